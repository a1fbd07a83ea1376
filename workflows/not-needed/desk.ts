import { arrange } from '../arrangement.ts'
import type { Desk } from '../desk.ts'
import { goodsDecisions } from './decisions.ts'
import { scanned } from './parcels.ts'
import { received } from './receipt.ts'
import type { GoodsFile } from './standing.ts'

/** All that a return of goods takes in. */
export function goodsDesk(file: GoodsFile): Desk {
  const { terms, standing } = file
  return {
    facts: {
      carrierScanned: fact => scanned(file, fact),
      deviceReceived: fact => received(file, fact),
      mailReceived: fact =>
        arrange(file, fact, {
          label: terms.shipping.label,
          because: terms.shipping.label === 'refused' ? ['FO-8'] : ['settled:labels'],
          serials: standing.awaited.map(unit => unit.serial),
        }),
    },
    decisions: goodsDecisions(file),
  }
}
