import type { FactTable, Named } from '../desk.ts'
import { delivered, replacementFailed, scanned } from './deliveries.ts'
import { labelsAskedFor } from './labels.ts'
import { takeReceipt } from './receipt.ts'
import { shipped } from './shipping.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { settleOne } from './unit.ts'
import { vendorAnswered, vendorReplacementReceived } from './vendor-leg.ts'

/** Writes each fact down. What it means is for each unit's way to say. */
export function returnFacts(file: ReturnFile): FactTable {
  return {
    deviceReceived: fact => takeReceipt(file, fact),
    replacementShipped: fact => shipped(file, fact),
    replacementDelivered: fact => delivered(file, fact, fact.tracking),
    carrierScanned: fact => scanned(file, fact),
    replacementFailed: fact => replacementFailed(file, fact),
    mailReceived: fact => labelsAskedFor(file, fact),
    paymentReceived: fact => paid(file, fact),
    vendorAnswered: fact => vendorAnswered(file, fact),
    vendorReplacementReceived: fact => vendorReplacementReceived(file, fact),
  }
}

/** Which unit it is for, or, when nobody says so, all that are not over. */
function paid(file: ReturnFile, fact: Named<'paymentReceived'>): void {
  const { for: what, at, by } = fact
  const meant = waitingFor(file, fact)
  for (const unit of meant) {
    unit.paid.push(what)
    unit.known += 1
  }
  file.note({
    who: by,
    what: `paid: ${what}`,
    detail: { serials: meant.map(unit => unit.serial).join(', '), at },
    settles: meant.flatMap(unit => settleOne(unit, { kind: 'collect-payment', occasion: `${what}-${unit.serial}` })),
    ...(meant.length === 0 && {
      tasks: [{ kind: 'late-fact', occasion: `paid-${what}-${at}`, role: 'finance', variant: 'paymentReceived' }],
    }),
  })
}

function waitingFor({ standing }: ReturnFile, fact: Named<'paymentReceived'>): UnitStanding[] {
  if (fact.for === 'past-due' || fact.for === 'prepayment') return []
  const { serial } = fact
  return standing.units.filter(unit => unit.course.kind !== 'ended' && (serial === undefined || unit.serial === serial))
}
