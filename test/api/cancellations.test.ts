import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { makeLink } from '../../records/keys.ts'
import { type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')

const FOCUS_CLOUD = {
  returnType: 'subscriptionCancellation',
  policy: 'focus',
  ticket: '4711',
  approvedAt: '2026-03-10T11:00:00Z',
  customer: { ref: 'cust-1', name: 'Ana Diaz', email: 'ana@example.com', zone: 'America/Los_Angeles' },
  subscription: {
    service: 'FocusCloud',
    monthlyFee: { amount: 12000, currency: 'USD' },
    pastDue: { amount: 24000, currency: 'USD' },
    contract: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  },
  mail: { receivedAt: '2026-03-10T10:00:00Z' },
}

const MAINTENANCE = {
  returnType: 'maintenanceCancellation',
  policy: 'focus',
  approvedAt: '2026-03-10T11:00:00Z',
  customer: FOCUS_CLOUD.customer,
  maintenance: { contract: 'M-77', termStartsOn: '2025-10-01', termEndsOn: '2026-09-30' },
  mail: { receivedAt: '2026-03-10T10:00:00Z', confirmation: 'known-to-staff' },
}

const earlier = { receivedAt: '2026-03-08T10:00:00Z', confirmation: 'dmarc-passed' }

describe('A cancellation that is mailed twice', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    assert.equal((await open()).status, 201)
  })
  afterEach(() => desk.close())

  const open = (changes: object = {}) => desk.ask('ticketing', 'POST', '/v1/cases', { ...FOCUS_CLOUD, ...changes })
  const mails = () => desk.played.told.map(({ rma, fact }) => [rma, fact.name, fact.at])

  it('101: is one case, which is told of the other mail', async () => {
    const again = await open({ mail: earlier })
    assert.deepEqual([again.status, again.body.rma], [200, RMA])
    assert.deepEqual(mails(), [[RMA, 'cancellationMailed', '2026-03-08T10:00:00.000Z']])
    assert.equal(desk.played.told[0]?.fact.by, 'ticketing:ticketing')
    assert.equal(desk.played.started.length, 1)
  })

  it('is told of the same mail once, however often it is posted', async () => {
    for (const _ of [1, 2, 3]) assert.equal((await open({ mail: earlier })).body.rma, RMA)
    assert.equal(new Set(desk.played.told.map(({ fact }) => fact.id)).size, 1)
  })

  it('is the same service however it is spelled, and whatever else the second request says', async () => {
    const subscription = { service: 'focus  CLOUD', monthlyFee: { amount: 99, currency: 'USD' } }
    assert.equal((await open({ subscription })).body.rma, RMA)
  })

  it('is another case for another service, another client, or a contract of that name', async () => {
    const others = [
      { subscription: { ...FOCUS_CLOUD.subscription, service: 'MyFocus' } },
      { customer: { ...FOCUS_CLOUD.customer, ref: 'cust-2' } },
      { returnType: 'maintenanceCancellation', subscription: undefined, maintenance: MAINTENANCE.maintenance },
    ]
    const opened = []
    for (const other of others) opened.push((await open(other)).status)
    assert.deepEqual(opened, [201, 201, 201])
    assert.deepEqual(mails(), [])
  })

  it('is another case once the first one has closed', async () => {
    await close('lapsed')
    assert.equal((await open({ mail: earlier })).status, 201)
    assert.deepEqual(mails(), [])
  })

  it('is one case although all its mails come in the same moment', async () => {
    const service = { ...FOCUS_CLOUD.subscription, service: 'Focus RemoteAccess' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => open({ subscription: service })))
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 200, 201])
    assert.equal(new Set(answers.map(({ body }) => body.rma)).size, 1)
  })

  it('is the same case under its own number, too, and a mistake only if more than the mail differs', async () => {
    const numbered = { rma: '88', subscription: { ...FOCUS_CLOUD.subscription, service: 'MyFocus' } }
    assert.equal((await open(numbered)).status, 201)
    assert.equal((await open(numbered)).status, 200)
    assert.deepEqual(mails(), [])
    assert.equal((await open({ ...numbered, mail: earlier })).status, 200)
    assert.deepEqual(mails(), [['focus-88', 'cancellationMailed', '2026-03-08T10:00:00.000Z']])
    const dearer = { ...numbered.subscription, pastDue: { amount: 1, currency: 'USD' } }
    assert.equal((await open({ ...numbered, subscription: dearer })).status, 409)
  })

  const close = (outcome: 'lapsed') =>
    desk.records
      .transaction()
      .execute(trx => changeCase(trx, RMA, instant('2026-03-18T04:00:00Z'), { stage: 'closed', outcome }))
})

describe('What a cancellation would mean', function () {
  this.timeout(60_000)

  it('is told without opening anything: the last day, and the most it may cost', async () => {
    const desk = await testHouse()
    const { body } = await desk.ask('staff', 'POST', '/v1/decisions', FOCUS_CLOUD)
    const { effectiveOn, highest } = body.terms as unknown as { effectiveOn: string; highest: object } // as documented
    assert.deepEqual([effectiveOn, highest], ['2026-04-09', { amount: 120000, currency: 'USD' }])
    await desk.close()
  })
})

describe('The client’s link to a cancellation', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
  })
  afterEach(() => desk.close())

  const open = (request: object) => desk.ask('ticketing', 'POST', '/v1/cases', request)
  const link = (purpose: 'confirmation' | 'acknowledgement', expiresAt = '2026-03-18T04:00:00Z') =>
    makeLink(desk.records, { rma: RMA, purpose, expiresAt: instant(expiresAt) })
  const look = (token: string) => desk.ask('nobody', 'GET', `/authorize/${token}`)
  const press = async (token: string) => {
    const { statusCode, body } = await desk.api.inject({
      method: 'POST',
      url: `/authorize/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
    return { status: statusCode, text: body }
  }
  const stand = (change: Parameters<typeof changeCase>[3]) =>
    desk.records.transaction().execute(trx => changeCase(trx, RMA, desk.played.now, change))

  it('says what is cancelled, from when, what it costs, and that there is no way back', async () => {
    await open(FOCUS_CLOUD)
    const { status, text, headers } = await look(await link('confirmation'))
    assert.equal(status, 200)
    for (const said of [
      /Do you cancel FocusCloud\?/,
      /reached FOCUS on Tuesday 10 March 2026, 06:00 \(New York time\)/,
      /It runs through Thursday 9 April 2026 \(New York time; in Los Angeles time, until 21:00 on Thursday 9 April 2026\)/,
      /regular bills cover the time through Thursday 30 April 2026/,
      /Friday 1 May 2026 through Thursday 31 December 2026, 8 months at \$120\.00: \$960\.00/,
      /past due: \$240\.00/,
      /The final bill: \$1,200\.00/,
      /Until the end of that day you can take the cancellation back\. After it you cannot\./,
      /works through.*Tuesday 17 March 2026/,
    ])
      assert.match(text, said)
    assert.doesNotMatch(text, /<script|https?:\/\//)
    assert.equal(headers['referrer-policy'], 'no-referrer')
  })

  it('says the most it may come to, where an earlier mail could make it more', async () => {
    const { contract: _, ...monthly } = FOCUS_CLOUD.subscription
    await open({ ...FOCUS_CLOUD, subscription: { ...monthly, pastDue: { amount: 0, currency: 'USD' } } })
    const { text } = await look(await link('confirmation'))
    assert.match(text, /9 of its 30 days: \$36\.00/)
    assert.match(text, /at most \$120\.00/)
  })

  it('shows the date of the first mail, should another have turned up', async () => {
    await open(FOCUS_CLOUD)
    await open({ ...FOCUS_CLOUD, mail: { receivedAt: '2026-03-08T10:00:00Z' } })
    assert.match((await look(await link('confirmation'))).text, /It runs through Tuesday 7 April 2026/)
  })

  it('changes nothing by being looked at', async () => {
    await open(FOCUS_CLOUD)
    const token = await link('confirmation')
    for (const _ of [1, 2, 3]) await look(token)
    assert.equal(desk.played.told.length, 0)
    assert.equal((await desk.records.selectFrom('facts').selectAll().execute()).length, 0)
  })

  it('confirms once, and says so to whoever comes again', async () => {
    await open(FOCUS_CLOUD)
    const [token, reminder] = [await link('confirmation'), await link('confirmation')]
    const thanks = await press(token)
    assert.deepEqual([thanks.status, /The cancellation counts/.test(thanks.text)], [200, true])
    for (const again of [await press(token), await look(token), await press(reminder)]) {
      assert.equal(again.status, 410)
      assert.match(again.text, /You have confirmed the cancellation already/)
    }
    assert.deepEqual(
      desk.played.told.map(({ fact }) => [fact.name, fact.at, fact.by]),
      [['cancellationConfirmed', '2026-03-10T12:00:00.000Z', 'client']],
    )
  })

  it('works until its last instant, by the case’s own clock, and no longer', async () => {
    await open(FOCUS_CLOUD)
    const token = await link('confirmation')
    desk.played.now = instant('2026-03-18T03:59:59.999Z')
    assert.equal((await look(token)).status, 200)
    desk.played.now = instant('2026-03-18T04:00:00Z')
    for (const late of [await look(token), await press(token)]) {
      assert.equal(late.status, 410)
      assert.match(late.text, /expired, so nothing was cancelled/)
    }
    assert.equal(desk.played.told.length, 0)
  })

  it('has nothing to confirm once the mail counts by itself, or the case has ended', async () => {
    await open(FOCUS_CLOUD)
    const token = await link('confirmation')
    const said: RegExp[] = [
      /counts already/,
      /nothing was cancelled/,
      /was taken back/,
      /was called off/,
      /taken effect/,
    ]
    const changes = [
      { stage: 'in-notice' },
      { stage: 'closed', outcome: 'lapsed' },
      { stage: 'closed', outcome: 'withdrawn' },
      { stage: 'closed', outcome: 'cancelled' },
      { stage: 'closed', outcome: 'ended' },
    ] as const
    for (const [index, change] of changes.entries()) {
      await stand(change)
      const { status, text } = await press(token)
      assert.equal(status, 410)
      assert.match(text, said[index] as RegExp) // one for each change
    }
    assert.equal(desk.played.told.length, 0)
  })

  it('asks who cancels maintenance to acknowledge that it usually cannot be reinstated (FO-14)', async () => {
    await open(MAINTENANCE)
    await stand({ stage: 'in-notice' })
    const token = await link('acknowledgement', '2026-10-01T04:00:00Z')
    const { status, text } = await look(token)
    assert.equal(status, 200)
    assert.match(text, /usually not be reinstated/)
    assert.match(text, /active through Wednesday 30 September 2026/)
    assert.equal(desk.played.told.length, 0)
    assert.equal((await press(token)).status, 200)
    assert.match((await press(token)).text, /already that you have taken note/)
    assert.deepEqual(
      desk.played.told.map(({ fact }) => fact.name),
      ['cancellationAcknowledged'],
    )
  })

  it('shows maintenance without a bill, and that it ends with its term', async () => {
    await open({ ...MAINTENANCE, mail: { receivedAt: '2026-03-10T10:00:00Z' } })
    const { text } = await look(await link('confirmation'))
    assert.match(text, /Do you cancel maintenance contract M-77\?/)
    assert.match(text, /No part of the term is credited, and it does not renew/)
    assert.match(text, /usually not be reinstated/)
  })
})
