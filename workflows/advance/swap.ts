import { EXCHANGE } from '../../domain/on-record.ts'
import { rulings } from '../ask.ts'
import type { Named } from '../desk.ts'
import type { ExchangeFile, Standing, UnitStanding } from './standing.ts'

/** Dead on arrival, or within the days after it: the same case, swapped at our freight, not counted. */
export async function replacementFailed(file: ExchangeFile, fact: Named<'replacementFailed'>): Promise<void> {
  const { standing, terms } = file
  const shipment = standing.swapped?.shipment ?? standing.shipment
  const shippedAt = 'shippedAt' in shipment ? shipment.shippedAt : undefined
  // Told before the delivery scan, it is in time all the same.
  const since = shipment.kind === 'delivered' ? shipment.at : shippedAt
  if (!replacedBy(standing, fact)) return strange(file, fact)
  const question = { failedAt: fact.at, days: terms.swapDays, zone: terms.zone }
  const isInTime = since !== undefined && (await rulings.failedInTime({ ...question, since }))
  const unit = replacedBy(standing, fact)
  if (!unit) strange(file, fact)
  else if (isInTime) swap(file, fact, unit)
  else
    file.note({
      who: fact.by,
      what: 'replacement failed too late for a swap',
      detail: { at: fact.at },
      tasks: [{ kind: 'swap-parcel', occasion: `late-${fact.id}`, role: 'staff', serials: [fact.serial] }],
    })
  file.becameKnown()
}

/** The unit that it stands for; where nobody named the only replacement that was shipped, it is that one. */
function replacedBy(standing: Standing, { serial }: Named<'replacementFailed'>): UnitStanding | undefined {
  const unnamed = standing.units.filter(unit => unit.replacement === undefined)
  const isFormer = standing.units.some(unit => unit.formerly?.includes(serial))
  const isOnlyOne = standing.shippedAt !== undefined && unnamed.length === 1 && !isFormer
  return standing.units.find(unit => unit.replacement === serial) ?? (isOnlyOne ? unnamed[0] : undefined)
}

/** Told again of one that was swapped already, there is nothing to do; of any other, staff find out whose it is. */
function strange(file: ExchangeFile, { id, serial, at, by, name }: Named<'replacementFailed'>): void {
  const isFormer = file.standing.units.some(unit => unit.formerly?.includes(serial))
  file.note({
    who: by,
    what: isFormer ? 'former replacement failed, told again' : 'what failed is no replacement of this case',
    detail: { serial, at },
    ...(!isFormer && {
      tasks: [{ kind: 'malformed-fact', occasion: id, role: 'staff', serials: [serial], variant: name }],
    }),
  })
}

function swap(file: ExchangeFile, { serial, at, by }: Named<'replacementFailed'>, unit: UnitStanding): void {
  const { standing } = file
  standing.swaps += 1
  standing.swapped ??= { shipment: standing.shipment, anchorVersion: standing.anchorVersion, dead: [] }
  standing.swapped.dead.push({ unit: unit.serial, replacement: serial, isBack: 'no' })
  standing.shipment = { kind: 'none' }
  unit.formerly = [...(unit.formerly ?? []), serial]
  delete unit.replacement
  const occasion = `swap-${standing.swaps}`
  file.note({
    who: by,
    what: EXCHANGE.swapped,
    because: ['settled:replacement-fails'],
    detail: { at, serial },
    now: { dueAt: null, billAt: null, moneyAt: null },
    letters: [{ kind: 'swap', occasion, serials: [serial] }],
    tasks: [{ kind: 'swap-parcel', occasion, role: 'staff', serials: [serial] }],
  })
}

/** No other one is to come: what the client has is what they had, and what is back of it undoes its exchange. */
export function callSwapOff(standing: Standing): void {
  const { swapped } = standing
  if (!swapped) return
  standing.shipment = swapped.shipment
  // Meanwhile another day 0 was announced.
  if (standing.anchorVersion !== swapped.anchorVersion) standing.startAnew()
  delete standing.swapped
  for (const { unit: serial, replacement, isBack } of swapped.dead) {
    const unit = standing.unit(serial)
    if (!unit) continue
    const later = unit.replacement ? [unit.replacement] : []
    unit.formerly = [...(unit.formerly ?? []).filter(one => one !== replacement), ...later]
    unit.replacement = replacement
    if (isBack === 'yes' && unit.state === 'owed') unit.state = 'undone'
  }
}
