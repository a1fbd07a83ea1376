import type { Outcome } from '../../domain/case.ts'
import type { Storyteller } from './storyteller.ts'

export interface SamplePlay {
  /** The approval's file in `sandbox/samples/`. */
  sample: string
  /** What this play's approval says otherwise; `undefined` leaves it out. */
  changes?: Changes
  /** What happens, in a few words. */
  title: string
  /** Whose end this play is about; the client's case, unless it says so. */
  about?: "the vendor's leg"
  /** How that case should have ended. */
  ends: Outcome
  tell: (story: Storyteller) => Promise<void>
}

export interface Changes {
  [field: string]: unknown
}

/** For each company one unit returned in time, one never returned, and one crooked way. */
export const PLAYS: SamplePlay[] = [
  {
    sample: 'voip-desk-returned',
    title: 'returned in time',
    ends: 'returned',
    async tell(story) {
      await shippedAndDelivered(story, 'P3D')
      await story.passes('P12D')
      await story.receives()
      await story.inspects('Cold solder joint at the sidecar port')
    },
  },
  {
    sample: 'voip-desk-never-returned',
    title: 'never returned: billed on account',
    ends: 'billed',
    async tell(story) {
      await shippedAndDelivered(story, 'P2D')
      await story.passes('P100D')
    },
  },
  {
    sample: 'voip-desk-wrong-parcel',
    title: 'a wrong unit first, then the right one',
    ends: 'returned',
    async tell(story) {
      await shippedAndDelivered(story, 'P4D')
      await story.passes('P9D')
      await story.receives({ serial: 'SOMEONE-ELSES' })
      await story.passes('P2D')
      await story.tells('staff', 'exception-resolution', {
        exception: 'wrong-serial-1',
        resolution: 'send-back',
        reason: 'A desk phone of another make; sent back.',
      })
      await story.passes('P5D')
      await story.receives({ packaging: 'missing' })
      await story.inspects('Cradle switch worn out')
    },
  },
  {
    sample: 'focus-returned',
    title: 'label by mail, returned in time',
    ends: 'returned',
    async tell(story) {
      await shippedAndDelivered(story, 'P2D')
      await story.passes('P1D')
      await story.tells('ticketing', 'label', {})
      await story.passes('P4D')
      await story.receives()
      await story.inspects('Power supply failed')
    },
  },
  {
    sample: 'focus-never-returned',
    title: 'never returned: billed as accepted',
    ends: 'billed',
    async tell(story) {
      await shippedAndDelivered(story, 'P3D')
      await story.passes('P100D')
    },
  },
  {
    sample: 'focus-extended',
    title: 'overdue, extended, with the carrier on the last day',
    ends: 'returned',
    async tell(story) {
      await shippedAndDelivered(story, 'P2D')
      await story.passes('P25D')
      await story.tells('staff', 'extension', { days: 10, reason: 'The site is closed for inventory.' })
      await story.passes('P15D')
      await story.scans('in-transit', 'to-us')
      await story.passes('P4D')
      await story.receives()
      await story.inspects('Water in the housing seal')
    },
  },
  {
    sample: 'speco-returned',
    title: 'card held, returned in time',
    ends: 'returned',
    async tell(story) {
      await story.authorises('visa')
      await shippedAndDelivered(story, 'P3D')
      await story.passes('P8D')
      await story.receives()
      await story.inspects('Sensor board shorted')
    },
  },
  {
    sample: 'speco-never-returned',
    title: 'hold renewed, then captured',
    ends: 'billed',
    async tell(story) {
      await story.authorises('mastercard')
      await shippedAndDelivered(story, 'P4D')
      await story.passes('P100D')
    },
  },
  {
    sample: 'speco-told-late',
    title: 'card declined first; here in time, told late',
    ends: 'returned',
    async tell(story) {
      await story.authorises('generic_decline')
      await story.authorises('mastercard')
      await shippedAndDelivered(story, 'P3D')
      const arrived = await story.passes('P29D')
      await story.passes('P6D')
      await story.receives({ receivedAt: arrived })
      await story.inspects('Lens motor stuck')
    },
  },
]

/** What ships is a replacement, or `the same` unit, repaired or as it came. */
export async function shippedAndDelivered(
  story: Storyteller,
  transit: string,
  what: 'a replacement' | 'the same' = 'a replacement',
): Promise<void> {
  await story.ships(what)
  await story.passes(transit)
  await story.scans('delivered')
}
