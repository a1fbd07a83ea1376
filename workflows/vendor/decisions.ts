import { SENT_TO_VENDOR } from '../../domain/on-record.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { lineOf } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import type { LegFile } from './standing.ts'

/** What people may decide about a vendor's leg. */
export function legDecisions(file: LegFile): DecisionTable {
  const { standing } = file
  return {
    enterVendorRma: { objection: entry => objectionToNumber(file, entry), carryOut: entry => enter(file, entry) },
    dispatchToVendor: {
      objection: dispatch => objectionToDispatch(file, dispatch),
      lastWord: () => numberMissing(file),
      carryOut: sent => dispatch(file, sent),
    },
    testReplacement: { objection: test => objectionToTest(file, test), carryOut: test => tested(file, test) },
    cancel: {
      objection: () => (standing.calledOff ? "The vendor's leg is called off already." : undefined),
      carryOut: decision => cancel(file, decision),
    },
    finish: {
      objection: () => undefined,
      carryOut: decision => {
        standing.calledOff = 'finished'
        file.note({ ...lineOf(decision), what: 'staff expect nothing more of the vendor' })
      },
    },
  }
}

function objectionToNumber(file: LegFile, { serial, number, from }: Decided<'enterVendorRma'>): string | undefined {
  const { standing, terms } = file
  if (standing.dispatched) return `The unit has left already, under number ${standing.number?.number}.`
  if (typeof number !== 'string' || !/^\S(.{0,62}\S)?$/.test(number))
    return 'Say the number as the vendor gave it (number), in 64 characters at most.'
  const giver = terms.numberFrom === 'brand' ? `${terms.unit.brand} itself` : 'the original distributor'
  if (from !== terms.numberFrom)
    return `VD-17: for ${terms.unit.brand} the number comes from ${giver} (from: ${terms.numberFrom}).`
  return objectionToSerial(file, serial)
}

function objectionToDispatch(file: LegFile, { serial, label }: Decided<'dispatchToVendor'>): string | undefined {
  const { dispatched, answer } = file.standing
  if (dispatched) return `The unit has left already, on ${dispatched.at.slice(0, 10)}.`
  if (answer) return `The vendor has answered already: ${answer.answer}.`
  if (label !== undefined && label !== 'ours' && label !== 'vendors')
    return 'Say whose label the parcel bears: ours or vendors (label).'
  return objectionToSerial(file, serial)
}

/** No unit leaves for a vendor without the number of whoever gives it for its brand (invariant 6). */
async function numberMissing({ standing, terms }: LegFile): Promise<string | undefined> {
  const { number } = standing
  const decision = await rulings.vendorDispatch({ brand: terms.unit.brand, ...(number && { rmaNumber: number }) })
  return decision.kind === 'refused' ? `VD-17: ${decision.reason}` : undefined
}

function objectionToTest(file: LegFile, { serial, result }: Decided<'testReplacement'>): string | undefined {
  const { arrived } = file.standing
  if (!arrived) return 'No replacement of the vendor is here to be tested.'
  if (arrived.tested) return `Replacement ${arrived.replacement} has been tested: ${arrived.tested.result}.`
  if (result !== 'passed' && result !== 'failed') return 'A test is passed or failed (result).'
  return objectionToSerial(file, serial)
}

function objectionToSerial({ terms }: LegFile, serial: unknown): string | undefined {
  const { unit } = terms
  return serial === unit.serial ? undefined : `This leg is for unit ${unit.serial} (serial).`
}

function enter(file: LegFile, { by, role, reason, number, from }: Decided<'enterVendorRma'>): void {
  const { standing } = file
  const before = standing.number?.number ?? null
  standing.number = { number, from, at: now() }
  const { occasion, claimed } = standing
  file.note({
    who: by,
    what: "the vendor's RMA number entered",
    because: ['VD-17'],
    detail: { role, reason, number, from, before },
    comments: [{ kind: 'vendor-number', occasion: file.occasion('number'), serials: [claimed], variant: number }],
    tasks: [{ kind: 'vendor-dispatch', occasion, role: 'staff', serials: [claimed], variant: number }],
    settles: ['vendor-rma'],
  })
}

function dispatch(file: LegFile, decision: Decided<'dispatchToVendor'>): void {
  const { standing } = file
  const { by, role, reason, tracking, label = 'ours' } = decision
  const at = now()
  standing.dispatched = { at, label, ...(tracking && { tracking }) }
  const number = standing.number?.number ?? null
  file.note({
    who: by,
    what: SENT_TO_VENDOR,
    because: ['VD-17'],
    detail: { role, reason, number, serial: standing.claimed, tracking: tracking ?? null, label },
    comments: [
      {
        kind: 'vendor-dispatched',
        occasion: standing.occasion,
        when: at,
        serials: [standing.claimed],
        ...(number && { variant: number }),
      },
    ],
    settles: ['vendor-dispatch'],
  })
}

function tested(file: LegFile, { by, role, reason, result }: Decided<'testReplacement'>): void {
  const { standing } = file
  if (!standing.arrived) return
  standing.arrived.tested = { result, at: now() }
  const { replacement } = standing.arrived
  file.note({
    who: by,
    what: `the vendor's replacement ${result} its test`,
    because: ['VD-6'],
    detail: { role, reason, replacement },
    comments: [{ kind: 'vendor-tested', occasion: standing.occasion, serials: [replacement], variant: result }],
    settles: ['vendor-test'],
  })
}

/** Before the unit has left this ends the leg; after that the vendor owes us its answer, though nobody waits for it. */
function cancel(file: LegFile, decision: Decided<'cancel'>): void {
  const { standing } = file
  standing.calledOff = 'cancelled'
  if (standing.isWithVendor) standing.client = 'served-from-stock'
  file.note({
    ...lineOf(decision),
    what: standing.isWithVendor ? "called off; the vendor's answer is still owed" : 'called off',
    because: ['settled:cancelled'],
  })
}
