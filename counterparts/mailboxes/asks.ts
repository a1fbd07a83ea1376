import type { Language } from '../../domain/language.ts'
import type { MailboxPurpose } from './port.ts'
import type { ReceivedMail } from './received-mail.ts'

export type MailAsks = 'label' | 'pick-up' | 'cancellation'

/**
 * What a mail asks for in plain words, in any language that clients are written to, or `undefined`: then a person reads
 * it. Whatever could mean the opposite is for a person too. The subject of an answer is our own letter's, and says
 * nothing.
 */
export function asksIn(mail: ReceivedMail, serves: readonly MailboxPurpose[]): MailAsks | undefined {
  const said = mail.answers.length > 0 ? mail.words : `${mail.subject}\n${mail.words}`
  if (WORDS.en.maybeNot.test(said)) return undefined
  const asked = Object.values(WORDS).map(words => ({ words, asks: asksInWords(said, words, serves) }))
  if (asked.some(({ words, asks }) => asks.length > 0 && words.maybeNot.test(said))) return undefined
  const [first, ...others] = new Set(asked.flatMap(({ asks }) => asks))
  return others.length === 0 ? first : undefined
}

/** Whose parcel is picked up gets its label, too: so a pick-up comes first. */
function asksInWords(said: string, words: Words, serves: readonly MailboxPurpose[]): MailAsks[] {
  const goods = (['pick-up', 'label'] as const).find(asks => words[asks].test(said))
  return [
    ...(serves.includes('help') && goods ? [goods] : []),
    ...(serves.includes('clientops') && words.cancellation.test(said) ? (['cancellation'] as const) : []),
  ]
}

type Words = Record<MailAsks | 'maybeNot', RegExp>

const WORDS: Record<Language, Words> = {
  en: {
    'pick-up': /\bpick(?:ed|ing)?(?:[- ]?up|\s+(?:\w+\s+){1,4}up)\b|\bcollect(?:ion|ed)?\b/i,
    label: /\blabels?\b/i,
    cancellation: /\bcancel(?:l?ed|l?ing|l?ation|s)?\b|\bterminat(?:e|es|ed|ing|ion)\b/i,
    maybeNot:
      /\b(?:do|does|did|is|was|will|would|should|need|can|could)(?:\s+not|n['’]?t)\b|\bcannot\b|\b(?:no longer|not|never|no need|instead|already|withdraw|un-?cancel|reinstate|how much|what (?:if|would|happens))\b/i,
  },
  es: {
    'pick-up': whole('recog(?:er|erl[oa]s?|id[ao]|an|en)|recoj(?:a|an)|recolec(?:ci[oó]n|tar|ten)'),
    label: whole('etiquetas?'),
    cancellation: whole(
      'cancel(?:ar|arl[oa]s?|o|a|e|an|en|amos|aci[oó]n|ad[oa])|terminar|(?:dar|darme|doy|damos|den|d[eé]) de baja',
    ),
    maybeNot: whole(
      'no|nunca|tampoco|ya|todav[ií]a|si|en (?:vez|lugar) de|(?:retir|restable|reactiv|desist)\\p{L}*|cu[aá]nto|qu[eé] (?:pasa|pasar[ií]a)',
    ),
  },
}

/** Whole words only, where letters may bear accents. */
function whole(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')
}
