import {
  ApplicationFailure,
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import type { SearchAttributePair } from '@temporalio/common'
import type { CaseRequest, CaseType, Stage, VendorRequest } from '../domain/case.ts'
import type { KeptFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView, Outlook, StaffDecision } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import { RMA_CUSTOMER, RMA_POLICY, RMA_RETURN_TYPE, RMA_STAGE, RMA_TICKET } from './search-attributes.ts'
import { startingAt } from './start-at.ts'

/** Where the workers of all cases listen. */
export const TASK_QUEUE = 'sendback'

/**
 * The running cases, by their RMA number, which is also the workflow's id. Everything here may be repeated: a case is
 * started once, a fact is known by its id, a decision by its `updateId`. Whatever is not answered below is thrown as
 * the client's own error: Temporal could not be reached, or did not accept us; try again later.
 */
export interface Cases {
  /** `open`: it runs, since now or since before. `closed`: this number has had its case. */
  start(rma: RmaNumber, request: CaseRequest | VendorRequest, opening?: CaseOpening): Promise<'open' | 'closed'>
  /** Hands a kept fact over. It is durable once told, workers or not. */
  tell(rma: RmaNumber, fact: KeptFact): Promise<'told' | 'closed' | 'unknown'>
  /** Asks a running case to do something, and waits up to five seconds for what it says. */
  decide(rma: RmaNumber, decision: AskedDecision): Promise<DecisionAnswer>
  /**
   * What the case says about itself, closed ones included; `unknown` when Temporal does not keep it (any more).
   * A worker answers: without one this throws after five seconds.
   */
  show(rma: RmaNumber): Promise<{ kind: 'shown'; view: CaseView } | { kind: 'unknown' }>
  /** What speaks against decisions, were they made now, and what the case does next. Throws where `show` does, or knows none. */
  outlook(rma: RmaNumber, decisions: StaffDecision[]): Promise<Outlook>
  isRunning(rma: RmaNumber): Promise<boolean>
}

export interface CaseOpening {
  /** What Temporal's list shows from the first moment. */
  stage?: Stage
  /** Sandbox only: when the case's own clock is to start. */
  startsAt?: Instant
}

export interface AskedDecision {
  /** The update's name, such as `extend`. */
  name: string
  payload: unknown
  /** The same id is the same decision: asking again after `pending` gives its answer. */
  updateId: string
  waitMs?: number
}

export type DecisionAnswer =
  | { kind: 'answered'; value: CaseView }
  /** The case says no, in `message`; `type` is from the closed list of refusals. */
  | { kind: 'refused'; message: string; type: string }
  /** No word yet: no worker is running, or what was asked takes longer. Ask again with the same `updateId`. */
  | { kind: 'pending'; updateId: string }
  | { kind: 'closed' }
  | { kind: 'unknown' }

export function caseClient(client: Client): Cases {
  const handle = (rma: RmaNumber) => client.workflow.getHandle(rma)

  /** A case that takes nothing in any more has closed, or never was. */
  const closedOrUnknown = async (rma: RmaNumber) => ((await describe(client, rma)) ? 'closed' : 'unknown')

  return {
    async start(rma, request, { stage, startsAt } = {}) {
      try {
        const starter = startsAt ? startingAt(startsAt, client) : client.workflow
        // By name: a client that imported the workflow would load its code.
        await starter.start(request.returnType, {
          workflowId: rma,
          taskQueue: TASK_QUEUE,
          args: [request],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
          typedSearchAttributes: searchAttributes(request, stage),
          staticSummary: summary(request),
        })
        return 'open'
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return 'closed'
        throw error
      }
    },

    async tell(rma, fact) {
      try {
        await handle(rma).signal(fact.name, fact)
        return 'told'
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return closedOrUnknown(rma)
        throw error
      }
    },

    async decide(rma, { name, payload, updateId, waitMs = ANSWER_WAIT_MS }) {
      try {
        const value = await client.withDeadline(Date.now() + waitMs, () =>
          handle(rma).executeUpdate<CaseView, [unknown]>(name, { args: [payload], updateId }),
        )
        return { kind: 'answered', value }
      } catch (error) {
        if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'pending', updateId }
        if (error instanceof WorkflowUpdateFailedError) return refusal(error)
        if (error instanceof WorkflowNotFoundError) return { kind: await closedOrUnknown(rma) }
        throw error
      }
    },

    async show(rma) {
      try {
        const view = await client.withDeadline(Date.now() + ANSWER_WAIT_MS, () => handle(rma).query<CaseView>('case'))
        return { kind: 'shown', view }
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { kind: 'unknown' }
        throw error
      }
    },

    async outlook(rma, decisions) {
      return client.withDeadline(Date.now() + ANSWER_WAIT_MS, () =>
        handle(rma).query<Outlook, [StaffDecision[]]>('outlook', decisions),
      )
    },

    async isRunning(rma) {
      return (await describe(client, rma))?.status.name === 'RUNNING'
    },
  }
}

const ANSWER_WAIT_MS = 5_000

function searchAttributes(request: CaseRequest | VendorRequest, stage: Stage | undefined): SearchAttributePair[] {
  return [
    ...(stage === undefined ? [] : [{ key: RMA_STAGE, value: stage }]),
    { key: RMA_RETURN_TYPE, value: request.returnType },
    { key: RMA_POLICY, value: request.policy },
    { key: RMA_CUSTOMER, value: request.customerRef },
    ...(request.ticket === undefined ? [] : [{ key: RMA_TICKET, value: request.ticket }]),
  ]
}

const SPOKEN: Record<CaseType, string> = {
  advanceReplacement: 'Advance replacement',
  standardReturn: 'Standard return',
  overTheCounterReturn: 'Return over the counter',
  virtualReturn: 'Virtual return',
  orderedNotNeededReturn: 'Return of what is not needed',
  subscriptionCancellation: 'End of a subscription',
  maintenanceCancellation: 'End of maintenance',
  vendorReturn: "Vendor's leg",
}

/** What Temporal's list shows beside the number: no personal data. */
function summary(request: CaseRequest | VendorRequest): string {
  const about = request.units.map(unit => `${unit.brand} ${unit.model}`).join(', ')
  return `${SPOKEN[request.returnType]} under ${request.policy}${about && `: ${about}`}`.slice(0, 200)
}

/** A handler's refusal, or the server's word that the case ended between taking the decision and answering it. */
function refusal({ cause, message }: WorkflowUpdateFailedError): DecisionAnswer {
  if (!(cause instanceof ApplicationFailure)) return { kind: 'refused', message, type: 'Error' }
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'closed' }
  return { kind: 'refused', message: cause.message, type: cause.type ?? 'Error' }
}

async function describe(client: Client, rma: RmaNumber) {
  try {
    return await client.workflow.getHandle(rma).describe()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}
