import { HOUR, MINUTE, SECOND } from '../domain/time.ts'
import { lookForApproved } from './approved-ticket.ts'
import { askTheGateway, type CardHouse, clearUpAtTheGateway } from './card-round.ts'
import type { FurnishedCases } from './furnish.ts'
import type { ApiHouse } from './house.ts'
import { mailRound } from './mail-round.ts'
import { askTheCarriers, type ParcelHouse } from './parcel-round.ts'
import { reconcile } from './reconciler.ts'
import { relay } from './relay.ts'
import { rounds } from './round.ts'

/** Only the API has the key to the card gateway. Closed cases are cleared up after at once, the lost webhook is rare. */
export function goOnCardRounds(house: CardHouse): { stop(): Promise<void> } {
  const { log } = house
  return together([
    rounds(log, { name: 'clear up at the card gateway', milliseconds: 10 * SECOND }, () => clearUpAtTheGateway(house)),
    rounds(log, { name: 'look at the card gateway', milliseconds: 6 * HOUR }, () => askTheGateway(house)),
  ])
}

/** Only the API has the carriers' keys, beside the worker. Each parcel is asked about once a day; an hour later if its carrier is away. */
export function goOnParcelRounds(house: ParcelHouse): { stop(): Promise<void> } {
  return rounds(house.log, { name: 'ask the carriers', milliseconds: HOUR }, () => askTheCarriers(house))
}

/** Only the API opens cases. Any number of these share the work. */
export function goOnTicketRounds(house: ApiHouse): { stop(): Promise<void> } {
  return rounds(house.log, { name: 'look for approved tickets', milliseconds: HOUR }, () => lookForApproved(house))
}

/**
 * Passes on what was left behind, and looks whether all promises are being kept, until stopped. Any number of these
 * share the work.
 */
export function goOnRounds(house: FurnishedCases): { stop(): Promise<void> } {
  const { log } = house
  return together([
    rounds(log, { name: 'relay', milliseconds: 2 * SECOND }, () => relay(house)),
    rounds(log, { name: 'look into the mailboxes', milliseconds: 20 * SECOND }, mailRound(house, house.mailDesk)),
    rounds(log, { name: 'look for cases that never started', milliseconds: 30 * SECOND }, () =>
      reconcile(house, 'unclaimed cases'),
    ),
    rounds(log, { name: 'look at all cases', milliseconds: 5 * MINUTE }, async () => {
      await house.prepareTemporal()
      await reconcile(house, 'all cases')
    }),
  ])
}

function together(going: ReturnType<typeof rounds>[]): { stop(): Promise<void> } {
  return {
    async stop() {
      await Promise.all(going.map(round => round.stop()))
    },
  }
}
