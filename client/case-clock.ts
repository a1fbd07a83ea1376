import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import { optionalTsToMs } from '@temporalio/common/lib/time.js'
import type { RmaNumber } from '../domain/names.ts'
import { type Instant, instant } from '../domain/time.ts'

/** What time it is for a case. Business dates come from here; signatures and tokens never do. */
export type CaseClock = (rma: RmaNumber) => Promise<Instant>

/** Production: every case lives in our time. */
export const wallClock: CaseClock = async () => instant(Date.now())

/**
 * The sandbox: each case lives in its own time, which the Temporal server keeps. A case that has not started, or was
 * never moved, lives in ours; one that has closed stands still at its end. Exact even inside an activity of the case.
 */
export function virtualClock(client: Client): CaseClock {
  return async rma => {
    try {
      return virtualTime(await client.workflow.getHandle(rma).describe())
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return wallClock(rma)
      throw error
    }
  }
}

type Description = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['describe']>>

/** The virtual now of a described case. */
export function virtualTime({ raw, closeTime }: Description): Instant {
  const skipped = optionalTsToMs(raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime)
  return instant(closeTime?.getTime() ?? skipped ?? Date.now())
}
