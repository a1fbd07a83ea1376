import assert from 'node:assert/strict'
import { Client, Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../../../client/search-attributes.ts'
import { DAY } from '../../../domain/time.ts'
import { findTemporal } from '../../../sandbox/temporal-binary.ts'
import { type RunningTemporal, startTemporal } from '../../../sandbox/temporal-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('The Temporal server of the sandbox', function () {
  this.timeout(60_000)
  const running: RunningTemporal[] = []
  let binary: string
  before(async () => {
    binary = await findTemporal()
  })
  afterEach(() => Promise.all(running.splice(0).map(server => server.stop())))

  async function start(folder: string): Promise<{ server: RunningTemporal; client: Client }> {
    const server = await startTemporal({ folder, binary })
    running.push(server)
    return { server, client: new Client({ connection: await Connection.connect({ address: server.address }) }) }
  }

  const parked = { taskQueue: 'nobody', workflowId: 'RMA-1001' }

  it('still has its cases after it was killed', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    const { firstExecutionRunId } = await first.client.workflow.start('parked', parked)
    process.kill(first.server.pid, 'SIGKILL')
    await first.client.connection.close()

    const second = await start(folder)
    const description = await second.client.workflow.getHandle('RMA-1001').describe()
    assert.equal(description.runId, firstExecutionRunId)
    await second.client.connection.close()
  })

  it('ends the server that a killed run has left behind, before it starts its own', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    await first.client.workflow.start('parked', parked)
    await first.client.connection.close()
    const second = await start(folder)
    assert.throws(() => process.kill(first.server.pid, 0), /ESRCH/)
    assert.equal((await second.client.workflow.getHandle('RMA-1001').describe()).status.name, 'RUNNING')
    await second.client.connection.close()
  })

  it('knows the search attributes of a case from the start; another namespace is taught them, once or twice', async () => {
    const { client } = await start(temporaryFolder())
    const { connection } = client
    assert.ok(connection instanceof Connection)
    const ours = SEARCH_ATTRIBUTES.map(({ name }) => name)
    const known = async (namespace: string) => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
      return ours.filter(name => name in customAttributes)
    }
    assert.deepEqual(await known('default'), ours)

    const namespace = 'elsewhere'
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(DAY) })
    await answered(() => known(namespace))
    assert.deepEqual(await known(namespace), [])
    await registerSearchAttributes(connection, namespace)
    assert.deepEqual(await known(namespace), ours)
    await registerSearchAttributes(connection, namespace)
    await connection.close()
  })
})

/** A new namespace is not found before the server has read its list again. */
async function answered(question: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 30_000; ; await new Promise(resolve => setTimeout(resolve, 200)))
    try {
      await question()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    }
}
