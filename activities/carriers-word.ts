import { activityInfo } from '@temporalio/activity'
import { scansSince } from '../counterparts/carriers/parcel-told.ts'
import type { ParcelReading } from '../counterparts/carriers/port.ts'
import { UnreachableError } from '../counterparts/errors.ts'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { HOUR, type Instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { findCase } from '../records/cases.ts'
import { openTask } from '../records/tasks.ts'
import type { World } from './world.ts'

/** For so long a case waits for a carrier that is away; then it goes on by what was reported before. */
const PATIENCE_MS = 6 * HOUR

/**
 * What the carriers say of parcels, in the parcels' order; nothing of those they do not know, nor of what bore the same code
 * before the case was opened. One that is refused takes
 * nothing away from the others, and a carrier that is away is asked again for hours, never for ever: then staff have a task,
 * and the case's events say which parcels went unasked. `key` is what the look is for; told twice it is one task.
 */
export async function carriersWord(
  world: World,
  { rma, parcels, key, at }: { rma: RmaNumber; parcels: Parcel[]; key: string; at: Instant },
): Promise<(ParcelReading | undefined)[]> {
  const answers = await Promise.allSettled(parcels.map(parcel => world.carriers.look(parcel)))
  const away = answers.find(answer => answer.status === 'rejected' && answer.reason instanceof UnreachableError)
  if (away?.status === 'rejected' && waitedMs() < PATIENCE_MS) throw away.reason
  const unasked = parcels.flatMap(({ tracking }, index) => {
    const answer = answers[index]
    return answer?.status === 'rejected' ? [{ tracking, why: String(answer.reason) }] : []
  })
  if (unasked.length > 0) await reportUnasked(world, { rma, key, at, unasked })
  const openedAt = (await findCase(world.records, rma))?.opened_at
  return answers.map(answer => {
    const reading = answer.status === 'fulfilled' ? answer.value : undefined
    return reading && openedAt ? { ...reading, scans: scansSince(reading.scans, openedAt) } : reading
  })
}

/** By Temporal's own clock, from the first try on. */
function waitedMs(): number {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo()
  return currentAttemptScheduledTimestampMs - scheduledTimestampMs
}

async function reportUnasked(
  { records, log }: World,
  { rma, key, at, unasked }: { rma: RmaNumber; key: string; at: Instant; unasked: { tracking: string; why: string }[] },
): Promise<void> {
  log.warn({ rma, unasked }, 'The carrier cannot be asked; what it reported before has to do.')
  const detail = { parcels: unasked.map(({ tracking }) => tracking).join(', '), why: unasked[0]?.why ?? '' }
  await records.transaction().execute(async trx => {
    const task = { rma, kind: 'carrier-silent', occasion: key, role: 'staff', detail, at } as const
    if (!(await openTask(trx, task))) return
    await addLine(trx, rma, at, { who: 'sendback', what: 'last look without the carrier’s word', detail })
  })
}
