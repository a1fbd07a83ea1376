import type { Logger } from 'pino'
import type { Cards } from '../counterparts/cards/port.ts'
import type { Address, Carriers } from '../counterparts/carriers/port.ts'
import type { Finance } from '../counterparts/finance/port.ts'
import type { Mail } from '../counterparts/mail/port.ts'
import type { Tickets } from '../counterparts/tickets/port.ts'
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
  /** Where failed units go. */
  dock: Address
  /** Where the client's links lead, without a slash at the end. */
  publicUrl: string
  /** The domain of our Message-IDs. */
  mailDomain: string
  faults: FaultPoints
  log: Logger
}
