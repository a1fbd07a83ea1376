import assert from 'node:assert/strict'
import { askTheGateway, clearUpAtTheGateway } from '../../api/card-round.ts'
import { readCardHook } from '../../counterparts/cards/hook.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { rmaNumber } from '../../domain/names.ts'
import { after, DAY, instant, ms } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { makeLink } from '../../records/keys.ts'
import { saveHold } from '../../records/ledger.ts'
import { listTasks } from '../../records/tasks.ts'
import { ledgerLine, MORNING, openTill, SECRET, type Till, usd } from '../sandbox/gateway/till.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')

describe('What the card gateway knows and we were not told', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let till: Till
  beforeEach(async () => {
    desk = await testHouse()
    till = await openTill()
    desk.house.cards = till.cards
    desk.house.cardWatch = till.watch
    // Every webhook is lost.
    till.answerHooks(503)
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(async () => {
    await till.close()
    await desk.close()
  })

  /** The client's press of the button; the address of the gateway's page. */
  async function press(): Promise<string> {
    const token = await makeLink(desk.records, {
      rma: RMA,
      purpose: 'hold',
      expiresAt: instant('2026-03-17T12:00:00Z'),
    })
    const { headers } = await desk.api.inject({
      method: 'POST',
      url: `/authorize/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'consent=agreed',
    })
    return String(headers.location)
  }
  const authorise = () => till.control('authorise', { rma: RMA, card: 'visa' })
  const told = () => desk.played.told.map(({ fact }) => fact)
  const close = () =>
    desk.records.transaction().execute(trx => changeCase(trx, RMA, MORNING, { stage: 'closed', outcome: 'cancelled' }))
  const holdAtGateway = async () => (await till.payments(RMA))[0]!.paymentIntent

  it('CARD-4: a hold whose webhook was lost is found, once, and the webhook adds nothing when it comes after all', async () => {
    await press()
    await askTheGateway(desk.house, MORNING)
    assert.deepEqual(told(), [])
    await authorise()
    await askTheGateway(desk.house, MORNING)
    await askTheGateway(desk.house, MORNING)
    const { id: ref } = await holdAtGateway()
    assert.deepEqual(
      told().map(({ id: _, by: __, ...fact }) => fact),
      [{ name: 'cardAuthorised', at: MORNING, ref, consent: 'agreed' }],
    )
    till.answerHooks(200)
    await till.hooksTaken()
    const hook = till.hooks.find(known => known.type === 'payment_intent.amount_capturable_updated')!
    desk.played.hook = readCardHook(hook, { secrets: [SECRET] })
    await desk.api.inject({
      method: 'POST',
      url: '/v1/hooks/stripe',
      headers: { 'content-type': 'application/json' },
      payload: {},
    })
    assert.equal(new Set(told().map(fact => fact.id)).size, 1)
  })

  it('CARD-5: a hold that is gone without a word is found', async () => {
    await press()
    await authorise()
    await askTheGateway(desk.house, MORNING)
    const { id: ref, amount } = await holdAtGateway()
    await hasHold(ref, amount)
    await askTheGateway(desk.house, MORNING)
    assert.equal(told().length, 1)
    await till.control('expire', { rma: RMA, webhook: 'withheld' })
    await askTheGateway(desk.house, MORNING)
    assert.deepEqual(
      told().map(fact => fact.name),
      ['cardAuthorised', 'holdExpired'],
    )
  })

  it('CARD-6: a dispute that nobody told us of is found, and how it ended, each once', async () => {
    await press()
    await authorise()
    const { id: ref, amount } = await holdAtGateway()
    await hasHold(ref, amount)
    await till.cards.captureHold({ key: 'capture', ref, amount: usd(amount) }, ledgerLine())
    await till.control('dispute', { rma: RMA })
    const disputes = () => told().flatMap(fact => (/^dispute/.test(fact.name) ? [fact.name] : []))
    await askTheGateway(desk.house, MORNING)
    await askTheGateway(desk.house, MORNING)
    assert.deepEqual(disputes(), ['disputeOpened'])
    await till.control('dispute', { rma: RMA, outcome: 'lost' })
    await askTheGateway(desk.house, MORNING)
    assert.deepEqual(disputes(), ['disputeOpened', 'disputeClosed'])
    await askTheGateway(desk.house, after(MORNING, 31 * DAY))
    assert.equal(disputes().length, 2)
  })

  it('CARD-7: a page that is still open when its case closes takes no card any more', async () => {
    const url = await press()
    await clearUpAtTheGateway(desk.house)
    assert.equal((await fetch(url)).status, 200)
    await close()
    await clearUpAtTheGateway(desk.house)
    assert.equal((await fetch(url)).status, 410)
    await clearUpAtTheGateway(desk.house)
    assert.deepEqual(told(), [])
  })

  it('CARD-8: a hold that was authorised at the last moment, or told of after the end, is given back at once', async () => {
    await press()
    await authorise()
    await close()
    desk.played.cases = 'closed'
    await clearUpAtTheGateway(desk.house)
    assert.equal((await holdAtGateway()).status, 'canceled')
    assert.deepEqual(await listTasks(desk.records, { state: 'open' }), [])
    const lines = await desk.records.selectFrom('audit').select('what').where('rma', '=', RMA).execute()
    assert.deepEqual(
      lines.map(line => line.what).filter(what => /closed/.test(what)),
      ['cardAuthorised after the case had closed', 'hold given back: the case had closed'],
    )
  })

  it('CARD-8: and a person has it for as long as the gateway is away', async () => {
    await press()
    await authorise()
    await close()
    desk.played.cases = 'closed'
    await till.control('faults', { route: 'cancel', fault: 'drop-before', times: 2, rma: RMA })
    await assert.rejects(clearUpAtTheGateway(desk.house), UnreachableError)
    assert.deepEqual(
      (await listTasks(desk.records, { state: 'open' })).map(task => task.kind),
      ['late-fact'],
    )
    await clearUpAtTheGateway(desk.house)
    assert.equal((await holdAtGateway()).status, 'canceled')
    assert.deepEqual(await listTasks(desk.records, { state: 'open' }), [])
  })

  it('does not stop at the first that it cannot ask for', async () => {
    await press()
    await authorise()
    const { id: ref, amount } = await holdAtGateway()
    await hasHold('pi_unknown', amount)
    await assert.rejects(askTheGateway(desk.house, MORNING), /No such payment_intent/)
    assert.deepEqual(
      told().map(fact => 'ref' in fact && fact.ref),
      [ref],
    )
  })

  async function hasHold(ref: string, amount: number): Promise<void> {
    const captureBefore = instant(ms(MORNING) + 7 * DAY)
    await desk.records.transaction().execute(trx =>
      saveHold(trx, {
        ...{ ...usd(amount), ref, rma: RMA, placedAt: MORNING, captureBefore },
        ...{ gatewayCustomer: null, card: null },
      }),
    )
  }
})
