import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestHouse, testHouse } from '../api/house.ts'
import { type DeskAtTerminal, deskAtTerminal } from './desk-at-terminal.ts'

const HEADER =
  'policy,rma,clientType,reportedAt,approvedAt,customer.ref,customer.name,customer.email,serial,brand,model,listPrice'
const row = (n: number, serial = `C${n}`, price = '399') =>
  `speco,${n},direct-client,2026-03-01T15:00:00Z,2026-03-02T15:00:00Z,cust-${n},"Diaz, Ana",ana@example.com,${serial},Speco,O8B8,${price}`

describe('sendback case import', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let terminal: DeskAtTerminal
  beforeEach(async () => {
    desk = await testHouse()
    terminal = await deskAtTerminal(desk)
  })
  afterEach(async () => {
    terminal.close()
    await desk.close()
  })

  /** The line breaks when this has been said. */
  function cutOffAfter(said: string): void {
    desk.api.server.once('request', (_request, response) => {
      const { write } = response
      response.write = ((chunk: string) => {
        Reflect.apply(write, response, [chunk])
        if (!String(chunk).includes(said)) return true
        response.write = () => true
        response.end = () => response
        setTimeout(() => response.destroy(), 50)
        return true
      }) as typeof write
    })
  }

  it('says of each row what came of it, and ends with 1 when one was refused', async () => {
    writeFileSync(join(terminal.folder, 'a.csv'), [HEADER, row(1), row(2, 'C2', 'much'), row(3, 'C1')].join('\r\n'))
    const { exit, out, err } = await terminal.sendback(['case', 'import', 'a.csv', '--refused', 'refused.csv'])
    assert.equal(exit, 1)
    const lines = out.trimEnd().split('\n')
    assert.equal(lines[0], '2\tspeco-1\topened\t')
    assert.equal(lines[1], '3\t2\trefused\tmalformed: listPrice expected a price in USD such as 399.00')
    assert.match(lines[2] ?? '', /^4\t3\trefused\tunit-taken: Serial C1 has an open RMA already/)
    assert.match(err, /1 rows were opened, 0 stood already, 2 were refused\.\n2 of 3 rows were refused\.\n$/)
    const kept = readFileSync(join(terminal.folder, 'refused.csv'), 'utf8')
    assert.equal(kept, `${[HEADER, row(2, 'C2', 'much'), row(3, 'C1')].join('\n')}\n`)
    writeFileSync(join(terminal.folder, 'refused.csv'), kept.replace('much', '399').replace('C1', 'C3'))
    const mended = await terminal.sendback(['case', 'import', 'refused.csv', '--refused', 'none.csv'])
    assert.equal(mended.exit, 0)
    assert.equal(existsSync(join(terminal.folder, 'none.csv')), false)
    const again = await terminal.sendback(['case', 'import', '-', '--json', 'rma,result'], {
      stdin: [HEADER, row(1)].join('\n'),
    })
    assert.deepEqual(JSON.parse(again.out), [{ rma: 'speco-1', result: 'known' }])
  })

  it('opens nothing in a dry run', async () => {
    writeFileSync(join(terminal.folder, 'a.csv'), [HEADER, row(1)].join('\n'))
    const { exit, out, err } = await terminal.sendback(['case', 'import', 'a.csv', '--dry-run'])
    assert.deepEqual([exit, out], [0, '2\tspeco-1\topened\t\n'])
    assert.match(err, /1 rows would be opened/)
    assert.equal((await terminal.sendback(['case', 'list'])).out, '')
  })

  it('shows to whoever looks how far it has come, and to nobody else', async () => {
    const file = [HEADER, ...Array.from({ length: 60 }, (_, n) => row(n + 1))].join('\n')
    const seen = await terminal.sendback(['case', 'import', '-', '--dry-run'], { stdin: file, tty: true })
    assert.match(seen.err, /\d+ of 60 rows/)
    assert.match(seen.out, /^ {5}2 {2}speco-1 +opened\n/)
    const unseen = await terminal.sendback(['case', 'import', '-', '--dry-run'], { stdin: file })
    assert.equal(unseen.err, '60 rows would be opened, 0 stood already, 0 would be refused.\n')
  })

  it('is told that the server stops, and that the same file goes on', async () => {
    const file = [HEADER, ...Array.from({ length: 300 }, (_, n) => row(n + 1))].join('\n')
    const [heard, closing] = [() => closing.abort(), new AbortController()]
    closing.signal.addEventListener('abort', () => void desk.api.close())
    const { exit, err } = await terminal.sendback(['case', 'import', '-'], { stdin: file, heard })
    desk.api.server.closeAllConnections()
    assert.equal(exit, 1)
    assert.match(err, /^It stopped before line \d+ \(stopping\)\. .*Send the same file again\.\n$/)
  })

  it('keeps the refused rows also of an answer that is cut off, as far as their cases were told of', async () => {
    cutOffAfter('"line":3,')
    const bad = [row(1, 'C1', 'much'), row(2, 'C2', 'much'), row(3)]
    const words = ['case', 'import', '-', '--refused', 'refused.csv']
    const { exit, err } = await terminal.sendback(words, { stdin: [HEADER, ...bad].join('\n') })
    assert.equal(exit, 1)
    assert.match(err, /The answer was cut off after 2 of 3 rows/)
    const kept = readFileSync(join(terminal.folder, 'refused.csv'), 'utf8')
    assert.equal(kept, `${HEADER}\n${bad[0]}\n`, 'the other’s case may have more rows')
  })

  it('takes nothing else for an answer that was cut off', async () => {
    const heard = () => {
      throw new Error('nobody reads it')
    }
    await assert.rejects(
      terminal.sendback(['case', 'import', '-'], { stdin: [HEADER, row(1)].join('\n'), heard }),
      /nobody/,
    )
  })

  it('says so when the file cannot be read, when it is not there, and when the answer is cut off', async () => {
    const misspelt = await terminal.sendback(['case', 'import', '-'], { stdin: 'policy,seriall\nspeco,C1' })
    assert.equal(misspelt.exit, 1)
    assert.match(misspelt.err, /\/header\/1 {2}unknown column "seriall"; known are/)
    assert.match((await terminal.sendback(['case', 'import', 'nowhere.csv'])).err, /Cannot read .*nowhere\.csv/)
    cutOffAfter('"line":2,')
    const file = [HEADER, row(1), row(2)].join('\n')
    const cut = await terminal.sendback(['case', 'import', '-'], { stdin: file })
    assert.equal(cut.exit, 1)
    assert.match(cut.err, /The answer was cut off after \d of \d rows\. Send the same file again\./)
    assert.equal((await terminal.sendback(['case', 'import', '-'], { stdin: file })).exit, 0)
  })
})
