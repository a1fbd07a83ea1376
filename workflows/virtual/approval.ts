import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { VirtualFile } from './virtual-return.ts'

/**
 * Nothing is ever granted by itself (SP-8): a person says yes or no. They are reminded on the days of the policy, a
 * manager with the last of them; from then on that task is what ends this wait.
 */
export async function approval(file: VirtualFile): Promise<'approved' | 'declined' | 'cancelled' | 'settled-by-staff'> {
  const { standing, terms } = file
  const { approvedAt: from, zone, approvalReminderDays: days } = terms
  const reminders = await rulings.timetable({ from, zone, days })
  for (;;) {
    if (standing.answer !== 'awaited') return standing.answer
    if (standing.ended) return standing.ended
    const next = reminders[0]
    if (next && next.at <= now()) {
      reminders.shift()
      remind(file, { day: next.day, of: reminders.length === 0 ? 'manager' : 'staff' })
    } else await file.news(next?.at, 'a person approves or declines')
  }
}

function remind(file: VirtualFile, { day, of }: { day: number; of: 'staff' | 'manager' }): void {
  file.note({
    who: 'policy',
    what: `reminded of the approval, day ${day}`,
    because: ['SP-8'],
    comments: [{ kind: 'approval-asked', occasion: `day-${day}`, variant: 'again' }],
    ...(of === 'manager' && { tasks: [{ kind: 'approve-return', occasion: 'unanswered', role: 'manager' }] }),
  })
}
