import { type Insertable, sql } from 'kysely'
import type { CaseRequest, CaseType, Stage, UnitState, VendorRequest } from '../domain/case.ts'
import { cents } from '../domain/money.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { rmaNumber } from '../domain/names.ts'
import type { CaseChange } from '../domain/step.ts'
import type { CaseTerms, UnitTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { obligationsUnder } from '../policies/obligations.ts'
import { type Customer, saveCustomer } from './customers.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import { freeze } from './obligations.ts'
import { subjectOf } from './subject.ts'
import type { UnitsTable } from './tables.ts'

export interface NewCase {
  rma: RmaNumber
  request: CaseRequest | VendorRequest
  openedAt: Instant
  /** For the sandbox: when the case's own clock is to start. */
  startsAt?: Instant
  /** What was told of the client with it; left out when the records know them already. */
  customer?: Customer
}

/**
 * `taken`: another case, still open, has one of the units (invariant 4). `asked-already`: another case, still open,
 * cancels the same service for this client.
 */
export type Registration =
  | { kind: 'registered' }
  | { kind: 'known' }
  | UnitTaken
  | { kind: 'asked-already'; by: RmaNumber }

interface UnitTaken {
  kind: 'taken'
  serial: SerialNumber
  by: RmaNumber
}

export async function nextRmaNumber(db: Records): Promise<RmaNumber> {
  const { rows } = await sql<{ n: number }>`select nextval('rma_numbers') as n`.execute(db)
  return rmaNumber(`RMA-${rows[0]?.n}`)
}

/**
 * Writes a case down with its units, all or nothing. The same number twice is one case. Without terms it is submitted
 * only, and waits for support's diagnosis (VD-1); its units are taken all the same. A rehearsal answers the same, and
 * leaves nothing behind.
 */
export async function registerCase(
  db: Records,
  one: NewCase,
  terms?: CaseTerms,
  how: 'for-good' | 'rehearsal' = 'for-good',
): Promise<Registration> {
  const units = terms ? grantedUnits(one.rma, terms) : submittedUnits(one)
  return db
    .transaction()
    .execute(async trx => {
      if (one.customer) await saveCustomer(trx, one.customer)
      const made = await trx
        .insertInto('cases')
        .values({ ...caseRow(one), ...granted(terms) })
        .onConflict(conflict => conflict.column('rma').doNothing())
        .executeTakeFirst()
      if (made.numInsertedOrUpdatedRows === 0n) throw new Undone({ kind: 'known' })
      await take(trx, units)
      if (terms) await freeze(trx, { rma: one.rma, at: terms.approvedAt, lines: obligationsUnder(terms) })
      if (how === 'rehearsal') throw new Undone({ kind: 'registered' })
      return { kind: 'registered' as const }
    })
    .catch(async error => {
      const said = await whyUndone(db, one.rma, units, error)
      if (said) return said
      if (isUniqueViolation(error, 'one_open_cancellation')) {
        const by = await openCancellationOf(db, one.request)
        // Should it have closed in the meantime, this one is the first.
        return by ? { kind: 'asked-already' as const, by } : registerCase(db, one, terms, how)
      }
      throw error
    })
}

/** Takes units for their case. */
async function take(trx: RecordsTransaction, units: NewUnit[]): Promise<void> {
  for (const unit of units) {
    const by = await openCaseOf(trx, unit.brand, unit.serial)
    if (by) throw new Undone({ kind: 'taken', serial: unit.serial, by })
    await trx.insertInto('units').values(unit).execute()
  }
}

/** What undid a transaction that takes units, where it is an answer and no accident. */
async function whyUndone(
  db: Records,
  rma: RmaNumber,
  units: NewUnit[],
  error: unknown,
): Promise<Undone['answer'] | undefined> {
  if (error instanceof Undone) return error.answer
  // Two cases for one unit in the same instant: the index let one of them in, and now it can be named.
  if (isUniqueViolation(error, 'one_open_obligation'))
    for (const { brand, serial } of units) {
      const by = await openCaseOf(db, brand, serial)
      if (by && by !== rma) return { kind: 'taken', serial, by }
    }
  return undefined
}

/**
 * The case's first act: this run claims the number. `claimed-by` names the run that has it already, so that a second
 * run of the same number ends at once (decision 9).
 */
export async function claimCase(
  db: Records,
  rma: RmaNumber,
  runId: string,
): Promise<{ kind: 'claimed' } | { kind: 'claimed-by'; run: string } | { kind: 'unregistered' }> {
  const row = await db
    .updateTable('cases')
    .set(eb => ({ run_id: eb.fn.coalesce('run_id', eb.val(runId)) }))
    .where('rma', '=', rma)
    .returning('run_id')
    .executeTakeFirst()
  if (!row) return { kind: 'unregistered' }
  return row.run_id === runId ? { kind: 'claimed' } : { kind: 'claimed-by', run: row.run_id ?? '' }
}

/** Holds the case's row until the transaction ends: taking in a receipt and settling exclude each other here. */
export async function lockCase(trx: RecordsTransaction, rma: RmaNumber): Promise<boolean> {
  return (
    (await trx.selectFrom('cases').select('rma').where('rma', '=', rma).forUpdate().executeTakeFirst()) !== undefined
  )
}

export async function findCase(db: Records | RecordsTransaction, rma: RmaNumber) {
  return db.selectFrom('cases').selectAll().where('rma', '=', rma).executeTakeFirst()
}

export async function unitsOf(db: Records | RecordsTransaction, rma: RmaNumber) {
  return db.selectFrom('units').selectAll().where('rma', '=', rma).orderBy('role').orderBy('serial').execute()
}

/** The case with an open obligation for this unit. */
export async function openCaseOf(
  db: Records | RecordsTransaction,
  brand: string,
  serial: SerialNumber,
): Promise<RmaNumber | undefined> {
  const row = await db
    .selectFrom('units')
    .select('rma')
    .where('brand_key', '=', brandKey(brand))
    .where('serial', '=', serial)
    .where('open', '=', true)
    .executeTakeFirst()
  return row?.rma
}

async function openCancellationOf(db: Records, request: NewCase['request']): Promise<RmaNumber | undefined> {
  const row = await db
    .selectFrom('cases')
    .select('rma')
    .where('profile', '=', request.policy)
    .where('customer_ref', '=', request.customerRef)
    .where('subject', '=', subjectOf(request))
    .where('stage', '!=', 'closed')
    .executeTakeFirst()
  return row?.rma
}

/** Cases that know this serial, open obligations first: as a failed unit, a loaner or a replacement. */
export async function casesKnowing(db: Records, serial: SerialNumber): Promise<{ rma: RmaNumber; open: boolean }[]> {
  return db
    .selectFrom('units')
    .select(['rma', 'open'])
    .where(eb => eb.or([eb('serial', '=', serial), eb('replacement', '=', serial)]))
    .orderBy('open', 'desc')
    .orderBy('rma', 'desc')
    .execute()
}

/** Shows what a step changed. */
export async function changeCase(
  trx: RecordsTransaction,
  rma: RmaNumber,
  at: Instant,
  change: CaseChange,
): Promise<void> {
  const row = {
    ...(change.stage !== undefined && { stage: change.stage }),
    ...(change.outcome !== undefined && { outcome: change.outcome }),
    ...(change.dueAt !== undefined && { due_at: change.dueAt }),
    ...(change.billAt !== undefined && { bill_at: change.billAt }),
    ...(change.moneyAt !== undefined && { money_at: change.moneyAt }),
    ...(change.securedUntil !== undefined && { secured_until: change.securedUntil }),
    ...(change.collateral !== undefined && { collateral: change.collateral }),
    ...(change.disputed !== undefined && { disputed: change.disputed }),
    ...(change.stage === 'closed' && { closed_at: at }),
  }
  if (Object.keys(row).length > 0) await trx.updateTable('cases').set(row).where('rma', '=', rma).execute()
  for (const unit of change.units ?? [])
    await trx
      .updateTable('units')
      .set({
        ...(unit.state !== undefined && { state: unit.state, open: OPEN_STATES.has(unit.state) }),
        ...(unit.replacement !== undefined && { replacement: unit.replacement }),
      })
      .where('rma', '=', rma)
      .where('serial', '=', unit.serial)
      .execute()
  // A closed case owes nothing any more, whatever became of its units.
  if (change.stage === 'closed') await trx.updateTable('units').set({ open: false }).where('rma', '=', rma).execute()
}

/** While a unit is in one of these, no other RMA may be opened for it (invariant 4). */
const OPEN_STATES: ReadonlySet<UnitState> = new Set(['owed', 'billed', 'not-expected', 'on-bench'])

export interface CaseFilter {
  stage?: Stage
  ticket?: string
  /** The vendor's legs of this client's case. */
  of?: RmaNumber
  after?: RmaNumber
  limit: number
}

/** Newest number first. */
export async function listCases(db: Records, filter: CaseFilter) {
  let query = db.selectFrom('cases').selectAll().orderBy('opened_at', 'desc').orderBy('rma', 'desc').limit(filter.limit)
  if (filter.stage) query = query.where('stage', '=', filter.stage)
  if (filter.ticket) query = query.where('ticket', '=', filter.ticket)
  if (filter.of) query = query.where(isLegOf(filter.of))
  if (filter.after) {
    const after = filter.after
    query = query.where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('opened_at', 'rma'),
        '<',
        selectFrom('cases').select(['opened_at', 'rma']).where('rma', '=', after).$asTuple('opened_at', 'rma'),
      ),
    )
  }
  return query.execute()
}

/** The vendor's legs of a client's case that have not ended, by their numbers. */
export async function openLegsOf(db: Records, rma: RmaNumber): Promise<RmaNumber[]> {
  const rows = await db
    .selectFrom('cases')
    .select('rma')
    .where(isLegOf(rma))
    .where('stage', '!=', 'closed')
    .orderBy('rma')
    .execute()
  return rows.map(row => row.rma)
}

function isLegOf(rma: RmaNumber) {
  return sql<boolean>`return_type = 'vendorReturn' and terms->>'of' = ${rma}`
}

/** Remembers what the client agreed to at the hold link. */
export async function rememberConsent(
  db: Records | RecordsTransaction,
  rma: RmaNumber,
  consent: 'agreed' | 'withheld',
): Promise<void> {
  await db.updateTable('cases').set({ consent }).where('rma', '=', rma).execute()
}

/** Cases that should have a running workflow: not closed, and made at least this long ago. */
export async function openCasesOlderThan(db: Records, seconds: number, which: 'unclaimed cases' | 'all cases') {
  const open = db
    .selectFrom('cases')
    .selectAll()
    .where('stage', '!=', 'closed')
    .where(sql<boolean>`made_at < now() - make_interval(secs => ${seconds})`)
    .orderBy('made_at')
  return (which === 'all cases' ? open : open.where('run_id', 'is', null)).execute()
}

/** Brands are told apart by their letters and digits alone: `Speco ` and `SPECO` are one. */
export function brandKey(brand: string): string {
  return brand.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function caseRow({ rma, request, openedAt, startsAt }: NewCase) {
  return {
    rma,
    profile: request.policy,
    return_type: request.returnType,
    ticket: request.ticket ?? null,
    customer_ref: request.customerRef,
    client_type: request.clientType ?? null,
    currency: request.currency,
    request: json(request),
    run_id: null,
    outcome: null,
    subject: subjectOf(request),
    due_at: null,
    bill_at: null,
    money_at: null,
    secured_until: null,
    collateral: null,
    disputed: null,
    consent: null,
    starts_at: startsAt ?? null,
    opened_at: openedAt,
    closed_at: null,
  }
}

function granted(terms: CaseTerms | undefined) {
  return terms
    ? { terms: json(terms), policy_version: terms.policyVersion, stage: 'approved' as const }
    : { terms: null, policy_version: null, stage: 'submitted' as const }
}

/**
 * A submitted case is approved: its terms are frozen, once, and its units' amounts with them. What was asked for stays
 * as it was asked, so that the same request told again is still known to be the same. `taken`: a loaner, which nobody
 * took before, is out under another number; then nothing is changed.
 */
export async function approveCase(
  db: Records,
  { rma, terms, ticket }: { rma: RmaNumber; terms: CaseTerms; ticket: string | null },
): Promise<{ kind: 'approved' } | UnitTaken> {
  const units = grantedUnits(rma, terms)
  return db
    .transaction()
    .execute(async trx => {
      const { numUpdatedRows } = await trx
        .updateTable('cases')
        .set({ ...granted(terms), ticket })
        .where('rma', '=', rma)
        .where('terms', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return { kind: 'approved' as const }
      await trx.deleteFrom('units').where('rma', '=', rma).execute()
      await take(trx, units)
      await freeze(trx, { rma, at: terms.approvedAt, lines: obligationsUnder(terms) })
      return { kind: 'approved' as const }
    })
    .catch(async error => {
      const said = await whyUndone(db, rma, units, error)
      if (said?.kind === 'taken') return said
      throw error
    })
}

type NewUnit = Insertable<UnitsTable>

function grantedUnits(rma: RmaNumber, terms: CaseTerms): NewUnit[] {
  const lent = terms.returnType === 'advanceReplacement' ? terms.loaners : []
  const state = STATE_AT_FIRST[terms.returnType]
  return inOrder([
    ...terms.units.map(unit => unitRow(rma, unit, { role: 'failed', state })),
    ...lent.map(unit => unitRow(rma, unit, { role: 'loaner', state: 'owed' })),
  ])
}

/** A unit without a serial number cannot be taken by anybody yet. */
function submittedUnits({ rma, request }: NewCase): NewUnit[] {
  const state = STATE_AT_FIRST[request.returnType]
  return inOrder(
    request.units.flatMap(({ serial, brand, model }) =>
      serial ? [unitRow(rma, { serial, brand, model, amount: cents(0) }, { role: 'failed', state })] : [],
    ),
  )
}

/** Whether the unit itself is to come to us. */
const STATE_AT_FIRST = {
  advanceReplacement: 'owed',
  standardReturn: 'owed',
  overTheCounterReturn: 'not-expected',
  virtualReturn: 'not-expected',
  orderedNotNeededReturn: 'owed',
  subscriptionCancellation: 'not-expected',
  maintenanceCancellation: 'not-expected',
  vendorReturn: 'not-expected',
} as const satisfies Record<CaseType, UnitState>

function unitRow(rma: RmaNumber, unit: UnitTerms, { role, state }: Pick<NewUnit, 'role' | 'state'>): NewUnit {
  const { serial, brand, model, amount } = unit
  return { rma, serial, brand, brand_key: brandKey(brand), model, role, replacement: null, amount, state, open: true }
}

/** Always in the same order, so that two cases which share units never wait for each other's. */
function inOrder(rows: NewUnit[]): NewUnit[] {
  return rows.toSorted((one, other) => (one.brand_key + one.serial < other.brand_key + other.serial ? -1 : 1))
}

/** Rolls a transaction back, so that nothing of it stays, and says why. */
class Undone extends Error {
  override readonly name = 'Undone'
  readonly answer: UnitTaken | { kind: 'known' | 'registered' }
  constructor(answer: Undone['answer']) {
    super(answer.kind)
    this.answer = answer
  }
}

function isUniqueViolation(error: unknown, index: string): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === index
}
