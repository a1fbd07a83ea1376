import { condition } from '@temporalio/workflow'
import type { KeptFact } from '../domain/fact.ts'
import { type Cents, cents, less } from '../domain/money.ts'
import type { ObligationLine } from '../domain/money-movement.ts'
import { after, DAY, type Instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { now } from './alarm.ts'
import { carriers, records, whyGivenUp } from './ask.ts'
import type { CaseFile } from './case-file.ts'
import { carryOutDecision, objectionTo } from './decisions.ts'
import { keptFact } from './inbox.ts'
import { takeReceipt } from './receipt.ts'

/** Takes in whatever reaches the case, at any time: keeps it, writes it down once, and lets the story know. */
export async function clerk(file: CaseFile): Promise<never> {
  const known = new Set<string>()
  file.inbox.objection = decision => objectionTo(file, decision)
  for (;;) {
    await condition(() => !file.inbox.isEmpty)
    // They stay in the inbox until they are taken in: a case with something unread does not close.
    const signals = [...file.inbox.signals]
    const told = signals.filter(signal => !keptFact(signal))
    const kept = told.length > 0 ? await records.keepFacts({ rma: file.rma, told }) : []
    takeIn(file, known, [...signals.flatMap(signal => keptFact(signal) ?? []), ...kept])
    file.inbox.signals.splice(0, signals.length)
    for (const { decision, answer } of file.inbox.asked.splice(0)) {
      // Asked again: what was possible when it was accepted may not be so any more.
      const why = objectionTo(file, decision)
      if (why === undefined) carryOutDecision(file, decision)
      answer(why === undefined ? { kind: 'done', view: file.view } : { kind: 'refused', why })
      file.becameKnown()
    }
  }
}

/** Facts that the records showed the case before their own message came; the message then says nothing new. */
export function takeFromRecords(file: CaseFile, facts: KeptFact[]): void {
  for (const fact of facts) takeFact(file, fact)
  if (facts.length > 0) file.becameKnown()
}

function takeIn(file: CaseFile, known: Set<string>, facts: KeptFact[]): void {
  for (const fact of facts) {
    if (known.has(fact.id)) continue
    known.add(fact.id)
    takeFact(file, fact)
    file.becameKnown()
  }
}

/** Writes one fact down. What it means is for the story to say. */
function takeFact(file: CaseFile, fact: KeptFact): void {
  const { standing } = file
  if (file.view.stage === 'closed') return tooLate(file, fact)
  switch (fact.name) {
    case 'cardAuthorised':
      return authorised(file, fact)
    case 'cardDeclined':
      standing.declines += 1
      return file.note({ who: fact.by, what: 'card declined', detail: { at: fact.at } })
    case 'holdExpired':
      standing.lostHolds.push(fact.ref)
      return
    case 'disputeOpened':
      return disputeOpened(file, fact)
    case 'disputeClosed':
      return disputeClosed(file, fact)
    case 'replacementShipped':
      return shipped(file, fact)
    case 'replacementDelivered':
      return delivered(file, fact, fact.tracking)
    case 'carrierScanned':
      return scanned(file, fact)
    case 'deviceReceived':
      return takeReceipt(file, fact)
    case 'replacementFailed':
      return replacementFailed(file, fact)
    case 'termsAccepted':
      standing.accepted = 'yes'
      return file.note({ who: 'client', what: 'terms accepted', detail: { at: fact.at } })
    case 'managementAcknowledged':
      standing.acknowledged = 'yes'
      return file.note({
        who: fact.by,
        what: 'management notice acknowledged',
        because: ['VD-10'],
        settles: ['management-notice'],
      })
    case 'mailReceived':
      return file.beside(() => arrange(file, fact))
    default:
      return unreachable(fact)
  }
}

/** It came while the case was saying its last words: a person looks at it, as for any closed case. */
function tooLate(file: CaseFile, fact: KeptFact): void {
  file.note({
    who: fact.by,
    what: `${fact.name} after the end`,
    detail: { at: fact.at },
    tasks: [{ kind: 'late-fact', occasion: fact.id, role: 'staff', variant: fact.name }],
  })
}

type Named<Name extends KeptFact['name']> = Extract<KeptFact, { name: Name }>

/** A hold that nobody waits for any more is given back at once. */
function authorised(file: CaseFile, { ref, consent, by }: Named<'cardAuthorised'>): void {
  file.note({ who: by, what: 'client authorised a hold', detail: { ref, consent } })
  if (file.standing.wantsCard === 'yes') {
    file.standing.authorised.push({ ref, consent })
    return
  }
  file.beside(async () => {
    await file.move({ kind: 'release-hold', key: file.key('release'), ref })
  })
}

function disputeOpened(file: CaseFile, fact: Named<'disputeOpened'>): void {
  file.standing.dispute = 'open'
  file.note({
    who: fact.by,
    what: 'dispute opened',
    because: ['settled:dispute'],
    detail: { ref: fact.ref },
    now: { disputed: 'open' },
    tasks: [{ kind: 'dispute', occasion: fact.ref, role: 'finance' }],
    comments: [{ kind: 'escalated', occasion: `dispute-${fact.ref}`, variant: 'dispute' }],
  })
}

function disputeClosed(file: CaseFile, fact: Named<'disputeClosed'>): void {
  file.standing.dispute = fact.verdict
  const billed = file.standing.units.filter(unit => unit.state === 'billed')
  file.note({
    who: fact.by,
    what: `dispute ${fact.verdict}`,
    because: ['settled:dispute'],
    detail: { ref: fact.ref, amount: fact.amount },
    now: { disputed: fact.verdict },
    ...(fact.verdict === 'lost' && { losses: upTo(fact.amount, file.lines('return', billed)) }),
  })
}

/** What the bank took back, laid on the units one after the other. */
function upTo(amount: Cents, lines: ObligationLine[]): ObligationLine[] {
  let left = amount
  return lines.flatMap(line => {
    const part = cents(Math.min(line.amount, left))
    left = less(left, part)
    return part > 0 ? [{ ...line, amount: part }] : []
  })
}

function shipped(file: CaseFile, fact: Named<'replacementShipped'>): void {
  const { standing, terms } = file
  if (standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered') return shippedMore(file, fact)
  nameReplacements(file, fact)
  standing.shipments += 1
  standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: fact.parcels, arrived: [] }
  const occasion = `shipment-${standing.shipments}`
  const isBare =
    terms.collateral === 'card-hold' && standing.owed.length > 0 && !['held', 'on-account'].includes(file.view.secured)
  file.note({
    who: fact.by,
    what: 'replacement shipped',
    detail: { at: fact.at, parcels: fact.parcels.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ') },
    now: { units: fact.units },
    letters: [{ kind: 'shipped', occasion, when: fact.at }],
    comments: [{ kind: 'shipped', occasion, when: fact.at }],
    settles: ['ship-replacement', 'reship-or-cancel', 'swap-parcel'],
    // Our own doors refuse this; whoever signals past them is found out (invariant 3).
    ...(isBare &&
      standing.waivedBy === undefined && { tasks: [{ kind: 'shipped-unsecured', occasion, role: 'manager' }] }),
  })
}

function nameReplacements({ standing }: CaseFile, { units }: Named<'replacementShipped'>): void {
  for (const { serial, replacement } of units) {
    const unit = standing.unit(serial)
    if (!unit) continue
    if (unit.replacement && unit.replacement !== replacement)
      unit.formerly = [...(unit.formerly ?? []), unit.replacement]
    unit.replacement = replacement
  }
}

/** Another parcel of the same shipment: day 0 is the last one's. The same one told again is only noted. */
function shippedMore(file: CaseFile, fact: Named<'replacementShipped'>): void {
  const { shipment } = file.standing
  if (shipment.kind !== 'out' && shipment.kind !== 'delivered') return
  nameReplacements(file, fact)
  const known = shipment.parcels.map(parcel => parcel.tracking)
  const more = fact.parcels.filter(parcel => !known.includes(parcel.tracking))
  const arrived = shipment.kind === 'delivered' ? known : shipment.arrived
  if (more.length > 0)
    file.standing.shipment = {
      kind: 'out',
      shippedAt: shipment.shippedAt,
      parcels: [...shipment.parcels, ...more],
      arrived,
    }
  file.note({
    who: fact.by,
    what: more.length > 0 ? 'another parcel shipped' : 'replacement shipped, told again',
    detail: { at: fact.at, parcels: more.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ') },
    now: { units: fact.units },
  })
}

/** The last parcel's arrival is day 0. The first word of it stands; only staff correct it. */
function delivered(file: CaseFile, fact: { at: Instant; by: string }, tracking: string | undefined): void {
  const { standing } = file
  if (standing.shipment.kind === 'delivered') return
  if (standing.shipment.kind !== 'out')
    standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: [], arrived: [] }
  const { shippedAt, parcels, arrived } = standing.shipment
  if (tracking !== undefined) arrived.push(tracking)
  const isWhole = tracking === undefined || parcels.every(parcel => arrived.includes(parcel.tracking))
  if (!isWhole)
    return file.note({
      who: fact.by,
      what: 'one parcel delivered',
      detail: { tracking: tracking ?? null, at: fact.at },
    })
  const at = fact.at < shippedAt ? shippedAt : fact.at
  standing.shipment = { kind: 'delivered', shippedAt, at, parcels }
  standing.startAnew()
  file.note({
    who: fact.by,
    what: 'replacement delivered',
    detail: { at },
    comments: [{ kind: 'delivered', occasion: `delivery-${standing.anchorVersion}`, when: at }],
    settles: ['confirm-delivery'],
  })
}

function scanned(file: CaseFile, fact: Named<'carrierScanned'>): void {
  // A label of ours is known by its number, whatever the carrier says about it.
  const ours = file.standing.returns.some(parcel => parcel.tracking === fact.tracking && parcel.carrier !== '')
  if (ours) return scannedOnItsWayBack(file, { ...fact, direction: 'to-us', label: 'ours' })
  if (fact.direction === 'to-us') return scannedOnItsWayBack(file, fact)
  if (!isOfThisShipment(file, fact))
    return file.note({
      who: fact.by,
      what: `scan of another parcel: ${fact.status}`,
      detail: { tracking: fact.tracking, at: fact.at },
    })
  switch (fact.status) {
    case 'delivered':
      return delivered(file, fact, fact.tracking)
    case 'lost':
    case 'refused':
    case 'returned-to-sender':
      return shipmentFailed(file, fact, fact.status)
    default:
      return
  }
}

/** Carriers speak on about parcels of yesterday; only the present shipment's count. */
function isOfThisShipment({ standing }: CaseFile, { tracking }: Named<'carrierScanned'>): boolean {
  const { shipment } = standing
  if (shipment.kind === 'none') return standing.shipments === 0
  if (shipment.kind === 'failed') return false
  return shipment.parcels.length === 0 || shipment.parcels.some(parcel => parcel.tracking === tracking)
}

/** Nobody has the replacement: no window, or the window is void. */
function shipmentFailed(
  file: CaseFile,
  fact: Named<'carrierScanned'>,
  why: 'lost' | 'refused' | 'returned-to-sender',
): void {
  const { standing } = file
  if (standing.shipment.kind !== 'out')
    return file.note({
      who: fact.by,
      what: `carrier says ${why} after delivery`,
      detail: { tracking: fact.tracking, at: fact.at },
    })
  standing.shipment = { kind: 'failed', why }
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: fact.by,
    what: `replacement ${why}`,
    because: ['settled:replacement-lost'],
    detail: { tracking: fact.tracking, at: fact.at },
    now: { dueAt: null, billAt: null, moneyAt: null },
    letters: [{ kind: 'shipment-failed', occasion, variant: why }],
    tasks: [{ kind: 'reship-or-cancel', occasion, role: 'staff', variant: why }],
  })
}

function scannedOnItsWayBack(file: CaseFile, fact: Named<'carrierScanned'>): void {
  const { standing } = file
  if (!standing.returns.some(parcel => parcel.tracking === fact.tracking))
    standing.returns.push({ carrier: '', tracking: fact.tracking })
  switch (fact.status) {
    case 'in-transit':
    case 'out-for-delivery':
    case 'delivered':
      noteTransit(file, fact)
      return file.note({
        who: fact.by,
        what: `return ${fact.status}`,
        detail: { tracking: fact.tracking, at: fact.at },
      })
    case 'lost':
      return returnLost(file, fact)
    default:
      return
  }
}

/** Since when a carrier has had a parcel: its earliest scan says so. */
function noteTransit({ standing }: CaseFile, { tracking, at }: Named<'carrierScanned'>): void {
  const known = standing.inTransit.find(parcel => parcel.tracking === tracking)
  if (!known) standing.inTransit.push({ tracking, since: at })
  else if (at < known.since) known.since = at
}

/** A label of ours makes the loss ours (invariant 2); otherwise a person decides, and nothing is charged by itself. */
function returnLost(file: CaseFile, fact: Named<'carrierScanned'>): void {
  const { standing } = file
  // One parcel lost of several units owed: which one it was, a person has to find out.
  const units = fact.label === 'ours' && standing.owed.length === 1 ? standing.owed : []
  for (const unit of units) unit.state = 'lost-by-our-carrier'
  if (fact.label === 'ours' && units.length === 0 && standing.owed.length > 0)
    standing.openException({ kind: 'still-in-transit', at: fact.at })
  file.note({
    who: fact.by,
    what: 'return lost by the carrier',
    because: ['settled:what-counts-as-back'],
    detail: { tracking: fact.tracking, label: fact.label },
    now: { units: units.map(({ serial, state }) => ({ serial, state })) },
    tasks: [{ kind: 'carrier-claim', occasion: fact.tracking, role: 'staff', variant: fact.label }],
  })
}

/** Dead on arrival, or within the days after it: the same case, swapped at our freight, not counted. */
function replacementFailed(file: CaseFile, fact: Named<'replacementFailed'>): void {
  const { standing, terms } = file
  // Told before the delivery scan, it is in time all the same.
  const since = standing.shipment.kind === 'delivered' ? standing.shipment.at : standing.shippedAt
  if (!since || fact.at > after(since, (terms.swapDays + 1) * DAY))
    return file.note({
      who: fact.by,
      what: 'replacement failed too late for a swap',
      detail: { at: fact.at },
      tasks: [{ kind: 'swap-parcel', occasion: `late-${fact.id}`, role: 'staff', serials: [fact.serial] }],
    })
  standing.swaps += 1
  standing.shipment = { kind: 'none' }
  const occasion = `swap-${standing.swaps}`
  file.note({
    who: fact.by,
    what: 'replacement failed: swapped',
    because: ['settled:replacement-fails'],
    detail: { at: fact.at, serial: fact.serial },
    now: { dueAt: null, billAt: null, moneyAt: null },
    letters: [{ kind: 'swap', occasion, serials: [fact.serial] }],
    tasks: [{ kind: 'swap-parcel', occasion, role: 'staff', serials: [fact.serial] }],
  })
}

/** A label or a pick-up for the way back, where the policy grants one (FO-4). */
async function arrange(file: CaseFile, fact: Named<'mailReceived'>): Promise<void> {
  const because = ['FO-4']
  if (file.terms.shipping.label === 'refused')
    return file.note({ who: fact.by, what: `${fact.asks} refused`, because, detail: { asked: fact.at } })
  const key = `${file.rma}/${fact.asks}/${fact.id}`
  try {
    const parcel = await carriers.arrangeReturn({ rma: file.rma, key, asks: fact.asks })
    file.standing.returns.push(parcel)
    file.note({
      who: fact.by,
      what: fact.asks === 'label' ? 'label issued' : 'pick-up booked',
      because,
      detail: { asked: fact.at, tracking: parcel.tracking },
      letters: [{ kind: fact.asks, occasion: fact.id, about: key, when: now() }],
    })
  } catch (error) {
    file.note({
      who: 'sendback',
      what: `${fact.asks} could not be arranged`,
      detail: { why: whyGivenUp(error) },
      tasks: [{ kind: 'carrier-claim', occasion: key, role: 'staff', variant: fact.asks }],
    })
  }
}
