import type { Named } from '../desk.ts'
import { noteParcel, photosOf } from '../exceptions.ts'
import type { GoodsFile } from './standing.ts'

/**
 * A parcel reached the dock, or was handed to us. A wrong serial, a wrong item or an empty box is nobody's return until
 * a person has looked; whether a unit came in time, the story asks.
 */
export function received(file: GoodsFile, fact: Named<'deviceReceived'>): void {
  const { standing } = file
  const { serial, contents, at, method, packaging, identified, by } = fact
  const unit = standing.unit(serial)
  if (contents !== 'as-expected' || !unit) {
    const kind = contents === 'as-expected' ? 'wrong-serial' : contents
    return noteParcel(file, standing.exceptions.arise({ kind, at, serial }), fact)
  }
  const isFirst = unit.receivedAt === undefined
  // The earliest arrival that we are told of is the one that counts, whichever message came first.
  if (unit.receivedAt !== undefined && unit.receivedAt <= at) return
  unit.receivedAt = at
  standing.light += 1
  file.note({
    who: by,
    what: isFirst ? 'device received' : 'device received earlier than first told',
    detail: { serial, at, method, packaging, identified, ...photosOf(fact) },
    // Nobody waits for it any more, and no date decides about it: a person does.
    ...(unit.ended === 'given-up' && {
      tasks: [{ kind: 'unexpected-unit', occasion: serial, role: 'staff', serials: [serial] }],
    }),
  })
}
