import type { KeptFact, Parcel } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { custodyOf } from '../domain/parcel.ts'
import type { Instant } from '../domain/time.ts'
import { lockCase } from '../records/cases.ts'
import { claimUnidentified, receiptsOf } from '../records/facts.ts'
import { settle as settleInLedger } from '../records/ledger.ts'
import { carriersWord } from './carriers-word.ts'
import type { World } from './world.ts'

export interface SettlementRequest {
  rma: RmaNumber
  key: string
  at: Instant
  billAt: Instant
  /** What is still owed, as the case knows, and what may come back in its stead. */
  units: { serial: SerialNumber; replacement?: SerialNumber }[]
  /** When the present replacement was shipped: one that came back before that is another story. */
  shippedAt?: Instant
  /** Parcels on their way to us. */
  parcels: Parcel[]
}

/** `missing`: settled, money may move for these. `receipts`: what the case had not heard of yet. */
export interface Settlement {
  missing: SerialNumber[]
  receipts: KeptFact[]
  /** What a carrier took in before the mark, and since when it has had it; then nothing is settled. */
  inTransit: { tracking: string; since: Instant }[]
}

/**
 * The last look before money moves, at the receipts, the unidentified parcels and the carrier, and then the
 * settlement: one transaction under the case's lock, so that capture and return exclude each other (decision 6).
 */
export async function settle(world: World, request: SettlementRequest): Promise<Settlement> {
  const inTransit = await takenIn(world, request)
  const serials = request.units.flatMap(unit => (unit.replacement ? [unit.serial, unit.replacement] : [unit.serial]))
  await claimUnidentified(world.records, request.rma, serials)
  return world.records.transaction().execute(async trx => {
    await lockCase(trx, request.rma)
    const receipts = (await receiptsOf(trx, request.rma, serials)).filter(fact => isNews(fact, request))
    if (inTransit.length > 0) return { missing: [], receipts, inTransit }
    const back = new Set(receipts.flatMap(fact => (fact.name === 'deviceReceived' ? [fact.serial] : [])))
    const missing = request.units
      // The client who sends the replacement back instead owes nothing for the unit it stood for.
      .filter(unit => !back.has(unit.serial) && !(unit.replacement && back.has(unit.replacement)))
      .map(unit => unit.serial)
    return { missing: await settleInLedger(trx, { ...request, missing }), receipts, inTransit }
  })
}

/** A replacement that came back from an earlier shipment says nothing about the present one. */
function isNews(fact: KeptFact, { units, shippedAt }: SettlementRequest): boolean {
  const isReplacement = fact.name === 'deviceReceived' && units.some(unit => unit.replacement === fact.serial)
  return !isReplacement || shippedAt === undefined || fact.at >= shippedAt
}

/** When a carrier took each return in, as far as the carriers say. */
async function takenIn(world: World, request: SettlementRequest): Promise<{ tracking: string; since: Instant }[]> {
  const readings = await carriersWord(world, request)
  return request.parcels.flatMap(({ tracking }, index) => {
    const since = custodyOf(readings[index]?.scans ?? [])?.since
    return since && since < request.billAt ? [{ tracking, since }] : []
  })
}
