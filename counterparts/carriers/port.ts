import type { Parcel } from '../../domain/fact.ts'
import type { RmaNumber } from '../../domain/names.ts'
import type { LocalDate } from '../../domain/time.ts'
import type { CarrierSource, Scan } from './parcel-told.ts'

/** What we ask of the carriers. Throws `UnreachableError` (try again) and `RefusedError`. */
export interface Carriers {
  /** Where a parcel is, all scans in order of their own time; `undefined` when the carrier does not know it. */
  look(parcel: Parcel): Promise<ParcelReading | undefined>
  /** A prepaid label for one unit, from the case's own address to our dock. The same key gives the same label. */
  buyLabel(order: ParcelOrder): Promise<{ parcel: Parcel; labelUrl: string }>
  /**
   * A pick-up at the case's own address, of the parcel that bears the label `labelKey`, which is bought where there is none
   * yet: a driver takes labelled parcels only. `on` is the day. The same key books once.
   */
  bookPickUp(
    order: ParcelOrder & { labelKey: string },
  ): Promise<{ confirmation: string; on: LocalDate; parcel: Parcel; labelUrl: string }>
}

export interface ParcelReading {
  /** Who knows of it. */
  source: CarrierSource
  scans: Scan[]
}

export interface ParcelOrder {
  key: string
  rma: RmaNumber
  from: Address
  /** What is in the parcel, as it stands on the label. */
  unit: string
}

export interface Address {
  name: string
  street: string
  city: string
  state?: string
  postalCode: string
  country: string
}
