import type { z } from 'zod'
import type { Look } from './look.ts'
import type { Play } from './play.ts'

/** What a file expects and what is there instead, both in the file's words. */
export interface Difference {
  expected: string
  found: string
}

/** Compares one thing. It is asked again, with a fresh look, until nothing differs or patience is over. */
export type Check = (look: Look, play: Play) => Promise<Difference[]>

export function checking<Form extends z.ZodType>(
  form: Form,
  compare: (wanted: z.output<Form>, look: Look, play: Play) => Promise<Difference[]>,
) {
  return form.transform(
    (wanted): Check =>
      (look, play) =>
        compare(wanted, look, play),
  )
}

/** For what is one word. */
export function same(expected: string, found: string): Difference[] {
  return expected === found ? [] : [{ expected, found }]
}

/** For what is a list in no order. */
export function sameList(expected: readonly string[], found: readonly string[]): Difference[] {
  const listed = (list: readonly string[]) => (list.length === 0 ? 'none' : [...list].sort().join(', '))
  return same(listed(expected), listed(found))
}
