import type { ReturnFile } from './standing.ts'

/** Which of the case's terms decide what follows from an examination. */
export function benchPolicy({ terms }: ReturnFile) {
  const { ageMeasuredAt, clientType, zone, noTrouble } = terms
  return { ageMeasuredAt, zone, noTrouble, ...(clientType && { clientType }) }
}
