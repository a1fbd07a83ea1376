import { sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import type { AuditLine } from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import { whoIs } from './people.ts'

/** Adds the lines of one step of a case; told twice, they stand once (invariant 10). `false` when they stood already. */
export async function addStepLines(
  trx: RecordsTransaction,
  step: { rma: RmaNumber; n: number; at: Instant; policy: string; lines: AuditLine[] },
): Promise<boolean> {
  const added = await trx
    .insertInto('audit')
    .values(
      step.lines.map((line, index) => ({
        ...auditRow(line, step.at),
        rma: step.rma,
        step: step.n,
        line: index,
        policy: step.policy,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/**
 * Adds what happened outside a case's story: a refusal, a late fact, a task done. It bears the policy that its case was
 * granted under, unless another one decided.
 */
export async function addLine(
  db: Records | RecordsTransaction,
  rma: RmaNumber | null,
  at: Instant,
  line: AuditLine & { policy?: string },
): Promise<void> {
  const ofTheCase = sql<string | null>`(
    select profile || coalesce('@' || policy_version, '') from cases where rma = ${rma})`
  await db
    .insertInto('audit')
    .values({ ...auditRow(line, at), rma, step: 0, line: 0, policy: line.policy ?? ofTheCase })
    .execute()
}

/** A case's story so far, oldest first, after the line with this id. */
export async function auditOf(db: Records, rma: RmaNumber, after = 0) {
  return db
    .selectFrom('audit')
    .selectAll()
    .select(whoIs('audit.who').as('called'))
    .where('rma', '=', rma)
    .where('id', '>', after)
    .orderBy('id')
    .execute()
}

/** What has happened in all cases after the line with this id. */
export async function auditSince(db: Records, after: number, atMost: number) {
  return db
    .selectFrom('audit')
    .select(['id', 'rma', 'what'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(atMost)
    .execute()
}

export async function lastAuditLine(db: Records): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}

function auditRow(line: AuditLine, at: Instant) {
  return { at, who: line.who, what: line.what, because: json(line.because ?? []), detail: json(line.detail ?? {}) }
}
