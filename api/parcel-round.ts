import { tryAll } from '../activities/effect.ts'
import type { Carriers } from '../counterparts/carriers/port.ts'
import { RefusedError } from '../counterparts/errors.ts'
import { DAY, SECOND } from '../domain/time.ts'
import { alone } from '../records/effects.ts'
import { markAskedAbout, type ParcelUnderWay, parcelsWithoutNews } from '../records/parcels.ts'
import type { CaseHouse } from './house.ts'
import { takeParcel } from './parcel-told.ts'

/** As many in one round; the rest have their turn in the next. */
const AT_MOST = 1_000

export interface ParcelHouse extends CaseHouse {
  parcels: Pick<Carriers, 'look'>
}

/**
 * A lost webhook loses no delivery: of each parcel under way, out or back, that nothing was heard of for a day, the carriers
 * are asked, once a day. What they say is taken in as a webhook's word is, and counts once. Of several processes one asks at
 * a time. Throws the first failure, after everything else was asked for; what could not be asked is asked in the next round.
 */
export async function askTheCarriers(house: ParcelHouse): Promise<void> {
  await alone(house.records, 'ask the carriers', async () => {
    const parcels = await parcelsWithoutNews(house.records, { forSeconds: DAY / SECOND, atMost: AT_MOST })
    await tryAll(parcels, parcel => askAbout(house, parcel))
  })
}

async function askAbout(house: ParcelHouse, parcel: ParcelUnderWay): Promise<void> {
  const { rma, tracking, carrier, direction, label } = parcel
  const reading = await house.parcels.look({ carrier, tracking }).catch(error => {
    // The code is wrong, and tomorrow it is no better.
    if (!(error instanceof RefusedError)) throw error
    house.log.warn({ rma, tracking, error: error.message }, 'A carrier refuses to say where a parcel is.')
    return undefined
  })
  if (reading) await takeParcel(house, { ...reading, tracking, marks: { rma, direction, label } })
  await markAskedAbout(house.records, parcel)
}
