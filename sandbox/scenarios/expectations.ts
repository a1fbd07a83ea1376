import type { z } from 'zod'
import { CASE_CHECKS } from './case-checks.ts'
import type { Check } from './check.ts'
import { MONEY_CHECKS } from './money-checks.ts'
import { VENDOR_CHECKS } from './vendor-checks.ts'
import { WORD_CHECKS } from './word-checks.ts'

/** All that a file may expect, under the words that it is written with. */
export const EXPECTATIONS: Record<string, z.ZodType<Check>> = {
  ...CASE_CHECKS,
  ...MONEY_CHECKS,
  ...WORD_CHECKS,
  ...VENDOR_CHECKS,
}
