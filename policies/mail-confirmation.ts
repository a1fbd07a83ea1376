import type { ConfirmationTerms } from '../domain/cancellation.ts'
import type { CancellationMail } from '../domain/case.ts'
import type { Instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { addDays, dayOf, firstInstantOf, sameTimeLater } from './calendar.ts'
import type { Objection } from './objection.ts'
import type { Profile } from './profile.ts'

/** A cancellation as it comes in: its mail, and the profile's settings for links that confirm one. */
interface IncomingMail {
  mail: CancellationMail
  link: NonNullable<Profile['subscriptionCancellation']>['confirmation']
  zone: string
  now: Instant
}

/** Whether a link is to be followed before the mail counts, until when, and when the client is reminded. */
export function confirmationOf({ mail, link, zone, now }: IncomingMail): ConfirmationTerms {
  switch (mail.confirmation) {
    case 'dmarc-passed':
    case 'known-to-staff':
      return { kind: 'trusted' }
    case 'asked-by-link':
      return {
        kind: 'by-link',
        remindAt: link.reminderDays.map(day => sameTimeLater(now, day, zone)),
        until: firstInstantOf(addDays(dayOf(now, zone), link.linkDays + 1), zone),
      }
    default:
      return unreachable(mail.confirmation)
  }
}

/** The mail's receipt sets the date, so it has to lie behind us. */
export function objectionsToMail({ receivedAt }: CancellationMail, now: Instant): Objection[] {
  if (receivedAt <= now) return []
  const words = `The mail cannot have been received at ${receivedAt}, which is still to come; correct its time.`
  return [{ because: ['settled:inbound-mail'], words, field: 'mail.receivedAt' }]
}
