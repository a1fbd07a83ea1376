import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { COLUMNS } from '../../api/import-columns.ts'
import { ImportLine } from '../../api/import-routes.ts'
import { NewCaseBody } from '../../api/new-case.ts'
import { policyBook } from '../../policies/book.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const HEADER =
  'policy,rma,ticket,reportedAt,approvedAt,clientType,customer.ref,customer.name,customer.email,serial,brand,model,listPrice'
const CASE_AT = '2026-03-01T15:00:00Z,2026-03-02T15:00:00Z,direct-client'

function row(rma: string, serial: string, changes: { ticket?: string; price?: string; ref?: string } = {}): string {
  const { ticket = '', price = '399.00', ref = `cust-${rma}` } = changes
  return `speco,${rma},${ticket},${CASE_AT},${ref},Ana Diaz,ana@example.com,${serial},Speco,O8B8,${price}`
}

describe('An import of many RMAs', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
  })
  afterEach(() => desk.close())

  async function send(csv: string | Buffer, options: { dryRun?: 'true'; headers?: Record<string, string> } = {}) {
    const answer = await desk.api.inject({
      method: 'POST',
      url: `/v1/imports${options.dryRun ? '?dryRun=true' : ''}`,
      headers: { authorization: `Bearer ${desk.keys.ticketing}`, 'content-type': 'text/csv', ...options.headers },
      payload: csv,
    })
    const isLines = String(answer.headers['content-type']).includes('ndjson')
    const lines = isLines
      ? answer.body
          .trim()
          .split('\n')
          .map(line => ImportLine.parse(JSON.parse(line)))
      : []
    const rows = lines.flatMap(line => (line.kind === 'row' ? [line] : []))
    return { status: answer.statusCode, lines, rows, problem: isLines ? {} : answer.json(), last: lines.at(-1) }
  }
  const results = (rows: { line: number; rma: string | null; result: string }[]) =>
    rows.map(({ line, rma, result }) => [line, rma, result])

  it('opens a case for each number, with a unit for each of its rows, wherever they stand', async () => {
    const { lines, rows } = await send([HEADER, row('1', 'C1'), row('2', 'C2'), row('1', 'C3')].join('\n'))
    assert.deepEqual(lines[0], { kind: 'begins', rows: 3, cases: 2, dryRun: false })
    assert.deepEqual(results(rows), [
      [2, 'speco-1', 'opened'],
      [4, 'speco-1', 'opened'],
      [3, 'speco-2', 'opened'],
    ])
    assert.deepEqual(lines.at(-1), { kind: 'ends', opened: 3, known: 0, refused: 0 })
    const { body } = await desk.ask('staff', 'GET', '/v1/cases/speco-1')
    const units = body.units as unknown as { serial: string; amount: object }[]
    assert.deepEqual(
      units.map(({ serial, amount }) => [serial, amount]),
      [
        ['C1', { amount: 39900, currency: 'USD' }],
        ['C3', { amount: 39900, currency: 'USD' }],
      ],
    )
    assert.deepEqual(desk.played.started, ['speco-1', 'speco-2'])
  })

  it('is the same case as by POST /v1/cases, and the same again when it is sent again', async () => {
    const { rma: _, ...unit } = { rma: '', ...SPECO_CASE.units[0]! }
    const asked = { ...SPECO_CASE, rma: '7', customer: { ...SPECO_CASE.customer, ref: 'cust-7' } }
    const { paidPrice: __, ...listed } = unit
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...asked, units: [listed] })
    const file = [HEADER, row('7', 'C1', { ticket: '4711' }), row('8', 'C8')].join('\r\n')
    assert.deepEqual(results((await send(file)).rows), [
      [2, 'speco-7', 'known'],
      [3, 'speco-8', 'opened'],
    ])
    const again = await send(file)
    assert.deepEqual(again.last, { kind: 'ends', opened: 0, known: 2, refused: 0 })
    const { body } = await desk.ask('staff', 'GET', '/v1/cases')
    assert.equal(body.data?.length, 2)
  })

  it('has no row spoil another: the refused ones say which cell, and why', async () => {
    const file = [
      HEADER,
      row('1', 'C1'),
      row('2', 'C2', { price: '399,00' }).replace('399,00', '"399,00"'),
      row('3', ''),
      row('5', 'C1'),
      row('6', 'C6').replace('ana@example.com', 'ana'),
      row('8', 'C8').replace('speco', 'acme'),
      row('9', 'C9'),
    ].join('\n')
    const { rows, last } = await send(file)
    const told = rows.map(({ line, result, problem }) => [
      line,
      problem?.code ?? result,
      problem?.errors.map(({ line, column }) => `${line} ${column}`).join() ?? '',
    ])
    assert.deepEqual(told, [
      [2, 'opened', ''],
      [3, 'malformed', '3 listPrice'],
      [4, 'refused', '4 serial'],
      [5, 'unit-taken', ''],
      [6, 'malformed', '6 customer.email'],
      [7, 'malformed', '7 policy'],
      [8, 'opened', ''],
    ])
    assert.deepEqual(last, { kind: 'ends', opened: 2, known: 0, refused: 5 })
    assert.match(JSON.stringify(rows[1]?.problem), /expected a price in USD such as 399\.00/)
    assert.match(String(rows[2]?.problem?.because[0]?.words), /serial/i)
    assert.match(String(rows[5]?.problem?.errors[0]?.detail), /known are focus, voip-desk, speco/)
  })

  it('opens no half of a case: one bad row refuses the others of its number, and both say where', async () => {
    const { rows } = await send([HEADER, row('1', 'C1'), row('1', 'C2', { price: 'much' })].join('\n'))
    assert.deepEqual(
      rows.map(({ line, result, problem }) => [line, result, problem?.detail]),
      [
        [2, 'refused', 'Correct listPrice on line 3 and send it again.'],
        [3, 'refused', 'Correct listPrice on line 3 and send it again.'],
      ],
    )
    const unlike = await send([HEADER, row('1', 'C1'), row('1', 'C2', { ref: 'another' })].join('\n'))
    assert.match(String(unlike.rows[0]?.problem?.errors[0]?.detail), /not what line 2 says/)
    assert.deepEqual(desk.played.started, [])
  })

  it('tells each row of its own mistakes, however many rows of one case are wrong', async () => {
    const wrong = Array.from({ length: 40 }, (_, n) => row('1', `C${n}`, { price: 'much' }))
    const { rows } = await send([HEADER, row('1', 'C99'), ...wrong].join('\n'))
    assert.deepEqual(
      rows.map(({ line, problem }) => problem?.errors.map(error => error.line - line)),
      [[1], ...wrong.map(() => [0])],
    )
    assert.match(String(rows[0]?.problem?.detail), /^Correct listPrice on line 3, .* and 35 more and send it again\.$/)
  })

  it('gives a row without a policy to the only case of its number', async () => {
    const { rows } = await send([HEADER, row('1', 'C1'), row('1', 'C2').replace('speco', '')].join('\n'))
    assert.deepEqual(results(rows), [
      [2, 'speco-1', 'opened'],
      [3, 'speco-1', 'opened'],
    ])
  })

  it('opens no half of a case where a row may belong to another one as well', async () => {
    const refuses = async (...rows: string[]) => {
      const answer = await send([HEADER, ...rows].join('\n'))
      const refused = answer.rows.filter(one => one.result === 'refused')
      assert.equal(refused.length, rows.length, JSON.stringify(answer.rows))
      const errors = answer.rows.flatMap(one => one.problem?.errors ?? [])
      return errors.map(({ line, column, detail }) => `${line} ${column} ${detail}`).join('\n')
    }
    const [one, of] = [row('1', 'C1'), (policy: string, serial: string) => row('1', serial).replace('speco', policy)]
    const ofTwo = await refuses(one, of('focus', 'C2'), of('', 'C3'))
    assert.match(ofTwo, /^4 policy expected speco or focus; each has rows of this number$/m)
    assert.match(await refuses(one, of('Speco', 'C2')), /3 policy is not what line 2 says/)
    assert.match(await refuses(one, row('speco-1', 'C2')), /3 rma is not what line 2 says/)
    const ticketed = row('', 'C2', { ticket: '70', ref: 'cust-1' })
    const halfNumbered = await refuses(row('1', 'C1', { ticket: '70' }), ticketed, row('3', 'C3', { ticket: '70' }))
    assert.match(halfNumbered, /^3 rma missing; line 2 has this ticket and an rma$/m)
    const alone = row('', 'C2', { ticket: '1', ref: 'cust-1' })
    assert.match(await refuses(one, alone), /^3 rma missing; line 2 has this number as its rma$/m)
    assert.deepEqual(desk.played.started, [])
    const apart = [row('1', 'C1', { ticket: '70' }), row('2', 'C2', { ticket: '70' }), of('focus', 'C3')]
    const { rows } = await send([HEADER, ...apart].join('\n'))
    assert.deepEqual(
      rows.map(({ line, result, problem }) => [line, problem?.code ?? result]),
      [
        [2, 'opened'],
        [4, 'refused'],
        [3, 'opened'],
      ],
      'which share a ticket, or a number under another policy',
    )
  })

  it('opens nothing of a file with rows that may belong to any of its cases', async () => {
    const torn = row('1', 'C2').replace('speco', 'speco,')
    const { status, problem } = await send([HEADER, row('1', 'C1'), torn, 'speco,1', row('', 'C4')].join('\n'))
    assert.deepEqual([status, problem.code], [400, 'malformed'])
    assert.match(problem.detail, /^Nothing was opened\. .* 3 rows/)
    assert.deepEqual(problem.errors, [
      { pointer: '/lines/3', detail: 'has 14 cells, and the header 13; a cell with a comma needs quotes' },
      { pointer: '/lines/4', detail: 'has 2 cells, and the header 13; a cell with a comma needs quotes' },
      { pointer: '/lines/5', detail: 'has neither an rma nor a ticket; every row of a case gives one' },
    ])
    assert.deepEqual(desk.played.started, [])
    const many = await send([HEADER, row('1', 'C1'), ...Array.from({ length: 500 }, () => 'speco,1')].join('\n'))
    assert.deepEqual([many.problem.errors.length, /500 rows/.test(many.problem.detail)], [100, true])
  })

  it('refuses more rows for one case than a case can have, with one mistake', async () => {
    const many = Array.from({ length: 101 }, (_, n) => row('1', `C${n}`, { price: 'much' }))
    const { rows } = await send([HEADER, ...many, row('2', 'D1')].join('\n'))
    const told = rows.map(({ result, problem }) => JSON.stringify(problem?.errors ?? result))
    const one = { line: 2, column: null, detail: '101 rows ask for this case, and at most 100 may' }
    assert.deepEqual([...new Set(told)], [JSON.stringify([one]), '"opened"'])
  })

  it('promises no number twice in a dry run', async () => {
    await desk.close()
    const [speco] = policyBook().profiles.filter(({ id }) => id === 'speco')
    desk = await testHouse(undefined, { policies: policyBook(speco && [{ ...speco, id: 'speco-x' }]) })
    const file = [HEADER, row('x-1', 'C1'), row('1', 'C2').replace('speco', 'speco-x')].join('\n')
    for (const options of [{ dryRun: 'true' as const }, {}]) {
      const { rows } = await send(file, options)
      assert.deepEqual(
        rows.map(one => one.problem?.code ?? one.result),
        ['opened', 'number-taken'],
        'for both would be speco-x-1',
      )
    }
  })

  it('goes by the ticket where there is no number, and lets one row speak for its case', async () => {
    const first = row('', 'C1', { ticket: '4711', ref: 'cust-1' })
    const { rows } = await send([HEADER, first, 'speco,,4711,,,,,,,C2,Speco,O8B8,199'].join('\n'))
    assert.deepEqual(results(rows), [
      [2, 'speco-4711', 'opened'],
      [3, 'speco-4711', 'opened'],
    ])
  })

  it('changes nothing in a dry run, and says what would come of each row', async () => {
    const file = [HEADER, row('1', 'C1'), row('2', 'C1'), row('3', ''), row('4', 'C4')].join('\n')
    await send([HEADER, row('4', 'C4')].join('\n'))
    const { rows, lines } = await send(file, { dryRun: 'true' })
    assert.deepEqual([lines[0]?.kind === 'begins' && lines[0].dryRun, lines.length], [true, 6])
    assert.deepEqual(
      rows.map(one => [one.result, one.problem?.code]),
      [
        ['opened', undefined],
        ['refused', 'unit-taken'],
        ['refused', 'refused'],
        ['known', undefined],
      ],
    )
    const { body } = await desk.ask('staff', 'GET', '/v1/cases')
    assert.equal(body.data?.length, 1, 'only the one that stood before')
    assert.deepEqual(desk.played.started, ['speco-4'])
    const lines2 = await desk.records.selectFrom('audit').selectAll().where('what', '=', 'refused').execute()
    assert.deepEqual(lines2, [])
    assert.deepEqual(results((await send(file)).rows)[0], [2, 'speco-1', 'opened'], 'and then it is so')
  })

  it('reads what spreadsheets write: a BOM, CRLF, semicolons, quotes, lines within a cell', async () => {
    const quoted = row('1', 'C1').replace('Ana Diaz', '"Diaz; ""Ana"""').replaceAll(',', ';')
    const file = `\uFEFF${HEADER.replaceAll(',', ';')};internalComment\r\n${quoted};"No display;\r\nno sound"\r\n\r\n${row('2', 'C2').replaceAll(',', ';')};\r\n`
    const { rows } = await send(file)
    assert.deepEqual(results(rows), [
      [2, 'speco-1', 'opened'],
      [5, 'speco-2', 'opened'],
    ])
    const { body } = await desk.ask('staff', 'GET', '/v1/cases/speco-1/outlook')
    assert.equal((body.customer as unknown as { name: string }).name, 'Diaz; "Ana"')
  })

  it('opens nothing of a file that cannot be read, and says what is wrong with it', async () => {
    const wrong = async (csv: string | Buffer, headers: Record<string, string> = {}) => {
      const { status, problem } = await send(csv, { headers })
      return [status, problem.code, JSON.stringify([problem.detail, problem.errors])] as const
    }
    const misspelt = await wrong(`${HEADER},seriall\n${row('1', 'C1')},x`)
    assert.deepEqual(misspelt.slice(0, 2), [400, 'malformed'])
    assert.match(misspelt[2], /header\/13.*unknown column .*seriall.*known are policy, rma/)
    assert.match((await wrong(`${HEADER},rma\n`))[2], /comes twice/)
    const known = (said: string) => said.split('known are').length - 1
    const unknown = await wrong('a,b,c,d\n1,2,3,4')
    assert.deepEqual([known(unknown[2]), unknown[2].split('unknown column').length - 1], [1, 4])
    const began = Date.now()
    const wide = await wrong(`${'a,'.repeat(2_000_000)}a`)
    assert.match(wide[2], /line 1 has more than \d+ cells/)
    assert.ok(wide[2].length < 2_000, `${wide[2].length} characters`)
    assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`)
    assert.match((await wrong(`${HEADER}\n${row('1', 'C1')}\n${','.repeat(1_000)}`))[2], /line 3 has more than/)
    assert.match(
      (await wrong(`${HEADER}\n${row('1', 'C1')}\nspeco,"2,x\n${row('3', 'C3')}`))[2],
      /follows line 2 .*never closed/,
    )
    assert.match((await wrong(Buffer.from([0xff, 0xfe, 0x61, 0])))[2], /not UTF-8/)
    assert.match((await wrong(''))[2], /expected a header/)
    assert.equal((await wrong('a', { 'content-type': 'application/pdf' }))[0], 415)
    const large = await wrong(`${HEADER}\n${row('1', 'C1'.padEnd(9_000_000, 'x'))}`)
    assert.deepEqual(large.slice(0, 2), [413, 'too-large'])
    assert.match(large[2], /at most 8 MB/)
    const long = await wrong(`${HEADER}\n${'speco,1\n'.repeat(10_001)}`)
    assert.match(long[2], /more than 10000 rows/)
    assert.deepEqual(desk.played.started, [])
  })

  it('says where it stopped when the records go away, and goes on from there when it is sent again', async () => {
    const file = [HEADER, row('1', 'C1'), row('2', 'C2')].join('\n')
    await desk.records.schema.alterTable('units').renameTo('units_away').execute()
    const { last } = await send(file)
    assert.deepEqual([last?.kind, last?.kind === 'stopped' && [last.line, last.code]], ['stopped', [2, 'internal']])
    await desk.records.schema.alterTable('units_away').renameTo('units').execute()
    assert.equal((await send(file)).rows.length, 2)
  })

  it('takes the file that the documentation shows', async () => {
    const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
    const [, file = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? []
    assert.deepEqual(results((await send(file)).rows), [
      [2, 'speco-4711', 'opened'],
      [3, 'speco-4711', 'opened'],
    ])
  })

  it('has a column for every field of a case', () => {
    const schema = z.toJSONSchema(NewCaseBody, { io: 'input', unrepresentable: 'any' }) as unknown as Shape
    const fields = new Set((schema.oneOf ?? schema.anyOf ?? []).flatMap(one => fieldsOf(one, '')))
    assert.ok(fields.size > 40, `${fields.size} fields`)
    const left = [...fields].filter(field => !COLUMNS.includes(field))
    assert.deepEqual(left, ['startsAt'], 'which is for the sandbox')
    assert.deepEqual(
      COLUMNS.filter(column => !fields.has(column)),
      ['role'],
    )
  })
})

interface Shape {
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
}

/** Paths of what a body may have; of units and loaners, the fields' own names; a price is one field. */
function fieldsOf(shape: Shape, path: string): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const at = path ? `${path}.${name}` : name
    if (name === 'units' || name === 'loaners') return fieldsOf(inner.items ?? {}, '')
    return inner.properties ? fieldsOf(inner, at) : [at]
  })
}
