import { z } from 'zod'
import { PHOTO } from './approval.ts'
import { details, oneOf, short, text, time } from './forms.ts'
import { happening } from './happening.ts'

/** What comes in at the dock. */
export const DOCK_ACTS = {
  'dock receives': happening(
    short(
      'serial',
      details({
        serial: text,
        at: z.exactOptional(time),
        contents: z.exactOptional(oneOf(['as-expected', 'wrong-item', 'empty-box'])),
        packaging: z.exactOptional(oneOf(['original', 'missing', 'unknown'])),
        method: z.exactOptional(oneOf(['carrier', 'hand-delivered'])),
        identified: z.exactOptional(oneOf(['scanned', 'by-photo'])),
        photos: z.exactOptional(z.literal('attached')),
        /** The RMA number on the parcel. */
        under: z.exactOptional(text),
        by: oneOf(['receiver', 'staff', 'ticketing', 'finance']).default('receiver'),
      }),
    ),
    (play, { serial, at: told, under, by, photos, ...found }, at) => {
      const number = under === undefined ? play.theCase : under
      const path = number === 'no number' ? '/v1/device-received' : `/v1/cases/${number}/device-received`
      return play.tell(by, path, {
        serial: play.aliases.inWorld(serial),
        receivedAt: told ? play.almanac.inWorld(told) : at,
        ...found,
        ...(photos && { photos: [PHOTO] }),
      })
    },
  ),

  'staff links the parcel': happening(
    short('parcel', details({ parcel: text, serial: z.exactOptional(text) })),
    async (play, { parcel, serial }) => {
      const { data } = await play.doors.read('/v1/unidentified-parcels', Parcels)
      const found = data.find(one => one.serial === play.aliases.inWorld(parcel))
      if (!found) throw new Error(`No unidentified parcel has the serial number ${parcel}.`)
      return play.tell('staff', `/v1/unidentified-parcels/${found.id}/link`, {
        rma: play.theCase,
        serial: play.aliases.inWorld(serial ?? parcel),
      })
    },
  ),
}

const Parcels = z.object({ data: z.array(z.object({ id: z.string(), serial: z.string() })) })
