import type { Desk } from '../desk.ts'
import { legDecisions } from './decisions.ts'
import { legFacts } from './facts.ts'
import type { LegFile } from './standing.ts'

/** All that a vendor's leg takes in. */
export function legDesk(file: LegFile): Desk {
  return { facts: legFacts(file), decisions: legDecisions(file) }
}
