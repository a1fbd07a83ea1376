import type { AnyCaseFile } from './case-file.ts'

/** Told once, again after a business day without a word, and then it is somebody's task (VD-10). */
export async function management(file: AnyCaseFile): Promise<void> {
  const times = file.terms.management
  if (!times) return
  const isHeard = () => file.acknowledged === 'yes' || file.isClosing
  await file.alarm.wait(isHeard, times.againAt, 'management is told again')
  if (isHeard()) return
  file.note({
    who: 'policy',
    what: 'management told again',
    because: ['VD-10'],
    letters: [{ kind: 'management-notice', occasion: 'again', variant: 'unacknowledged' }],
    comments: [{ kind: 'escalated', occasion: 'approval', variant: 'unacknowledged' }],
  })
  await file.alarm.wait(isHeard, times.taskAt, 'management has not answered')
  if (isHeard()) return
  file.note({
    who: 'policy',
    what: 'management did not acknowledge',
    because: ['VD-10'],
    tasks: [{ kind: 'management-notice', occasion: 'unacknowledged', role: 'staff' }],
  })
}
