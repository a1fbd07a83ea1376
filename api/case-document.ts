import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView } from '../domain/staff-decision.ts'
import { TASK_WORDS } from '../domain/task-words.ts'
import { SECOND } from '../domain/time.ts'
import { findCase, unitsOf } from '../records/cases.ts'
import { holdsOf, ledgerOf } from '../records/ledger.ts'
import { obligationsOf } from '../records/obligations.ts'
import type { CasesTable, LedgerTable, TasksTable } from '../records/tables.ts'
import { listTasks } from '../records/tasks.ts'
import { type CaseDocument, type CaseSummary, type LedgerLine, money, type Task } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { ProblemError } from './problem.ts'
import { within } from './within.ts'

export type CaseRow = Selectable<CasesTable>

/** The case of a path; a problem for a number that has none. */
export async function theCase({ records }: ApiHouse, rma: RmaNumber): Promise<CaseRow> {
  const row = await findCase(records, rma)
  if (!row) throw new ProblemError('not-found', `There is no case ${rma}. GET /v1/cases lists those there are.`)
  return row
}

/** All that the records hold about a case, and what only the case itself knows, if it runs and answers. */
export async function caseDocument(house: ApiHouse, row: CaseRow): Promise<z.output<typeof CaseDocument>> {
  const { records } = house
  const { rma, currency } = row
  const [units, obligations, holds, ledger, tasks] = await Promise.all([
    unitsOf(records, rma),
    obligationsOf(records, rma),
    holdsOf(records, rma),
    ledgerOf(records, rma),
    listTasks(records, { rma, state: 'open' }),
  ])
  const quarantine = tasks.some(({ kind }) => kind === 'quarantine') ? [{ id: 'quarantine', kind: 'quarantine' }] : []
  // Whatever waits for a person has a task, so a case without one is not asked.
  const exceptions = row.stage === 'closed' ? quarantine : tasks.length > 0 ? await openExceptions(house, rma) : []
  return {
    ...caseSummary(row),
    units: units.map(({ serial, brand, model, role, replacement, amount, state }) => ({
      serial,
      brand,
      model,
      role,
      replacement,
      amount: money(amount, currency),
      state,
    })),
    obligations: obligations.map(({ obligation, serial, amount }) => ({
      obligation,
      serial,
      amount: money(amount, currency),
    })),
    holds: holds.map(hold => ({
      ref: hold.ref,
      amount: money(hold.amount, hold.currency),
      state: hold.state,
      placedAt: hold.placed_at,
      captureBefore: hold.capture_before,
      endedAt: hold.ended_at,
    })),
    ledger: ledger.map(ledgerLine),
    tasks: tasks.map(taskDocument),
    exceptions,
  }
}

export function caseSummary(row: Omit<CaseRow, 'request'>): z.output<typeof CaseSummary> {
  return {
    rma: row.rma,
    returnType: row.return_type,
    of: row.terms?.returnType === 'vendorReturn' ? row.terms.of : null,
    policy: row.profile,
    policyVersion: row.policy_version,
    stage: row.stage,
    outcome: row.outcome,
    ticket: row.ticket,
    customerRef: row.customer_ref,
    clientType: row.client_type,
    currency: row.currency,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    dueAt: row.due_at,
    billAt: row.bill_at,
    moneyAt: row.money_at,
    collateral: row.collateral,
    securedUntil: row.secured_until,
    disputed: row.disputed,
  }
}

export function ledgerLine(row: Selectable<LedgerTable>): z.output<typeof LedgerLine> {
  const { id, rma, at, kind, obligation, serial, amount, currency } = row
  return { id, rma, at, kind, obligation, serial, amount: money(amount, currency) }
}

export function taskDocument(row: Selectable<TasksTable>): z.output<typeof Task> {
  const { id, rma, kind, occasion, role, detail } = row
  const { why, todo } = TASK_WORDS[kind]
  const done = { doneAt: row.done_at, doneBy: row.done_by }
  return { id, rma, kind, occasion, role, why, todo, detail, openedAt: row.opened_at, ...done }
}

export async function openExceptions(house: ApiHouse, rma: RmaNumber): Promise<CaseView['exceptions'] | null> {
  try {
    const shown = await within(2 * SECOND, house.cases.show(rma))
    return shown.kind === 'shown' ? (shown.view as CaseView).exceptions : null // the query's own answer
  } catch (error) {
    house.log.warn(
      { rma, error: String(error) },
      'The running case does not answer; it is shown from the records alone.',
    )
    return null
  }
}
