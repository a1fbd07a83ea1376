import type { Desk } from '../desk.ts'
import { exchangeDecisions } from './decisions.ts'
import { exchangeFacts } from './facts.ts'
import type { ExchangeFile } from './standing.ts'

/** All that an exchange takes in. */
export function exchangeDesk(file: ExchangeFile): Desk {
  return { facts: exchangeFacts(file), decisions: exchangeDecisions(file) }
}
