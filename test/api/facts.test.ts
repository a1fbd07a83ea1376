import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { reconcile } from '../../api/reconciler.ts'
import { relay } from '../../api/relay.ts'
import type { CarrierHookReading } from '../../counterparts/carriers/hook.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { HOUR, instant, after as later } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const AT = instant('2026-03-10T12:00:00Z')

describe('Telling the API what has happened', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const change = (what: Parameters<typeof changeCase>[3]) =>
    desk.records.transaction().execute(trx => changeCase(trx, RMA, AT, what))
  /** As if a while had passed since the facts were told. */
  const aWhileLater = () => sql`update facts set kept_at = kept_at - interval '1 hour'`.execute(desk.records)
  const openTasks = async () => (await desk.records.selectFrom('tasks').selectAll().execute()).map(task => task.kind)

  it('keeps a fact, passes it on at once, and dates it by the case’s own clock', async () => {
    const { status, body } = await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', { serial: 'c 1' })
    assert.equal(status, 202)
    assert.equal(body.verdict, 'match')
    assert.equal(desk.played.told[0]?.fact.at, AT)
    assert.equal(desk.played.told[0]?.fact.by, 'receiver:receiver')
  })

  it('counts a receipt that is told twice once, with the same answer (scenario 52)', async () => {
    const told = { serial: 'C1', receivedAt: '2026-03-09T10:00:00Z' }
    const first = await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', told)
    const again = await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', told)
    assert.equal(again.status, 200)
    assert.deepEqual({ ...again.body, told: 'first' }, first.body)
    assert.equal((await desk.records.selectFrom('facts').selectAll().execute()).length, 1)
  })

  it('says at the dock whether it is the right unit', async () => {
    const at = { receivedAt: '2026-03-09T10:00:00Z' }
    const verdictOn = async (path: string, body: object) =>
      (await desk.ask('receiver', 'POST', path, { ...at, ...body })).body.verdict
    assert.equal(await verdictOn('/v1/cases/RMA-1001/device-received', { serial: 'C2' }), 'mismatch')
    const photos = ['https://photos.example/1']
    assert.equal(
      await verdictOn('/v1/cases/RMA-1001/device-received', { serial: 'C1', contents: 'empty-box', photos }),
      'mismatch',
    )
    assert.equal(await verdictOn('/v1/cases/RMA-9999/device-received', { serial: 'C1' }), 'unknown')
    assert.equal(await verdictOn('/v1/device-received', { serial: 'C1' }), 'match')
    assert.equal(await verdictOn('/v1/device-received', { serial: 'C2' }), 'unknown')
    assert.deepEqual(await openTasks(), ['unidentified-parcel', 'unidentified-parcel'])
  })

  it('links a parcel that nobody knew to its case, on the day it came in (scenario 58)', async () => {
    const told = { serial: 'C9', receivedAt: '2026-03-09T10:00:00Z' }
    await desk.ask('receiver', 'POST', '/v1/device-received', told)
    const listed = await desk.ask('receiver', 'GET', '/v1/unidentified-parcels')
    const [parcel] = listed.body.data as unknown as { id: string }[]
    const link = { rma: 'RMA-1001', serial: 'C1' }
    const linked = await desk.ask('receiver', 'POST', `/v1/unidentified-parcels/${parcel?.id}/link`, link)
    assert.equal(linked.body.verdict, 'match')
    assert.equal(desk.played.told.at(-1)?.fact.at, '2026-03-09T10:00:00.000Z')
    assert.equal((await desk.ask('receiver', 'GET', '/v1/unidentified-parcels')).body.data?.length, 0)
    assert.equal((await desk.ask('staff', 'GET', '/v1/tasks')).body.data?.length, 0)
    const again = await desk.ask('receiver', 'POST', `/v1/unidentified-parcels/${parcel?.id}/link`, link)
    assert.equal(again.status, 404)
  })

  it('ships nothing before the hold is there, and then ships (invariant 3)', async () => {
    const shipped = { tracking: '1Z1', carrier: 'UPS', shippedAt: '2026-03-03T14:00:00Z' }
    const tell = () => desk.ask('ticketing', 'POST', '/v1/cases/RMA-1001/replacement-shipped', shipped)
    await change({ stage: 'awaiting-hold', collateral: 'unsecured' })
    const refused = await tell()
    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'nothing-held')
    assert.equal(desk.played.told.length, 0)
    await change({ stage: 'awaiting-shipment', collateral: 'held' })
    assert.equal((await tell()).status, 202)
  })

  it('ships without a hold once a manager has waived it, and once nothing is owed any more', async () => {
    await change({
      stage: 'awaiting-shipment',
      collateral: 'released',
      units: [{ serial: serialNumber('C1'), state: 'received' }],
    })
    const shipped = { shippedAt: '2026-03-03T14:00:00Z' }
    assert.equal((await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/replacement-shipped', shipped)).status, 202)
    await change({ collateral: 'unsecured', units: [{ serial: serialNumber('C1'), state: 'owed' }] })
    const second = { shippedAt: '2026-03-04T14:00:00Z' }
    assert.equal((await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/replacement-shipped', second)).status, 409)
    const line = {
      rma: RMA,
      step: 5,
      line: 0,
      at: AT,
      who: 'manager:manager',
      what: 'hold waived',
      because: '[]',
      policy: null,
      detail: '{}',
    }
    await desk.records.insertInto('audit').values(line).execute()
    assert.equal((await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/replacement-shipped', second)).status, 202)
  })

  it('keeps what it is told while Temporal is away, and passes it on afterwards', async () => {
    desk.played.temporal = 'away'
    const dated = { serial: 'C1', receivedAt: '2026-03-09T10:00:00Z' }
    assert.equal((await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', dated)).status, 202)
    await aWhileLater()
    assert.equal(await relay(desk.house), 0)
    desk.played.temporal = 'there'
    assert.equal(await relay(desk.house), 1)
    assert.equal(desk.played.told.length, 1)
    assert.equal(await relay(desk.house), 0)
  })

  it('does not try every fact that was left behind while Temporal is away', async () => {
    desk.played.temporal = 'away'
    for (const day of [7, 8, 9]) {
      const dated = { serial: 'C1', receivedAt: `2026-03-0${day}T10:00:00Z` }
      await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', dated)
    }
    await aWhileLater()
    const before = desk.played.tries
    await relay(desk.house)
    assert.equal(desk.played.tries - before, 1)
    desk.played.temporal = 'there'
    assert.equal(await relay(desk.house), 3)
  })

  it('asks for the day rather than guess it while the case’s clock cannot be read', async () => {
    desk.played.temporal = 'away'
    const { status, headers } = await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', {
      serial: 'C1',
    })
    assert.equal(status, 503)
    assert.equal(headers['retry-after'], '5')
  })

  it('GROUND-13: records what comes after the case has closed, and gives it to the right person', async () => {
    desk.played.cases = 'closed'
    for (const [outcome, task] of [
      ['billed', 'late-return-after-limit'],
      ['cancelled', 'quarantine'],
      ['returned', 'late-fact'],
    ] as const) {
      await change({ stage: 'closed', outcome })
      const told = { serial: 'C1', receivedAt: '2026-06-09T10:00:00Z', packaging: 'original' }
      const key = { 'idempotency-key': outcome }
      const { status } = await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', told, key)
      assert.equal(status, 202)
      assert.ok((await openTasks()).includes(task), task)
    }
    const scan = { tracking: '1Z1', status: 'delivered', at: '2026-06-09T10:00:00Z' }
    const late = await desk.ask('ticketing', 'POST', '/v1/cases/RMA-1001/carrier-scan', scan)
    assert.equal(late.body.verdict, 'after-close')
    assert.equal((await openTasks()).length, 3)
  })

  it('answers for a late fact told again as it did at first, and writes about it once', async () => {
    desk.played.cases = 'closed'
    await change({ stage: 'closed', outcome: 'billed' })
    const told = { serial: 'C1', receivedAt: '2026-06-09T10:00:00Z' }
    const tell = () => desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', told)
    const answers = await Promise.all([1, 2, 3].map(tell))
    desk.played.temporal = 'away'
    answers.push(await tell())
    assert.deepEqual(new Set(answers.map(({ body }) => body.note)).size, 1, JSON.stringify(answers[3]?.body))
    const lines = await desk.records
      .selectFrom('audit')
      .select('what')
      .where('what', '=', 'deviceReceived after the case had closed')
      .execute()
    assert.equal(lines.length, 1)
    assert.deepEqual(await openTasks(), ['late-return-after-limit'])
  })

  it('passes a late fact that was left behind on to its person, once', async () => {
    desk.played.temporal = 'away'
    const told = { serial: 'C1', receivedAt: '2026-06-09T10:00:00Z' }
    await desk.ask('receiver', 'POST', '/v1/cases/RMA-1001/device-received', told)
    await change({ stage: 'closed', outcome: 'billed' })
    desk.played.temporal = 'there'
    desk.played.cases = 'closed'
    await aWhileLater()
    assert.deepEqual([await relay(desk.house), await relay(desk.house)], [1, 0])
    assert.deepEqual(await openTasks(), ['late-return-after-limit'])
  })

  it('GROUND-14: keeps the number that a hook named for the case that is about to come, and asks about it after a day', async () => {
    const fact = { name: 'disputeOpened', at: AT, ref: 'pi_1' } as const
    const rma = rmaNumber('speco-77')
    desk.played.hook = { kind: 'facts', facts: [{ source: 'stripe', eventId: 'e1', by: 'cards:stripe', rma, fact }] }
    await desk.ask('nobody', 'POST', '/v1/hooks/stripe', {})
    await sql`update facts set kept_at = kept_at - interval '25 hours'`.execute(desk.records)
    assert.equal(await relay(desk.house), 0)
    await reconcile(desk.house, 'unclaimed cases')
    const [task] = await desk.records.selectFrom('tasks').selectAll().execute()
    assert.deepEqual([task?.kind, task?.detail.named], ['late-fact', rma])
    const units = SPECO_CASE.units.map(unit => ({ ...unit, serial: 'C2' }))
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '77', units })
    assert.equal(await relay(desk.house), 1)
    assert.deepEqual([desk.played.told[0]?.rma, desk.played.told[0]?.fact.name], [rma, 'disputeOpened'])
  })

  it('sends no label where the policy offers none, and asks for one where it does', async () => {
    const { terms } = await desk.records.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    const path = '/v1/cases/RMA-1001/label'
    const set = (label: string) =>
      sql`update cases set terms = jsonb_set(terms, '{shipping,label}', to_jsonb(${label}::text))`.execute(desk.records)
    assert.ok(terms)
    await set('refused')
    assert.equal((await desk.ask('ticketing', 'POST', path, {})).body.code, 'labels-refused')
    assert.match(String((await desk.ask('ticketing', 'POST', path, {})).body.detail), /at their own cost/)
    const lines = await desk.records
      .selectFrom('audit')
      .select(['who', 'what'])
      .where('what', '=', 'label refused')
      .execute()
    assert.deepEqual(
      lines.map(({ who }) => who.split(':')[0]),
      ['ticketing', 'ticketing'],
      'each refusal is on record',
    )
    await set('granted')
    const stranger = await desk.ask('ticketing', 'POST', path, { serial: 'X9' })
    assert.equal(stranger.body.code, 'labels-refused')
    assert.match(JSON.stringify(stranger.body.because), /settled:labels/)
    assert.equal((await desk.ask('ticketing', 'POST', path, {})).status, 202)
    assert.deepEqual(
      desk.played.told.map(({ fact }) => fact.name),
      ['mailReceived'],
    )
  })

  it('names what is wrong with a fact, and knows no case that is not there', async () => {
    const wrong = await desk.ask('ticketing', 'POST', '/v1/cases/RMA-1001/carrier-scan', { traking: 'x' })
    assert.equal(wrong.status, 400)
    assert.equal((wrong.body.errors as unknown[]).length, 3)
    assert.equal((await desk.ask('ticketing', 'POST', '/v1/cases/RMA-9/acceptance', {})).status, 404)
    assert.equal((await desk.ask('ticketing', 'POST', '/v1/cases/%20/acceptance', {})).status, 400)
  })

  it('takes facts from signed hooks, and finds the case of a parcel by its code', async () => {
    await change({ collateral: 'held' })
    const scan = (eventId: string, at = AT) => {
      const told = { source: 'easypost', eventId, tracking: '1Z1', scans: [{ at, status: 'delivered' }], marks: {} }
      return { kind: 'parcel', told } as CarrierHookReading
    }
    desk.played.carrierHook = scan('early')
    assert.equal((await desk.ask('nobody', 'POST', '/v1/hooks/easypost', {})).status, 200)
    assert.equal(desk.played.told.length, 0)
    await desk.ask('ticketing', 'POST', '/v1/cases/RMA-1001/replacement-shipped', { tracking: '1Z1' })
    await aWhileLater()
    await relay(desk.house)
    desk.played.carrierHook = scan('later', later(AT, HOUR))
    await desk.ask('nobody', 'POST', '/v1/hooks/easypost', {})
    assert.deepEqual(
      desk.played.told.map(({ rma, fact }) => [rma, fact.name]),
      [
        ['RMA-1001', 'replacementShipped'],
        ['RMA-1001', 'carrierScanned'],
        ['RMA-1001', 'carrierScanned'],
      ],
    )
    desk.played.hook = { kind: 'forged', why: 'no signature' }
    assert.equal((await desk.ask('nobody', 'POST', '/v1/hooks/stripe', {})).status, 401)
  })

  it('GROUND-17: starts what never started, and asks a person about what has ended too early', async () => {
    await sql`update cases set made_at = made_at - interval '1 hour'`.execute(desk.records)
    desk.played.cases = 'unknown'
    await reconcile(desk.house, 'unclaimed cases')
    assert.deepEqual(desk.played.started, ['RMA-1001', 'RMA-1001'])
    desk.played.cases = 'closed'
    await reconcile(desk.house, 'all cases')
    assert.deepEqual(await openTasks(), ['case-without-workflow'])
  })
})
