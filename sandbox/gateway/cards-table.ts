import { DAY, HOUR } from '../../domain/time.ts'

/** A bank's "no", in the gateway's words (docs.stripe.com/declines/codes). */
export interface Refusal {
  code: string
  decline_code?: string
  advice_code?: string
  message: string
}

export const REFUSALS = {
  generic_decline: refused('card_declined', 'generic_decline', 'try_again_later', 'Your card was declined.'),
  insufficient_funds: refused(
    'card_declined',
    'insufficient_funds',
    'try_again_later',
    'Your card has insufficient funds.',
  ),
  lost_card: refused('card_declined', 'lost_card', 'do_not_try_again', 'Your card was declined.'),
  // A bank's plainest no, with the advice never to ask again.
  do_not_honor: refused('card_declined', 'do_not_honor', 'do_not_try_again', 'Your card was declined.'),
  stolen_card: refused('card_declined', 'stolen_card', 'do_not_try_again', 'Your card was declined.'),
  card_velocity_exceeded: refused(
    'card_declined',
    'card_velocity_exceeded',
    'try_again_later',
    'Your card was declined.',
  ),
  expired_card: refused('expired_card', 'expired_card', 'confirm_card_data', 'Your card has expired.'),
  incorrect_cvc: refused(
    'incorrect_cvc',
    'incorrect_cvc',
    'confirm_card_data',
    "Your card's security code is incorrect.",
  ),
  processing_error: {
    code: 'processing_error',
    advice_code: 'try_again_later',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authentication_required: {
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
} as const satisfies Record<string, Refusal>

export type Verdict = 'approved' | keyof typeof REFUSALS

export interface TestCard {
  number: string
  brand: 'visa' | 'mastercard' | 'amex' | 'discover'
  /** What the bank says to the client on the pay page, and later, off-session. */
  onPage: Verdict
  offSession: Verdict
}

/** The gateway's own test numbers (docs.stripe.com/testing), under the names they go by here. */
export const TEST_CARDS = {
  visa: card('4242424242424242', 'visa', 'approved', 'approved'),
  mastercard: card('5555555555554444', 'mastercard', 'approved', 'approved'),
  amex: card('378282246310005', 'amex', 'approved', 'approved'),
  discover: card('6011111111111117', 'discover', 'approved', 'approved'),
  generic_decline: card('4000000000000002', 'visa', 'generic_decline', 'generic_decline'),
  insufficient_funds: card('4000000000009995', 'visa', 'insufficient_funds', 'insufficient_funds'),
  lost_card: card('4000000000009987', 'visa', 'lost_card', 'lost_card'),
  stolen_card: card('4000000000009979', 'visa', 'stolen_card', 'stolen_card'),
  expired_card: card('4000000000000069', 'visa', 'expired_card', 'expired_card'),
  incorrect_cvc: card('4000000000000127', 'visa', 'incorrect_cvc', 'incorrect_cvc'),
  processing_error: card('4000000000000119', 'visa', 'processing_error', 'processing_error'),
  card_velocity_exceeded: card('4000000000006975', 'visa', 'card_velocity_exceeded', 'card_velocity_exceeded'),
  // On the pay page the client is there to authenticate.
  authentication_required: card('4000002500003155', 'visa', 'approved', 'authentication_required'),
  // Can be stored, but not charged afterwards.
  charge_fails: card('4000000000000341', 'visa', 'approved', 'generic_decline'),
} as const satisfies Record<string, TestCard>

type CardName = keyof typeof TEST_CARDS
export const CARD_NAMES = Object.keys(TEST_CARDS) as [CardName, ...CardName[]] // the table has some, and is not added to

/** By name or number; spaces in a number do not matter. */
export function findCard(nameOrNumber: string): keyof typeof TEST_CARDS | undefined {
  const number = nameOrNumber.replace(/\s/g, '')
  return CARD_NAMES.find(name => name === nameOrNumber || TEST_CARDS[name].number === number)
}

export type Initiator = 'customer' | 'merchant'

/** How long an authorisation can be captured, milliseconds (docs.stripe.com/payments/place-a-hold-on-a-payment-method). */
export const HOLD_LIFE = {
  visa: { customer: 7 * DAY, merchant: 4 * DAY + 18 * HOUR },
  mastercard: { customer: 7 * DAY, merchant: 7 * DAY },
  amex: { customer: 7 * DAY, merchant: 7 * DAY },
  discover: { customer: 7 * DAY, merchant: 7 * DAY },
} as const satisfies Record<TestCard['brand'], Record<Initiator, number>>

/** The same, where the client was there to be asked and the contract and the network allow it. */
export const EXTENDED_HOLD_LIFE: Partial<Record<TestCard['brand'], number>> = {
  visa: 29 * DAY + 18 * HOUR,
  mastercard: 30 * DAY,
}

function card(number: string, brand: TestCard['brand'], onPage: Verdict, offSession: Verdict): TestCard {
  return { number, brand, onPage, offSession }
}

function refused(code: string, decline_code: string, advice_code: string, message: string): Refusal {
  return { code, decline_code, advice_code, message }
}
