import type { FinalBillLine } from '../../domain/final-bill.ts'
import type { Cents, Currency } from '../../domain/money.ts'
import type { TriggerType } from '../../domain/money-movement.ts'
import type { RmaNumber, SerialNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'

/** Finance is told by signed webhooks (Standard Webhooks), with the same `id` and the same body on every try. */
export interface Finance {
  /**
   * One try. Whatever a receiver does, or the way to it, is an answer, because every try is on record; nothing is thrown
   * for it. `secrets`: as `whsec_…`, the newest first; each signs.
   */
  deliver(message: Message, endpoint: { url: string; secrets: string[] }): Promise<Reception>
}

export interface Message {
  id: string
  body: string
}

/**
 * `received`: 2xx. `gone`: 410, the endpoint wants nothing any more. `refused`: any other answer. `unreachable`: no
 * answer at all, or in time. `forbidden`: an address that no webhook may go to. `excerpt` is what was answered, or why
 * nothing was; `retryAfter` in seconds.
 */
export interface Reception {
  outcome: 'received' | 'gone' | 'refused' | 'unreachable' | 'forbidden'
  status?: number
  milliseconds: number
  excerpt: string
  retryAfter?: number
}

/** What finance reads. `amount` is what moves, in minor units: net + fee + tax of a bill, net + tax of a refund, whose fee was kept back; what the case gives back has type `…refunded` or `…reversed`. */
export interface Trigger {
  id: string
  type: TriggerType
  at: Instant
  rma: RmaNumber
  ticket: string | null
  customerRef: string
  obligation: string
  serials: SerialNumber[]
  /** `hold` and `card`: the money has moved already. `account`: finance invoices, or credits. */
  method: 'hold' | 'card' | 'account'
  amount: Cents
  net: Cents
  fee: Cents
  tax: Cents
  currency: Currency
  policy: string
  policyVersion: number
  /** What a service's final bill is for, line by line. */
  bill?: FinalBillLine[]
}
