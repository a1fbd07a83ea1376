import { z } from 'zod'
import { COMMENT_KINDS, LETTER_KINDS } from '../../domain/step.ts'
import { instant } from '../../domain/time.ts'
import { checking, type Difference, same, sameList } from './check.ts'
import { ownPageIn } from './client-acts.ts'
import { details, oneOf, short, text, texts, whole } from './forms.ts'
import type { Play } from './play.ts'

const [firstLetter, ...otherLetters] = LETTER_KINDS
const [firstComment, ...otherComments] = COMMENT_KINDS
const letterKind = oneOf([firstLetter, ...otherLetters])
const commentKind = oneOf([firstComment, ...otherComments])

const Phrase = short(
  'what',
  details({
    what: text,
    who: z.exactOptional(text),
    because: z.exactOptional(text),
    policy: z.exactOptional(text),
    says: z.exactOptional(texts),
    at: z.exactOptional(text),
    times: z.exactOptional(whole),
  }),
)

/** What was said: to the client, in the ticket, in the audit trail. */
export const WORD_CHECKS = {
  letters: checking(z.array(letterKind), async (wanted, look) =>
    sameList(
      wanted,
      (await look.letters()).map(letter => letter.kind),
    ),
  ),
  'new letters': checking(z.array(letterKind), async (wanted, look, play) =>
    sameList(
      wanted,
      (await look.letters()).filter(letter => !play.seen.has(letter.messageId)).map(letter => letter.kind),
    ),
  ),
  'letter says': checking(
    z.array(
      details({
        letter: letterKind,
        to: z.exactOptional(text),
        says: texts.default([]),
        'never says': texts.default([]),
      }),
    ),
    async (wanted, look, play) => {
      const letters = await look.letters()
      const ticket = await ticketNamedIn(wanted, play)
      const checked = wanted.map(async ({ letter: kind, to, says, 'never says': unsaid }) => {
        const letter = letters.findLast(one => one.kind === kind)
        const mail = letter && (await look.mailOf(letter))
        if (!mail) return [{ expected: `a letter ${kind} in the client's mailbox`, found: 'none' }]
        const reader = mail.to.join(', ') === play.mailAddress ? 'the client' : mail.to.join(', ')
        return [
          ...(to === undefined ? [] : same(`letter ${kind} to ${to}`, `letter ${kind} to ${reader}`)),
          ...spoken(play, `${mail.subject} ${mail.text}`, { name: `letter ${kind}`, says, unsaid, ticket }),
        ]
      })
      return (await Promise.all(checked)).flat()
    },
  ),

  'page says': checking(
    details({ says: texts.default([]), 'never says': texts.default([]) }),
    async (wanted, look, play) => {
      const url = ownPageIn(await look.mails())
      if (!url) return [{ expected: "a letter that leads to the client's own page", found: 'none' }]
      const { says, 'never says': unsaid } = wanted
      const ticket = await ticketNamedIn(wanted, play)
      return spoken(play, await play.doors.open(url), { name: 'page', says, unsaid, ticket })
    },
  ),

  comments: checking(z.array(commentKind), async (wanted, look) =>
    sameList(
      wanted,
      (await look.comments()).map(comment => comment.kind),
    ),
  ),
  'new comments': checking(z.array(commentKind), async (wanted, look, play) =>
    sameList(
      wanted,
      (await look.comments()).filter(comment => !play.seen.has(comment.marker)).map(comment => comment.kind),
    ),
  ),
  'comment says': checking(
    z.array(details({ comment: commentKind, says: texts.default([]), 'never says': texts.default([]) })),
    async (wanted, look, play) => {
      const comments = await look.comments()
      const ticket = await ticketNamedIn(wanted, play)
      return wanted.flatMap(({ comment: kind, says, 'never says': unsaid }) => {
        const comment = comments.findLast(one => one.kind === kind)
        if (!comment) return [{ expected: `a comment ${kind} in the ticket`, found: 'none' }]
        return spoken(play, comment.body, { name: `comment ${kind}`, says, unsaid, ticket })
      })
    },
  ),

  audit: checking(z.array(Phrase), async (wanted, look, play) => {
    const lines = (await look.events()).map(event => lineOf(play, event))
    return wanted.flatMap(phrase => {
      const fitting = lines.filter(
        line =>
          line.what.includes(phrase.what) &&
          (phrase.who === undefined || line.who.startsWith(phrase.who)) &&
          (phrase.because === undefined || line.because.includes(phrase.because)) &&
          (phrase.policy === undefined || line.policy === phrase.policy) &&
          (phrase.at === undefined || line.at.startsWith(phrase.at)) &&
          (phrase.says ?? []).every(words => line.detail.includes(words)),
      )
      const enough = phrase.times === undefined ? fitting.length > 0 : fitting.length === phrase.times
      if (enough) return []
      const nearest = lines.filter(line => line.what.includes(phrase.what)).map(line => line.whole)
      const expected = `audit line ${JSON.stringify(phrase)}`
      return [{ expected, found: nearest.join(' | ') || `none; there are: ${lines.map(line => line.what).join(', ')}` }]
    })
  }),
  'audit lacks': checking(texts, async (wanted, look) => {
    const lines = await look.events()
    return wanted.flatMap(words => {
      const line = lines.find(({ what }) => what.includes(words))
      return line ? [{ expected: `no audit line "${words}"`, found: line.what }] : []
    })
  }),
}

interface AuditLine {
  at: string
  who: string
  what: string
  because: string[]
  policy: string | null
  detail: Record<string, unknown>
}

/** A line in the file's words: its own names, and times by the clock on the policy's wall. */
function lineOf(play: Play, { at, who, what, because, policy, detail }: AuditLine) {
  const when = play.almanac.spoken(instant(at))
  const told = Object.entries(detail)
    .map(([name, value]) => `${name}: ${play.inFile(String(value))}`)
    .join(', ')
  const line = { at: when, who, what: play.inFile(what), because, policy, detail: told }
  return { ...line, whole: `${when} ${who} ${line.what} (${because.join(', ')}) ${told}` }
}

/** A file that speaks of its ticket's number has one. */
async function ticketNamedIn(wanted: unknown, play: Play): Promise<string> {
  return JSON.stringify(wanted).includes('<ticket>') ? play.ticket() : ''
}

function spoken(
  play: Play,
  words: string,
  { name, says, unsaid, ticket }: { name: string; says: string[]; unsaid: string[]; ticket: string },
): Difference[] {
  const told = play.inFile(words).replace(/\s+/g, ' ')
  return [
    ...says
      .filter(phrase => !told.includes(phrase.replaceAll('<ticket>', ticket)))
      .map(phrase => ({ expected: `${name} says "${phrase}"`, found: `"${told}"` })),
    ...unsaid
      .filter(phrase => told.includes(phrase))
      .map(phrase => ({ expected: `${name} never says "${phrase}"`, found: 'it does' })),
  ]
}
