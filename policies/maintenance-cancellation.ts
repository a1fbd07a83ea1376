import type { Maintenance, RequestOf } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import type { MaintenanceTerms } from '../domain/maintenance-terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { dayOf } from './calendar.ts'
import { termEnds } from './effective-date.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { confirmationOf, objectionsToMail } from './mail-confirmation.ts'
import { addMonths } from './months.ts'
import { type Objection, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'

/** With which term does maintenance end that a client has cancelled by mail? No day is paid back, and none is added. */
export function decideMaintenanceCancellation(
  profile: Profile,
  request: RequestOf<'maintenanceCancellation'>,
  { now }: Knowledge,
): Decision<MaintenanceTerms> {
  const policy = profile.maintenanceCancellation
  if (!policy) return refusedAsNotOffered(profile, 'maintenanceCancellation')
  const { zone } = profile
  const { maintenance, mail } = request
  const objections = [...objectionsToMail(mail, now), ...objectionsToTerm(maintenance, dayOf(now, zone))]
  if (objections.length > 0) return refusedFor(objections)
  const midTerm = objectionsToWish(maintenance, mail.receivedAt, zone)
  if (midTerm.length > 0) return refusedFor(midTerm)

  const terms: MaintenanceTerms = {
    ...commonTerms(profile, request, { units: [], because: GRANTED_BY, now }),
    ...termEnds({ receivedAt: mail.receivedAt, zone, maintenance }),
    returnType: 'maintenanceCancellation',
    maintenance,
    mail,
    confirmation: confirmationOf({ mail, link: policy.confirmation, zone, now }),
    renewal: 'none',
    credit: 'none',
    acknowledgement: policy.acknowledgement,
  }
  return granted(terms, terms.because)
}

const GRANTED_BY = ['FO-13', 'FO-14', 'settled:fo-13-fo-14', 'settled:inbound-mail'] as const satisfies RuleId[]

/** A date of another century is a slip of the pen. */
const FARTHEST_TERM_MONTHS = 120

function objectionsToTerm({ termStartsOn, termEndsOn, wishedFor }: Maintenance, today: LocalDate): Objection[] {
  const objection = (field: string, words: string): Objection => ({
    because: ['FO-13'],
    words,
    field: `maintenance.${field}`,
  })
  const farthest = addMonths(today, FARTHEST_TERM_MONTHS)
  const objections: Objection[] = []
  if (termEndsOn < termStartsOn)
    objections.push(objection('termEndsOn', `The term ends on ${termEndsOn}, before it starts; correct the dates.`))
  if (termEndsOn > farthest)
    objections.push(objection('termEndsOn', `The term ends on ${termEndsOn}, more than ten years from now.`))
  if (wishedFor && wishedFor > farthest)
    objections.push(objection('wishedFor', `${wishedFor} is more than ten years from now; wish for a nearer date.`))
  return objections
}

/** FO-13: never in the middle of a term. A mail from before the term counts for the one it came in. */
function objectionsToWish(maintenance: Maintenance, receivedAt: Instant, zone: string): Objection[] {
  const { termStartsOn, wishedFor } = maintenance
  const receivedOn = dayOf(receivedAt, zone)
  if (receivedOn < termStartsOn)
    return [
      {
        because: ['settled:fo-13-fo-14'],
        words: `The mail of ${receivedOn} came before the term that starts on ${termStartsOn}; give the term it came in.`,
        field: 'maintenance.termStartsOn',
      },
    ]
  const { effectiveOn } = termEnds({ receivedAt, zone, maintenance })
  if (!wishedFor || wishedFor === effectiveOn) return []
  const words =
    wishedFor < receivedOn
      ? `Maintenance cannot end on ${wishedFor}, before it was asked for; its term ends on ${effectiveOn}.`
      : `Maintenance cannot end on ${wishedFor}, in the middle of its term, which ends on ${effectiveOn}.`
  return [{ because: ['FO-13'], words, field: 'maintenance.wishedFor' }]
}
