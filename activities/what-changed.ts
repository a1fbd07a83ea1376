import type { RmaNumber } from '../domain/names.ts'
import type { AuditLine, CaseChange, Step } from '../domain/step.ts'
import { findCase, unitsOf } from '../records/cases.ts'
import type { RecordsTransaction } from '../records/database.ts'

/**
 * A step's audit lines, the first of them, which is what set it off, with what the step changes: how the case and its
 * units stood before, and how they stand after (invariant 10). Asked before the change is written down.
 */
export async function withChanges(
  trx: RecordsTransaction,
  rma: RmaNumber,
  { audit, now }: Pick<Step, 'audit' | 'now'>,
): Promise<AuditLine[]> {
  const [first, ...rest] = audit
  const row = now && (await findCase(trx, rma))
  if (!first || !row) return audit
  const before = now.units ? await unitsOf(trx, rma) : []
  const changes = [
    ...Object.entries(SHOWN).flatMap(([name, shown]) => moved(name, shown(row), now[name as keyof typeof SHOWN])), // its own keys
    ...(now.units ?? []).flatMap(({ serial, state }) =>
      moved(serial, before.find(unit => unit.serial === serial)?.state ?? null, state),
    ),
  ]
  if (changes.length === 0) return audit
  return [{ ...first, detail: { ...first.detail, changed: changes.join('; ') } }, ...rest]
}

function moved(name: string, before: string | null, after: string | null | undefined): string[] {
  return after === undefined || after === before ? [] : [`${name} ${before ?? 'none'} → ${after ?? 'none'}`]
}

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** What a step may change of a case, as its row has it. */
const SHOWN = {
  stage: row => row.stage,
  outcome: row => row.outcome,
  dueAt: row => row.due_at,
  billAt: row => row.bill_at,
  moneyAt: row => row.money_at,
  securedUntil: row => row.secured_until,
  collateral: row => row.collateral,
  disputed: row => row.disputed,
} as const satisfies Record<Exclude<keyof CaseChange, 'units'>, (row: CaseRow) => string | null>
