import type { CaseResult, Outcome } from '../../domain/case.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { afterBilling } from './after-billing.ts'
import { joinChains } from './chains.ts'
import { claim } from './claim.ts'
import { exchangeDesk } from './desk.ts'
import { exchange } from './exchange.ts'
import { inspection } from './inspection.ts'
import { loaners } from './loaner.ts'
import { type Collateral, secure } from './secure.ts'
import { type ExchangeFile, Standing } from './standing.ts'

/**
 * The replacement goes out first, and the client owes us the failed unit (FO-1, VD-11, SP-3). One case, from the RMA's
 * approval to its end; the workflow's id is the RMA number. `request` is a `CaseRequest`, checked by its first act.
 */
export async function advanceReplacement(request: unknown): Promise<CaseResult> {
  return keepCase('advanceReplacement', request, async (opening, inbox) => {
    const { terms } = opening
    const standing = new Standing(terms)
    const file: ExchangeFile = new CaseFile(opening, inbox, standing)
    if (file.view.stage === 'awaiting-shipment') standing.done.push('shipment-1')
    // The final notice counts once it got through, whenever that is.
    file.onLetter = (name, fate, at) => {
      if (fate === 'bounced') return standing.missedNotice(name)
      if (fate !== 'sent' || !name.startsWith('final-notice/')) return
      standing.finalNoticeAt = at
      file.becameKnown()
    }
    attend(file, exchangeDesk(file))
    file.accompany(() => loaners(file))
    return story(file)
  })
}

async function story(file: ExchangeFile): Promise<Outcome> {
  const collateral = await secure(file)
  if (collateral.kind !== 'hold') await letGoOfStrays(file)
  switch (collateral.kind) {
    case 'lapsed':
    case 'cancelled':
      return file.close(collateral.kind)
    case 'unit-first':
      return returned(file, { kind: 'nothing' })
    case 'hold':
      file.accompany(() => collateral.hold.keep())
      return promise(file, collateral)
    case 'saved-card':
    case 'account':
    case 'nothing':
      return promise(file, collateral)
    default:
      return unreachable(collateral)
  }
}

/** Secured: ship, wait, and then the unit is back or money moves; a window that opens again is waited out again. */
async function promise(file: ExchangeFile, collateral: Collateral): Promise<Outcome> {
  const { standing } = file
  for (;;) {
    const ending = await exchange(file)
    switch (ending.kind) {
      case 'accounted':
        return returned(file, collateral)
      case 'cancelled':
        await release(file, collateral)
        return file.close('cancelled')
      case 'kept': {
        const claimed = await claim(file, collateral, ending.units, { kind: 'kept' })
        if (claimed.kind === 'charged' && standing.owed.length === 0) return returned(file, collateral)
        // A dispute came between: finance are asked whether what was agreed is to be charged.
        if (claimed.kind === 'reconsider' && standing.isLeftToFinance) standing.keep(ending.units)
        secureOn(file, collateral)
        continue
      }
      case 'unreturned': {
        const claimed = await claim(file, collateral, ending.units, { kind: 'unreturned', billAt: ending.billAt })
        const after = claimed.kind === 'charged' ? await afterBilling(file, claimed) : claimed
        if (after.kind !== 'reconsider' && after.kind !== 'window-reopened')
          return returned(file, collateral, after.kind)
        standing.reconsider()
        secureOn(file, collateral)
        continue
      }
      default:
        return unreachable(ending)
    }
  }
}

/** A claim ends the hold's renewals, and may use the hold up: what is still out is secured on. */
function secureOn(file: ExchangeFile, collateral: Collateral): void {
  if (collateral.kind === 'hold') file.accompany(() => collateral.hold.again())
}

/** Nothing is owed any more: what is held goes back, what came in is inspected, and the case ends. */
async function returned(file: ExchangeFile, collateral: Collateral, how: Outcome = 'returned'): Promise<Outcome> {
  await release(file, collateral)
  await inspection(file)
  joinChains(file)
  const outcome = how === 'returned' ? outcomeOf(file) : how
  return file.close(outcome, {
    letters: outcome === 'returned' ? [{ kind: 'closed', occasion: 'end', variant: outcome }] : [],
  })
}

function outcomeOf({ standing }: ExchangeFile): Outcome {
  const { units } = standing
  if (standing.cancelled) return 'cancelled'
  if (units.some(unit => unit.state === 'kept')) return 'kept'
  if (units.every(unit => unit.state === 'undone')) return 'undone'
  if (units.every(unit => unit.state === 'lost-by-our-carrier')) return 'lost-by-carrier'
  return units.some(unit => unit.state === 'forgiven') ? 'settled-by-staff' : 'returned'
}

async function release(file: ExchangeFile, collateral: Collateral): Promise<void> {
  if (collateral.kind === 'hold') await file.away(collateral.hold.release())
  await letGoOfStrays(file)
}

/** A hold that the client authorised when it was no longer needed is given back, too; so is every later one. */
async function letGoOfStrays(file: ExchangeFile): Promise<void> {
  file.standing.wantsCard = 'no'
  for (const { ref } of file.standing.authorised.splice(0))
    await file.away(file.move({ kind: 'release-hold', key: file.key('release'), ref }))
}
