import assert from 'node:assert/strict'
import { csv } from '../../api/csv.ts'
import { cents, currency } from '../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { post } from '../../records/ledger.ts'
import { openTask } from '../../records/tasks.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const AT = instant('2026-04-05T04:00:00Z')

describe('What the desk looks through', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  it('lists open tasks, and has them done by whoever they are for', async () => {
    await openTask(desk.records, {
      rma: RMA,
      kind: 'shipped-unsecured',
      occasion: '1',
      role: 'manager',
      detail: {},
      at: AT,
    })
    const listed = await desk.ask('staff', 'GET', '/v1/tasks?rma=RMA-1001')
    const [task] = listed.body.data as unknown as { id: number; kind: string }[]
    assert.equal(task?.kind, 'shipped-unsecured')
    assert.equal((await desk.ask('staff', 'POST', `/v1/tasks/${task?.id}/done`)).status, 403)
    const done = await desk.ask('manager', 'POST', `/v1/tasks/${task?.id}/done`)
    assert.equal(done.body.doneBy, 'manager:manager')
    assert.equal((await desk.ask('admin', 'POST', `/v1/tasks/${task?.id}/done`)).body.doneBy, 'manager:manager')
    assert.equal((await desk.ask('staff', 'GET', '/v1/tasks')).body.data?.length, 0)
    const events = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/events')
    assert.match(events.text, /task done: shipped-unsecured/)
  })

  it('shows the money, in pages and for a spreadsheet', async () => {
    await desk.records.transaction().execute(trx =>
      post(trx, {
        rma: RMA,
        at: AT,
        currency: currency('USD'),
        effectKey: 'k',
        lines: [
          { kind: 'held', amount: cents(39900) },
          { kind: 'captured', amount: cents(39900), obligation: 'return', serial: serialNumber('C1') },
        ],
      }),
    )
    const first = await desk.ask('finance', 'GET', '/v1/ledger?limit=1')
    assert.equal(first.body.data?.length, 1)
    const second = await desk.ask('finance', 'GET', `/v1/ledger?limit=1&cursor=${first.body.nextCursor}`)
    assert.match(second.text, /"kind":"captured".*"amount":\{"amount":39900,"currency":"USD"\}/)
    assert.equal(second.body.nextCursor, null)
    const sheet = await desk.ask('finance', 'GET', '/v1/ledger.csv?from=2026-04-01T00:00:00Z')
    assert.match(String(sheet.headers['content-type']), /^text\/csv/)
    assert.equal(sheet.text.split('\r\n')[0], 'id,at,rma,kind,obligation,serial,amount,currency')
    assert.equal(sheet.text.split('\r\n')[2], '2,2026-04-05T04:00:00.000Z,RMA-1001,captured,return,C1,39900,USD')
    assert.equal(
      (await desk.ask('finance', 'GET', '/v1/ledger.csv?from=2026-05-01T00:00:00Z')).text.split('\r\n').length,
      2,
    )
  })

  it('shows letters newest first, a page at a time', async () => {
    const letter = {
      rma: RMA,
      kind: 'reminder',
      recipient: 'ana@example.com',
      subject: 's',
      html: 'h',
      text: 't',
      state: 'sent',
    } as const
    for (const day of [1, 2, 3])
      await desk.records
        .insertInto('letters')
        .values({ ...letter, message_id: `m${day}`, occasion: `day-${day}`, at: instant(`2026-04-0${day}T00:00:00Z`) })
        .execute()
    const first = await desk.ask('staff', 'GET', '/v1/letters?limit=2')
    const second = await desk.ask('staff', 'GET', `/v1/letters?limit=2&cursor=${first.body.nextCursor}`)
    const occasions = [first, second].flatMap(({ body }) =>
      (body.data as unknown as { occasion: string }[]).map(one => one.occasion),
    )
    assert.deepEqual(occasions, ['day-3', 'day-2', 'day-1'])
    assert.equal((await desk.ask('staff', 'GET', '/v1/letters?cursor=x')).status, 400)
  })
})

describe('A line for a spreadsheet', () => {
  it('ends with CRLF, and quotes what needs quotes, a quote twice', () => {
    assert.equal(csv([['a,b', 'say "x"', 'two\nlines', 3, null]]), '"a,b","say ""x""","two\nlines",3,\r\n')
    assert.equal(csv([['a\r\nb'], ['plain']]), '"a\r\nb"\r\nplain\r\n')
    assert.equal(csv([['RMA-1001', -5]]), 'RMA-1001,-5\r\n')
  })

  it('FINANCE-15: makes text of what a spreadsheet would run', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])
      assert.match(csv([[formula]]), /^("')|^'/, JSON.stringify(formula))
    assert.equal(csv([['=A1,"x"']]), `"'=A1,""x"""\r\n`)
    assert.equal(csv([['a=b', 'a-b']]), 'a=b,a-b\r\n')
  })
})
