import type { Books } from './books.ts'

/** What every part of the gateway works with. */
export interface Acquirer {
  books: Books
  account: Account
  /** The time of the case that metadata names, the wall clock where it names none; milliseconds since 1970. */
  now(metadata: Record<string, string> | null | undefined): Promise<number>
  /** Writes an event down and sends it to the webhook. */
  announce(type: string, object: object, at: number): void
  /** Where the gateway stands, without a slash at the end. */
  url(): string
}

/** What the merchant has agreed with the gateway. */
export interface Account {
  /**
   * Holds of weeks (docs.stripe.com/payments/extended-authorization): `not-in-contract` refuses to be asked for them,
   * `not-for-this-card` holds for the usual days.
   */
  extendedAuthorization: 'granted' | 'not-for-this-card' | 'not-in-contract'
}

/** The gateway counts in whole seconds. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000)
}
