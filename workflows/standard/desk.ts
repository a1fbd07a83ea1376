import type { Desk } from '../desk.ts'
import { returnDecisions } from './decisions.ts'
import { returnFacts } from './facts.ts'
import type { ReturnFile } from './standing.ts'

/** All that a standard return takes in. */
export function returnDesk(file: ReturnFile): Desk {
  return { facts: returnFacts(file), decisions: returnDecisions(file) }
}
