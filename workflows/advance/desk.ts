import type { CaseFile } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { exchangeDecisions } from './decisions.ts'
import { exchangeFacts } from './facts.ts'

/** All that an exchange takes in. */
export function exchangeDesk(file: CaseFile): Desk {
  return { facts: exchangeFacts(file), decisions: exchangeDecisions(file) }
}
