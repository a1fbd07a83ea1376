import { z } from 'zod'
import { RETURN_TYPES, type ReturnType } from '../../domain/case.ts'
import { type Instant, latest } from '../../domain/time.ts'
import { CARD_NAMES } from '../gateway/cards-table.ts'
import { CANCELLED_SERVICE, Mail, serviceOf } from './cancellation-acts.ts'
import type { Answer } from './doors.ts'
import { amount, date, details, oneOf, orNone, text, texts, time } from './forms.ts'
import { ORDER, ORDERED_UNIT, orderedUnit, orderOf } from './ordered-goods.ts'
import type { Play } from './play.ts'

const price = z.exactOptional(orNone(amount))

const Unit = details({
  serial: text,
  brand: text.default('Speco'),
  model: text.default('O8B8'),
  'shipped on': z.exactOptional(date),
  'list price': price,
  'paid price': price,
  'replacement price': price,
  kind: z.exactOptional(oneOf(['camera', 'phone', 'other'])),
  traits: z.exactOptional(z.array(oneOf(['ptz', 'specialty']), 'expected a list, as in [ptz]')),
  ...ORDERED_UNIT,
})

const Loaner = details({
  serial: text,
  brand: text.default('Speco'),
  model: text.default('O8B8'),
  'book price': amount,
})

/** The kinds of return as the desk calls them; the API's own names do as well. */
const DESK_NAMES = new Map<unknown, ReturnType>([
  ['advance replacement', 'advanceReplacement'],
  ['standard return', 'standardReturn'],
  ['over the counter', 'overTheCounterReturn'],
  ['virtual return', 'virtualReturn'],
  ['ordered not needed', 'orderedNotNeededReturn'],
  ['subscription cancellation', 'subscriptionCancellation'],
  ['maintenance cancellation', 'maintenanceCancellation'],
])

const CLIENT_TYPE = oneOf(['agent', 'direct-client', 'reseller', 'service-provider'])

const RETURN_TYPE = z.preprocess(name => DESK_NAMES.get(name) ?? name, oneOf(RETURN_TYPES))

/** What the ticketing system posts. Left out, it is one camera, C1, list price 399.00, of which 279.30 was paid. */
export const Approval = details({
  'return type': RETURN_TYPE.default('advanceReplacement'),
  client: z.exactOptional(
    details({
      name: z.exactOptional(text),
      zone: z.exactOptional(text),
      address: z.exactOptional(z.literal('none')),
      'saved card': z.exactOptional(oneOf(CARD_NAMES)),
    }),
  ),
  'client type': z.exactOptional(CLIENT_TYPE),
  ticket: z.exactOptional(z.literal('none')),
  currency: z.exactOptional(text),
  'reported at': z.exactOptional(time),
  qualified: z.exactOptional(oneOf(['remotely', 'on-bench', 'none'])),
  'internal comment': z.exactOptional(text),
  'site answer': z.exactOptional(text),
  photos: z.exactOptional(z.literal('attached')),
  'terms accepted at': z.exactOptional(time),
  units: z.exactOptional(z.array(Unit)),
  loaners: z.exactOptional(z.array(Loaner)),
  ...CANCELLED_SERVICE,
  ...ORDER,
})

export type Approval = z.output<typeof Approval>

/** A second telling of the same approval, with something else about it. */
export const Again = details({
  key: oneOf(['same', 'another']).default('same'),
  client: oneOf(['same', 'another']).default('same'),
  'client type': z.exactOptional(CLIENT_TYPE),
  by: oneOf(['ticketing', 'staff', 'manager']).default('ticketing'),
  serials: z.exactOptional(texts),
  'list price': z.exactOptional(amount),
  mail: z.exactOptional(Mail),
})

type Again = z.output<typeof Again>

/** The same client asks for more of the same kind, for other units. */
export const More = details({ units: z.array(Unit) })

/** An RMA of its own, later, for what the client has by then; the rest is as in the file's approval. */
export const Another = details({
  'return type': z.exactOptional(RETURN_TYPE),
  'reported at': z.exactOptional(time),
  units: z.array(Unit),
})

/** Posts the approval, as the ticketing system would; the first time, or `again`. */
export async function postApproval(play: Play, again: Again = Again.parse({})): Promise<Answer> {
  const units = play.units.filter(unit => !again.serials || again.serials.includes(unit.serial))
  const key = again.key === 'same' ? 'approval' : `${again.client}-approval-again`
  const startsAt = play.almanac.inWorld(play.scenario.starts)
  const received = again.mail?.received && play.almanac.inWorld(again.mail.received)
  const body = await bodyOf(play, { again, units, startsAt: latest(startsAt, received) })
  return play.doors.tell(again.by, '/v1/cases', body, `${play.aliases.id}-${key}${received ?? ''}`)
}

/** Posts one more approval, at its own time. The file goes on with its first case. */
export async function postMore(play: Play, { units }: z.output<typeof More>, startsAt: Instant): Promise<Answer> {
  return play.doors.tell('ticketing', '/v1/cases', await bodyOf(play, { again: Again.parse({}), units, startsAt }))
}

/** Posts an RMA of its own, at its own time. The file goes on with that one. */
export async function postAnother(play: Play, another: z.output<typeof Another>, startsAt: Instant): Promise<Answer> {
  const { units, ...rest } = another
  const body = await bodyOf(play, { again: Again.parse({}), units, startsAt })
  const reportedAt = rest['reported at'] && play.almanac.inWorld(rest['reported at'])
  const answer = await play.doors.tell('ticketing', '/v1/cases', {
    ...body,
    ...(rest['return type'] && { returnType: rest['return type'] }),
    reportedAt: reportedAt ?? startsAt,
  })
  if (answer.kind === 'done') play.turnTo((answer.body as { rma: string }).rma) // a 2xx of this route carries the case
  return answer
}

interface Posting {
  again: Again
  units: z.output<typeof Unit>[]
  startsAt: Instant
}

async function bodyOf(play: Play, { again, units, startsAt }: Posting) {
  const { approval, policy } = play.scenario
  const ticket = approval.ticket === 'none' ? undefined : await play.ticket()
  const clientType = again['client type'] ?? approval['client type']
  return {
    returnType: approval['return type'],
    policy,
    startsAt,
    currency: currencyOf(play),
    ...(ticket && { ticket }),
    ...(clientType && { clientType }),
    reportedAt: approval['reported at'] ? play.almanac.inWorld(approval['reported at']) : startsAt,
    // Most files are about what comes after support's diagnosis.
    ...(approval.qualified !== 'none' && { qualified: approval.qualified ?? 'remotely' }),
    ...(approval['internal comment'] && { internalComment: approval['internal comment'] }),
    ...(approval['site answer'] && { siteAnswer: approval['site answer'] }),
    ...(approval.photos && { photos: [PHOTO] }),
    ...(approval['terms accepted at'] && { termsAcceptedAt: play.almanac.inWorld(approval['terms accepted at']) }),
    customer: await customerOf(play, again),
    units: approval.subscription || approval.maintenance ? [] : unitsOf(play, units, again),
    ...serviceOf(play, { ...approval, ...(again.mail && { mail: again.mail }) }),
    ...(isOrdered(play) && orderOf(approval)),
    ...(approval.loaners && { loaners: loanersOf(play, approval.loaners) }),
  }
}

async function customerOf(play: Play, again: Again) {
  const { client } = play.scenario.approval
  const other = again.client === 'another' ? 'other-' : ''
  const savedCard = client?.['saved card'] && (await play.savedCard(client['saved card']))
  return {
    ref: `${other}client-${play.aliases.id}`,
    name: client?.name ?? 'Ana Diaz',
    email: `${other}${play.mailAddress}`,
    zone: client?.zone ?? play.policy.zone,
    ...(client?.address !== 'none' && { address: ADDRESS }),
    ...(savedCard && { savedCard }),
  }
}

function unitsOf(play: Play, units: z.output<typeof Unit>[], again: Again) {
  const money = moneyOf(play)
  return units.map(unit => ({
    ...(unit.serial !== 'none' && { serial: play.aliases.inWorld(unit.serial) }),
    brand: unit.brand,
    model: unit.model,
    ...(unit['shipped on'] && { shippedOn: play.almanac.dayInWorld(unit['shipped on']) }),
    ...money('listPrice', again['list price'] ?? unit['list price'] ?? 399_00),
    ...money('paidPrice', unit['paid price'] ?? 279_30),
    ...money('replacementPrice', unit['replacement price'] ?? 399_00),
    ...(unit.kind && { kind: unit.kind }),
    ...(unit.traits && { traits: unit.traits }),
    ...(isOrdered(play) && orderedUnit(play, unit)),
  }))
}

function isOrdered({ scenario }: Play): boolean {
  return scenario.approval['return type'] === 'orderedNotNeededReturn'
}

function loanersOf(play: Play, loaners: z.output<typeof Loaner>[]) {
  const money = moneyOf(play)
  return loaners.map(({ serial, brand, model, 'book price': price }) => ({
    serial: play.aliases.inWorld(serial),
    brand,
    model,
    ...money('bookPrice', price),
  }))
}

/** A price as the API takes it, under its name there; nothing for `none`. */
function moneyOf(play: Play) {
  const currency = currencyOf(play)
  return (name: string, amount: number | 'none') => (amount === 'none' ? {} : { [name]: { amount, currency } })
}

function currencyOf(play: Play): string {
  return play.scenario.approval.currency ?? play.policy.currency
}

/** One camera: what most files are about. */
export const DEFAULT_UNITS: z.output<typeof Unit>[] = [{ serial: 'C1', brand: 'Speco', model: 'O8B8', kind: 'camera' }]

/** Where support's photos lie; nobody looks at them. */
export const PHOTO = 'https://tickets.example/photos/1'

const ADDRESS = { street: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207', country: 'US' }
