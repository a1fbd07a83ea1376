import type Stripe from 'stripe'
import type { DeclineReason } from '../../domain/money-movement.ts'
import type { Declined } from './port.ts'

/**
 * The bank's "no", by the code it gave (docs.stripe.com/declines/codes). A code that is not here is `soft`: it may be
 * tried again on the days the policy names, and the policy bounds them.
 */
const REASONS = {
  insufficient_funds: 'insufficient-funds',

  authentication_required: 'authentication-needed',
  authentication_not_handled: 'authentication-needed',
  payment_intent_authentication_failure: 'authentication-needed',
  offline_pin_required: 'authentication-needed',
  online_or_offline_pin_required: 'authentication-needed',

  expired_card: 'hard',
  fraudulent: 'hard',
  incorrect_address: 'hard',
  incorrect_cvc: 'hard',
  incorrect_number: 'hard',
  incorrect_zip: 'hard',
  invalid_account: 'hard',
  invalid_cvc: 'hard',
  invalid_expiry_month: 'hard',
  invalid_expiry_year: 'hard',
  invalid_number: 'hard',
  live_mode_test_card: 'hard',
  lost_card: 'hard',
  merchant_blacklist: 'hard',
  new_account_information_available: 'hard',
  pickup_card: 'hard',
  restricted_card: 'hard',
  revocation_of_all_authorizations: 'hard',
  revocation_of_authorization: 'hard',
  stolen_card: 'hard',
  stop_payment_order: 'hard',
  testmode_decline: 'hard',

  approve_with_id: 'soft',
  call_issuer: 'soft',
  card_not_supported: 'soft',
  card_velocity_exceeded: 'soft',
  do_not_honor: 'soft',
  generic_decline: 'soft',
  issuer_not_available: 'soft',
  processing_error: 'soft',
  reenter_transaction: 'soft',
  transaction_not_allowed: 'soft',
  try_again_later: 'soft',
  withdrawal_count_limit_exceeded: 'soft',
} as const satisfies Record<string, DeclineReason>

/** What the bank advises beside its code: it may forbid a second try of what would otherwise be soft. */
const NEVER_AGAIN: readonly (string | undefined)[] = ['do_not_try_again', 'confirm_card_data']

/** Reads a refusal, whether it came as an error or stands on the payment as its last one. */
export function declined(refusal: { code?: string; decline_code?: string; advice_code?: string }): Declined {
  const code = refusal.decline_code || refusal.code || 'unknown'
  const why = reasonFor(code) ?? reasonFor(refusal.code) ?? 'soft'
  const final = why !== 'authentication-needed' && NEVER_AGAIN.includes(refusal.advice_code)
  return { kind: 'declined', why: final ? 'hard' : why, code }
}

/** The "no" inside an error of the gateway; nothing when the error is no answer of the card or its bank. */
export function asDeclined(error: Stripe.errors.StripeError): Declined | undefined {
  if (error.statusCode === 402) return declined(error)
  // The stored card was detached, or its customer erased, since we were given it.
  const forgotten =
    error.code === 'resource_missing' && (error.param === 'payment_method' || error.param === 'customer')
  return forgotten ? { kind: 'declined', why: 'no-card', code: error.code ?? 'resource_missing' } : undefined
}

function reasonFor(code: string | undefined): DeclineReason | undefined {
  return code && Object.hasOwn(REASONS, code) ? REASONS[code as keyof typeof REASONS] : undefined // hasOwn proves the key
}
