import Stripe from 'stripe'
import { SECOND } from '../../domain/time.ts'

export interface StripeConfig {
  apiKey: string
  /** Where the API is, when it is not Stripe's own: `http://127.0.0.1:4242` for the sandbox's gateway. */
  apiBase?: string
}

/** The gateway's own client, as all of ours use it. */
export function stripeClient(config: StripeConfig): Stripe {
  return new Stripe(config.apiKey, {
    // Retrying is Temporal's part. The client still repeats a request once, with its key, when a connection breaks.
    maxNetworkRetries: 0,
    timeout: 20 * SECOND,
    telemetry: false,
    ...(config.apiBase ? address(config.apiBase) : {}),
  })
}

function address(apiBase: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const url = new URL(apiBase)
  const protocol = url.protocol === 'http:' ? 'http' : 'https'
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol }
}
