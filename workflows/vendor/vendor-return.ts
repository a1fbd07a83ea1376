import type { CaseResult, Outcome } from '../../domain/case.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { rulings } from '../ask.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { claim, claimAgain } from './claim.ts'
import { tellClient } from './client.ts'
import { legDesk } from './desk.ts'
import { replacement } from './replacement.ts'
import { type Answered, type LegFile, LegStanding } from './standing.ts'

/**
 * The vendor's own RMA for one unit: its number, the unit there, a credit or a replacement back (VD-5). It belongs to a
 * client's case, is started by an activity of that case or by staff, and may outlive it. `request` is a `VendorRequest`.
 */
export async function vendorReturn(request: unknown): Promise<CaseResult> {
  return keepCase('vendorReturn', request, async (opening, inbox) => {
    const file: LegFile = new CaseFile(opening, inbox, new LegStanding(opening.terms))
    attend(file, legDesk(file))
    return story(file)
  })
}

/** A replacement that fails its test is claimed in its turn, as often as the vendor sends one. */
async function story(file: LegFile): Promise<Outcome> {
  for (;;) {
    const ending = await claim(file)
    switch (ending.kind) {
      case 'cancelled':
      case 'finished':
        return calledOff(file, ending.kind)
      case 'answered':
        break
      default:
        return unreachable(ending)
    }
    const { answer } = ending
    switch (answer.answer) {
      case 'denied':
        return denied(file, answer)
      case 'credit':
        return credited(file, answer)
      case 'replacement': {
        const outcome = await replaced(file, answer)
        if (outcome) return outcome
        break
      }
      default:
        return unreachable(answer)
    }
  }
}

/** Nobody asks the vendor any more; a client who waits for it needs somebody to decide. */
async function calledOff(file: LegFile, kind: 'cancelled' | 'finished'): Promise<Outcome> {
  if (file.standing.client === 'waits') leaveToPeople(file, "the client waited for the vendor's leg", kind)
  return end(file, kind === 'cancelled' ? 'cancelled' : 'settled-by-staff')
}

async function denied(file: LegFile, answer: Answered<'denied'>): Promise<Outcome> {
  leaveToPeople(file, 'the vendor gives nothing', 'denied')
  await tellClient(file, { ...answer, name: 'vendorAnswered', serial: file.terms.unit.serial })
  return end(file, 'denied')
}

function leaveToPeople(file: LegFile, what: string, variant: string): void {
  const { unit, of } = file.terms
  file.note({
    who: 'policy',
    what,
    because: ['settled:vendors-answer'],
    detail: { of, client: file.standing.client },
    tasks: [{ kind: 'vendor-gave-nothing', occasion: variant, role: 'staff', serials: [unit.serial], variant }],
  })
}

/** What the vendor owes us is a finance event; the client is served from stock, or has been (VD-5). */
async function credited(file: LegFile, answer: Answered<'credit'>): Promise<Outcome> {
  const { serial } = file.terms.unit
  const { because } = await rulings.afterVendor({ ...whom(file), answer: 'credit' })
  const { amount } = answer
  file.tellFinance(file.trigger('rma.vendor.credited', 'account', [{ obligation: 'vendor-credit', serial, amount }]))
  file.note({ who: 'policy', what: "the vendor's credit is told to finance", because, detail: { amount, serial } })
  await tellClient(file, { ...answer, name: 'vendorAnswered', serial })
  return end(file, 'credited')
}

/** To the partner straight from the vendor, or tested here first (VD-4, VD-6). Nothing when the vendor is asked again. */
async function replaced(file: LegFile, answer: Answered<'replacement'>): Promise<Outcome | undefined> {
  const { serial } = file.terms.unit
  const after = await rulings.afterVendor({ ...whom(file), answer: 'replacement' })
  await tellClient(file, { ...answer, name: 'vendorAnswered', serial })
  // What is here already, the vendor has not sent to the partner.
  if (after.kind === 'to-partner' && !file.standing.arrived) {
    file.note({ who: 'policy', what: 'the vendor ships to the partner', because: after.because, detail: { serial } })
    return end(file, 'replaced')
  }
  const tried = await replacement(file)
  switch (tried.kind) {
    case 'superseded':
      return undefined
    case 'finished':
      return calledOff(file, 'finished')
    case 'failed':
      claimAgain(file, tried.replacement, tried.at)
      return undefined
    case 'passed':
      file.note({
        who: 'policy',
        what: file.standing.client === 'waits' ? 'the replacement goes to the client' : 'the replacement goes to stock',
        because: ['VD-6'],
        detail: { replacement: tried.replacement },
      })
      await tellClient(file, {
        name: 'vendorReplacementReceived',
        at: tried.at,
        serial,
        replacement: tried.replacement,
      })
      return end(file, 'replaced')
    default:
      return unreachable(tried)
  }
}

function whom({ terms, standing }: LegFile) {
  return { clientType: terms.clientType, client: standing.client }
}

/** Whatever was still asked of staff is asked no more. */
function end(file: LegFile, outcome: Outcome): Promise<Outcome> {
  file.note({
    who: 'sendback',
    what: `the vendor's leg ends: ${outcome}`,
    settles: ['vendor-rma', 'vendor-dispatch', 'vendor-answer', 'vendor-replacement', 'vendor-test'],
  })
  return file.close(outcome)
}
