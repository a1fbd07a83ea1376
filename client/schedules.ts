import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client'
import { TASK_QUEUE } from './cases.ts'

/** Temporal's own schedule of the daily comparison: paused, changed or run at once with Temporal's own tools. */
export const RECONCILIATION_SCHEDULE = 'sendback-reconciliation'

/** Sees to it that there is one. What an operator has made of it since stays as it is. */
export async function scheduleReconciliation(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: RECONCILIATION_SCHEDULE,
      spec: {
        calendars: [{ hour: 6, minute: 0, comment: 'Every day at 06:00 UTC, when the banks have closed their day.' }],
      },
      action: {
        type: 'startWorkflow',
        workflowType: 'reconciliation',
        workflowId: 'reconciliation',
        taskQueue: TASK_QUEUE,
        args: [],
      },
      // One that still waits for a gateway that is away does tomorrow's work too.
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
