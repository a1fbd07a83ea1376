import { z } from 'zod'
import type { LocalDate } from '../../domain/time.ts'
import { amount, date, details, oneOf, text, time, whole } from './forms.ts'
import type { Play } from './play.ts'

export const Mail = details({
  received: z.exactOptional(time),
  confirmation: oneOf(['asked-by-link', 'dmarc-passed', 'known-to-staff']).default('asked-by-link'),
})

/** What an approval says of a service that is cancelled by mail. */
export const CANCELLED_SERVICE = {
  subscription: z.exactOptional(
    details({
      service: text.default('FocusCloud'),
      'monthly fee': amount,
      'billing day': z.exactOptional(whole),
      'prepaid through': z.exactOptional(date),
      'past due': z.exactOptional(amount),
      contract: z.exactOptional(details({ from: date, through: date })),
    }),
  ),
  maintenance: z.exactOptional(
    details({
      contract: text.default('M-77'),
      'term starts': date,
      'term ends': date,
      'term months': z.exactOptional(whole),
      'wished for': z.exactOptional(date),
    }),
  ),
  mail: z.exactOptional(Mail),
}

const Said = z.object(CANCELLED_SERVICE)
type Said = z.output<typeof Said>

/** The same as the API takes it; nothing for a return. Received when the approval was, unless it says otherwise. */
export function serviceOf(play: Play, { subscription, maintenance, mail }: Said): object {
  if (!subscription && !maintenance) return {}
  return {
    ...(subscription && { subscription: subscriptionOf(play, subscription) }),
    ...(maintenance && { maintenance: maintenanceOf(play, maintenance) }),
    mail: {
      receivedAt: play.almanac.inWorld(mail?.received ?? play.scenario.starts),
      ...(mail && { confirmation: mail.confirmation }),
    },
  }
}

function subscriptionOf(play: Play, said: NonNullable<Said['subscription']>) {
  const { 'billing day': billingDay, 'prepaid through': prepaid, 'past due': pastDue, contract } = said
  const inWorld = (day: LocalDate) => play.almanac.dayInWorld(day)
  return {
    service: said.service,
    monthlyFee: said['monthly fee'],
    ...(billingDay !== undefined && { billingDay }),
    ...(prepaid && { prepaidThrough: inWorld(prepaid) }),
    ...(pastDue !== undefined && { pastDue }),
    ...(contract && { contract: { startsOn: inWorld(contract.from), endsOn: inWorld(contract.through) } }),
  }
}

function maintenanceOf(play: Play, said: NonNullable<Said['maintenance']>) {
  const { 'term months': termMonths, 'wished for': wishedFor } = said
  return {
    contract: said.contract,
    termStartsOn: play.almanac.dayInWorld(said['term starts']),
    termEndsOn: play.almanac.dayInWorld(said['term ends']),
    ...(termMonths !== undefined && { termMonths }),
    ...(wishedFor && { wishedFor: play.almanac.dayInWorld(wishedFor) }),
  }
}
