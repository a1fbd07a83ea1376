import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { bundleWorkflows } from '../../worker/bundle.ts'
import { SYNTHETIC } from '../desk.ts'
import { historyFromJson } from '../histories/history-json.ts'
import { STORIES } from '../stories.ts'

const HISTORIES = fileURLToPath(new URL('../histories', import.meta.url))
const files = readdirSync(HISTORIES).filter(file => file.endsWith('.json'))

describe('A case that began under an earlier version', function () {
  this.timeout(120_000)
  let today: WorkflowBundle

  before(async () => {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    })
    today = await bundleWorkflows()
  })

  it('119, GROUND-19: goes on under this one, whatever way it went', async () => {
    const failures: string[] = []
    let replayed = 0
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: today }, recorded())) {
      replayed += 1
      if (error) failures.push(`${workflowId}: ${error.message}`)
    }
    assert.deepEqual(failures, [])
    assert.equal(replayed, files.length)
    assert.ok(replayed >= Object.keys(STORIES).length, 'each story is recorded; see test/histories/README.md')
  })

  it('would be caught if a change had added a timer', async () => {
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('./changed-workflow.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    })
    const first = recorded().find(({ workflowId }) => workflowId.startsWith('returned-on-account'))
    assert.ok(first)
    await assert.rejects(
      Worker.runReplayHistory({ workflowBundle }, first.history, first.workflowId),
      DeterminismViolationError,
    )
  })

  it('says nothing in its history about who the client is', () => {
    for (const file of files) {
      const words = readable(jsonIn(file)).toLowerCase()
      // What the case is about stands there in plain words.
      assert.match(words, /t54w|focuscloud|mc-1|delivery|graceseconds/, `${file} can be read`)
      for (const word of Object.values(SYNTHETIC))
        assert.ok(!words.includes(word.toLowerCase()), `${file} holds "${word}"`)
    }
  })
})

function recorded() {
  return files.map(file => ({ workflowId: file, history: historyFromJson(jsonIn(file)) }))
}

function jsonIn(file: string): unknown {
  return JSON.parse(readFileSync(join(HISTORIES, file), 'utf8'))
}

/** Everything that a history says: its texts, and what its payloads carry in base64. */
function readable(value: unknown): string {
  if (typeof value === 'string') return `${value}\n${Buffer.from(value, 'base64').toString()}\n`
  if (typeof value !== 'object' || value === null) return `${value}\n`
  return Object.values(value).map(readable).join('')
}
