import assert from 'node:assert/strict'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { addLine } from '../../records/audit.ts'
import { SPECO_CASE, type TestHouse, testHouse } from '../api/house.ts'
import { type DeskAtTerminal, deskAtTerminal } from './desk-at-terminal.ts'

describe('sendback case watch', function () {
  this.timeout(60_000)
  const rma: RmaNumber = rmaNumber('RMA-1001')
  let desk: TestHouse
  let terminal: DeskAtTerminal
  beforeEach(async () => {
    desk = await testHouse()
    terminal = await deskAtTerminal(desk)
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(async () => {
    terminal.close()
    await desk.close()
  })

  const happens = (what: string, of = rma) =>
    addLine(desk.records, of, instant('2026-03-05T15:00:00Z'), { who: 'staff:ana', what, because: ['SP-9'] })
  const closes = () =>
    desk.records.updateTable('cases').set({ stage: 'closed', outcome: 'returned' }).where('rma', '=', rma).execute()

  /** Watches, and does something each time that this is said. */
  function watch(reactions: [said: RegExp, act: () => unknown][], words: string[] = [], tty?: true) {
    let out = ''
    const interrupted = new AbortController()
    const heard = (text: string) => {
      out += text
      const [next] = reactions
      if (next?.[0].test(out)) void reactions.shift()?.[1]()
    }
    const typing = { heard, interruption: () => interrupted.signal, ...(tty && { tty }) }
    return { interrupted, ended: terminal.sendback(['case', 'watch', rma, ...words], typing) }
  }

  it('says what has happened and what happens, each once, and ends when the case closes', async () => {
    await happens('the case is opened')
    const began = Date.now()
    const { ended } = watch([
      [/opened/, () => happens('shipped').then(() => happens('of another case', rmaNumber('RMA-1')))],
      [
        /shipped/,
        () =>
          happens('the last word')
            .then(closes)
            .then(() => happens('stage: closed')),
      ],
    ])
    const { exit, out, err } = await ended
    const lines = out.trimEnd().split('\n')
    assert.deepEqual(lines.map(line => line.split('\t')[2]).slice(-4), [
      'the case is opened',
      'shipped',
      'the last word',
      'stage: closed',
    ])
    assert.equal(new Set(lines).size, lines.length)
    assert.equal(lines.at(-1), '2026-03-05T15:00:00.000Z\tstaff:ana\tstage: closed\tSP-9')
    assert.deepEqual([exit, err], [0, 'RMA-1001 is closed: returned.\n'])
    assert.ok(Date.now() - began < 12_000, 'it is told, and does not wait for its own look')
  })

  it('goes on after the line was cut, and misses nothing that happened meanwhile', async () => {
    const cut = async () => {
      desk.api.server.closeAllConnections()
      await happens('while nobody listened')
    }
    await happens('begins')
    const ending = () => closes().then(() => happens('the end'))
    const { ended } = watch(
      [
        [/begins/, cut],
        [/nobody listened/, ending],
      ],
      ['--json', 'what'],
    )
    const { exit, out } = await ended
    assert.equal(exit, 0)
    const said = out
      .trimEnd()
      .split('\n')
      .map(line => (JSON.parse(line) as { what: string }).what)
    assert.deepEqual(said.slice(-3), ['begins', 'while nobody listened', 'the end'])
  })

  it('goes on when the API goes away in the middle of an answer', async () => {
    await happens('begins')
    let cut = 0
    desk.api.server.on('request', (request, response) => {
      if (request.url !== `/v1/cases/${rma}` || cut > 0) return
      cut += 1
      response.end = (chunk: unknown) => {
        response.write(String(chunk).slice(0, 20))
        setTimeout(() => response.destroy(), 50)
        return response
      }
    })
    const { ended } = watch([[/begins/, () => setTimeout(closes, 1_000)]])
    const { exit, err } = await ended
    assert.equal(cut, 1)
    assert.match(err, /does not answer \(.+\)\. .* It is asked again\.\n/)
    assert.equal(exit, 0, err)
  })

  it('ends with 2 when somebody has had enough, and says that the case goes on', async () => {
    await happens('begins')
    const { interrupted, ended } = watch([[/begins/, () => setTimeout(() => interrupted.abort(), 500)]])
    const { exit, err } = await ended
    assert.deepEqual([exit, err], [2, 'RMA-1001 goes on; nobody watches it any more.\n'])
  })

  it('shows at the bottom of a terminal what comes next', async () => {
    await happens('begins')
    const { interrupted, ended } = watch([[/begins/, () => setTimeout(() => interrupted.abort(), 800)]], [], true)
    const { out, err } = await ended
    assert.match(out, /^2026-03-05 15:00 UTC {2}begins {2}staff:ana · SP-9$/m)
    assert.match(err, /It waits for somebody\./)
  })

  it('ends at once where there is no such case, or no API', async () => {
    assert.equal((await terminal.sendback(['case', 'watch', 'RMA-404'])).exit, 1)
    assert.equal((await terminal.sendback(['--url', 'http://127.0.0.1:1', 'case', 'watch', rma])).exit, 1)
  })
})
