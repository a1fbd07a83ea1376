import assert from 'node:assert/strict'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { EXCHANGE, resolvedAs } from '../../domain/on-record.ts'
import { instant, localDate } from '../../domain/time.ts'
import { riskByDay } from '../../records/risk.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'
import { storyOf } from './written-story.ts'

const USD = (amount: number) => ({ amount, currency: 'USD' })
const RANGE = 'from=2026-03-01&to=2026-04-30'

describe('The reports', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let n = 0
  beforeEach(async () => {
    desk = await testHouse()
    n = 0
  })
  afterEach(() => desk.close())

  /** A case of one unit, `S1` for the first, and its story. */
  async function open(asked: object = {}, unit: object = {}) {
    n += 1
    const serial = `S${n}`
    const { status, body } = await desk.ask('ticketing', 'POST', '/v1/cases', {
      ...SPECO_CASE,
      ticket: `T${n}`,
      ...asked,
      units: SPECO_CASE.units.map(one => ({ ...one, serial, ...unit })),
    })
    assert.equal(status, 201, JSON.stringify(body))
    const rma = rmaNumber(String(body.rma))
    return { serial: serialNumber(serial), ...storyOf(desk.records, rma) }
  }
  const report = async (path: string, role: 'manager' | 'finance' | 'staff' = 'manager') => {
    const { status, body } = await desk.ask(role, 'GET', `/v1/reports/${path}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body as Record<string, unknown> & { data: Record<string, unknown>[] }
  }
  const spreadsheet = async (path: string) =>
    (await desk.ask('finance', 'GET', `/v1/reports/${path}`)).text.split('\r\n')

  describe('of ages', () => {
    const voip = (clientType: string, shippedOn: string, more: object = {}) =>
      open(
        {
          policy: 'voip-desk',
          returnType: 'standardReturn',
          clientType,
          reportedAt: '2026-03-31T15:00:00Z',
          approvedAt: '2026-04-01T15:00:00Z',
          internalComment: 'No display.',
          siteAnswer: 'It worked here.',
          qualified: 'remotely',
          ...more,
        },
        { brand: 'Yealink', model: 'T54W', shippedOn, replacementPrice: USD(219_00) },
      )

    it('counts day 30 in the first band and day 31 in the second, the warranty’s last day and the one after, by client', async () => {
      await voip('direct-client', '2026-03-01')
      await voip('direct-client', '2026-02-28')
      await voip('reseller', '2026-02-28')
      await voip('reseller', '2024-03-31')
      await voip('reseller', '2024-03-30')
      await open({ approvedAt: '2026-04-01T15:00:00Z' })
      const { data, ...asked } = await report(`aging?${RANGE}`)
      assert.deepEqual(asked, { from: '2026-03-01', to: '2026-04-30', policy: null })
      assert.deepEqual(data, [
        { age: 'within-30-days', clientType: 'direct-client', rmas: 1 },
        { age: '31-days-to-expiry', clientType: 'direct-client', rmas: 1 },
        { age: '31-days-to-expiry', clientType: 'reseller', rmas: 2 },
        { age: 'after-warranty', clientType: 'reseller', rmas: 1 },
        { age: 'not-counted', clientType: 'direct-client', rmas: 1 },
      ])
      assert.deepEqual(await spreadsheet(`aging.csv?${RANGE}&policy=speco`), [
        'age,clientType,rmas',
        'not-counted,direct-client,1',
        '',
      ])
    })

    it('counts an advance replacement by its warranty chain, as the policy does', async () => {
      await voip('agent', '2026-03-01', { returnType: 'advanceReplacement' })
      assert.deepEqual((await report(`aging?${RANGE}`)).data, [{ age: 'within-30-days', clientType: 'agent', rmas: 1 }])
    })

    it('takes the day of approval where the policy is: the last minute of a day and the first of the next', async () => {
      await voip('agent', '2026-03-05', { approvedAt: '2026-04-02T03:59:59Z' })
      await voip('agent', '2026-03-05', { approvedAt: '2026-04-02T04:00:00Z' })
      const rmasOn = async (day: string) => (await report(`aging?from=${day}&to=${day}`)).data[0]?.rmas
      assert.deepEqual(await Promise.all(['2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03'].map(rmasOn)), [
        undefined,
        1,
        1,
        undefined,
      ])
    })
  })

  describe('of times to return', () => {
    const DUE = '2026-04-05T04:00:00Z'
    async function delivered() {
      const one = await open()
      await one.shipped('2026-03-02T12:00:00Z')
      await one.delivered('2026-03-05T16:00:00Z')
      await one.opened('2026-03-05T16:00:00Z', DUE)
      await one.now('2026-03-05T16:00:00Z', { stage: 'awaiting-return', dueAt: instant(DUE) })
      return one
    }

    it('counts from delivery to receipt in days, in time until the last instant of the last day, late from the next', async () => {
      const [last, late, early, never, out] = [
        await delivered(),
        await delivered(),
        await delivered(),
        await delivered(),
        await delivered(),
      ]
      const back = (one: typeof last, at: string) =>
        one
          .received(at, one.serial)
          .then(() => one.now(at, { units: [{ serial: one.serial, state: 'received' }], dueAt: null }))
      await back(last, '2026-04-05T03:59:59Z')
      await back(late, DUE)
      await back(early, '2026-03-06T03:00:00Z')
      await never.now('2026-04-06T14:00:00Z', {
        stage: 'billed',
        dueAt: null,
        units: [{ serial: never.serial, state: 'billed' }],
      })
      assert.ok(out)
      const { data, units, median, ninetieth, outcomes } = await report(`time-to-return?${RANGE}`)
      assert.deepEqual(data, [
        { day: 0, inTime: 1, late: 0 },
        { day: 30, inTime: 1, late: 0 },
        { day: 31, inTime: 0, late: 1 },
      ])
      assert.deepEqual({ units, median, ninetieth }, { units: 5, median: 30, ninetieth: 31 })
      assert.deepEqual(outcomes, [
        { outcome: 'in-time', units: 2, share: 0.4 },
        { outcome: 'late', units: 1, share: 0.2 },
        { outcome: 'never', units: 1, share: 0.2 },
        { outcome: 'still-out', units: 1, share: 0.2 },
      ])
      assert.deepEqual(await spreadsheet(`time-to-return.csv?${RANGE}`), [
        'day,outcome,units',
        '0,in-time,1',
        '30,in-time,1',
        '31,late,1',
        ',never,1',
        ',still-out,1',
        '',
      ])
      assert.equal((await report('time-to-return?from=2026-03-06&to=2026-04-30')).units, 0)
      assert.equal((await report(`time-to-return?${RANGE}&policy=focus`)).units, 0)
    })

    it('goes by the corrected delivery, and by the mark as it was moved', async () => {
      const one = await delivered()
      await one.line('2026-03-10T12:00:00Z', EXCHANGE.deliveryCorrected, {
        before: null,
        after: '2026-03-07T16:00:00Z',
      })
      await one.line('2026-03-10T12:00:00Z', EXCHANGE.windowMoved, { dueAt: '2026-04-07T04:00:00Z' })
      await one.received('2026-04-06T12:00:00Z', one.serial)
      await one.now('2026-04-06T12:00:00Z', { dueAt: null, units: [{ serial: one.serial, state: 'received' }] })
      assert.deepEqual((await report(`time-to-return?${RANGE}`)).data, [{ day: 30, inTime: 1, late: 0 }])
    })

    it('takes the earlier receipt where two were told, a replacement sent back in its place, and what was accepted', async () => {
      const [twice, undone, accepted] = [await delivered(), await delivered(), await delivered()]
      await twice.received('2026-03-20T12:00:00Z', twice.serial)
      await twice.line('2026-03-21T12:00:00Z', EXCHANGE.receivedEarlier, {
        at: '2026-03-15T12:00:00Z',
        serial: twice.serial,
      })
      await undone.now('2026-03-06T12:00:00Z', {
        units: [{ serial: undone.serial, state: 'undone', replacement: serialNumber('R2') }],
      })
      await undone.line('2026-03-08T12:00:00Z', EXCHANGE.undone, { at: '2026-03-08T12:00:00Z', serial: 'R2' })
      await accepted.line('2026-03-12T12:00:00Z', resolvedAs('accept'), { exception: 'e1' })
      await accepted.now('2026-03-12T12:00:00Z', { units: [{ serial: accepted.serial, state: 'received' }] })
      assert.deepEqual((await report(`time-to-return?${RANGE}`)).data, [
        { day: 3, inTime: 1, late: 0 },
        { day: 7, inTime: 1, late: 0 },
        { day: 10, inTime: 1, late: 0 },
      ])
    })
  })

  describe('of money at risk', () => {
    const onDays = async (path: string) =>
      (await report(`money-at-risk?${path}`)).data.map(
        ({ day, out, held, unsecured, overdue }) =>
          `${day} ${[out, held, unsecured, overdue].map(sum => (sum as { amount: number }).amount / 100).join(' ')}`,
      )

    it('says at the end of each day what was out, held, unsecured and overdue', async () => {
      const one = await open()
      await one.held('pi_1', '2026-03-03T12:00:00Z', '2026-03-10T12:00:00Z')
      await one.held('pi_2', '2026-03-10T11:00:00Z', '2026-03-12T12:00:00Z', 300_00)
      await one.shipped('2026-03-05T12:00:00Z')
      await one.delivered('2026-03-08T12:00:00Z')
      await one.opened('2026-03-08T12:00:00Z', '2026-03-12T04:00:00Z')
      await one.line('2026-03-13T12:00:00Z', EXCHANGE.extended, { dueAt: '2026-03-15T04:00:00Z' })
      await one.received('2026-03-16T12:00:00Z', one.serial)
      await one.now('2026-03-16T12:00:00Z', { stage: 'closed', units: [{ serial: one.serial, state: 'received' }] })
      assert.deepEqual(await onDays('from=2026-03-02&to=2026-03-17'), [
        '2026-03-02 0 0 0 0',
        '2026-03-03 0 399 0 0',
        '2026-03-04 0 399 0 0',
        '2026-03-05 399 399 0 0',
        '2026-03-06 399 399 0 0',
        '2026-03-07 399 399 0 0',
        '2026-03-08 399 399 0 0',
        '2026-03-09 399 399 0 0',
        '2026-03-10 399 300 99 0',
        '2026-03-11 399 300 99 0',
        '2026-03-12 399 0 399 399',
        '2026-03-13 399 0 399 0',
        '2026-03-14 399 0 399 0',
        '2026-03-15 399 0 399 399',
        '2026-03-16 0 0 0 0',
        '2026-03-17 0 0 0 0',
      ])
      assert.deepEqual(await spreadsheet('money-at-risk.csv?from=2026-03-10&to=2026-03-10'), [
        'day,currency,out,held,unsecured,overdue',
        '2026-03-10,USD,39900,30000,9900,0',
        '',
      ])
    })

    it('begins a day at midnight where the policy is, counts nothing that is lost on its way, and sums cases, not their cover', async () => {
      const [one, other] = [await open(), await open()]
      await one.shipped('2026-03-05T04:59:59Z')
      await other.shipped('2026-03-05T05:00:00Z')
      await other.held('pi_1', '2026-03-04T12:00:00Z', null, 500_00)
      await one.line('2026-03-06T12:00:00Z', 'replacement lost', { at: '2026-03-06T12:00:00Z' })
      await one.shipped('2026-03-07T12:00:00Z')
      assert.deepEqual(await onDays('from=2026-03-04&to=2026-03-07'), [
        '2026-03-04 399 500 399 0',
        '2026-03-05 798 500 399 0',
        '2026-03-06 399 500 0 0',
        '2026-03-07 798 500 399 0',
      ])
    })

    it('ends with the charge what was never returned, and with the case what was settled otherwise', async () => {
      const [billed, kept] = [await open(), await open()]
      for (const one of [billed, kept]) await one.shipped('2026-03-05T12:00:00Z')
      await desk.records
        .insertInto('ledger')
        .values({
          ...{ rma: billed.rma, serial: billed.serial, kind: 'captured', obligation: 'return', effect_key: 'x' },
          at: instant('2026-03-06T12:00:00Z'),
          amount: 399_00 as never,
          currency: 'USD' as never,
        })
        .execute()
      await billed.now('2026-03-06T12:00:00Z', { stage: 'billed', units: [{ serial: billed.serial, state: 'billed' }] })
      await kept.now('2026-03-07T12:00:00Z', { stage: 'closed' })
      assert.deepEqual(await onDays('from=2026-03-05&to=2026-03-07'), [
        '2026-03-05 798 0 798 0',
        '2026-03-06 399 0 399 0',
        '2026-03-07 0 0 0 0',
      ])
    })

    it('never mixes currencies, and ends today with what exposure says', async () => {
      const [one, other] = [await open(), await open()]
      await desk.records
        .updateTable('cases')
        .set({ currency: 'CAD' as never })
        .where('rma', '=', other.rma)
        .execute()
      const soon = new Date(Date.now() - 3_600_000).toISOString()
      for (const each of [one, other]) {
        await each.shipped(soon)
        await each.now(soon, { stage: 'in-transit' })
      }
      await one.held('pi_1', soon, null)
      const { data } = await report('money-at-risk')
      const { totals } = (await desk.ask('finance', 'GET', '/v1/reports/exposure')).body
      const lately = data.slice(-2).map(({ day: _, ...sums }) => sums)
      const now = (totals as unknown as Record<string, unknown>[]).map(({ cases: _, ...sums }) => sums)
      assert.equal(lately.length, 2)
      assert.deepEqual(
        new Set(lately.map(sums => JSON.stringify(sums))),
        new Set(now.map(sums => JSON.stringify(inOrder(sums)))),
      )
    })

    it('knows nothing of days to come', async () => {
      const one = await open()
      await one.shipped('2026-03-05T12:00:00Z')
      const period = { from: localDate('2026-03-04'), to: localDate('2026-03-20') }
      const days = await riskByDay(desk.records, period, instant('2026-03-06T12:00:00Z'))
      assert.deepEqual(
        days.map(({ day, out }) => `${day} ${out}`),
        ['2026-03-04 0', '2026-03-05 39900', '2026-03-06 39900'],
      )
    })
  })

  describe('of failures', () => {
    it('counts what was found last of each unit, by brand, however a cause was spelled', async () => {
      const [one, two, three, four] = [
        await open(),
        await open(),
        await open({}, { brand: 'SPECO ' }),
        await open({}, { brand: 'Snom' }),
      ]
      await one.inspected('2026-03-10T12:00:00Z', one.serial, 'no-trouble-found', null)
      await one.inspected('2026-03-11T12:00:00Z', one.serial, 'fault-found', 'Dead port')
      await two.inspected('2026-03-11T12:00:00Z', two.serial, 'fault-found', ' dead  port ')
      await three.inspected('2026-03-12T12:00:00Z', three.serial, 'client-damage', 'water')
      await four.inspected('2026-03-12T12:00:00Z', four.serial, 'fault-found', null)
      assert.deepEqual((await report(`failures?${RANGE}`)).data, [
        { brand: 'Speco', finding: 'fault-found', cause: 'Dead port', units: 2 },
        { brand: 'Speco', finding: 'client-damage', cause: 'water', units: 1 },
        { brand: 'Snom', finding: 'fault-found', cause: null, units: 1 },
      ])
      assert.deepEqual(await spreadsheet(`failures.csv?from=2026-03-12&to=2026-03-12`), [
        'brand,finding,cause,units',
        'Snom,fault-found,,1',
        'Speco,client-damage,water,1',
        '',
      ])
    })
  })

  it('is for desk, finance and managers, and says what is wrong with a question', async () => {
    for (const name of ['aging', 'time-to-return', 'money-at-risk', 'failures']) {
      for (const role of ['staff', 'finance', 'manager'] as const) await report(name, role)
      for (const role of ['receiver', 'ticketing'] as const)
        for (const end of ['', '.csv'])
          assert.equal((await desk.ask(role, 'GET', `/v1/reports/${name}${end}`)).status, 403)
    }
    const wrong = async (query: string) => {
      const { status, body } = await desk.ask('manager', 'GET', `/v1/reports/aging?${query}`)
      return [status, JSON.stringify(body)] as const
    }
    for (const [query, says] of [
      ['from=2026-03-02&to=2026-03-01', 'at or after 2026-03-02'],
      ['from=2025-01-01&to=2026-03-01', 'at most 366 days'],
      ['policy=nobody', 'focus, voip-desk, speco'],
      ['from=yesterday', 'YYYY-MM-DD'],
    ] as const) {
      const [status, body] = await wrong(query)
      assert.equal(status, 400, query)
      assert.ok(body.includes(says), body)
    }
    assert.equal((await desk.ask('manager', 'GET', '/v1/reports/aging?from=2025-01-01&to=2026-01-01')).status, 200)
  })
})

function inOrder({ out, held, unsecured, overdue }: Record<string, unknown>) {
  return { out, held, unsecured, overdue }
}
