import type { Remedy } from '../../domain/bench.ts'
import type { RuleId } from '../../domain/decision.ts'
import { rulings } from '../ask.ts'
import { benchPolicy } from './bench-policy.ts'
import type { Choice, Course, ReturnFile, UnitStanding } from './standing.ts'
import { ask, isAsked, once, type Rest, settle, standAt } from './unit.ts'
import { startForClient, waitForVendor } from './vendor-leg.ts'

type Chosen = Choice & { remedy: 'repair' | 'replace' }

/** Repair or replacement is approved, with what the policy says of its way back and its deductible; or people choose again. */
export async function approve(file: ReturnFile, unit: UnitStanding, chosen: Chosen): Promise<void> {
  const { bench } = unit
  if (!bench) return
  const { remedy, client, role, from } = chosen
  const decision = await rulings.remedy({ unit: bench.unit, terms: benchPolicy(file), remedy, client, role })
  if (decision.kind === 'refused') {
    delete unit.chosen
    unit.course = { kind: 'faulty' }
    file.note({
      who: 'policy',
      what: `no ${remedy}`,
      because: decision.because,
      detail: { serial: unit.serial, why: decision.reason },
    })
    return
  }
  unit.course = { kind: 'mending', remedy: decision.terms, from }
  if (once(unit, 'approved')) announce(file, unit, decision.terms, decision.because)
  if (remedy === 'replace') startForClient(file, unit, from)
}

/** The client hears what is done and what it costs; the deductible falls due, once for each unit (VD-13). */
function announce(file: ReturnFile, unit: UnitStanding, remedy: Remedy, because: RuleId[]): void {
  const { serial } = unit
  const { deductible, override } = remedy
  file.note({
    who: 'policy',
    what: `${remedy.remedy} approved`,
    because: override === 'by-manager' ? [...because, 'settled:maximum-reached'] : because,
    detail: { serial, deductible, service: remedy.service, freight: remedy.freight, override },
    letters: [{ kind: 'remedy', occasion: serial, variant: remedy.remedy, amount: deductible, serials: [serial] }],
    comments: [{ kind: 'remedy', occasion: serial, variant: remedy.remedy, amount: deductible, serials: [serial] }],
    settles: settle(unit, 'choose-remedy'),
    // A brand without a known warranty has its deductible only from here on; of the others it was frozen before.
    ...(deductible > 0 && { freezes: [{ obligation: 'deductible', serial, amount: deductible }] }),
  })
  if (deductible > 0) invoiceDeductible(file, unit, deductible, because)
}

export function invoiceDeductible(
  file: ReturnFile,
  unit: UnitStanding,
  amount: Remedy['deductible'],
  because: RuleId[],
): void {
  const { serial } = unit
  const line = { obligation: 'deductible', serial, amount } as const
  unit.invoiced.push(line)
  file.account('rma.deductible.invoiced', [line])
  file.note({
    who: 'policy',
    what: 'deductible invoiced',
    because: [...because, 'settled:the-45'],
    detail: { serial, amount },
    comments: [{ kind: 'billed', occasion: `deductible-${serial}`, amount, serials: [serial], variant: 'account' }],
  })
}

/** Approved: where the policy wants it, the deductible comes first; and a client may wait for what the vendor gives. */
export async function mending(
  file: ReturnFile,
  unit: UnitStanding,
  course: Extract<Course, { kind: 'mending' }>,
  rest: Rest,
): Promise<void> {
  const { remedy, from } = course
  if (from === 'vendor') {
    const served = waitForVendor(file, unit)
    if (served === 'waits') return rest()
    if (served === 'gave-nothing') return chooseAgain(unit)
  }
  if (file.terms.shippingWaits === 'for-deductible' && remedy.deductible > 0 && !unit.paid.includes('deductible'))
    return awaitDeductible(file, unit, remedy, rest)
  const { service, freight } = remedy
  unit.course = {
    kind: 'sending',
    sending: {
      what: remedy.remedy === 'repair' ? 'repaired' : 'replacement',
      way: { service, freight },
      because: ['VD-19'],
      succession: unit.bench?.unit.succession ?? unit.succession,
    },
  }
}

function chooseAgain(unit: UnitStanding): void {
  delete unit.chosen
  unit.course = { kind: 'faulty' }
}

/** Finance ends this wait, with the payment. */
function awaitDeductible(file: ReturnFile, unit: UnitStanding, { deductible }: Remedy, rest: Rest): Promise<void> {
  standAt(file, unit, 'collecting')
  if (!isAsked(unit, 'collect-payment'))
    file.note({
      who: 'policy',
      what: 'shipping waits for the deductible',
      because: ['settled:the-45'],
      detail: { serial: unit.serial, amount: deductible },
      tasks: ask(unit, {
        kind: 'collect-payment',
        occasion: `deductible-${unit.serial}`,
        role: 'finance',
        amount: deductible,
        variant: 'deductible',
      }),
    })
  return rest()
}
