import { z } from 'zod'
import { PARCEL_STATUSES } from '../../domain/fact.ts'
import type { Instant } from '../../domain/time.ts'
import type { Answer } from './doors.ts'
import { details, nothing, oneOf, short, text, texts, time } from './forms.ts'
import { happening } from './happening.ts'
import type { Play } from './play.ts'

const CARRIER = 'UPS'
const [firstStatus, ...otherStatuses] = PARCEL_STATUSES
const webhook = oneOf(['sent', 'withheld', 'twice']).default('sent')

/** Parcels, either way: what we ship, and what the carrier says of it. */
export const SHIPPING_ACTS = {
  'replacement ships': happening(
    short(
      'replacement',
      details({
        replacement: z.exactOptional(text),
        units: z.exactOptional(z.record(z.string(), text)),
        parcels: z.exactOptional(texts),
        at: z.exactOptional(time),
        by: oneOf(['ticketing', 'staff', 'manager']).default('ticketing'),
      }),
    ),
    async (play, { replacement, units, parcels, at: told, by }, at) => {
      const named = parcels ?? [`T${play.shipments + 1}`]
      const answer = await play.tell(by, `/v1/cases/${play.theCase}/replacement-shipped`, {
        shippedAt: told ? play.almanac.inWorld(told) : at,
        parcels: named.map(parcel => ({ carrier: CARRIER, tracking: play.aliases.inWorld(parcel) })),
        units: Object.entries(units ?? replacementsOf(play, replacement)).map(([serial, other]) => ({
          serial: play.aliases.inWorld(serial),
          replacementSerial: play.aliases.inWorld(other),
        })),
      })
      if (answer.kind === 'done') {
        play.shipments += 1
        play.parcels = named
      }
      return answer
    },
  ),

  'replacement is delivered': happening(
    details({ at: z.exactOptional(time), webhook }).or(nothing),
    async (play, told, at) => {
      let answer: Answer = { kind: 'done', body: {} }
      for (const parcel of play.parcels)
        answer = await scan(play, {
          names: 'the case',
          parcel,
          status: 'delivered',
          direction: 'to-client',
          at: 'at' in told && told.at ? play.almanac.inWorld(told.at) : at,
          webhook: 'webhook' in told ? told.webhook : 'sent',
        })
      return answer
    },
  ),

  'carrier says': happening(
    details({
      parcel: text,
      status: oneOf([firstStatus, ...otherStatuses]),
      at: z.exactOptional(time),
      direction: oneOf(['to-client', 'to-us']).default('to-client'),
      label: z.exactOptional(oneOf(['ours', 'theirs'])),
      names: oneOf(['the case', 'no case']).default('the case'),
      webhook,
    }),
    (play, { at: told, ...said }, at) => scan(play, { ...said, at: told ? play.almanac.inWorld(told) : at }),
  ),

  'withheld word arrives': happening(nothing, async play => {
    let answer: Answer = { kind: 'done', body: {} }
    for (const event of play.withheld.splice(0))
      answer = await play.act(() => play.doors.carrier(`events/${event}/send`, {}))
    return answer
  }),

  'distributor takes it': happening(details({ at: z.exactOptional(time) }).or(nothing), (play, told, at) =>
    play.tell('staff', `/v1/cases/${play.theCase}/distributor-return`, {
      returnedAt: 'at' in told && told.at ? play.almanac.inWorld(told.at) : at,
    }),
  ),

  'replacement fails': happening(
    short('serial', details({ serial: text, at: z.exactOptional(time) })),
    (play, { serial, at: told }, at) =>
      play.tell('staff', `/v1/cases/${play.theCase}/replacement-failed`, {
        serial: play.aliases.inWorld(serial),
        failedAt: told ? play.almanac.inWorld(told) : at,
      }),
  ),
}

interface Scan {
  /** As the file names it; `label` is the parcel that bears the label we sent. */
  parcel: string
  status: string
  direction: string
  label?: string
  names: string
  at: Instant
  webhook: string
}

async function scan(play: Play, { parcel, names, ...said }: Scan): Promise<Answer> {
  const tracking = parcel === 'our label' ? await labelled(play) : play.aliases.inWorld(parcel)
  const answer = await play.act(() =>
    play.doors.carrier('scan', {
      ...said,
      tracking,
      carrier: CARRIER,
      ...(names === 'the case' && { rma: play.theCase }),
    }),
  )
  if (said.webhook === 'withheld' && answer.kind === 'done') play.withheld.push(ScanAnswer.parse(answer.body).event)
  return answer
}

const ScanAnswer = z.object({ event: z.string() })
const LabelLines = z.object({
  data: z.array(z.object({ what: z.string(), detail: z.record(z.string(), z.unknown()) })),
})

/** The parcel under the label that we issued last. */
async function labelled(play: Play): Promise<string> {
  const { data } = await play.doors.read(`/v1/cases/${play.theCase}/events`, LabelLines)
  const issued = data.findLast(line => line.what === 'label issued')
  if (!issued) throw new Error('No label has been issued in this case.')
  return String(issued.detail.tracking)
}

/** R1 for the first unit, R2 for the second; one name stands for the only unit's. */
function replacementsOf(play: Play, replacement: string | undefined): Record<string, string> {
  const serials = play.units.map(unit => unit.serial)
  return Object.fromEntries(serials.map((serial, index) => [serial, replacement ?? `R${index + 1}`]))
}
