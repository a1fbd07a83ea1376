import { arrange } from '../arrangement.ts'
import type { Desk } from '../desk.ts'
import { virtualDecisions } from './decisions.ts'
import { delivered, failed, scanned, shipped } from './parcels.ts'
import { received } from './receipt.ts'
import type { VirtualFile } from './virtual-return.ts'

/** All that a virtual return takes in. */
export function virtualDesk(file: VirtualFile): Desk {
  return {
    facts: {
      replacementShipped: fact => shipped(file, fact),
      replacementDelivered: fact => delivered(file, fact, fact.tracking),
      carrierScanned: fact => scanned(file, fact),
      replacementFailed: fact => failed(file, fact, 'dead'),
      deviceReceived: fact => received(file, fact),
      mailReceived: fact => arrange(file, fact, { label: 'refused', because: ['SP-10'], serials: [] }),
    },
    decisions: virtualDecisions(file),
  }
}
