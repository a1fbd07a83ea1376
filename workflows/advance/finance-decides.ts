import type { DueCharge } from '../../domain/ruling.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { CaseException } from '../exceptions.ts'
import { askedAbout } from './asked.ts'
import type { Collateral } from './secure.ts'
import type { ExchangeFile } from './standing.ts'
import { type Claimed, isPutOff, waitInClaim } from './still-due.ts'

/** Policies without a charge, and disputes, are for people: a task, and no money until they have decided. */
export async function mayCharge(file: ExchangeFile, collateral: Collateral, claimed: Claimed): Promise<'yes' | 'no'> {
  const { standing } = file
  for (;;) {
    const due = dueCharge(file, collateral, claimed)
    const by = await rulings.chargedBy(due)
    if (by.kind === 'itself') return 'yes'
    const question = ask(file, by.why, by.because)
    const isOpen = () => question.resolution === undefined && standing.owed.length > 0
    // Finance ends this wait, or the unit's return does, or what stood in the way is gone.
    await waitInClaim(file, claimed, () => !isOpen() || isOtherwise(dueCharge(file, collateral, claimed), due))
    if (question.resolution === 'bill' && by.why === 'dispute') standing.chargeInDispute = 'allowed'
    if (question.resolution !== undefined)
      return question.resolution === 'forgive' || standing.owed.length === 0 ? 'no' : 'yes'
    withdraw(file, question)
    if (standing.owed.length === 0 || isPutOff(file, claimed)) return 'no'
  }
}

function dueCharge({ standing }: ExchangeFile, collateral: Collateral, { kind: cause }: Claimed): DueCharge {
  const dispute = standing.isLeftToFinance ? 'undecided' : 'none'
  return { collateral: collateral.kind, accepted: standing.accepted, cause, dispute }
}

function isOtherwise(due: DueCharge, before: DueCharge): boolean {
  return due.accepted !== before.accepted || due.dispute !== before.dispute
}

function ask(file: ExchangeFile, why: 'charge' | 'dispute', because: string[]): CaseException {
  const { standing } = file
  const question = standing.exceptions.arise({ kind: why, at: now() })
  file.note({
    who: 'policy',
    what: 'left to people: no charge by itself',
    because,
    detail: { exception: question.id },
    tasks: [
      {
        kind: 'approve-charge',
        occasion: question.id,
        role: 'finance',
        serials: standing.owed.map(unit => unit.serial),
        amount: standing.owedAmount,
      },
    ],
  })
  file.stand('overdue')
  return question
}

function withdraw(file: ExchangeFile, question: CaseException): void {
  file.standing.exceptions.resolve(question, 'accept', now())
  file.note({
    who: 'policy',
    what: 'nobody has to decide any more',
    detail: { exception: question.id },
    settles: askedAbout(question),
  })
}
