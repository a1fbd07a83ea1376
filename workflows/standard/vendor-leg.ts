import type { VendorTerms } from '../../domain/vendor-terms.ts'
import { now } from '../alarm.ts'
import { vendors } from '../ask.ts'
import type { Named } from '../desk.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { arrive } from './taking-in.ts'
import { standAt } from './unit.ts'

/**
 * The vendor's leg is a case of its own, which this one starts: at approval for a partner, whose unit goes there without
 * our bench (VD-4); for agents and direct clients once the bench has confirmed a fault that is replaced (VD-3).
 */
export function startAtApproval(file: ReturnFile, unit: UnitStanding): void {
  if (file.terms.vendorStartsAt !== 'approval' || !mayClaim(unit)) return
  unit.vendor = {}
  startLeg(file, unit, 'waits')
}

/** A client who is served from our stock does not wait for what the vendor gives. */
export function startForClient(file: ReturnFile, unit: UnitStanding, from: 'stock' | 'vendor'): void {
  if (file.terms.vendorStartsAt !== 'bench' || !mayClaim(unit) || unit.vendor) return
  unit.vendor = {}
  startLeg(file, unit, from === 'stock' ? 'served-from-stock' : 'waits')
}

/** Only what the warranty still covers is claimed from a vendor. */
export function mayClaim({ treatment, replacement }: UnitStanding): boolean {
  const isCovered = treatment.done === 'replace' || treatment.done === 'repair-or-replace'
  return isCovered && replacement === 'allowed'
}

/** Beside the story: nobody here waits for the vendor's number. A "no" is told to staff, and the client served anyway. */
function startLeg(file: ReturnFile, unit: UnitStanding, client: VendorTerms['client']): void {
  const { serial, finding, age } = unit
  file.beside(async () => {
    const started = await vendors.startVendorLeg({
      rma: file.rma,
      serial,
      at: now(),
      ...(finding && { finding }),
      ...(age && { band: age.band }),
      client,
    })
    if (started.kind === 'refused') {
      delete unit.vendor
      unit.known += 1
    }
    file.note({
      who: 'policy',
      what: started.kind === 'refused' ? "the vendor's leg was not started" : "the vendor's leg begins",
      because: started.kind === 'refused' ? started.because : ['settled:vendors-answer'],
      detail: started.kind === 'refused' ? { serial, why: started.reason } : { serial, leg: started.leg, client },
    })
  })
}

/**
 * Whether what the client waits for can go out: the vendor's replacement, once it is tested and here, or the partner's
 * straight from the vendor; after a credit, one of ours. Staff may serve them from stock at any time.
 */
export function waitForVendor(file: ReturnFile, unit: UnitStanding): 'waits' | 'can-go' | 'gave-nothing' {
  const { vendor, chosen } = unit
  if (chosen?.from === 'stock' || vendor?.replacement) return 'can-go'
  const isPartners = file.terms.vendorStartsAt === 'approval'
  switch (vendor ? vendor.answer?.answer : 'denied') {
    case 'credit':
      return 'can-go'
    case 'denied':
      return 'gave-nothing'
    case 'replacement':
      if (isPartners) return 'can-go'
  }
  standAt(file, unit, 'with-vendor')
  return 'waits'
}

/** What the vendor gives, as its leg tells us. Whoever answers for a unit has had it, though nobody told us of its arrival. */
export function vendorAnswered(file: ReturnFile, fact: Named<'vendorAnswered'>): void {
  const { name: _, id, by, at, serial, ...answer } = fact
  const unit = file.standing.unit(serial)
  if (unit && unit.course.kind !== 'ended') {
    unit.vendor = { ...unit.vendor, answer }
    if (answer.answer !== 'denied' && !unit.arrivedAt) arrive(unit, at)
    unit.known += 1
  }
  file.note({
    who: by,
    what: `the vendor gives: ${answer.answer}`,
    because: ['VD-5'],
    detail: { serial, at },
    ...(unit && { now: { units: [{ serial, state: unit.state }] } }),
    ...(unit?.course.kind === 'ended' && {
      tasks: [{ kind: 'late-fact', occasion: id, role: 'staff', serials: [serial], variant: fact.name }],
    }),
  })
}

/** The vendor's replacement has passed its test, and is here for the client (VD-6). */
export function vendorReplacementReceived(file: ReturnFile, fact: Named<'vendorReplacementReceived'>): void {
  const { serial, replacement, at, by, id } = fact
  const unit = file.standing.unit(serial)
  file.note({
    who: by,
    what: "the vendor's replacement is here",
    because: ['VD-6'],
    detail: { serial, replacement, at },
    // Served meanwhile, the client needs it no more.
    ...(unit?.course.kind === 'ended' && {
      tasks: [{ kind: 'late-fact', occasion: id, role: 'staff', serials: [serial], variant: fact.name }],
    }),
  })
  if (!unit) return
  unit.vendor = { ...unit.vendor, replacement }
  unit.known += 1
}
