import type { RequestOf, Subscription } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { FinalMonth, SubscriptionTerms } from '../domain/subscription-terms.ts'
import type { LocalDate } from '../domain/time.ts'
import { dayOf } from './calendar.ts'
import { noticeEnds } from './effective-date.ts'
import { highestFinalBill, isUnderContract } from './final-bill.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { confirmationOf, objectionsToMail } from './mail-confirmation.ts'
import { addMonths } from './months.ts'
import { type Objection, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'

/** When does a subscription end that a client has cancelled by mail, and what may that cost at most? */
export function decideSubscriptionCancellation(
  profile: Profile,
  request: RequestOf<'subscriptionCancellation'>,
  { now }: Knowledge,
): Decision<SubscriptionTerms> {
  const policy = profile.subscriptionCancellation
  if (!policy) return refusedAsNotOffered(profile, 'subscriptionCancellation')
  const { zone } = profile
  const { subscription, mail } = request
  const objections = [...objectionsToMail(mail, now), ...objectionsToContract(subscription, dayOf(now, zone))]
  if (objections.length > 0) return refusedFor(objections)

  const { noticeDays, finalMonth } = policy
  const date = noticeEnds({ receivedAt: mail.receivedAt, zone, noticeDays })
  const because = rulesFor(subscription, date.effectiveOn, finalMonth)
  const terms: SubscriptionTerms = {
    ...commonTerms(profile, request, { units: [], because, now }),
    ...date,
    returnType: 'subscriptionCancellation',
    subscription,
    mail,
    confirmation: confirmationOf({ mail, link: policy.confirmation, zone, now }),
    noticeDays,
    finalMonth,
    highest: cents(0),
  }
  return granted({ ...terms, highest: highestFinalBill(terms) }, because)
}

/** A date of another century is a slip of the pen, and would be billed month by month. */
const LONGEST_CONTRACT_MONTHS = 120

function objectionsToContract({ contract }: Subscription, today: LocalDate): Objection[] {
  if (!contract) return []
  const { startsOn, endsOn } = contract
  const objection = (words: string): Objection[] => [
    { because: ['FO-12'], words, field: 'subscription.contract.endsOn' },
  ]
  if (endsOn < startsOn) return objection(`The contract ends on ${endsOn}, before it starts; correct one of the dates.`)
  if (endsOn > addMonths(today, LONGEST_CONTRACT_MONTHS))
    return objection(`The contract ends on ${endsOn}, more than ten years from now; correct the date.`)
  return []
}

/** The rules that decide when it ends, and what its last period costs. */
function rulesFor(subscription: Subscription, effectiveOn: LocalDate, finalMonth: FinalMonth): RuleId[] {
  const ends: RuleId[] = ['FO-10', 'settled:fo-10s-30th-day', 'settled:inbound-mail']
  if (isUnderContract(subscription, effectiveOn)) return [...ends, 'FO-12', 'settled:fo-12']
  return finalMonth === 'none' ? ends : [...ends, 'FO-11', 'settled:fo-11']
}
