import { type Client, WorkflowClient, type WorkflowStartInput } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { type Instant, ms } from '../domain/time.ts'

/**
 * For the sandbox only. What this client starts begins at `at`, which lies ahead, on a clock of its own: its history
 * opens on that day though no time passes here, whether that is a minute off or decades. The workflow's first task
 * comes up to two seconds after `at`, never before; from then on its clock runs at our pace.
 *
 * A Temporal server that does not skip time answers UNIMPLEMENTED, so no production case can be moved. Starting throws
 * a RangeError when `at` is past: a clock only goes forward.
 */
export function startingAt(at: Instant, { options, connection }: Client): WorkflowClient {
  const { namespace, identity, dataConverter } = options
  return new StartingAt(at, { connection, namespace, identity, dataConverter })
}

class StartingAt extends WorkflowClient {
  readonly #at: Instant

  constructor(at: Instant, options: ConstructorParameters<typeof WorkflowClient>[0]) {
    super(options)
    this.#at = at
  }

  /** The SDK has no option for time skipping yet; the wire has. */
  protected override async createStartWorkflowRequest(input: WorkflowStartInput) {
    const delay = ms(this.#at) - Date.now()
    if (delay <= 0) throw new RangeError(`A case's clock only goes forward: ${this.#at} is past.`)
    return {
      ...(await super.createStartWorkflowRequest(input)),
      workflowStartDelay: msToTs(delay),
      timeSkippingConfig: { enabled: true, fastForwardConfig: { id: `start-at-${this.#at}`, duration: msToTs(delay) } },
    }
  }
}
