import type { z } from 'zod'
import type { Instant } from '../../domain/time.ts'
import type { Answer } from './doors.ts'
import type { Play } from './play.ts'

/** Something that happens, its details read already. `at` is its step's time, in the world. */
export type Act = (play: Play, at: Instant) => Promise<Answer>

/** How what a file says about it is read, and what is then done. Answers what whoever was told said. */
export function happening<Form extends z.ZodType>(
  form: Form,
  happen: (play: Play, details: z.output<Form>, at: Instant) => Promise<Answer>,
) {
  return form.transform(
    (details): Act =>
      (play, at) =>
        happen(play, details, at),
  )
}

export type Happening = z.ZodType<Act>
