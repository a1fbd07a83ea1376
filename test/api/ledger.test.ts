import assert from 'node:assert/strict'
import { csv } from '../../api/csv.ts'
import { cents, currency } from '../../domain/money.ts'
import { type RmaNumber, rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { type LedgerEntry, post } from '../../records/ledger.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const SPECO = rmaNumber('RMA-1001')
const FOCUS = rmaNumber('RMA-1002')

describe('The ledger, as it is looked through', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let n = 0
  const moves = (rma: RmaNumber, at: string, ...lines: LedgerEntry['lines']) =>
    desk.records
      .transaction()
      .execute(trx => post(trx, { rma, at: instant(at), currency: currency('USD'), effectKey: `k${++n}`, lines }))
  const list = async (query = '') => {
    const { body } = await desk.ask('finance', 'GET', `/v1/ledger?${query}`)
    return (body.data as unknown as { kind: string; rma: string; policy: string }[]).map(
      ({ kind, rma, policy }) => `${kind} ${rma} ${policy}`,
    )
  }

  before(async () => {
    desk = await testHouse()
    const focus = { policy: 'focus', termsAcceptedAt: '2026-03-01T15:00:00Z' }
    const [unit] = SPECO_CASE.units
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const replaced = { ...unit, serial: 'F1', replacementPrice: { amount: 21900, currency: 'USD' } }
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, ...focus, units: [replaced] })
    const ofC1 = { obligation: 'return', serial: serialNumber('C1') } as const
    await moves(SPECO, '2026-03-02T16:00:00Z', { kind: 'held', amount: cents(39900) })
    await moves(SPECO, '2026-04-05T04:00:00Z', { kind: 'captured', amount: cents(39900), ...ofC1 })
    const ofF1 = { obligation: 'return', serial: serialNumber('F1') } as const
    await moves(FOCUS, '2026-04-06T14:00:00Z', { kind: 'invoiced', amount: cents(21900), ...ofF1 })
    await moves(SPECO, '2026-04-20T14:00:00Z', { kind: 'refunded', amount: cents(10000), ...ofC1 })
  })
  after(() => desk.close())

  it('comes oldest first or newest first, a page at a time', async () => {
    const [held, captured, invoiced, refunded] = [
      'held RMA-1001 speco',
      'captured RMA-1001 speco',
      'invoiced RMA-1002 focus',
      'refunded RMA-1001 speco',
    ]
    assert.deepEqual(await list(), [held, captured, invoiced, refunded])
    const first = await desk.ask('finance', 'GET', '/v1/ledger?order=newest&limit=3')
    assert.deepEqual(await list('order=newest&limit=3'), [refunded, invoiced, captured])
    assert.deepEqual(await list(`order=newest&limit=3&cursor=${first.body.nextCursor}`), [held])
    assert.deepEqual(await list('limit=1&cursor=1'), [captured])
    assert.equal((await desk.ask('finance', 'GET', '/v1/ledger?cursor=x')).status, 400)
  })

  it('is found by time, kind, case and company, alone and together', async () => {
    assert.deepEqual(await list('from=2026-04-05T04:00:00Z&to=2026-04-06T14:00:00Z'), ['captured RMA-1001 speco'])
    assert.deepEqual(await list('kind=refunded'), ['refunded RMA-1001 speco'])
    assert.deepEqual(await list('rma=RMA-1002'), ['invoiced RMA-1002 focus'])
    assert.deepEqual(await list('policy=focus'), ['invoiced RMA-1002 focus'])
    assert.deepEqual(await list('policy=focus&kind=captured'), [])
    const { status, body } = await desk.ask('finance', 'GET', '/v1/ledger?kind=stolen')
    assert.deepEqual([status, Object(body.errors?.[0 as never]).pointer], [400, '/kind'])
  })

  it('is summed in each currency by the same filter: what was taken, what was given back, and each kind', async () => {
    const sums = async (query: string) => (await desk.ask('manager', 'GET', `/v1/ledger/sums?${query}`)).body.data
    const USD = (amount: number) => ({ amount, currency: 'USD' })
    assert.deepEqual(await sums('rma=RMA-1001'), [
      {
        currency: 'USD',
        lines: 3,
        taken: USD(39900),
        givenBack: USD(10000),
        kinds: [
          { kind: 'held', lines: 1, amount: USD(39900) },
          { kind: 'captured', lines: 1, amount: USD(39900) },
          { kind: 'refunded', lines: 1, amount: USD(10000) },
        ],
      },
    ])
    assert.equal(Object((await sums('policy=focus'))?.[0]).taken.amount, 21900)
    assert.deepEqual(await sums('policy=voip-desk'), [])
  })

  it('is a file by the same filter', async () => {
    const sheet = async (query: string) => {
      const { text, headers } = await desk.ask('finance', 'GET', `/v1/ledger.csv?${query}`)
      assert.match(String(headers['content-type']), /^text\/csv/)
      return text.split('\r\n')
    }
    const [head, , captured] = await sheet('')
    assert.equal(head, 'id,at,rma,kind,obligation,serial,amount,currency,policy')
    assert.equal(captured, '2,2026-04-05T04:00:00.000Z,RMA-1001,captured,return,C1,39900,USD,speco')
    assert.equal((await sheet('from=2026-05-01T00:00:00Z')).length, 2)
    assert.deepEqual((await sheet('kind=invoiced&policy=focus')).length, 3)
  })

  it('is not for the desk', async () => {
    for (const path of ['/v1/ledger', '/v1/ledger/sums', '/v1/ledger.csv'])
      assert.equal((await desk.ask('staff', 'GET', path)).status, 403, path)
  })
})

describe('A line for a spreadsheet', () => {
  it('ends with CRLF, and quotes what needs quotes, a quote twice', () => {
    assert.equal(csv([['a,b', 'say "x"', 'two\nlines', 3, null]]), '"a,b","say ""x""","two\nlines",3,\r\n')
    assert.equal(csv([['a\r\nb'], ['plain']]), '"a\r\nb"\r\nplain\r\n')
    assert.equal(csv([['RMA-1001', -5]]), 'RMA-1001,-5\r\n')
  })

  it('FINANCE-15: makes text of what a spreadsheet would run', () => {
    for (const formula of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      '＝1+1',
      '＠SUM(A1)',
      '=HYPERLINK("http://x","y")',
    ])
      assert.match(csv([[formula]]), /^("')|^'/, JSON.stringify(formula))
    assert.equal(csv([['=A1,"x"']]), `"'=A1,""x"""\r\n`)
    assert.equal(csv([['a=b', 'a-b']]), 'a=b,a-b\r\n')
  })
})
