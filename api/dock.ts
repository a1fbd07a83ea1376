import type { Fact, KeptFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { instant } from '../domain/time.ts'
import { casesKnowing, unitsOf } from '../records/cases.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { keepFact } from '../records/facts.ts'
import { finishTask, listTasks, openTask } from '../records/tasks.ts'
import type { ApiHouse } from './house.ts'
import type { Principal } from './sign-in.ts'

export type Receipt = Extract<Fact, { name: 'deviceReceived' }>

/** `match`: a unit of this case, as it should be. `mismatch`: not one of its units, or not what was in the box. */
export type DockVerdict = 'match' | 'mismatch' | 'unknown'

/** What the dock reads on its scanner, from the records alone (decision 4). */
export async function dockVerdict(house: ApiHouse, rma: RmaNumber, receipt: Receipt): Promise<DockVerdict> {
  if (receipt.contents !== 'as-expected') return 'mismatch'
  const units = await unitsOf(house.records, rma)
  return units.some(unit => unit.serial === receipt.serial || unit.replacement === receipt.serial)
    ? 'match'
    : 'mismatch'
}

/** The one open case that a parcel without an RMA number can belong to. */
export async function openCaseKnowing(house: ApiHouse, receipt: Receipt): Promise<RmaNumber | undefined> {
  const open = (await casesKnowing(house.records, receipt.serial)).filter(known => known.open)
  const numbers = new Set(open.map(known => known.rma))
  return numbers.size === 1 ? open[0]?.rma : undefined
}

/** A parcel that nobody can place yet is on record all the same, with the day it came in, and a person looks at it. */
export async function keepUnidentified(
  house: ApiHouse,
  who: Principal,
  told: { receipt: Receipt; payload: unknown; key: string | undefined; claimedRma?: string },
): Promise<{ kind: 'kept' | 'again'; fact: KeptFact }> {
  const { receipt, payload, key, claimedRma } = told
  const eventId = `dock:${key ?? eventIdOf(receipt.name, { payload, claimedRma })}`
  const kept = await keepFact(house.records, { source: `api:${who.id}`, eventId, by: who.name, fact: receipt })
  const known = await casesKnowing(house.records, receipt.serial)
  await openTask(house.records, {
    rma: null,
    kind: 'unidentified-parcel',
    occasion: kept.fact.id,
    role: 'staff',
    detail: { serial: receipt.serial, claimedRma: claimedRma ?? null, casesKnowingIt: known.map(one => one.rma) },
    at: kept.fact.at,
  })
  return kept
}

/** Once a parcel has its case, nobody has to look for it any more. */
export async function settleUnidentified(house: ApiHouse, who: Principal, factId: string): Promise<void> {
  const tasks = await listTasks(house.records, { state: 'open' })
  const task = tasks.find(task => task.kind === 'unidentified-parcel' && task.occasion === factId)
  if (task) await finishTask(house.records, task.id, who.name, instant(Date.now()))
}
