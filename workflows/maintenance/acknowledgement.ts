import type { MaintenanceTerms } from '../../domain/maintenance-terms.ts'
import type { TaskOrder } from '../../domain/step.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { CancellationFile } from '../cancellation/cancellation.ts'

/** A client who has not acknowledged is spoken to; once per case. */
export const MISSING_ACKNOWLEDGEMENT: TaskOrder = { kind: 'acknowledgement-missing', occasion: 'fo-14', role: 'staff' }

/** Reminded until they acknowledge, then it is a person's; nothing of it moves the end of the term (FO-14). */
export async function acknowledgement(file: CancellationFile<MaintenanceTerms>): Promise<void> {
  const { standing, terms } = file
  const asked = { terms: terms.acknowledgement, askedAt: now(), zone: terms.zone }
  const { remindAt, taskAt } = await rulings.acknowledgementDates(asked)
  const isOver = () => standing.acknowledged === 'yes' || standing.takenBack !== undefined || file.isClosing
  for (const [index, at] of remindAt.entries()) {
    await file.alarm.wait(isOver, at, 'the client is reminded to acknowledge')
    if (isOver()) return
    // Of reminders that nobody could send in time, the last one says it.
    if ((remindAt[index + 1] ?? taskAt) > now()) remind(file, index + 1)
  }
  await file.alarm.wait(isOver, taskAt, 'the acknowledgement is missing')
  if (isOver()) return
  file.note({
    who: 'policy',
    what: 'the client has not acknowledged',
    because: ['FO-14', 'settled:fo-13-fo-14'],
    tasks: [MISSING_ACKNOWLEDGEMENT],
  })
}

function remind(file: CancellationFile<MaintenanceTerms>, n: number): void {
  const { date } = file.standing
  file.note({
    who: 'policy',
    what: 'reminded to acknowledge',
    because: ['FO-14'],
    letters: [{ kind: 'acknowledgement-reminder', occasion: `reminder-${n}`, ...(date && { when: date.effectiveAt }) }],
  })
}
