import { render, toPlainText } from '@react-email/render'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import { approving } from './approving.tsx'
import { billing } from './billing.tsx'
import { informing } from './informing.tsx'
import { lending } from './lending.tsx'
import type { WriteLetter } from './letter.ts'
import { Letterhead } from './letterhead.tsx'
import { quoting } from './quoting.tsx'
import { receiving } from './receiving.tsx'
import { returning } from './returning.tsx'
import { securing } from './securing.tsx'
import { sending } from './sending.tsx'
import type { LetterSubject } from './subject.ts'

const LETTERS: Record<LetterKind, WriteLetter> = {
  ...approving,
  ...securing,
  ...sending,
  ...returning,
  ...receiving,
  ...billing,
  ...quoting,
  ...lending,
  ...informing,
}

/** A letter, ready for the post. Both parts are made of the same page, so they say the same. */
export async function renderLetter(
  order: LetterOrder,
  about: LetterSubject,
): Promise<{ subject: string; html: string; text: string }> {
  const letter = LETTERS[order.kind](order, about)
  const subject = `[${about.rma}] ${letter.subject}`
  const html = await render(
    Letterhead({ about, title: subject, reader: letter.reader ?? about.client.name, children: letter.body }),
  )
  return { subject, html, text: toPlainText(html) }
}
