import type { ClockReading, Look } from '../../counterparts/look.ts'
import { SECOND } from '../../domain/time.ts'

export interface Clock extends ClockReading {
  /** Where it was read. */
  of: string
}

/** More than this, and signatures are refused and deadlines are off by what a client would notice. */
const MOST_MS = 30 * SECOND

/** `clocks` is at least one. Whether all clocks say the same, and if not, whose is wrong: the one that stands against the others. */
export function lookAtClocks(clocks: readonly Clock[]): Look {
  const apart = clocks.map(({ of, theirs, ours }) => ({ of, ms: Math.round(theirs - ours) }))
  const wrong = apart.filter(({ ms }) => Math.abs(ms) > MOST_MS)
  if (wrong.length === 0) {
    const most = Math.max(...apart.map(({ ms }) => Math.abs(ms)))
    return { kind: 'well', says: `All ${apart.length + 1} are within ${Math.ceil(most / SECOND)} s.` }
  }
  const among = Math.max(...wrong.map(({ ms }) => ms)) - Math.min(...wrong.map(({ ms }) => ms))
  if (wrong.length === apart.length && among <= MOST_MS)
    return {
      kind: 'ill',
      says: `This machine’s clock is ${offset(-wrong[0]!.ms)} that of ${apart.map(({ of }) => of).join(', ')}.`, // some are wrong
      cure: 'Set it by the network: timedatectl set-ntp true. Until then signatures are refused, and what happens now is dated wrongly.',
    }
  return {
    kind: 'ill',
    says: wrong.map(({ of, ms }) => `The clock of ${of} is ${offset(ms)} ours.`).join(' '),
    cure: `Have ${wrong.map(({ of }) => of).join(', ')} set by the network (NTP) where it runs.`,
  }
}

function offset(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / SECOND)
  const long = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} minutes`
  return `${long} ${ms > 0 ? 'ahead of' : 'behind'}`
}
