import type { ReactNode } from 'react'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { CaseTerms } from '../../../domain/terms.ts'
import type { LetterSubject } from './subject.ts'

/** What a letter says. The letterhead adds the greeting, the RMA number and whom to ask. */
export interface Letter {
  /** Without the RMA number, which every subject line begins with. */
  subject: string
  body: ReactNode
  /** Whom it speaks to, when that is not the client. */
  reader?: string
}

/** `Terms`: of which kinds of return it can be written. */
export type WriteLetter<Terms extends CaseTerms = CaseTerms> = (
  order: LetterOrder,
  about: LetterSubject<Terms>,
) => Letter

/** A file of letters that belong together: each of its kinds and who writes it. */
export type Letters<Kind extends LetterKind, Terms extends CaseTerms = CaseTerms> = Record<Kind, WriteLetter<Terms>>

/** Letters that colleagues read, in English; all others are their client's. */
const TO_COLLEAGUES = ['management-notice', 'clientops-notice'] as const satisfies readonly LetterKind[]
type ToColleagues = (typeof TO_COLLEAGUES)[number]

export function isForClient(kind: LetterKind): boolean {
  return !TO_COLLEAGUES.some(theirs => theirs === kind)
}

/** The same letters in another language: each that a client may get has to be there. */
export type Translated<Written extends Partial<Record<LetterKind, unknown>>> = Omit<Written, ToColleagues>
