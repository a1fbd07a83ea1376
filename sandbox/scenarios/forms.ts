import { z } from 'zod'
import { localDate } from '../../domain/time.ts'
import { readAmount } from './amounts.ts'
import { readTime } from './times.ts'

/**
 * How the words of a file are read. YAML gives us every scalar as the text that stands there, so an amount keeps its
 * cents and a serial number its zeros; what a text means is said here.
 */

export const text = z.string('expected some words').trim().min(1, 'expected some words, got none')
export const nothing = z.literal('', 'expected nothing after the colon').transform(() => ({}))
export const whole = z
  .string('expected a whole number')
  .regex(/^\d{1,4}$/, 'expected a whole number')
  .transform(Number)
export const time = text.transform(parsedBy(readTime))
export const date = text.transform(parsedBy(localDate))
export const amount = text.transform(parsedBy(readAmount))
export const texts = z.array(text, 'expected a list, as in [one, another]')

/** For what may be absent: `none`, or what is written. */
export function orNone<Form extends z.ZodType<unknown, string>>(form: Form) {
  return z.union([z.literal('none'), form], {
    error: issue => (issue.code === 'invalid_union' ? firstWord(issue.errors) : undefined),
  })
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => `expected one of ${words.join(', ')}; got "${input}"${meant(String(input), words)}`,
  })
}

/** Named details, each known; whoever misspells one is told what it might have been. */
export function details<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: issue => {
      if (issue.code !== 'unrecognized_keys') return `expected ${known.join(', ')}, each on a line of its own`
      return issue.keys.map(key => unknownWord(key, known)).join('; ')
    },
  })
}

/** `dock receives: C1` says the same as `dock receives: { serial: C1 }`, and nothing after the colon is `{}`. */
export function short<Form extends z.ZodType>(main: string, form: Form) {
  return z.preprocess(
    written => (typeof written === 'string' ? (written === '' ? {} : { [main]: written }) : written),
    form,
  )
}

export function unknownWord(word: string, known: readonly string[]): string {
  return `"${word}" is not known here${meant(word, known) || `; known are ${known.join(', ')}`}`
}

/** The known word that is nearest to a misspelt one. */
function meant(word: string, known: readonly string[]): string {
  const nearest = known
    .map(other => ({ other, away: distance(word, other) }))
    .sort((one, another) => one.away - another.away)[0]
  return nearest && nearest.away <= Math.max(2, nearest.other.length / 3) ? `; did you mean "${nearest.other}"?` : ''
}

/** How many letters have to be changed, added or taken away (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [column, wanted] of [...other].entries())
      next.push(
        Math.min((row[column] ?? 0) + (letter === wanted ? 0 : 1), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      )
    row = next
  }
  return row[other.length] ?? 0
}

function firstWord(errors: z.core.$ZodIssue[][]): string | undefined {
  return errors.at(-1)?.[0]?.message
}

/** A parser as a step of a form: its RangeError is what the author reads. */
function parsedBy<Value>(parse: (raw: string) => Value) {
  return (raw: string, context: z.core.$RefinementCtx<string>): Value => {
    try {
      return parse(raw)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      context.issues.push({ code: 'custom', input: raw, message: error.message })
      return z.NEVER
    }
  }
}
