import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { DeliveryId } from '../domain/delivery.ts'
import { TASK_QUEUE } from './cases.ts'

/** The workflows that tell finance, each under its delivery's id. Throws the client's own errors while Temporal is away. */
export interface DeliveryWorkflows {
  /** It runs, since now or since before; one that has ended stays so. */
  start(delivery: DeliveryId): Promise<void>
  /** Tries again at once, whether it waits for its next try or has ended. */
  resend(delivery: DeliveryId): Promise<void>
}

export function deliveryClient(client: Client): DeliveryWorkflows {
  const begin = async (delivery: DeliveryId, workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE') => {
    try {
      await client.workflow.start('financeDelivery', {
        workflowId: delivery,
        taskQueue: TASK_QUEUE,
        args: [{ delivery }],
        workflowIdReusePolicy,
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'Finance is told',
      })
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
  }
  return {
    start: delivery => begin(delivery, 'REJECT_DUPLICATE'),
    async resend(delivery) {
      try {
        await client.workflow.getHandle(delivery).signal('resend')
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
        await begin(delivery, 'ALLOW_DUPLICATE')
      }
    },
  }
}
