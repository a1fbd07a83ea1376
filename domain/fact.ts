import type { CancellationMail } from './case.ts'
import type { Cents } from './money.ts'
import type { RmaNumber, SerialNumber } from './names.ts'
import type { Instant, LocalDate } from './time.ts'

/**
 * Something that happened, told to us by a machine or a person. It carries its own time, and that time decides; the
 * order in which facts arrive does not. The names are also Temporal's signal names.
 */
export type Fact =
  | { name: 'cardAuthorised'; at: Instant; ref: string; consent: 'agreed' | 'withheld' }
  | { name: 'cardDeclined'; at: Instant; ref: string }
  | { name: 'holdExpired'; at: Instant; ref: string }
  | { name: 'disputeOpened'; at: Instant; ref: string }
  | { name: 'disputeClosed'; at: Instant; ref: string; verdict: 'won' | 'lost'; amount: Cents }
  | {
      name: 'replacementShipped'
      at: Instant
      /** Which replacement stands for which failed unit, where known. */
      units: { serial: SerialNumber; replacement: SerialNumber }[]
      parcels: Parcel[]
    }
  | { name: 'replacementDelivered'; at: Instant; tracking?: string }
  | {
      name: 'carrierScanned'
      at: Instant
      tracking: string
      direction: 'to-client' | 'to-us'
      status: ParcelStatus
      label: 'ours' | 'theirs'
    }
  | {
      name: 'deviceReceived'
      at: Instant
      serial: SerialNumber
      method: 'carrier' | 'hand-delivered'
      contents: 'as-expected' | 'wrong-item' | 'empty-box'
      packaging: 'original' | 'missing' | 'unknown'
      /** How the unit was told: scanned, or by a member of staff from a photo when the serial is unreadable. */
      identified: 'scanned' | 'by-photo'
      /** Where the photos lie: of an empty box, of a wrong item, of a serial that cannot be read. */
      photos?: string[]
    }
  | { name: 'replacementFailed'; at: Instant; serial: SerialNumber }
  | { name: 'termsAccepted'; at: Instant }
  | { name: 'managementAcknowledged'; at: Instant }
  /** A label or a pick-up is asked for: for one unit, or for all that still have to come. */
  | { name: 'mailReceived'; at: Instant; asks: 'label' | 'pick-up'; serial?: SerialNumber }
  /** Finance says that the client has paid. */
  | ({ name: 'paymentReceived'; at: Instant } & Payment)
  /** The distributor has taken the unit, over its own counter (SP-2). */
  | { name: 'distributorReturned'; at: Instant }
  /** The client followed the link that a cancellation counts by. */
  | { name: 'cancellationConfirmed'; at: Instant }
  /** The same cancellation asked for once more, or an earlier mail that turned up. */
  | { name: 'cancellationMailed'; at: Instant; confirmation: CancellationMail['confirmation'] }
  /** The client has taken note that maintenance may not be taken up again (FO-14). */
  | { name: 'cancellationAcknowledged'; at: Instant }
  /** A letter that was sent did not arrive after all: its `kind/occasion`. */
  | { name: 'letterBounced'; at: Instant; letter: string }
  /** What the vendor gives for the unit we sent (VD-5): of one vendor's leg. */
  | ({ name: 'vendorAnswered'; at: Instant; serial: SerialNumber } & VendorAnswer)
  /** The vendor's replacement has come in. */
  | { name: 'vendorReplacementReceived'; at: Instant; serial: SerialNumber; replacement: SerialNumber }

export type Payment =
  /** What waits for its payment. */
  | { for: 'rush' | 'deductible' | 'quote'; serial?: SerialNumber }
  /** Of what a cancelled subscription was behind with; `stillDue` is left of it. */
  | { for: 'past-due'; stillDue: Cents }
  /** A cancelled subscription is paid for up to and including this day. */
  | { for: 'prepayment'; prepaidThrough: LocalDate }

export type VendorAnswer =
  | { answer: 'credit'; amount: Cents }
  | { answer: 'replacement'; replacement?: SerialNumber }
  | { answer: 'denied' }

export type FactName = Fact['name']

/** A fact that the records hold: `id` is its row, `by` who told us (`staff:ana`, `carrier:easypost`, `temporal`). */
export type KeptFact = Fact & { id: string; by: string }

export interface Parcel {
  carrier: string
  tracking: string
}

/** A parcel's state, in one vocabulary for all carriers. */
export const PARCEL_STATUSES = [
  'unknown',
  'label-made',
  'in-transit',
  'out-for-delivery',
  'waiting-for-pick-up',
  'attempt-failed',
  'delivered',
  'returned-to-sender',
  'refused',
  'lost',
  'cancelled',
] as const
export type ParcelStatus = (typeof PARCEL_STATUSES)[number]

/** A fact as it was handed in, before a case is known to take it. `rma` is absent for an unidentified parcel. */
export interface ReportedFact {
  source: string
  /** Unique within the source; the same event told twice is one fact. */
  eventId: string
  rma?: RmaNumber
  by: string
  fact: Fact
}
