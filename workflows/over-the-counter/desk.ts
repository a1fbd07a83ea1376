import { now } from '../alarm.ts'
import { arrange } from '../arrangement.ts'
import type { Decided, Desk, Named } from '../desk.ts'
import type { CounterFile } from './over-the-counter-return.ts'

/** All that a return over the counter takes in. */
export function counterDesk(file: CounterFile): Desk {
  return {
    facts: {
      distributorReturned: fact => taken(file, fact),
      deviceReceived: fact => received(file, fact),
      mailReceived: fact => arrange(file, fact, { label: 'refused', because: ['SP-2'], serials: [] }),
    },
    decisions: {
      finish: { objection: () => overAlready(file), carryOut: decision => finish(file, decision) },
      cancel: { objection: () => overAlready(file), carryOut: decision => cancel(file, decision) },
    },
  }
}

function overAlready({ standing }: CounterFile): string | undefined {
  return standing.ending && `The case is just being closed: ${standing.ending.outcome}.`
}

function taken(file: CounterFile, { at, by }: Named<'distributorReturned'>): void {
  file.standing.ending ??= { outcome: 'taken-by-distributor', at }
  file.note({ who: by, what: 'the distributor has taken it', because: ['SP-2'], detail: { at } })
}

/** It came to us after all. Whose it is now only people can say, and then how the case ends. */
function received(file: CounterFile, { id, at, by, serial, contents }: Named<'deviceReceived'>): void {
  file.note({
    who: by,
    what: 'a unit came to our dock, though the distributor was to take it',
    because: ['SP-2'],
    detail: { serial, contents, at },
    comments: [{ kind: 'received', occasion: id, when: at }],
    tasks: [{ kind: 'unexpected-unit', occasion: id, role: 'staff', serials: [serial] }],
  })
}

function finish(file: CounterFile, { by, role, reason }: Decided<'finish'>): void {
  file.standing.ending = { outcome: 'settled-by-staff', at: now() }
  file.note({ who: by, what: 'settled by staff', detail: { role, reason } })
}

function cancel(file: CounterFile, { by, role, reason }: Decided<'cancel'>): void {
  file.standing.ending = { outcome: 'cancelled', at: now() }
  file.note({ who: by, what: 'cancelled', because: ['settled:cancelled'], detail: { role, reason } })
}
