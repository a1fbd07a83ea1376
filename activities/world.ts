import type { Logger } from 'pino'
import type { Cards } from '../counterparts/cards/port.ts'
import type { Address, Carriers } from '../counterparts/carriers/port.ts'
import type { Finance } from '../counterparts/finance/port.ts'
import type { Mail } from '../counterparts/mail/port.ts'
import type { Tickets } from '../counterparts/tickets/port.ts'
import type { Stage, VendorRequest } from '../domain/case.ts'
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
  mail: Mail
  tickets: Tickets
  carriers: Carriers
  finance: Finance
  cases: OtherCases
  /** `virtual`: the sandbox's, where each case lives in a time of its own. */
  time: 'virtual' | 'wall'
  /** Where failed units go. */
  dock: Address
  /** Where the client's links lead, without a slash at the end. */
  publicUrl: string
  /** The domain of our Message-IDs. */
  mailDomain: string
  faults: FaultPoints
  log: Logger
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
