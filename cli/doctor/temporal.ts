import { connect } from 'node:net'
import { Connection, isGrpcServiceError } from '@temporalio/client'
import { connectionSettings, type TemporalServer } from '../../client/connection.ts'
import { searchAttributesOf } from '../../client/search-attributes.ts'
import type { ClockReading, Look } from '../../counterparts/look.ts'

const PATIENCE_MS = 5_000

/** Whether Temporal answers, has our namespace, and knows what cases are found by. */
export async function* lookAtTemporal(variables: Record<string, string>): AsyncGenerator<Look> {
  const server: TemporalServer = { kind: 'standard', variables }
  const { connectionOptions, namespace } = connectionSettings(server)
  const there = connectionOptions.address ?? 'localhost:7233'
  const connection = Connection.lazy({ ...connectionOptions, connectTimeout: PATIENCE_MS })
  try {
    const version = await reached(there)
      .then(() => inTime(connection, () => connection.workflowService.getSystemInfo({})))
      .catch((error: unknown) => illness(error, there))
    if ('kind' in version) return yield version
    const clock = await readTemporalClock(connection, namespace).catch(() => undefined)
    yield { kind: 'well', says: `Temporal ${version.serverVersion} answers.`, ...(clock && { clock }) }
    const described = await inTime(connection, () => connection.workflowService.describeNamespace({ namespace })).catch(
      (error: unknown) => noNamespace(error, { namespace, there }),
    )
    if ('kind' in described) return yield described
    yield { kind: 'well', says: `Namespace ${namespace} is there.` }
    yield await attributes(connection, namespace)
  } finally {
    await connection.close()
  }
}

/** The gRPC client tries for as long as it may, and then says only that. A plain connection says why. */
function reached(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`)
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 7233), timeout: PATIENCE_MS })
  return new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('timeout', () => reject(new Error(`No connection within ${PATIENCE_MS / 1_000} s.`)))
    socket.once('error', reject)
  }).finally(() => socket.destroy())
}

async function attributes(connection: Connection, namespace: string): Promise<Look> {
  const { missing, ofAnotherType } = await inTime(connection, () => searchAttributesOf(connection, namespace))
  const typed = (keys: typeof missing) => keys.map(({ name, type }) => `${name} (${TYPES[type]})`).join(', ')
  if (ofAnotherType.length > 0)
    return {
      kind: 'ill',
      says: `Of another type than ours: ${typed(ofAnotherType)}.`,
      cure: `Take a namespace of Sendback’s own: the types in ${namespace} cannot be changed.`,
    }
  if (missing.length === 0) return { kind: 'well', says: 'All of them are known.' }
  const options = missing.map(({ name, type }) => `--name ${name} --type ${TYPES[type]}`).join(' ')
  return {
    kind: 'ill',
    says: `Missing: ${typed(missing)}. No case can start.`,
    cure: `temporal operator search-attribute create --namespace ${namespace} ${options} (in Temporal Cloud: under the namespace). An API or relay that may, adds them by itself.`,
  }
}

const TYPES = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const

/**
 * Temporal tells nobody the time. But it notes when somebody last asked it for work: so we ask, on a queue of our own
 * that never has any.
 */
async function readTemporalClock(connection: Connection, namespace: string): Promise<ClockReading | undefined> {
  const taskQueue = { name: 'sendback-doctor' }
  const identity = `doctor-${process.pid}-${Date.now()}`
  const asked = new AbortController()
  const asking = connection
    .withAbortSignal(asked.signal, () =>
      inTime(connection, () => connection.workflowService.pollActivityTaskQueue({ namespace, taskQueue, identity })),
    )
    .catch(() => undefined)
  const ours = Date.now()
  try {
    for (const end = ours + 2_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 100))) {
      const { pollers } = await inTime(connection, () =>
        connection.workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType: ACTIVITIES }),
      )
      const { seconds, nanos } = pollers?.find(one => one.identity === identity)?.lastAccessTime ?? {}
      if (seconds) return { theirs: Number(seconds) * 1_000 + (nanos ?? 0) / 1_000_000, ours }
    }
    return undefined
  } finally {
    asked.abort()
    await asking
  }
}

/** temporal/api/enums/v1/task_queue.proto, TaskQueueType. */
const ACTIVITIES = 2

function inTime<Answer>(connection: Connection, asked: () => Promise<Answer>): Promise<Answer> {
  return connection.withDeadline(Date.now() + PATIENCE_MS, asked)
}

/** https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const NOT_FOUND = 5
const PERMISSION_DENIED = 7
const UNAUTHENTICATED = 16

function illness(error: unknown, there: string): Look {
  const { code, said } = read(error)
  if (code === UNAUTHENTICATED || code === PERMISSION_DENIED)
    return {
      kind: 'ill',
      says: `${there} does not let us in: ${said}`,
      cure: 'Put a key that is in force into TEMPORAL_API_KEY, or a certificate that it trusts into TEMPORAL_TLS_CLIENT_CERT_PATH and …_KEY_PATH.',
    }
  return {
    kind: 'ill',
    says: `${there} does not answer as Temporal should: ${said}`,
    cure: 'See that TEMPORAL_ADDRESS is right, that it runs, that a firewall lets us there, and whether it wants TEMPORAL_TLS.',
  }
}

function noNamespace(error: unknown, { namespace, there }: { namespace: string; there: string }): Look {
  const { code, said } = read(error)
  if (code !== NOT_FOUND) return illness(error, there)
  return {
    kind: 'ill',
    says: `There is no namespace ${namespace}: ${said}`,
    cure: `temporal operator namespace create --namespace ${namespace}, or set TEMPORAL_NAMESPACE to the one there is.`,
  }
}

function read(error: unknown): { code?: number; said: string } {
  if (isGrpcServiceError(error)) return { code: error.code, said: error.details }
  return { said: error instanceof Error ? error.message : String(error) }
}
