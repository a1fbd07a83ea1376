import { z } from 'zod'
import type { RuleId } from '../domain/decision.ts'

/** The settings that every part of a profile is made of. */

/** A whole number of days. */
export const days = z.int().min(1).max(366)
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as 09:00')
export const increasingDays = z
  .array(z.int().min(0).max(366))
  .refine(list => list.every((day, i) => i === 0 || day > (list[i - 1] ?? day)), 'write the days in increasing order')

export const ruleId = z
  .string()
  .regex(/^((FO|VD|SP)-\d+|settled:[a-z0-9-]+)$/, 'name a rule as SP-4 or settled:amount')
  .transform(id => id as RuleId) // the pattern is the type

/**
 * For a refinement's `when`: whether two settings contradict each other is told as soon as both can be read, beside
 * whatever else is wrong in their section.
 */
export function areReadable(settings: Record<string, z.ZodType>): (section: { value: unknown }) => boolean {
  const form = z.object(settings)
  return ({ value }) => form.safeParse(value).success
}
