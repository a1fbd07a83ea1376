import { ActivityFailure, ApplicationFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { Activities } from '../activities/activities.ts'
import type { Hopeless } from '../activities/failures.ts'
import type { Rulings } from '../activities/rulings.ts'

/** One try of anything at the world. A worker that is silent for ten seconds is dead, and another tries. */
const ATTEMPT = { startToCloseTimeout: '60s', heartbeatTimeout: '10s' } as const

/**
 * Policies: pure and local, so an answer that does not come within seconds will not come at all. Asked one at a time: two
 * answers in one workflow task come one after the other at first and together in a replay, which then took another way.
 */
export const rulings = inTurn(
  proxyLocalActivities<Rulings>({ startToCloseTimeout: '10s', retry: { maximumAttempts: 3 } }),
)

/** The records and the last look: nothing goes on without them, so they are asked until they answer. */
export const records = proxyActivities<
  Pick<
    Activities,
    | 'openCase'
    | 'approveSubmitted'
    | 'closeSubmitted'
    | 'setAside'
    | 'approveVirtual'
    | 'keepFacts'
    | 'factsOnRecord'
    | 'tell'
    | 'giveUpTelling'
    | 'settle'
    | 'lookForReturns'
  >
>({
  ...ATTEMPT,
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
})

/** What a vendor's leg and its client's case owe each other: neither goes on before the other has it. */
export const vendors = proxyActivities<Pick<Activities, 'startVendorLeg' | 'tellClientCase'>>({
  ...ATTEMPT,
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
})

/** Letters and comments: beside the story, for three days, then a person (decision 12). */
export const words = proxyActivities<Pick<Activities, 'retell'>>({
  ...ATTEMPT,
  scheduleToCloseTimeout: '72h',
  retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '6h' },
})

/** Money: never bounded by attempts. After a day without an answer a person is told, and it is asked again. */
export const money = proxyActivities<Pick<Activities, 'moveMoney' | 'endOrders'>>({
  ...ATTEMPT,
  scheduleToCloseTimeout: '24h',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '30m' },
})

/** Hands triggers over to their deliveries, which have three days of their own. */
export const finance = proxyActivities<Pick<Activities, 'tellFinance'>>({
  ...ATTEMPT,
  scheduleToCloseTimeout: '72h',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '6h' },
})

/** One try at telling finance: a receiver's "no" is its answer, so only a broken world is asked again. */
export const deliveries = proxyActivities<Pick<Activities, 'attemptDelivery'>>({
  ...ATTEMPT,
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
})

/** The daily comparison: a gateway that is away is asked again until the next one is due. */
export const books = proxyActivities<
  Pick<Activities, 'comparePayments' | 'compareRefunds' | 'compareLedger' | 'compareTriggers' | 'concludeComparison'>
>({
  ...ATTEMPT,
  scheduleToCloseTimeout: '20h',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '10m' },
})

/** Labels and pick-ups: worth a day, then a person. */
export const carriers = proxyActivities<Pick<Activities, 'arrangeReturn'>>({
  ...ATTEMPT,
  scheduleToCloseTimeout: '24h',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '1h' },
})

/** What an activity gave up on, in words for a person. Anything else is a defect of ours and is thrown on. */
export function whyGivenUp(error: unknown): string {
  if (!(error instanceof ActivityFailure)) throw error
  const cause = error.cause
  return cause instanceof ApplicationFailure ? `${cause.type}: ${cause.message}` : 'no answer in time'
}

/** No retry will mend it: a person must. */
export function isRefusedForGood(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  return cause instanceof ApplicationFailure && Object.hasOwn(FOR_GOOD, cause.type ?? '')
}

const FOR_GOOD = { Refused: true, LedgerBreach: true } as const satisfies Record<Hopeless, true>

function inTurn(asked: Rulings): Rulings {
  let last: Promise<unknown> = Promise.resolve()
  return new Proxy(asked, {
    get:
      (_, name: keyof Rulings) =>
      (question: never): Promise<unknown> => {
        const turn = last.then((): Promise<unknown> => asked[name](question))
        last = turn.catch(() => undefined)
        return turn
      },
  })
}
