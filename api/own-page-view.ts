import type { ArrangedParcel } from '../counterparts/mail/letters/subject.ts'
import type { Outcome, ReturnType, Stage, UnitState } from '../domain/case.ts'
import type { Parcel } from '../domain/fact.ts'
import type { FinalBill } from '../domain/final-bill.ts'
import type { Language } from '../domain/language.ts'
import { type Cents, type Currency, sum } from '../domain/money.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { finalBill } from '../policies/final-bill.ts'
import { labelsUnder } from '../policies/label.ts'
import { unitsOf } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { effectsOf } from '../records/effects.ts'
import { factsOf } from '../records/facts.ts'
import { linksOf } from '../records/keys.ts'
import { holdsOf, ledgerOf } from '../records/ledger.ts'
import type { LinkPurpose } from '../records/tables.ts'
import { listTasks } from '../records/tasks.ts'
import { isHoldWaived } from '../records/waiver.ts'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { openedOf } from './opened-link.ts'
import { askableDays, MORE_TIME } from './own-page-asks.ts'
import { type PageStep, stepsOf } from './own-page-steps.ts'

/** All that a client may know of their own case, in no language yet. What staff write among themselves is not in it. */
export interface OwnPage {
  rma: RmaNumber
  type: ReturnType
  company: string
  /** Whom to ask. */
  help: string
  client: string
  language: Language
  now: Instant
  /** The policy's zone, in which its days are counted, and the client's own. */
  zone: string
  readerZone: string
  currency: Currency
  stage: Stage | 'approved'
  outcome: Outcome | null
  /** Absent until it is granted. */
  terms?: CaseTerms
  units: PageUnit[]
  steps: PageStep[]
  /** The replacement's, on its way to the client. */
  parcels: Parcel[]
  marks: PageMark[]
  /** Where what is still owed goes, in one line; absent when nothing is to be sent to us. */
  sendTo?: string
  labels: 'granted' | 'refused'
  arranged: ArrangedParcel[]
  hold?: { amount: Cents; until: Instant }
  taken: Cents
  givenBack: Cents
  bill?: FinalBill
  /** What the client is asked to do at a page of its own. */
  asked: LinkPurpose[]
  /** `asked`: staff have it before them. */
  moreTime: { kind: 'asked' } | { kind: 'unavailable' } | { kind: 'offered'; days: number[] }
}

export interface PageUnit {
  brand: string
  model: string
  serial: SerialNumber
  role: 'failed' | 'loaner'
  state: UnitState
  amount: Cents
  replacement: SerialNumber | null
}

/** A deadline: the first instant after its last day. */
export interface PageMark {
  kind: 'due' | 'bill' | 'lapse' | 'hand-over' | 'confirm' | 'end'
  at: Instant
}

/** Everything is read from the records; looking changes nothing. `undefined` for a vendor's leg, which has no client. */
export async function ownPage(house: ApiHouse, row: CaseRow): Promise<OwnPage | undefined> {
  const { records } = house
  const { rma, terms, return_type: type } = row
  if (type === 'vendorReturn') return undefined
  const [now, customer, units, facts, holds, ledger, tasks, arranged] = await Promise.all([
    caseNow(house, rma),
    findCustomer(records, row.customer_ref),
    unitsOf(records, rma),
    factsOf(records, rma),
    holdsOf(records, rma),
    ledgerOf(records, rma),
    listTasks(records, { rma, state: 'open' }),
    arrangedFor(house, rma),
  ])
  const profile = house.policies.find(row.profile)
  const { help, clientops = help } = profile?.mailboxes ?? { help: '' }
  const zone = terms?.zone ?? profile?.zone ?? 'UTC'
  const live = holds.find(hold => hold.state === 'live')
  const asksForMoreTime = tasks.some(task => task.kind === MORE_TIME)
  const inAll = (kinds: readonly string[]) =>
    sum(ledger.filter(line => kinds.includes(line.kind)).map(line => line.amount))
  const isSentToUs = type === 'advanceReplacement' || type === 'standardReturn' || type === 'orderedNotNeededReturn'
  const isAwaited = row.stage !== 'closed' && terms !== null && units.some(unit => unit.state === 'owed')
  return {
    rma,
    type,
    company: profile?.company ?? row.profile,
    help: type === 'subscriptionCancellation' || type === 'maintenanceCancellation' ? clientops : help,
    client: customer?.name ?? '',
    language: customer?.language ?? 'en',
    now,
    zone,
    readerZone: customer?.zone ?? zone,
    currency: row.currency,
    stage: row.stage,
    outcome: row.outcome,
    ...(terms && { terms }),
    units: units.map(({ brand, model, serial, role, state, amount, replacement }) => {
      return { brand, model, serial, role, state, amount, replacement }
    }),
    steps: stepsOf(row, units, facts),
    parcels: facts.findLast(fact => fact.name === 'replacementShipped')?.parcels ?? [],
    marks: row.stage === 'closed' ? [] : marksOf(row),
    ...(isSentToUs && isAwaited && { sendTo: oneLine(house.dock) }),
    labels: terms && isAwaited && labelsUnder(terms).kind === 'granted' ? 'granted' : 'refused',
    arranged: isAwaited ? arranged : [],
    ...(live && { hold: { amount: live.amount, until: live.capture_before } }),
    taken: inAll(['captured', 'charged', 'invoiced']),
    givenBack: inAll(['refunded', 'credited']),
    ...(terms?.returnType === 'subscriptionCancellation' && {
      bill: finalBill({ terms, effectiveOn: terms.effectiveOn }),
    }),
    asked: await askedOf(house, row),
    moreTime: moreTimeOf(row, asksForMoreTime, isAwaited),
  }
}

/** What the case's letters have asked the client to do, as far as it can still be done. */
async function askedOf(house: ApiHouse, row: CaseRow): Promise<LinkPurpose[]> {
  const asked: LinkPurpose[] = []
  for (const link of await linksOf(house.records, row.rma)) {
    if (link.purpose === 'hold' && (await isHoldWaived(house.records, row.rma))) continue
    if ((await openedOf(house, row, link)).purpose === link.purpose) asked.push(link.purpose)
  }
  return asked
}

function moreTimeOf({ terms, stage }: CaseRow, asked: boolean, isAwaited: boolean): OwnPage['moreTime'] {
  if (asked) return { kind: 'asked' }
  const days = terms && isAwaited ? askableDays(terms, stage) : []
  return days.length === 0 ? { kind: 'unavailable' } : { kind: 'offered', days }
}

function marksOf({ terms, stage, due_at: dueAt, bill_at: billAt }: CaseRow): PageMark[] {
  const at = (kind: PageMark['kind'], mark: Instant | null) => (mark ? [{ kind, at: mark }] : [])
  switch (terms?.returnType) {
    case 'advanceReplacement':
      return [...(dueAt === billAt ? [] : at('due', dueAt)), ...at('bill', billAt)]
    case 'standardReturn':
      return at('lapse', dueAt)
    case 'orderedNotNeededReturn':
      return at('hand-over', stage === 'awaiting-return' ? (dueAt ?? terms.handOverBy) : null)
    case 'subscriptionCancellation':
    case 'maintenanceCancellation':
      return stage === 'awaiting-confirmation' ? at('confirm', dueAt) : at('end', dueAt ?? terms.effectiveAt)
    default:
      return []
  }
}

/** What was arranged for the way to us: of each unit its latest. */
async function arrangedFor({ records }: ApiHouse, rma: RmaNumber): Promise<ArrangedParcel[]> {
  const effects = [...(await effectsOf(records, rma, 'label')), ...(await effectsOf(records, rma, 'pick-up'))]
  const latest = new Map<SerialNumber, ArrangedParcel>()
  for (const { state, answer } of effects) {
    const arranged = answer as ArrangedParcel | null // what the worker has written for such an effect
    if (state === 'confirmed' && arranged) latest.set(arranged.serial, arranged)
  }
  return [...latest.values()]
}

function oneLine({ name, street, city, state, postalCode, country }: ApiHouse['dock']): string {
  return [name, street, city, [state, postalCode].filter(Boolean).join(' '), country].join(', ')
}
