import { render, toPlainText } from '@react-email/render'
import type { CaseType } from '../../../domain/case.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { TermsOf } from '../../../domain/terms.ts'
import { approving } from './approving.tsx'
import { billing } from './billing.tsx'
import { informing } from './informing.tsx'
import { labelling } from './labelling.tsx'
import { lending } from './lending.tsx'
import type { WriteLetter } from './letter.ts'
import { Letterhead } from './letterhead.tsx'
import { maintenance } from './maintenance.tsx'
import { mending } from './mending.tsx'
import { notNeeded } from './not-needed.tsx'
import { overTheCounter } from './over-the-counter.tsx'
import { quoting } from './quoting.tsx'
import { receiving } from './receiving.tsx'
import { returning } from './returning.tsx'
import { securing } from './securing.tsx'
import { sending } from './sending.tsx'
import { sendingIn } from './standard.tsx'
import type { LetterSubject } from './subject.ts'
import { subscription } from './subscription.tsx'
import { virtual } from './virtual.tsx'

type LettersOf<Type extends CaseType> = Partial<Record<LetterKind, WriteLetter<TermsOf<Type>>>>

/** Each kind of return has letters of its own, under the names that all share. */
const LETTERS: { [Type in CaseType]: LettersOf<Type> } = {
  advanceReplacement: {
    ...approving,
    ...securing,
    ...sending,
    ...returning,
    ...labelling,
    ...receiving,
    ...billing,
    ...quoting,
    ...lending,
    ...informing,
  },
  standardReturn: { ...sendingIn, ...labelling, ...mending, ...informing },
  overTheCounterReturn: { ...overTheCounter, ...informing },
  virtualReturn: { ...virtual, ...informing },
  orderedNotNeededReturn: { ...notNeeded, ...labelling, ...informing },
  subscriptionCancellation: { ...subscription, ...informing },
  maintenanceCancellation: { ...maintenance, ...informing },
  vendorReturn: { ...informing },
}

/** The kinds of letters that a return of this type may send. */
export function letterKindsOf(type: CaseType): LetterKind[] {
  return Object.keys(LETTERS[type]) as LetterKind[] // they are that table's keys
}

/**
 * A letter, ready for the post. Both parts are made of the same page, so they say the same. Throws an Error for a kind
 * that returns of this type do not send: that is a defect of ours.
 */
export async function renderLetter(
  order: LetterOrder,
  about: LetterSubject,
): Promise<{ subject: string; html: string; text: string }> {
  const type = about.terms.returnType
  const write = LETTERS[type][order.kind] as WriteLetter | undefined // the table is that of the terms' own type
  if (!write) throw new Error(`Nobody has written a letter "${order.kind}" for a ${type}.`)
  const letter = write(order, about)
  const subject = `[${about.rma}] ${letter.subject}`
  const html = await render(
    Letterhead({ about, title: subject, reader: letter.reader ?? about.client.name, children: letter.body }),
  )
  return { subject, html, text: toPlainText(html) }
}
