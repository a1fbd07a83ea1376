import { activityInfo } from '@temporalio/activity'
import type { ParcelReading } from '../counterparts/carriers/port.ts'
import { UnreachableError } from '../counterparts/errors.ts'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { World } from './world.ts'

/**
 * What the carriers say of parcels, in the parcels' order; nothing of those they do not know. Their silence does not
 * hold a case up for ever.
 */
export async function carriersWord(
  { carriers, log }: World,
  { rma, parcels }: { rma: RmaNumber; parcels: Parcel[] },
): Promise<(ParcelReading | undefined)[]> {
  try {
    return await Promise.all(parcels.map(parcel => carriers.look(parcel)))
  } catch (error) {
    // A carrier that is away may be back in a moment; one that refuses us is for somebody to mend, not for the case.
    if (error instanceof UnreachableError && activityInfo().attempt < 5) throw error
    log.warn({ rma, error: String(error) }, 'The carrier cannot be asked; what it reported before has to do.')
    return parcels.map(() => undefined)
  }
}
