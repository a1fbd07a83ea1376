import { createRequire } from 'node:module'
import proto, { type temporal } from '@temporalio/proto'
import { patchProtobufRoot } from '@temporalio/proto/lib/patch-protobuf-root.js'

export type History = temporal.api.history.v1.IHistory

/**
 * Histories as the JSON that all of Temporal's tools write. The SDK has functions for that, in `@temporalio/common`, but
 * where npm installs protobufjs more than once they refuse the types of the other copy; so we take the types' own.
 */
export function historyToJson(history: History): { events: object[] } {
  return protoJson.toJson(TYPE, History.fromObject(history)) as { events: object[] } // by the type's definition
}

export function historyFromJson(json: unknown): History {
  return protoJson.fromJson(TYPE, json, { ignoreUnknownFields: true })
}

const { History } = proto.temporal.api.history.v1
const require = createRequire(import.meta.url)
const protoJson: ProtoJson = createRequire(require.resolve('@temporalio/proto'))('protobufjs/ext/protojson')
// The generated types leave out that this is also protobufjs's `Root`.
const root = patchProtobufRoot({ ...proto }) as unknown as { lookupType(name: string): object }
const TYPE = root.lookupType('temporal.api.history.v1.History')

interface ProtoJson {
  toJson(type: unknown, message: object): object
  fromJson(type: unknown, json: unknown, options: { ignoreUnknownFields: boolean }): History
}
