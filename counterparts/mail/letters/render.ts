import { render, toPlainText } from '@react-email/render'
import type { CaseType } from '../../../domain/case.ts'
import type { Language } from '../../../domain/language.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import { ENGLISH } from './english.ts'
import { isForClient, type WriteLetter } from './letter.ts'
import { Letterhead } from './letterhead.tsx'
import { SPANISH } from './spanish/spanish.ts'
import type { LetterSubject } from './subject.ts'

const LETTERS = { en: ENGLISH, es: SPANISH } satisfies Record<Language, unknown>

/** The kinds of letters that a return of this type may send. */
export function letterKindsOf(type: CaseType): LetterKind[] {
  return Object.keys(ENGLISH[type]) as LetterKind[] // they are that table's keys
}

/**
 * A letter in its reader's language, ready for the post. Both parts are made of the same page, so they say the same.
 * Throws an Error for a kind that returns of this type do not send: that is a defect of ours.
 */
export async function renderLetter(
  order: LetterOrder,
  subject: LetterSubject,
): Promise<{ subject: string; html: string; text: string }> {
  const { write, language } = writer(order.kind, subject)
  const about = { ...subject, language }
  const letter = write(order, about)
  const title = `[${about.rma}] ${letter.subject}`
  const html = await render(
    Letterhead({ about, title, reader: letter.reader ?? about.client.name, children: letter.body }),
  )
  return { subject: title, html, text: toPlainText(html) }
}

/** Its client's language; what colleagues read is in English. */
function writer(
  kind: LetterKind,
  { terms, language: theirs = 'en' }: LetterSubject,
): { write: WriteLetter; language: Language } {
  const language = isForClient(kind) ? theirs : 'en'
  const write = written(LETTERS[language][terms.returnType], kind)
  if (!write) throw new Error(`Nobody has written a letter "${kind}" for a ${terms.returnType}.`)
  return { write, language }
}

/** The table has to be that of the terms' own type. */
function written(letters: object, kind: LetterKind): WriteLetter | undefined {
  return (letters as Partial<Record<LetterKind, WriteLetter>>)[kind]
}
