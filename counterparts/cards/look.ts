import { type Look, readClock, unreachable } from '../look.ts'
import { type StripeConfig, stripeClient } from './client.ts'
import { isStripeError } from './stripe-errors.ts'

/** Whether the gateway takes our key, asked for what every case needs: payments. */
export async function lookAtStripe(config: StripeConfig): Promise<Look> {
  const began = Date.now()
  try {
    const { lastResponse } = await stripeClient(config).paymentIntents.list({ limit: 1 })
    const clock = readClock(lastResponse.headers.date, began)
    const mode = /^[sr]k_test_/.test(config.apiKey) ? 'The key is a test key: no money moves.' : 'The key is live.'
    return { kind: 'well', says: mode, ...(clock && { clock }) }
  } catch (error) {
    if (!isStripeError(error)) throw error
    if (error.statusCode === 401) {
      const cure = 'Put the secret key into STRIPE_API_KEY (Stripe’s dashboard, Developers, API keys).'
      return { kind: 'ill', says: 'It does not know the key.', cure }
    }
    if (error.statusCode === 403) {
      const cure = 'Give the restricted key write access to payments, customers, refunds and Checkout sessions.'
      return { kind: 'ill', says: `The key may not read payments: ${error.message}`, cure }
    }
    if (error.statusCode !== undefined)
      return {
        kind: 'ill',
        says: `It answers ${error.statusCode}: ${error.message}`,
        cure: 'Look at https://status.stripe.com, and ask again.',
      }
    return unreachable(error.detail ?? error, config.apiBase ?? 'https://api.stripe.com', 'STRIPE_API_BASE')
  }
}
