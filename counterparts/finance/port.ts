import type { FinalBillLine } from '../../domain/final-bill.ts'
import type { Cents, Currency } from '../../domain/money.ts'
import type { TriggerType } from '../../domain/money-movement.ts'
import type { RmaNumber, SerialNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'

/**
 * Finance is told by a signed webhook (Standard Webhooks). The same `id` on every retry. Resolves once the receiver
 * has answered 2xx; throws `UnreachableError` otherwise.
 */
export interface Finance {
  deliver(trigger: Trigger): Promise<void>
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
