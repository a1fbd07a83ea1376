import { cents, currency } from '../../domain/money.ts'
import type { RmaNumber } from '../../domain/names.ts'
import { EXCHANGE, inspectedAs } from '../../domain/on-record.ts'
import type { Finding } from '../../domain/staff-decision.ts'
import type { CaseChange } from '../../domain/step.ts'
import { instant } from '../../domain/time.ts'
import { addLine } from '../../records/audit.ts'
import { changeCase } from '../../records/cases.ts'
import type { Records } from '../../records/database.ts'

/** What a case's workflow writes on record as its story goes on; here written by hand, with times that a test knows. */
export function storyOf(records: Records, rma: RmaNumber) {
  const line = (at: string, what: string, detail: Record<string, string | null>) =>
    addLine(records, rma, instant(at), { who: 'policy', what, detail })
  return {
    rma,
    line,
    shipped: (at: string) => line(at, EXCHANGE.shipped, { at }),
    delivered: (at: string) => line(at, EXCHANGE.delivered, { at }),
    opened: (at: string, dueAt: string) => line(at, EXCHANGE.windowOpened, { dueAt, billAt: dueAt }),
    received: (at: string, serial: string) => line(at, EXCHANGE.received, { at, serial }),
    inspected: (at: string, serial: string, finding: Finding, cause: string | null) =>
      line(at, inspectedAs(finding), { serial, cause }),
    now: (at: string, change: CaseChange) =>
      records.transaction().execute(trx => changeCase(trx, rma, instant(at), change)),
    held: (ref: string, placedAt: string, endedAt: string | null, amount = 399_00) =>
      records
        .insertInto('holds')
        .values({
          ...{ ref, rma, amount: cents(amount), currency: currency('USD'), gateway_customer: null, card: null },
          state: endedAt ? 'released' : 'live',
          placed_at: instant(placedAt),
          capture_before: instant(placedAt),
          ended_at: endedAt ? instant(endedAt) : null,
        })
        .execute(),
  }
}
