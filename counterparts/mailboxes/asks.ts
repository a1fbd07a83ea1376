import type { MailboxPurpose } from './port.ts'
import type { ReceivedMail } from './received-mail.ts'

export type MailAsks = 'label' | 'pick-up' | 'cancellation'

/**
 * What a mail asks for in plain words, or `undefined`: then a person reads it. Whatever could mean the opposite is for a
 * person too. The subject of an answer is our own letter's, and says nothing.
 */
export function asksIn(mail: ReceivedMail, serves: readonly MailboxPurpose[]): MailAsks | undefined {
  const said = mail.answers.length > 0 ? mail.words : `${mail.subject}\n${mail.words}`
  if (MAYBE_NOT.test(said)) return undefined
  const asked = [
    ...(serves.includes('help') ? GOODS.filter(({ words }) => words.test(said)).slice(0, 1) : []),
    ...(serves.includes('clientops') && CANCELS.test(said) ? [{ asks: 'cancellation' } as const] : []),
  ]
  return asked.length === 1 ? asked[0]?.asks : undefined
}

/** Whose parcel is picked up gets its label, too: so a pick-up comes first. */
const GOODS = [
  { asks: 'pick-up', words: /\bpick(?:ed|ing)?(?:[- ]?up|\s+(?:\w+\s+){1,4}up)\b|\bcollect(?:ion|ed)?\b/i },
  { asks: 'label', words: /\blabels?\b/i },
] as const

const CANCELS = /\bcancel(?:l?ed|l?ing|l?ation|s)?\b|\bterminat(?:e|es|ed|ing|ion)\b/i

const MAYBE_NOT =
  /\b(?:do|does|did|is|was|will|would|should|need|can|could)(?:\s+not|n['’]?t)\b|\bcannot\b|\b(?:no longer|not|never|no need|instead|already|withdraw|un-?cancel|reinstate|how much|what (?:if|would|happens))\b/i
