import type { LocalDate } from '../domain/time.ts'
import { addYears } from './calendar.ts'

/** Years of warranty by brand (VD-16), in the document's order. */
export const WARRANTY_YEARS = {
  htek: 4,
  yealink: 2,
  grandstream: 2,
  snom: 3,
  polycom: 2,
} as const satisfies Record<string, number>

/** The last day in warranty, counted from the original ship date; absent for a brand that the table does not list. */
export function warrantyEnd(brand: string, shippedOn: LocalDate): LocalDate | undefined {
  const name = brand.trim().toLowerCase()
  // `Object.hasOwn` has just found the name among the keys.
  return Object.hasOwn(WARRANTY_YEARS, name)
    ? addYears(shippedOn, WARRANTY_YEARS[name as keyof typeof WARRANTY_YEARS])
    : undefined
}
