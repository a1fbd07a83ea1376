import { pino } from 'pino'
import type { World } from '../../activities/world.ts'
import type { ParcelReading } from '../../counterparts/carriers/port.ts'
import { secretBox } from '../../counterparts/finance/secret-box.ts'
import type { Envelope } from '../../counterparts/mail/port.ts'
import { cents, currency, type Money } from '../../domain/money.ts'
import type { RmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import type { Records } from '../../records/database.ts'
import { noFault } from '../../worker/fault.ts'
import { book } from '../policies/granted.ts'

/** Real records, and outside of them what a test says: for attacks on what an activity holds. */
export interface PlayedWorld extends World {
  /** The hold that the client authorised, as the gateway reads it back. */
  hold: Money
  /** What the carrier has scanned of a return. */
  scans: ParcelReading['scans']
  sentOf(rma: RmaNumber): Envelope[]
}

export function playedWorld(records: Records): PlayedWorld {
  const sent: Envelope[] = []
  const unasked = () => Promise.reject(new Error('Nobody was to be asked this.'))
  const world: PlayedWorld = {
    records,
    policies: book,
    hold: { amount: cents(0), currency: currency('USD') },
    scans: [],
    sentOf: rma => sent.filter(letter => letter.subject.includes(`[${rma}]`)),
    cards: {
      openHoldPage: unasked,
      readHold: async ref => ({
        ...{ kind: 'held', ref, amount: world.hold, captureBefore: instant('2026-03-12T12:00:00Z') },
        ...{ purpose: 'hold', card: undefined, brand: 'visa' },
      }),
      placeHold: unasked,
      captureHold: unasked,
      releaseHold: unasked,
      charge: unasked,
      refund: unasked,
    },
    mail: {
      async send(letter) {
        // As long as a mail server takes, so that who does not wait is caught.
        await new Promise(resolve => setTimeout(resolve, 100))
        sent.push(letter)
        return { kind: 'accepted' }
      },
    },
    tickets: { comment: unasked, requester: unasked },
    carriers: {
      look: async () => ({ source: 'easypost' as const, scans: world.scans }),
      buyLabel: unasked,
      bookPickUp: unasked,
    },
    finance: { deliver: unasked },
    financeSecrets: { configured: [], box: secretBox([]) },
    deliveries: { start: unasked },
    cardBooks: { payments: unasked, refunds: unasked, payment: unasked, refundsOf: unasked },
    cases: { start: unasked, tell: unasked },
    time: 'wall',
    dock: { name: 'Dock', street: '2 Synthetic Way', city: 'Albany', postalCode: '12207', country: 'US' },
    publicUrl: 'http://127.0.0.1:8080',
    pageSecrets: [],
    mailDomain: 'sendback.example',
    faults: noFault,
    log: pino({ level: 'silent' }),
  }
  return world
}
