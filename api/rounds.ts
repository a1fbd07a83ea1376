import { MINUTE, SECOND } from '../domain/time.ts'
import type { FurnishedCases } from './furnish.ts'
import { mailRound } from './mail-round.ts'
import { reconcile } from './reconciler.ts'
import { relay } from './relay.ts'
import { rounds } from './round.ts'

/**
 * Passes on what was left behind, and looks whether all promises are being kept, until stopped. Any number of these
 * share the work.
 */
export function goOnRounds(house: FurnishedCases): { stop(): Promise<void> } {
  const { log } = house
  const going = [
    rounds(log, { name: 'relay', milliseconds: 2 * SECOND }, () => relay(house)),
    rounds(log, { name: 'look into the mailboxes', milliseconds: 20 * SECOND }, mailRound(house, house.mailDesk)),
    rounds(log, { name: 'look for cases that never started', milliseconds: 30 * SECOND }, () =>
      reconcile(house, 'unclaimed cases'),
    ),
    rounds(log, { name: 'look at all cases', milliseconds: 5 * MINUTE }, async () => {
      await house.prepareTemporal()
      await reconcile(house, 'all cases')
    }),
  ]
  return {
    async stop() {
      await Promise.all(going.map(round => round.stop()))
    },
  }
}
