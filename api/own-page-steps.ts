import type { Stage } from '../domain/case.ts'
import type { Fact, FactName } from '../domain/fact.ts'
import type { Instant } from '../domain/time.ts'
import type { CaseRow } from './case-document.ts'
import type { PageUnit } from './own-page-view.ts'

export const STEP_KINDS = [
  'asked',
  'granted',
  'secured',
  'shipped',
  'delivered',
  'at-distributor',
  'here',
  'looked-at',
  'sent-back',
  'refunded',
  'confirmed',
  'ended',
  'closed',
] as const

/** One of the things that happen in a return, in their order. `at`: when it did, where that is known. */
export interface PageStep {
  kind: (typeof STEP_KINDS)[number]
  state: 'done' | 'now' | 'ahead'
  at?: Instant
}

interface Known {
  row: CaseRow
  units: PageUnit[]
  facts: Fact[]
}

/** What has happened, what is under way, and what is ahead. Of a closed case nothing is ahead. */
export function stepsOf(row: CaseRow, units: PageUnit[], facts: Fact[]): PageStep[] {
  const known = { row, units, facts }
  const all = stepsOfType(known)
  if (row.stage === 'closed') {
    const done = all.filter(step => step.isDone).map(({ kind, at }) => stepOf(kind, 'done', at))
    return [...done, stepOf('closed', 'done', row.closed_at ?? undefined)]
  }
  // What is behind the last thing that happened has happened too, or was not needed.
  const last = all.findLastIndex(step => step.isDone)
  const now = all.findIndex((step, n) => n > last && !step.isDone)
  return all.map(({ kind, at }, n) => stepOf(kind, n <= last ? 'done' : n === now ? 'now' : 'ahead', at))
}

function stepOf(kind: PageStep['kind'], state: PageStep['state'], at: Instant | undefined): PageStep {
  return { kind, state, ...(at && state === 'done' && { at }) }
}

interface Step {
  kind: PageStep['kind']
  isDone: boolean
  at: Instant | undefined
}

function stepsOfType(known: Known): Step[] {
  const { row } = known
  switch (row.return_type) {
    case 'advanceReplacement':
      return [granted(known), ...secured(known), shipped(known), delivered(known), here(known)]
    case 'standardReturn':
      return [granted(known), here(known), lookedAt(known), sentBack(known)]
    case 'overTheCounterReturn':
      return [granted(known), happened('at-distributor', known, 'distributorReturned')]
    case 'virtualReturn':
      return [asked(known), approved(known), shipped(known), delivered(known)]
    case 'orderedNotNeededReturn':
      return [granted(known), here(known), refunded(known)]
    case 'subscriptionCancellation':
    case 'maintenanceCancellation':
      return [asked(known), ...confirmed(known), ended(known)]
    case 'vendorReturn':
      return []
  }
}

function asked({ row }: Known): Step {
  return { kind: 'asked', isDone: true, at: row.opened_at }
}

function granted({ row: { terms } }: Known): Step {
  return { kind: 'granted', isDone: terms !== null, at: terms?.approvedAt }
}

/** Case by case, by a person. */
function approved({ row }: Known): Step {
  const waits: CaseRow['stage'][] = ['approved', 'submitted', 'awaiting-approval']
  const isDone = !waits.includes(row.stage) && row.outcome !== 'declined'
  return { kind: 'granted', isDone, at: undefined }
}

/** Only where a card is asked for, and nobody has waived it. */
function secured({ row, facts }: Known): Step[] {
  if (row.terms?.returnType !== 'advanceReplacement' || row.terms.collateral !== 'card-hold') return []
  const at = facts.find(fact => fact.name === 'cardAuthorised')?.at
  const isAwaited = row.stage === 'awaiting-hold' || row.stage === 'approved'
  return at || isAwaited ? [{ kind: 'secured', isDone: at !== undefined && row.collateral !== 'unsecured', at }] : []
}

function shipped({ facts, row }: Known): Step {
  const at = facts.findLast(fact => fact.name === 'replacementShipped')?.at
  return { kind: 'shipped', isDone: at !== undefined && row.stage !== 'awaiting-shipment', at }
}

const BEFORE_DELIVERY: (Stage | 'approved')[] = [
  'approved',
  'submitted',
  'awaiting-approval',
  'awaiting-hold',
  'awaiting-shipment',
  'in-transit',
]

function delivered({ facts, row }: Known): Step {
  const at = facts.findLast(
    fact =>
      fact.name === 'replacementDelivered' ||
      (fact.name === 'carrierScanned' && fact.direction === 'to-client' && fact.status === 'delivered'),
  )?.at
  const isDone = row.stage === 'closed' ? at !== undefined : !BEFORE_DELIVERY.includes(row.stage)
  return { kind: 'delivered', isDone: isDone && row.stage !== 'lapsed', at }
}

/** All of it, or what is left of it to come. */
function here({ units, facts }: Known): Step {
  const failed = units.filter(unit => unit.role === 'failed')
  const at = facts.findLast(fact => fact.name === 'deviceReceived')?.at
  return { kind: 'here', isDone: at !== undefined && failed.every(unit => unit.state !== 'owed'), at }
}

const LOOKED_AT: (Stage | 'approved')[] = ['repairing', 'quoted', 'asking-client', 'with-vendor']

function lookedAt({ row, units }: Known): Step {
  const isDone = LOOKED_AT.includes(row.stage) || units.some(unit => MENDED.includes(unit.state))
  return { kind: 'looked-at', isDone, at: undefined }
}

const MENDED: PageUnit['state'][] = ['repaired', 'replaced', 'sent-back', 'disposed-of']

function sentBack(known: Known): Step {
  const { units } = known
  return { kind: 'sent-back', isDone: units.every(unit => MENDED.includes(unit.state)), at: shipped(known).at }
}

function refunded({ units }: Known): Step {
  const isDone = units.length > 0 && units.every(unit => unit.state === 'refunded')
  return { kind: 'refunded', isDone, at: undefined }
}

function confirmed({ row: { terms, stage }, facts }: Known): Step[] {
  if (terms?.returnType !== 'subscriptionCancellation' && terms?.returnType !== 'maintenanceCancellation') return []
  if (terms.confirmation.kind === 'trusted') return []
  const at = facts.find(fact => fact.name === 'cancellationConfirmed')?.at
  return [{ kind: 'confirmed', isDone: at !== undefined || stage === 'in-notice', at }]
}

function ended({ row: { outcome, closed_at: at } }: Known): Step {
  return { kind: 'ended', isDone: outcome === 'ended', at: at ?? undefined }
}

function happened(kind: PageStep['kind'], { facts }: Known, name: FactName): Step {
  const at = facts.find(fact => fact.name === name)?.at
  return { kind, isDone: at !== undefined, at }
}
