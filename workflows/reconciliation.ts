import { workflowInfo } from '@temporalio/workflow'
import type { ComparedPage, Comparison, ComparisonResult } from '../domain/reconciliation.ts'
import { after, DAY } from '../domain/time.ts'
import { now } from './alarm.ts'
import { books } from './ask.ts'

export interface ReconciliationOrder {
  /** Payments made longer ago are not looked at: a case lives for months, not for years. */
  lookBackDays?: number
  graceSeconds?: number
  undeliveredSeconds?: number
}

/** Gateway, ledger and triggers, compared page by page. What does not add up has been told to finance when this ends. */
export async function reconciliation(order: ReconciliationOrder = {}): Promise<ComparisonResult> {
  const { lookBackDays = 180, graceSeconds = 3_600, undeliveredSeconds = 86_400 } = order
  const since = after(now(), -lookBackDays * DAY)
  const comparison = { run: workflowInfo().runId, since, graceSeconds, undeliveredSeconds }
  for (const compare of [books.comparePayments, books.compareRefunds, books.compareLedger, books.compareTriggers])
    await throughAll(comparison, compare)
  return books.concludeComparison({ run: comparison.run })
}

async function throughAll(
  comparison: Comparison,
  compare: (page: Comparison & { cursor?: string }) => Promise<ComparedPage>,
): Promise<void> {
  for (let cursor: string | undefined; ; ) {
    const { next } = await compare({ ...comparison, ...(cursor && { cursor }) })
    if (next === undefined) return
    cursor = next
  }
}
