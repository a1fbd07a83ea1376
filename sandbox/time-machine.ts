import { randomUUID } from 'node:crypto'
import {
  type Client,
  isGrpcServiceError,
  type WorkflowExecutionDescription,
  WorkflowNotFoundError,
} from '@temporalio/client'
import { msToTs, optionalTsToMs, tsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { virtualTime } from '../client/case-clock.ts'
import { type Instant, instant, MINUTE, ms, SECOND } from '../domain/time.ts'

/**
 * Moves one case through its own time on the real Temporal server, which jumps from timer to timer; other cases stay
 * where they are. About a second of ours for each timer crossed. A production server answers UNIMPLEMENTED.
 */
export interface TimeMachine {
  /**
   * Forward to ten seconds past `to`, then until the case is at rest there, so that whatever was due by `to` has been
   * done. An instant that has passed moves nothing. Moves of one case wait for each other. Throws an Error when the case is not at rest after
   * two minutes of ours, and says what it was busy with.
   */
  advance(workflowId: string, to: Moment): Promise<Moved>
  /** Waits, without moving the clock, until the case has done what it can do now. */
  rest(workflowId: string): Promise<Moved>
}

/** `by` is in milliseconds of the case's own clock. */
export type Moment = { until: Instant } | { by: number }

/** A case that ended on the way is `closed`, with `now` its last moment. */
export type Moved = { state: 'running' | 'closed'; now: Instant } | { state: 'unknown' }

export function timeMachine(client: Client): TimeMachine {
  const last = new Map<string, Promise<unknown>>()

  /** The server drops a move when the next one is asked for; so the next waits. */
  async function inTurn<T>(workflowId: string, move: () => Promise<T>): Promise<T> {
    const turn = (last.get(workflowId) ?? Promise.resolve()).then(move, move)
    last.set(workflowId, turn)
    try {
      return await turn
    } finally {
      if (last.get(workflowId) === turn) last.delete(workflowId)
    }
  }

  return {
    advance: (workflowId, to) => inTurn(workflowId, () => advance(client, workflowId, to)),
    rest: workflowId => inTurn(workflowId, () => rest(client, workflowId)),
  }
}

const PATIENCE_MS = 2 * MINUTE
const patience = () => Date.now() + PATIENCE_MS
const LOOK_EVERY_MS = 100
/** How long a single poll may hang before we look for ourselves whether the case still runs. */
const POLL_MS = 10 * SECOND
/** The server's own limit, 200, is soon used up by a case that retries something for days. */
const MAX_SKIPS = 5_000
/**
 * A wait until noon, set by a case's own code, ends at noon and some milliseconds: the server counts it from the moment
 * the code's answer came in. So a move to noon goes a little further, or noon would not have come for the case; and far
 * enough that what is done at noon is done by then: a move that ends amid work may be forgotten by the server, and go on.
 */
const LEEWAY_MS = 10 * SECOND
/** Where a step ends after the bell it was made for: the same as above, and still in the same minute for most. */
const AFTER_BELL_MS = 30 * SECOND
/** Its start, and a first workflow task that was scheduled, begun and answered: a case put off to its first day has less. */
const BEGUN = 4
/** A retry that comes later than this is not worth waiting for: the case rests. */
const SOON_MS = 2 * SECOND

/**
 * From bell to bell, and not to the end at once. The server may skip again while a timer has come due and not rung yet:
 * whatever reached the case within that second would carry it past the timer, to the end of the move.
 */
async function advance(client: Client, workflowId: string, to: Moment): Promise<Moved> {
  const began = await underwayEnded(client, workflowId, patience())
  if (began.state !== 'running') return began
  const target = 'until' in to ? ms(to.until) : ms(began.now) + to.by
  let end = patience()
  for (;;) {
    const { bells, ...seen } = await atRest(client, workflowId, end)
    if (seen.state !== 'running' || ms(seen.now) >= target) return seen
    // It gets nowhere only when the server gives a move up, or calls it complete while an activity still runs.
    if (Date.now() > end) throw new Error(`${workflowId} stays at ${seen.now}; it does not get to ${instant(target)}.`)
    const next = Math.min(target + LEEWAY_MS, ...bells.map(bell => bell + AFTER_BELL_MS))
    await fastForward(client, workflowId, next - ms(seen.now))
    const moved = await underwayEnded(client, workflowId, end)
    if (moved.state === 'running' && ms(moved.now) >= next) end = patience()
  }
}

async function fastForward(client: Client, workflowId: string, by: number): Promise<void> {
  const fastForwardConfig = { id: randomUUID(), duration: msToTs(by) }
  await unlessClosed(
    client.workflowService.updateWorkflowExecutionOptions({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: {
        timeSkippingConfig: { enabled: true, maxSessionSkipCount: MAX_SKIPS, fastForwardConfig },
      },
      updateMask: { paths: ['time_skipping_config'] },
    }),
  )
}

/** Waits out the move that is underway: ours, one that a killed sandbox began, or the jump to the case's first day. */
async function underwayEnded(client: Client, workflowId: string, end: number): Promise<Moved> {
  for (;;) {
    const description = await describe(client, workflowId)
    const skipping = description?.raw.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig
    const underway = skipping?.enabled ? skipping.fastForwardConfig?.id : undefined
    if (description?.status.name !== 'RUNNING' || !underway) return moved(description)
    if (Date.now() > end) throw stillBusy(workflowId, description)
    const result = await pollOnce(client, workflowId, underway)
    if (result === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
      return moved(await describe(client, workflowId))
  }
}

const Result = proto.temporal.api.enums.v1.FastForwardPollingResult

/** `undefined` when nothing came of it in time; the case may have closed meanwhile. */
async function pollOnce(client: Client, workflowId: string, fastForwardId: string) {
  const answer = await unlessClosed(
    client.withDeadline(Date.now() + POLL_MS, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: client.options.namespace,
        workflowExecution: { workflowId },
        fastForwardId,
      }),
    ),
  )
  return answer?.fastForwardPollingResult
}

async function rest(client: Client, workflowId: string): Promise<Moved> {
  const { bells: _, ...seen } = await atRest(client, workflowId, patience())
  return seen
}

/** A case at rest, and the instants, all to come, at which it goes on by itself. */
type Rested = Moved & { bells: number[] }

/** Seen at rest twice: what an activity did may come straight back to the case as a fact. */
async function atRest(client: Client, workflowId: string, end: number): Promise<Rested> {
  for (let quiet = 0; ; await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))) {
    const description = await describe(client, workflowId)
    if (description?.status.name !== 'RUNNING') return { ...moved(description), bells: [] }
    quiet = busyWith(description).length === 0 ? quiet + 1 : 0
    if (quiet >= 2) {
      const bells = [...retriesOf(description), ...(await timersOf(client, workflowId))]
      const now = ms(virtualTime(description))
      // A timer that is due rings within a second of ours; until then the case has something to do now.
      if (bells.every(at => at > now)) return { ...moved(description), bells }
    }
    if (Date.now() > end) throw stillBusy(workflowId, description)
  }
}

function retriesOf({ raw }: WorkflowExecutionDescription): number[] {
  return (raw.pendingActivities ?? []).flatMap(activity => retryOf(activity) ?? [])
}

/** The server tells a case's timers only in its history: those that were set, and neither rang nor were called off. */
async function timersOf(client: Client, workflowId: string): Promise<number[]> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory()
  const timers = new Map<string, number>()
  for (const event of events ?? []) {
    const set = event.timerStartedEventAttributes
    if (set?.timerId) timers.set(set.timerId, tsToMs(event.eventTime) + tsToMs(set.startToFireTimeout))
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes
    if (over?.timerId) timers.delete(over.timerId)
  }
  return [...timers.values()]
}

/** What the case does at this moment. An activity that waits for a far retry is not doing anything. */
function busyWith(description: WorkflowExecutionDescription): string[] {
  const { pendingWorkflowTask, pendingActivities, pendingChildren } = description.raw
  const now = ms(virtualTime(description))
  const activities = (pendingActivities ?? []).filter(activity => {
    const retryAt = retryOf(activity)
    return retryAt === undefined || retryAt - now < SOON_MS
  })
  return [
    ...(description.historyLength < BEGUN ? ['its beginning'] : []),
    ...(pendingWorkflowTask ? ['its next workflow task'] : []),
    ...activities.map(activity => `activity ${activity.activityType?.name} (attempt ${activity.attempt})`),
    ...(pendingChildren ?? []).map(child => `child ${child.workflowId}`),
  ]
}

type PendingActivity = proto.temporal.api.workflow.v1.IPendingActivityInfo

/** When it is tried again, if it waits for that. */
function retryOf({ attempt, nextAttemptScheduleTime }: PendingActivity): number | undefined {
  return attempt && attempt > 1 ? optionalTsToMs(nextAttemptScheduleTime) : undefined
}

function stillBusy(workflowId: string, description: WorkflowExecutionDescription): Error {
  const work = busyWith(description).join(', ') || 'a move that does not end, or a timer that does not ring'
  return new Error(
    `${workflowId} is not at rest after ${PATIENCE_MS / SECOND} s, busy with ${work}. Is a worker running?`,
  )
}

function moved(description: WorkflowExecutionDescription | undefined): Moved {
  if (!description) return { state: 'unknown' }
  return { state: description.status.name === 'RUNNING' ? 'running' : 'closed', now: virtualTime(description) }
}

async function describe(client: Client, workflowId: string): Promise<WorkflowExecutionDescription | undefined> {
  try {
    return await client.workflow.getHandle(workflowId).describe()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

/** gRPC's numbers: a long poll that found nothing ends as cancelled or overdue, and is simply asked again. */
const CANCELLED = 1
const DEADLINE_EXCEEDED = 4
const NOT_FOUND = 5
const NOTHING_YET: readonly number[] = [CANCELLED, DEADLINE_EXCEEDED, NOT_FOUND]

/** A closed case is not found by these calls; whoever asks looks at the case next, and sees it. */
async function unlessClosed<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call
  } catch (error) {
    if (isGrpcServiceError(error) && NOTHING_YET.includes(error.code)) return undefined
    throw error
  }
}
