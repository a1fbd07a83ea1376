import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { type CodecKey, encryptingCodec } from './codec.ts'

/**
 * Which Temporal: one we know by address, such as the sandbox's; or whatever Temporal's own standard variables
 * (`TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, `TEMPORAL_API_KEY`, `TEMPORAL_TLS_…`, `TEMPORAL_PROFILE`) say.
 */
export type TemporalServer =
  | { kind: 'at'; address: string; namespace: string }
  | { kind: 'standard'; variables: Record<string, string | undefined> }

/** Where to connect, in the form that the client's `Connection` and the worker's `NativeConnection` both take. */
export function connectionSettings(server: TemporalServer) {
  if (server.kind === 'at') return { connectionOptions: { address: server.address }, namespace: server.namespace }
  const set = Object.entries(server.variables).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(set) })
  return { connectionOptions, namespace: namespace ?? 'default' }
}

/** How payloads travel: sealed when there are keys, readable when there are none. The worker needs the same. */
export function dataConverter(keys: readonly CodecKey[]): DataConverter {
  const [active, ...older] = keys
  if (!active) return {}
  return {
    payloadCodecs: [encryptingCodec([active, ...older])],
    failureConverterPath: fileURLToPath(new URL('./failure-converter.ts', import.meta.url)),
  }
}

/**
 * A client of the case workflows. Connects at once and throws when the server does not answer within ten seconds.
 * The caller closes it: `client.connection.close()`.
 */
export async function connectTemporal(server: TemporalServer, keys: readonly CodecKey[] = []): Promise<Client> {
  const { connectionOptions, namespace } = connectionSettings(server)
  const connection = await Connection.connect(connectionOptions)
  return new Client({ connection, namespace, dataConverter: dataConverter(keys) })
}
