import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { run } from '../../cli/run.ts'
import { testHouse } from '../api/house.ts'
import { sharedWorld } from '../world.ts'
import { deskAtTerminal } from './desk-at-terminal.ts'

describe('sendback trigger', function () {
  this.timeout(240_000)
  let folder: string
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sendback-trigger-'))
    mkdirSync(join(folder, '.sandbox'))
    const { apiUrl: url, keys } = await sharedWorld()
    writeFileSync(join(folder, '.sandbox', 'keys.json'), JSON.stringify({ url, keys }))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function sendback(...words: string[]) {
    const said: Record<'out' | 'err', string> = { out: '', err: '' }
    const into = (which: 'out' | 'err') => ({ write: (text: string) => (said[which] += text) })
    const [stdout, stderr] = [into('out'), into('err')]
    const exit = await run(words, { env: { NO_COLOR: '1' }, folder, stdin: Readable.from(['']), stdout, stderr })
    return { exit, ...said }
  }

  it('makes each thing happen for real, to a fresh case each time', async () => {
    const { out } = await sendback('trigger', '--list', '--json', 'event')
    const events = (JSON.parse(out) as { event: string }[]).map(one => one.event)
    assert.ok(events.length > 15)
    const played = await Promise.all(events.map(event => sendback('trigger', event)))
    for (const [n, { exit, err }] of played.entries()) assert.equal(exit, 0, `${events[n]}: ${err}`)
    assert.equal(new Set(played.map(one => one.out)).size, events.length)
    const billed = played[events.indexOf('case.billed')]?.out.trim() ?? ''
    const view = await sendback('case', 'view', billed, '--json', 'stage,ledger')
    assert.equal(JSON.parse(view.out).ledger[0].kind, 'invoiced', view.out)
  })

  it('knows what finance is told by its own name, and says what there is for what there is not', async () => {
    const { exit, out } = await sendback('trigger', 'rma.kept.billed', '--json', 'event')
    assert.deepEqual([exit, JSON.parse(out)], [0, { event: 'case.kept' }])
    assert.match((await sendback('trigger', 'case.biled')).err, /Allowed choices are case\.opened, /)
    assert.match((await sendback('trigger')).err, /trigger --list/)
  })

  it('makes nothing happen where cases are real', async () => {
    const real = await testHouse({ kind: 'production' })
    const terminal = await deskAtTerminal(real)
    try {
      const { exit, err } = await terminal.sendback(['trigger', 'case.billed'])
      assert.equal(exit, 1)
      assert.match(err, /has real cases, and nothing is made to happen there/)
      assert.equal((await real.ask('staff', 'GET', '/v1/cases')).body.data?.length, 0)
    } finally {
      terminal.close()
      await real.close()
    }
  })
})
