import type { ReactNode } from 'react'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { LetterSubject } from './subject.ts'

/** What a letter says. The letterhead adds the greeting, the RMA number and whom to ask. */
export interface Letter {
  /** Without the RMA number, which every subject line begins with. */
  subject: string
  body: ReactNode
  /** Whom it speaks to, when that is not the client. */
  reader?: string
}

export type WriteLetter = (order: LetterOrder, about: LetterSubject) => Letter

/** A file of letters that belong together: each of its kinds and who writes it. */
export type Letters<Kind extends LetterKind> = Record<Kind, WriteLetter>
