import type { SerialNumber } from './names.ts'
import type { LocalDate } from './time.ts'

/**
 * A device as the records know it, by brand and serial number. A replacement joins the warranty chain of what it
 * replaces: it inherits the original's ship date (VD-15), and the chain counts its replacements (VD-16).
 */
export interface Device {
  brand: string
  model: string
  serial: SerialNumber
  /** When the chain's first unit was shipped: age and warranty count from here. */
  chainStartedOn: LocalDate
  /** Replacements in the chain so far that count against its maximum. */
  replacements: number
  /** `original`: its initial DOA restarts the warranty. `replacement`: nothing restarts it any more. */
  origin: 'original' | 'replacement'
}

/** Where a device's warranty chain stands: all that a decision needs of it. */
export type WarrantyChain = Pick<Device, 'chainStartedOn' | 'replacements' | 'origin'>
