import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow'
import type { KeptFact } from '../../domain/fact.ts'
import { DAY } from '../../domain/time.ts'
import type { SmallCaseActivities } from './small-world.ts'

/** What the query `case` of the small case answers. */
export interface SmallCaseView {
  openedAt: string
  reminded: string[]
  received: string[]
  dueInDays: number
}

const { remind } = proxyActivities<SmallCaseActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '6 hours', maximumInterval: '6 hours' },
})

/** Just enough of a case to try the client and the time machine on: reminds on days 9 and 20, and ends on day 30. */
export async function advanceReplacement(request: { policy: string }): Promise<string> {
  const opened = Date.now()
  const view: SmallCaseView = { openedAt: new Date(opened).toISOString(), reminded: [], received: [], dueInDays: 30 }
  setHandler(defineQuery<SmallCaseView>('case'), () => view)
  setHandler(defineSignal<[KeptFact]>('deviceReceived'), fact => void view.received.push(fact.id))
  setHandler(
    defineUpdate<number, [{ days: number }]>('extend'),
    ({ days }) => {
      view.dueInDays += days
      return view.dueInDays
    },
    {
      validator: ({ days }) => {
        if (days > 30) throw ApplicationFailure.nonRetryable('At most 30 days.', 'TooLong')
      },
    },
  )
  // Accepted, and answered only once the unit is back.
  setHandler(defineUpdate<string, [unknown]>('inspect'), async () => {
    await condition(() => view.received.length > 0)
    return 'inspected'
  })

  for (const day of [9, 20]) {
    if (await condition(() => view.received.length > 0, opened + day * DAY - Date.now())) break
    view.reminded.push(await remind({ day, policy: request.policy }))
  }
  await condition(() => view.received.length > 0, opened + view.dueInDays * DAY - Date.now())
  await condition(allHandlersFinished)
  return view.received.length > 0 ? 'returned' : 'unreturned'
}
