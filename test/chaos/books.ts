import { rmaNumber } from '../../domain/names.ts'
import { underway } from '../../records/deliveries.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import type { Books, Records } from '../invariants.ts'
import { eventually } from './played-case.ts'

/** Asks everybody outside for their books, and copies our own, as far as these cases go, once finance has heard all. */
export async function readBooks(box: RunningSandbox, numbers: string[]): Promise<Books> {
  const isOurs = ({ rma }: { rma: string | null }) => rma !== null && numbers.includes(rma)
  for (const rma of numbers.map(rmaNumber))
    await eventually(`finance has not heard all of ${rma}`, async () =>
      (await underway(box.records, rma)).length === 0 ? true : undefined,
    )
  const records = await readRecords(box, numbers)
  const tickets = new Set(records.comments.map(comment => comment.ticket))
  const [payments, mails, desk, triggers, arranged] = await Promise.all([
    Promise.all(numbers.map(rma => paymentsOf(box, rma))),
    got<Books['mails']>(`${box.mailboxUrl}/mails`),
    got<Ticket[]>(`${box.ticketsUrl}/control/tickets`),
    got<ToldTrigger[]>(`${box.financeUrl}/triggers`),
    readArranged(box),
  ])
  return {
    payments: payments.flat(),
    mails: mails.filter(isOurs),
    ticketComments: desk
      .filter(({ id }) => tickets.has(String(id)))
      .flatMap(({ id, comments }) => comments.map(comment => ({ ticket: String(id), ...comment }))),
    triggers: triggers.map(({ id, type, data }) => ({ id, type, ...data })).filter(isOurs),
    arranged: arranged.filter(({ reference }) => numbers.some(rma => reference.startsWith(`${rma}/`))),
    records,
  }
}

async function readRecords({ records: db }: RunningSandbox, numbers: string[]): Promise<Records> {
  const ours = numbers.map(rmaNumber)
  const [cases, units, obligations, ledger, holds, effects, letters, comments, triggers, tasks, audit, facts] =
    await Promise.all([
      db.selectFrom('cases').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('units').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('obligations').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('ledger').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('holds').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('effects').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('letters').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('comments').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('triggers').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('tasks').selectAll().where('rma', 'in', ours).execute(),
      db.selectFrom('audit').selectAll().where('rma', 'in', ours).orderBy('id').execute(),
      db.selectFrom('facts').selectAll().where('rma', 'in', ours).execute(),
    ])
  return { cases, units, obligations, ledger, holds, effects, letters, comments, triggers, tasks, audit, facts }
}

interface AtGateway {
  payments: {
    paymentIntent: { id: string; status: string; amount_received: number }
    captures: { amount: number }[]
    refunds: { amount: number }[]
  }[]
}

async function paymentsOf({ gatewayUrl }: RunningSandbox, rma: string): Promise<Books['payments']> {
  const { payments } = await got<AtGateway>(`${gatewayUrl}/control/payments?rma=${rma}`)
  return payments.map(({ paymentIntent: { id, status, amount_received: received }, captures, refunds }) => ({
    id,
    rma,
    status,
    received,
    captures: captures.map(({ amount }) => amount),
    refunds: refunds.map(({ amount }) => amount),
  }))
}

interface Ticket {
  id: number
  comments: { body: string; public: boolean }[]
}

interface ToldTrigger {
  id: string
  type: string
  data: { rma: string; method: string; obligation: string; amount: number }
}

async function readArranged({ carrierUrl }: RunningSandbox): Promise<Books['arranged']> {
  const shipments = await got<{ reference: string; postage_label: unknown }[]>(`${carrierUrl}/control/shipments`)
  const pickUps = await got<{ reference: string; confirmation: unknown }[]>(`${carrierUrl}/control/pickups`)
  return [
    ...shipments.flatMap(({ reference, postage_label }) =>
      postage_label ? [{ kind: 'label' as const, reference }] : [],
    ),
    ...pickUps.flatMap(({ reference, confirmation }) =>
      confirmation ? [{ kind: 'pick-up' as const, reference }] : [],
    ),
  ]
}

async function got<Body>(url: string): Promise<Body> {
  return (await (await fetch(url)).json()) as Body // what the sandbox's own part answers there
}
