import { type RmaNumber, rmaNumber } from '../../domain/names.ts'

/**
 * What we write on every payment at the gateway, so that it can be found again by our own names: the case, the key of
 * the intent, how it came about, and whether the client agreed to have the card kept.
 */
export interface Marks {
  rma: RmaNumber
  key: string
  origin: (typeof ORIGINS)[number]
  consent: (typeof CONSENTS)[number]
}

const ORIGINS = ['hold-page', 'payment-page', 'renewal', 'charge'] as const
const CONSENTS = ['agreed', 'withheld'] as const

/** In the shape the gateway keeps: plain text by name. */
export function written(marks: Marks): Record<string, string> {
  return { ...marks }
}

/**
 * What the client reads on their statement behind our name. The bank leaves room for 22 characters in all, and wants a
 * letter among ours.
 */
export function onStatement(rma: RmaNumber): { statement_descriptor_suffix?: string } {
  return rma.length <= 12 && /[A-Za-z]/.test(rma) ? { statement_descriptor_suffix: rma } : {}
}

/** Nothing when the payment is not one of ours: the account may serve a shop as well. */
export function readMarks(metadata: Record<string, string> | null | undefined): Marks | undefined {
  const origin = ORIGINS.find(known => known === metadata?.origin)
  const consent = CONSENTS.find(known => known === metadata?.consent)
  if (!metadata?.rma || !metadata.key || !origin || !consent) return undefined
  try {
    return { rma: rmaNumber(metadata.rma), key: metadata.key, origin, consent }
  } catch {
    return undefined
  }
}
