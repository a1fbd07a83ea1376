/**
 * What is true of every case, whatever was killed and in whatever order it was told: looked up in the books of those
 * outside, and in our records beside them. It shares no code with the product, so a mistake there is not made twice.
 */
export interface Books {
  /** The card gateway's: every payment of the cases. Amounts in minor units. */
  payments: { id: string; rma: string; status: string; received: number; captures: number[]; refunds: number[] }[]
  /** The mailbox's: one for each Message-ID. */
  mails: { id: string; rma: string; copies: number }[]
  /** The ticket desk's: one for each comment in the cases' tickets. */
  ticketComments: { ticket: string; body: string; public: boolean }[]
  /** Finance's: one for each webhook id. */
  triggers: { id: string; rma: string; type: string; method: string; obligation: string; amount: number }[]
  /** The carrier's: labels that were bought and pick-ups that were booked, under the name we gave each. */
  arranged: { kind: 'label' | 'pick-up'; reference: string }[]
  records: Records
}

/** Our own side, row by row. */
export interface Records {
  cases: { rma: string; stage: string }[]
  units: { rma: string; serial: string; state: string }[]
  obligations: { rma: string; obligation: string; serial: string | null; amount: number }[]
  ledger: { rma: string; kind: string; obligation: string | null; serial: string | null; amount: number }[]
  holds: { ref: string; rma: string; state: string }[]
  effects: { key: string; rma: string; kind: string; state: string; attempts: number }[]
  letters: { message_id: string; rma: string; kind: string; occasion: string; recipient: string; state: string }[]
  comments: { marker: string; ticket: string; state: string }[]
  triggers: { id: string; rma: string; state: string }[]
  tasks: { rma: string | null; kind: string; occasion: string }[]
  audit: { rma: string | null; step: number; line: number }[]
  facts: { id: number; rma: string | null; name: string; passed_on_at: string | null }[]
}

/** Every breach in a sentence; none when all is well. The cases must be at rest. */
export function breaches(books: Books): string[] {
  return CHECKS.flatMap(check => check(books))
}

type Check = (books: Books) => string[]

/** At most one capture of a hold; a hold that is alive belongs to an open case, and is its only one. */
const holds: Check = ({ payments, records }) => [
  ...payments
    .filter(payment => payment.captures.length > 1)
    .map(({ id, rma, captures }) => `${rma}: ${id} was captured ${captures.length} times.`),
  ...records.cases.flatMap(({ rma, stage }) => {
    const live = payments.filter(payment => payment.rma === rma && payment.status === 'requires_capture')
    const most = stage === 'closed' ? 0 : 1
    return live.length > most ? [`${rma}: ${live.length} live holds while the case is ${stage}.`] : []
  }),
  ...records.holds.flatMap(({ ref, rma, state }) => {
    const isLive = payments.find(payment => payment.id === ref)?.status === 'requires_capture'
    return isLive === (state === 'live') ? [] : [`${rma}: hold ${ref} is ${state} with us, and not so at the gateway.`]
  }),
]

/**
 * No obligation costs more than was frozen for it, or gives back more than was taken; what was paid elsewhere is credited
 * up to what was frozen. The return of a unit costs nothing once it is here.
 */
const obligations: Check = ({ records: { ledger, obligations, units } }) => {
  const moved = ledger.filter(line => line.obligation !== null)
  const limits = unique(moved.map(nameOf)).flatMap(name => {
    const lines = moved.filter(line => nameOf(line) === name)
    const frozen = obligations.find(one => nameOf(one) === name)?.amount ?? 0
    const credited = total(lines.flatMap(({ kind, amount }) => (kind === 'credited' ? [amount] : [])))
    const net = netOf(lines) + credited
    if (net > frozen) return [`${name}: ${net} taken, where ${frozen} was frozen.`]
    if (net < 0) return [`${name}: ${-net} more given back than was taken.`]
    return credited > frozen ? [`${name}: ${credited} credited, where ${frozen} was frozen.`] : []
  })
  const kept = units.flatMap(({ rma, serial, state }) => {
    const ofReturn = moved.filter(
      line => line.rma === rma && line.serial === serial && RETURNS.has(line.obligation ?? ''),
    )
    const net = netOf(ofReturn)
    return FREE.has(state) && net !== 0 ? [`${rma}: ${net} taken for ${serial}, which is ${state}.`] : []
  })
  return [...limits, ...kept]
}

const RETURNS = new Set(['return', 'loaner'])

const FREE = new Set(['owed', 'received', 'undone', 'lost-by-our-carrier', 'forgiven', 'refunded'])

/** What moved is what finance was told, per obligation; and what the gateway has is what finance believes it has. */
const money: Check = ({ payments, triggers, records }) =>
  records.cases.flatMap(({ rma }) => {
    const told = triggers.filter(trigger => trigger.rma === rma)
    const moved = records.ledger.filter(line => line.rma === rma && line.obligation !== null)
    const obligations = unique([...told, ...moved].map(({ obligation }) => obligation))
    const apart = obligations.flatMap(obligation => {
      const ours = netOf(moved.filter(line => line.obligation === obligation))
      const theirs = toldNet(told.filter(trigger => trigger.obligation === obligation))
      return ours === theirs ? [] : [`${rma}: ${ours} moved for ${obligation}, finance was told of ${theirs}.`]
    })
    const ofCase = payments.filter(payment => payment.rma === rma)
    const atGateway = total(ofCase.map(payment => payment.received - total(payment.refunds)))
    const byCard = toldNet(told.filter(trigger => trigger.method !== 'account'))
    if (atGateway !== byCard) apart.push(`${rma}: the gateway took ${atGateway}, finance was told of ${byCard}.`)
    return apart
  })

/** Every trigger was delivered, under the one id it has with us. */
const triggers: Check = ({ triggers, records }) => [
  ...missing(records.triggers, row => triggers.some(trigger => trigger.id === row.id)).map(
    ({ id, rma }) => `${rma}: finance never heard of ${id}.`,
  ),
  ...missing(triggers, trigger => records.triggers.some(row => row.id === trigger.id)).map(
    ({ id, rma }) => `${rma}: finance was told of ${id}, which nobody ordered.`,
  ),
]

/** One letter per kind, occasion and address. A kill between sending and writing down costs a copy, and no try more than one. */
const letters: Check = ({ mails, records }) => [
  ...repeated(records.letters.map(row => `${row.rma}: letter ${row.kind}/${row.occasion} to ${row.recipient}`)),
  ...missing(records.letters, row => row.state !== 'sent' || mails.some(mail => mail.id === row.message_id)).map(
    ({ rma, kind, occasion }) => `${rma}: letter ${kind}/${occasion} is said to be sent, and is in no mailbox.`,
  ),
  ...missing(mails, mail => records.letters.some(row => row.message_id === mail.id)).map(
    ({ id, rma }) => `${rma}: letter ${id} is in the mailbox, and not in the records.`,
  ),
  ...records.letters.flatMap(({ message_id, rma, kind, occasion }) => {
    const copies = mails.find(mail => mail.id === message_id)?.copies ?? 0
    const { attempts } = records.effects.find(({ key }) => key === `${rma}/letter/${kind}/${occasion}`) ?? {
      attempts: 0,
    }
    return copies > attempts ? [`${rma}: letter ${kind}/${occasion} came ${copies} times in ${attempts} tries.`] : []
  }),
]

/** Every comment stands in its ticket once, and for colleagues only. */
const comments: Check = ({ ticketComments, records }) => [
  ...repeated(ticketComments.map(({ ticket, body }) => `ticket ${ticket}: comment ${markerIn(body)}`)),
  ...ticketComments.filter(comment => comment.public).map(({ ticket }) => `ticket ${ticket}: a comment is public.`),
  ...missing(
    records.comments,
    row =>
      row.state !== 'written' ||
      ticketComments.some(({ ticket, body }) => ticket === row.ticket && markerIn(body) === row.marker),
  ).map(({ ticket, marker }) => `ticket ${ticket}: comment ${marker} is said to be written, and is not there.`),
]

const arrangements: Check = ({ arranged }) => repeated(arranged.map(({ kind, reference }) => `${kind} ${reference}`))

/** Each task and each line once, and no step of the story left out. */
const story: Check = ({ records }) => [
  ...repeated(records.tasks.map(({ rma, kind, occasion }) => `${rma}: task ${kind}/${occasion}`)),
  ...repeated(ofSteps(records).map(({ rma, step, line }) => `${rma}: line ${line} of step ${step}`)),
  ...records.cases.flatMap(({ rma }) => {
    const steps = new Set(ofSteps(records).flatMap(row => (row.rma === rma ? [row.step] : [])))
    const last = Math.max(0, ...steps)
    return steps.size === last ? [] : [`${rma}: ${last - steps.size} of ${last} steps are not in the audit trail.`]
  }),
]

/** What was taken in has reached its case. */
const facts: Check = ({ records }) =>
  records.facts
    .filter(({ passed_on_at }) => passed_on_at === null)
    .map(({ id, rma, name }) => `${rma}: fact ${id} (${name}) was never passed on.`)

/** Whatever was begun has come to its end. A hold page may stand open: that is for the client to end. */
const effects: Check = ({ records }) =>
  records.effects
    .filter(({ kind, state }) => kind !== 'hold-page' && state !== 'confirmed')
    .map(({ rma, key, state }) => `${rma}: ${key} is still ${state}.`)

const CHECKS: Check[] = [holds, obligations, money, triggers, letters, comments, arrangements, story, facts, effects]

const SIGNS: Record<string, number> = {
  captured: 1,
  charged: 1,
  invoiced: 1,
  'credited-by-vendor': 1,
  refunded: -1,
  credited: -1,
}
const GIVES_BACK = new Set(['rma.charge.reversed', 'rma.return.refunded', 'rma.order.refunded'])

function nameOf({
  rma,
  obligation,
  serial,
}: {
  rma: string
  obligation: string | null
  serial: string | null
}): string {
  return [rma, obligation, ...(serial === null ? [] : [serial])].join(' ')
}

function netOf(lines: Records['ledger']): number {
  return total(lines.map(({ kind, amount }) => (SIGNS[kind] ?? 0) * amount))
}

function toldNet(told: Books['triggers']): number {
  return total(told.map(({ type, amount }) => (GIVES_BACK.has(type) ? -amount : amount)))
}

/** What is between the double brackets at a comment's end. */
function markerIn(body: string): string {
  return /⟦(.+)⟧\s*$/.exec(body)?.[1] ?? body
}

function ofSteps({ audit }: Records): Records['audit'] {
  return audit.filter(row => row.step > 0)
}

function missing<Row>(rows: Row[], isThere: (row: Row) => boolean): Row[] {
  return rows.filter(row => !isThere(row))
}

function repeated(names: string[]): string[] {
  return unique(names.filter((name, index) => names.indexOf(name) < index)).map(name => `${name} is there twice.`)
}

function unique<Value>(values: Value[]): Value[] {
  return [...new Set(values)]
}

function total(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
