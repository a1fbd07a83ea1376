import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker'
import { TASK_QUEUE } from '../../client/cases.ts'
import type { CodecKey } from '../../client/codec.ts'
import { connectionSettings, connectTemporal, dataConverter, type TemporalServer } from '../../client/connection.ts'
import type { CaseRequest } from '../../domain/case.ts'
import { currency } from '../../domain/money.ts'
import { instant } from '../../domain/time.ts'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import { startTemporal } from '../../sandbox/temporal-server.ts'
import { temporaryFolder } from '../sandbox/ground/temporary-folder.ts'

export interface SmallCaseActivities {
  /** Fails while the post office is `shut`. */
  remind(letter: { day: number; policy: string }): Promise<string>
}

export interface SmallWorld {
  client: Client
  server: TemporalServer
  post: { office: 'open' | 'shut' }
  stop(): Promise<void>
}

/** A real Temporal server with a worker that keeps small cases. */
export async function smallWorld({ keys = [] }: { keys?: CodecKey[] } = {}): Promise<SmallWorld> {
  const temporal = await startTemporal({ folder: temporaryFolder(), binary: await findTemporal() })
  const server: TemporalServer = { kind: 'at', address: temporal.address, namespace: 'default' }
  const client = await connectTemporal(server, keys)
  const native = await NativeConnection.connect(connectionSettings(server).connectionOptions)
  const post: SmallWorld['post'] = { office: 'open' }
  const worker = await smallWorker(native, keys, {
    async remind({ day, policy }) {
      if (post.office === 'shut') throw new Error('The post office is shut.')
      return `day ${day} under ${policy}`
    },
  })
  const working = worker.run()
  return {
    client,
    server,
    post,
    async stop() {
      worker.shutdown()
      await working
      await native.close()
      await client.connection.close()
      await temporal.stop()
    },
  }
}

export const smallRequest: CaseRequest = {
  returnType: 'advanceReplacement',
  policy: 'focus',
  customerRef: 'customer-7',
  ticket: 'T-1',
  currency: currency('USD'),
  reportedAt: instant('2026-03-01T12:00:00Z'),
  units: [{ brand: 'Axis', model: 'P3265' }],
}

async function smallWorker(connection: NativeConnection, keys: CodecKey[], activities: SmallCaseActivities) {
  const converter = dataConverter(keys)
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./small-case.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
    ...(converter.failureConverterPath === undefined ? {} : { failureConverterPath: converter.failureConverterPath }),
  })
  return Worker.create({ connection, taskQueue: TASK_QUEUE, workflowBundle, activities, dataConverter: converter })
}
