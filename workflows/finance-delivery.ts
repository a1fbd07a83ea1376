import { condition, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow'
import type { DeliveryAlarm, DeliveryEnding, DeliveryId } from '../domain/delivery.ts'
import { ms } from '../domain/time.ts'
import { now } from './alarm.ts'
import { deliveries, records, whyGivenUp, words } from './ask.ts'

/**
 * One message on its way to one endpoint of finance's, for three days if need be: longer than the case that told it may
 * live. `resend` makes the next try at once.
 */
export async function financeDelivery({ delivery }: { delivery: DeliveryId }): Promise<DeliveryEnding> {
  let asked = 0
  setHandler(defineSignal('resend'), () => {
    asked += 1
  })
  const { runId: run } = workflowInfo()
  for (let tries = 1, heard = asked; ; tries += 1) {
    const tried = await deliveries.attemptDelivery({ delivery, run, tries, asOf: now() })
    if (tried.kind === 'again') {
      const summary = `tried again, ${tried.at.slice(0, 16)}Z`
      await condition(() => asked > heard, Math.max(1, ms(tried.at) - Date.now()), { summary })
    } else {
      if ('alarm' in tried && tried.alarm) await raise(tried.alarm)
      if (asked === heard) return tried.kind
    }
    heard = asked
  }
}

/** Management and the ticket are told (decision 15), for three days; then it is a person's task. */
async function raise(alarm: DeliveryAlarm): Promise<void> {
  try {
    await words.retell(alarm)
  } catch (error) {
    whyGivenUp(error)
    await records.giveUpTelling(alarm)
  }
}
