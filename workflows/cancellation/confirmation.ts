import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import type { CancellationFile } from './cancellation.ts'

/**
 * A sender is easily forged, so the client is asked to follow a link before the mail counts (inbound mail). One look:
 * asks, reminds of what was asked, and waits for news, for the next reminder, or until the link ends.
 */
export async function confirmation(file: CancellationFile, until: Instant): Promise<void> {
  ask(file, until)
  const { confirmation } = file.terms
  const reminders = confirmation.kind === 'by-link' ? confirmation.remindAt : []
  remind(file, reminders, until)
  await file.news(reminders.find(at => at > now()) ?? until, 'the cancellation is to be confirmed')
}

function ask(file: CancellationFile, until: Instant): void {
  const { done } = file.standing
  if (done.has('asked')) return
  done.add('asked')
  file.stand('awaiting-confirmation', { dueAt: until })
  file.note({
    who: 'policy',
    what: 'confirmation asked for',
    because: ['settled:inbound-mail'],
    detail: { until },
    letters: [{ kind: 'confirmation-asked', occasion: 'link', when: until }],
  })
}

/** However many are due, because nobody could send them, one letter says it. */
function remind(file: CancellationFile, reminders: Instant[], until: Instant): void {
  const { done } = file.standing
  const due = reminders.filter(at => at <= now() && !done.has(`reminder ${at}`))
  if (due.length === 0) return
  for (const at of due) done.add(`reminder ${at}`)
  file.note({
    who: 'policy',
    what: 'reminded to confirm the cancellation',
    because: ['settled:inbound-mail'],
    letters: [{ kind: 'confirmation-reminder', occasion: file.occasion('reminder'), when: until }],
  })
}
