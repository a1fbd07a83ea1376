import type { Logger } from 'pino'
import type { CardBooks } from '../counterparts/cards/books.ts'
import type { Cards } from '../counterparts/cards/port.ts'
import type { Address, Carriers } from '../counterparts/carriers/port.ts'
import type { Finance } from '../counterparts/finance/port.ts'
import type { SecretBox } from '../counterparts/finance/secret-box.ts'
import type { Mail } from '../counterparts/mail/port.ts'
import type { Tickets } from '../counterparts/tickets/port.ts'
import type { Stage, VendorRequest } from '../domain/case.ts'
import type { DeliveryId } from '../domain/delivery.ts'
import type { KeptFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { PolicyBook } from '../policies/book.ts'
import type { Records } from '../records/database.ts'
import type { FaultPoints } from './effect.ts'

/** All that activities reach: the records, the parties outside, the policies. Made once, by the worker's main. */
export interface World {
  records: Records
  policies: PolicyBook
  cards: Cards
  cardBooks: CardBooks
  mail: Mail
  tickets: Tickets
  carriers: Carriers
  finance: Finance
  /** What signs at the configured endpoint, the newest first; the other endpoints' secrets stand in the records. */
  financeSecrets: { configured: string[]; box: SecretBox }
  deliveries: Deliveries
  cases: OtherCases
  /** `virtual`: the sandbox's, where each case lives in a time of its own. */
  time: 'virtual' | 'wall'
  /** Where failed units go. */
  dock: Address
  /** Where the client's links lead, without a slash at the end. */
  publicUrl: string
  /** They sign the links to the clients' own pages, the newest first; without any there are none. */
  pageSecrets: readonly string[]
  /** The domain of our Message-IDs. */
  mailDomain: string
  faults: FaultPoints
  log: Logger
}

/** What finance is told goes its own way from here on, longer than the case that tells it may live. */
export interface Deliveries {
  /** It runs, since now or since before; one that has ended stays so. Throws while Temporal is away. */
  start(delivery: DeliveryId): Promise<void>
}

/** Other cases, beside the one that an activity is asked by: it may begin one, or tell it something. */
export interface OtherCases {
  /** `open`: it runs, since now or since before. `closed`: this number has had its case. Throws while Temporal is away. */
  start(
    rma: RmaNumber,
    request: VendorRequest,
    opening: { stage: Stage; startsAt?: Instant },
  ): Promise<'open' | 'closed'>
  /** Hands a kept fact over; told twice it counts once. Throws while Temporal is away. */
  tell(rma: RmaNumber, fact: KeptFact): Promise<'told' | 'closed' | 'unknown'>
}
