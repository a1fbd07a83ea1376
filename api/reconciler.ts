import { MONEY_EFFECTS } from '../activities/effect.ts'
import { DAY, ifAhead, instant, MINUTE, SECOND } from '../domain/time.ts'
import { firstStage } from '../policies/first-stage.ts'
import { findCase, openCasesOlderThan } from '../records/cases.ts'
import { overdueDeliveries } from '../records/deliveries.ts'
import { unconfirmed } from '../records/effects.ts'
import { parkedFacts } from '../records/facts.ts'
import { openTask } from '../records/tasks.ts'
import type { CaseRow } from './case-document.ts'
import type { CaseHouse } from './house.ts'
import { LateError, within } from './within.ts'

/** A case younger than this is still being started by its own request. */
const START_GRACE_SECONDS = 10
const STUCK_AFTER_SECONDS = (15 * MINUTE) / SECOND
const PARKED_AFTER_SECONDS = DAY / SECOND

/**
 * Looks, apart from Temporal's own word, whether every promise is being kept: each open case runs, what was begun at
 * a counterpart has come to an end, and nothing lies about without a case. What it cannot mend becomes a task. A case
 * that no run has claimed yet was never started, most likely, and is looked at more often than the many that run.
 */
export async function reconcile(house: CaseHouse, which: 'unclaimed cases' | 'all cases'): Promise<void> {
  // One that waits in vain is enough: with Temporal away, every other would wait as long.
  for (const row of await openCasesOlderThan(house.records, START_GRACE_SECONDS, which))
    if ((await keepRunning(house, row)) === 'no answer') break
  await reportStuckMoney(house)
  await reportParkedFacts(house)
  await keepDelivering(house)
}

/** Starting an open case that runs changes nothing; one whose number has had its run needs a person. */
async function keepRunning(house: CaseHouse, row: CaseRow): Promise<'looked' | 'no answer'> {
  const { cases, records, log } = house
  try {
    if (await within(5 * SECOND, cases.isRunning(row.rma))) return 'looked'
    const stage = row.terms ? firstStage(row.terms) : 'submitted'
    const opening = { stage, ...ifAhead(row.starts_at, instant(Date.now())) }
    const started = await within(5 * SECOND, cases.start(row.rma, row.request, opening))
    if (started === 'open') log.info({ rma: row.rma }, 'An approved case had not started; it has now.')
    // It may have come to its end since we read the list.
    else if ((await findCase(records, row.rma))?.stage !== 'closed')
      await openTask(records, {
        rma: row.rma,
        kind: 'case-without-workflow',
        occasion: row.run_id ?? 'never-claimed',
        role: 'staff',
        detail: { stage: row.stage, run: row.run_id },
        at: instant(Date.now()),
      })
    return 'looked'
  } catch (error) {
    log.warn({ rma: row.rma, error: String(error) }, 'Whether the case runs could not be made sure of.')
    return error instanceof LateError ? 'no answer' : 'looked'
  }
}

/** Money, and what finance must hear: letters, comments and labels have tasks of their own when they fail. */
async function reportStuckMoney({ records }: CaseHouse): Promise<void> {
  for (const effect of await unconfirmed(records, MONEY_EFFECTS, STUCK_AFTER_SECONDS))
    await openTask(records, {
      rma: effect.rma,
      kind: 'money-stuck',
      occasion: effect.key,
      role: 'finance',
      detail: { effect: effect.key, kind: effect.kind, ref: effect.ref, attempts: effect.attempts },
      at: instant(Date.now()),
    })
}

/** A delivery whose next try is long overdue has lost its workflow, or never got one: it is given one. */
async function keepDelivering({ records, deliveries, log }: CaseHouse): Promise<void> {
  for (const delivery of await overdueDeliveries(records, STUCK_AFTER_SECONDS, 100)) {
    log.warn({ delivery }, 'A delivery to finance stood still; it goes on.')
    await within(5 * SECOND, deliveries.resend(delivery))
  }
}

async function reportParkedFacts({ records }: CaseHouse): Promise<void> {
  for (const { fact, named } of await parkedFacts(records, PARKED_AFTER_SECONDS))
    await openTask(records, {
      rma: null,
      kind: 'late-fact',
      occasion: `fact-${fact.id}`,
      role: 'staff',
      detail: { ...fact, ...(named && { named }) },
      at: instant(Date.now()),
    })
}
