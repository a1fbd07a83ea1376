import { z } from 'zod'
import { type Answer, excerpt, readJson } from '../ask.ts'
import { RefusedError, UnreachableError } from '../errors.ts'

export const PATIENCE_MS = 15_000

/** Throws `RefusedError` for anything but a 2xx, and `UnreachableError` for what cannot be read. `path` is for the message. */
export function read<Shape extends z.ZodType>(shape: Shape, answer: Answer, path: string): z.infer<Shape> {
  if (answer.status < 200 || answer.status > 299)
    throw new RefusedError(`The carrier answered ${answer.status} to ${path}: ${excerpt(answer.text)}`)
  const parsed = shape.safeParse(readJson('The carrier', answer))
  if (parsed.success) return parsed.data
  throw new UnreachableError(`The carrier's answer to ${path} cannot be read: ${z.prettifyError(parsed.error)}`)
}
