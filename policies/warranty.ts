import type { LocalDate } from '../domain/time.ts'
import { addYears } from './calendar.ts'

/** What is known of a brand: its warranty (VD-16), and who gives the number for a return to the vendor (VD-17). */
export interface BrandTerms {
  warrantyYears: number
  /** In one warranty chain. */
  maxReplacements: number
  rmaNumberFrom: 'brand' | 'original-distributor'
}

/** In the document's order. */
const BRANDS = {
  htek: { warrantyYears: 4, maxReplacements: 1, rmaNumberFrom: 'brand' },
  yealink: { warrantyYears: 2, maxReplacements: 1, rmaNumberFrom: 'original-distributor' },
  grandstream: { warrantyYears: 2, maxReplacements: 1, rmaNumberFrom: 'original-distributor' },
  snom: { warrantyYears: 3, maxReplacements: 1, rmaNumberFrom: 'original-distributor' },
  polycom: { warrantyYears: 2, maxReplacements: 1, rmaNumberFrom: 'original-distributor' },
} as const satisfies Record<string, BrandTerms>

/** A brand's row, however its name is capitalised; absent for one that the table does not list. */
export function brandTerms(brand: string): BrandTerms | undefined {
  const name = brand.trim().toLowerCase()
  // `Object.hasOwn` has just found the name among the keys.
  return Object.hasOwn(BRANDS, name) ? BRANDS[name as keyof typeof BRANDS] : undefined
}

/** The last day in warranty, counted from the original ship date; absent for a brand that the table does not list. */
export function warrantyEnd(brand: string, shippedOn: LocalDate): LocalDate | undefined {
  const terms = brandTerms(brand)
  return terms && addYears(shippedOn, terms.warrantyYears)
}
