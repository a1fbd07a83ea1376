import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { makeLink } from '../../records/keys.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')

describe('The client’s link', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const link = (expiresAt = '2026-03-17T12:00:00Z', purpose: 'hold' | 'acceptance' = 'hold') =>
    makeLink(desk.records, { rma: RMA, purpose, expiresAt: instant(expiresAt) })
  const send = (token: string, form: string) =>
    desk.api.inject({
      method: 'POST',
      url: `/authorize/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form,
    })

  it('says what is held, how much, until when, and that it may be more than was paid (SP-5 to SP-7)', async () => {
    const { status, text, headers } = await desk.ask('nobody', 'GET', `/authorize/${await link()}`)
    assert.equal(status, 200)
    for (const said of [
      /\$399\.00/,
      /may be more than you paid/,
      /not charged/,
      /within 30 days/,
      /17 March 2026/,
      /serial number C1/,
    ])
      assert.match(text, said)
    assert.doesNotMatch(text, /<script|279|https?:\/\//)
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.equal(headers['cache-control'], 'no-store')
  })

  it('changes nothing by being looked at: mail scanners look too', async () => {
    const token = await link()
    for (const _ of [1, 2, 3]) await desk.ask('nobody', 'GET', `/authorize/${token}`)
    assert.equal(desk.played.openedPages.length, 0)
    assert.equal((await desk.records.selectFrom('effects').selectAll().execute()).length, 0)
  })

  it('leads on to the gateway’s page with what the client agreed to; what counts is the hold they place there', async () => {
    const token = await link()
    const answer = await send(token, 'consent=agreed')
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers.location, 'https://gateway.example.com/page')
    assert.deepEqual(desk.played.openedPages, [{ consent: 'agreed', amount: 39900, key: 'RMA-1001/hold-page/0' }])
    await send(token, '')
    const row = await desk.records.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    assert.equal(desk.played.openedPages.at(-1)?.consent, 'withheld')
    assert.equal(row.consent, null)
  })

  it('works until its last instant, by the case’s own clock, and no longer', async () => {
    const token = await link('2026-03-10T12:00:00.001Z')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${token}`)).status, 200)
    const expired = await link('2026-03-10T12:00:00.000Z')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${expired}`)).status, 410)
    assert.equal((await send(expired, 'consent=agreed')).statusCode, 410)
    assert.equal(desk.played.openedPages.length, 0)
  })

  it('opens nothing for a token that nobody was given', async () => {
    const token = await link()
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [altered, token.slice(1), 'x', RMA]) {
      assert.equal((await desk.ask('nobody', 'GET', `/authorize/${wrong}`)).status, 404)
      assert.equal((await send(wrong, 'consent=agreed')).statusCode, 404)
    }
  })

  it('asks for no second hold once there is one', async () => {
    const token = await link()
    await desk.records
      .transaction()
      .execute(trx =>
        changeCase(trx, RMA, instant('2026-03-10T12:00:00Z'), { stage: 'awaiting-shipment', collateral: 'held' }),
      )
    assert.equal((await send(token, 'consent=agreed')).statusCode, 410)
  })

  it('takes the client’s acceptance once, however often the button is pressed', async () => {
    const token = await link('2026-03-17T12:00:00Z', 'acceptance')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${token}`)).status, 200)
    assert.equal(desk.played.told.length, 0)
    await send(token, '')
    await send(token, '')
    assert.deepEqual(new Set(desk.played.told.map(({ fact }) => fact.id)).size, 1)
    assert.equal(desk.played.told[0]?.fact.name, 'termsAccepted')
  })
})
