import type { Named } from '../desk.ts'
import { failed } from './parcels.ts'
import type { VirtualFile } from './virtual-return.ts'

/** Nothing is expected here, so whatever comes is for a person to deal with; it changes nothing about what was granted. */
export function received(file: VirtualFile, fact: Named<'deviceReceived'>): void {
  const { standing } = file
  const { serial, contents, at, by } = fact
  // It came back without ever having been delivered, as far as we know: the client has none.
  if (standing.shipment.kind === 'out' && standing.isReplacement(serial))
    return failed(file, fact, 'returned-to-sender')
  const what = standing.units.some(unit => unit.serial === serial) ? 'the failed unit' : 'a unit of another kind'
  file.note({
    who: by,
    what: `${what} came in, though nothing is expected`,
    because: ['SP-10'],
    detail: { serial, contents, at },
    comments: [{ kind: 'received', occasion: fact.id, when: at }],
    tasks: [{ kind: 'unexpected-unit', occasion: fact.id, role: 'staff', serials: [serial] }],
  })
}
