import { passOnLeftBehind } from '../records/facts.ts'
import type { CaseHouse } from './house.ts'
import { tellCase } from './inbox.ts'
import { recordLate } from './late-fact.ts'

const LEFT_BEHIND_AFTER_SECONDS = 2
const AT_MOST = 100

/**
 * Passes on the facts that their own request could not: Temporal was away, the case had not started, or we died in
 * between. Several relays share the work; a fact that cannot be passed on yet waits for the next round.
 */
export async function relay(house: CaseHouse): Promise<number> {
  const range = { olderThanSeconds: LEFT_BEHIND_AFTER_SECONDS, atMost: AT_MOST }
  return passOnLeftBehind(house.records, range, async (rma, fact, trx) => {
    const told = await tellCase(house, rma, fact)
    // One that waits in vain is enough: a hundred would hold their rows for minutes.
    if (told === 'unreachable') return 'enough'
    if (told === 'not-started') return 'later'
    return told === 'passed' ? {} : { verdict: await recordLate(trx, rma, fact) }
  })
}
