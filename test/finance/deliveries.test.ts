import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { deliveryId } from '../../domain/delivery.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { timeMachine } from '../../sandbox/time-machine.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { eventually } from '../chaos/played-case.ts'
import { type Answer, Desk, type DeskCase } from '../desk.ts'
import { newWorld } from '../world.ts'
import { Receiver } from './receiver.ts'

describe('What finance is told goes its own way', function () {
  this.timeout(240_000)
  let box: RunningSandbox
  let desk: Desk
  let receiver: Receiver
  let endpoint: string

  before(async () => {
    box = await newWorld()
    desk = new Desk(box)
  })
  after(() => box.stop())
  beforeEach(async () => {
    receiver = await Receiver.open()
    const added = await desk.ask('finance', 'POST', '/v1/webhook-endpoints', { url: receiver.url })
    endpoint = added.endpoint.id
    receiver.secrets = [added.secret]
  })
  afterEach(async () => {
    const { data } = await desk.ask('finance', 'GET', '/v1/webhook-endpoints')
    for (const { id, origin } of data) if (origin === 'api') await post(`/v1/webhook-endpoints/${id}/remove`)
    await receiver.close()
  })

  /** A case that finance is told one thing about: the client keeps the unit, on account. */
  async function billed(): Promise<DeskCase> {
    const one = await desk.openCase({ policy: 'voip-desk' })
    await one.ship()
    await one.tell('kept-original', { serials: [one.serial], reason: 'The client threw it away.' })
    return one
  }
  const messageOf = (one: DeskCase) => `trg_${one.rma}_trigger_1`
  const deliveryOf = (one: DeskCase) => deliveryId(messageOf(one), endpoint)
  const logOf = (one: DeskCase): Promise<Answer> =>
    desk.ask('finance', 'GET', `/v1/deliveries/${encodeURIComponent(deliveryOf(one))}`)
  const post = (path: string, body: object = {}) => desk.ask('finance', 'POST', path, body)
  const metricsPage = async () =>
    (await fetch(`${box.apiUrl}/metrics`, { headers: { authorization: `Bearer ${box.keys.finance}` } })).text()
  const resend = (one: DeskCase) => post(`/v1/deliveries/${encodeURIComponent(deliveryOf(one))}/resend`)
  const later = (one: DeskCase, by: number) => timeMachine(box.client).advance(deliveryOf(one), { by })
  const inState = (one: DeskCase, state: string) =>
    eventually(`${deliveryOf(one)} is not ${state}`, async () =>
      (await logOf(one)).state === state ? true : undefined,
    )

  it('tells every endpoint, and a receiver of the package alone believes it', async () => {
    const one = await billed()
    const [told, ...others] = receiver.about(one.rma)
    assert.equal(others.length, 0)
    assert.equal(told?.id, messageOf(one))
    assert.equal(told?.type, 'rma.kept.billed')
    const { method, amount, currency } = told?.data ?? {}
    assert.deepEqual({ method, amount, currency }, { method: 'account', amount: 219_00, currency: 'USD' })
    assert.deepEqual(receiver.forged, [])
    const [trigger] = await one.list('triggers')
    assert.equal(trigger.state, 'delivered')
    const { data } = await desk.ask('finance', 'GET', `/v1/deliveries?rma=${one.rma}`)
    assert.deepEqual(data.map((row: Answer) => `${row.endpoint} ${row.state}`).sort(), [
      'configured delivered',
      `${endpoint} delivered`,
    ])
  })

  it('FINANCE-1: is told again by the schedule, in the same words, while the case closes without waiting', async () => {
    receiver.replies = [500, 429, 503]
    const one = await billed()
    assert.equal((await one.show()).stage, 'closed')
    await inState(one, 'retrying')
    await later(one, 6 * MINUTE)
    assert.equal((await logOf(one)).log.length, 3)
    await later(one, 34 * MINUTE)
    await inState(one, 'delivered')
    const { log, body } = await logOf(one)
    assert.deepEqual(
      log.map((row: Answer) => [row.outcome, row.status, row.excerpt]),
      [
        ['refused', 500, 'Said 500.'],
        ['refused', 429, 'Said 429.'],
        ['refused', 503, 'Said 503.'],
        ['received', 204, ''],
      ],
    )
    const gaps = log.slice(1).map((row: Answer, n: number) => Date.parse(row.at) - Date.parse(log[n].at))
    for (const [n, wait] of [5 * SECOND, 5 * MINUTE, 30 * MINUTE].entries())
      assert.ok(gaps[n] >= wait && gaps[n] <= wait * 1.1 + 5 * SECOND, `try ${n + 2} came ${gaps[n]} ms later`)
    const told = receiver.about(one.rma)
    assert.deepEqual(new Set(told.map(({ id }) => id)), new Set([messageOf(one)]))
    assert.deepEqual(new Set(told.map(one => one.body)).size, 1)
    assert.equal(body.data.rma, one.rma)
  })

  it('FINANCE-6: after three days in vain is dead: a task, management and the ticket know; sent again it is the same', async () => {
    receiver.otherwise = 500
    const one = await billed()
    await later(one, 5 * DAY)
    await inState(one, 'dead')
    const { log } = await logOf(one)
    assert.equal(log.length, 10)
    const took = Date.parse(log.at(-1).at) - Date.parse(log[0].at)
    assert.ok(took > 75 * HOUR && took < 84 * HOUR, `${took / HOUR} h`)
    const known = async () =>
      (await one.tasks()).some(task => task.kind === 'trigger-undelivered' && !task.doneAt) &&
      (await one.list('letters')).some(
        letter => letter.kind === 'management-notice' && /finance could not/.test(letter.subject),
      ) &&
      (await one.ticketComments()).some(comment => /finance could not be told/.test(comment.body))
    await eventually('not everybody knows', async () => (await known()) || undefined)
    assert.ok((await one.list('events')).some(event => event.what === 'finance could not be told'))
    assert.equal((await one.list('triggers'))[0].state, 'queued')
    const dead = async () => /what="deliveries_dead"\} (\d+)/.exec(await metricsPage())?.[1]
    assert.equal(await dead(), '1')

    receiver.otherwise = 204
    await resend(one)
    await inState(one, 'delivered')
    assert.equal(await dead(), '0')
    assert.deepEqual(new Set(receiver.about(one.rma).map(({ id }) => id)), new Set([messageOf(one)]))
    assert.equal((await one.list('triggers'))[0].state, 'delivered')
    const task = (await one.tasks()).find(task => task.kind === 'trigger-undelivered')
    assert.equal(task.doneBy, 'sendback')
  })

  it('is sent again at once when somebody asks, whether it waits for its next try or has arrived', async () => {
    receiver.replies = [500, 500]
    const one = await billed()
    await inState(one, 'retrying')
    await eventually('no second try', async () => ((await logOf(one)).attempts >= 2 ? true : undefined))
    await resend(one)
    await inState(one, 'delivered')
    await resend(one)
    await eventually('it did not come again', () => (receiver.about(one.rma).length === 4 ? true : undefined))
    assert.equal(new Set(receiver.about(one.rma).map(({ id, body }) => `${id} ${body}`)).size, 1)
  })

  it('FINANCE-8: is held once the receiver says 410, and all of it is sent when somebody enables the endpoint', async () => {
    receiver.replies = [410]
    const one = await billed()
    await inState(one, 'held')
    const { data } = await desk.ask('finance', 'GET', '/v1/webhook-endpoints')
    const row = data.find(({ id }: Answer) => id === endpoint)
    assert.deepEqual([row.state, row.reason], ['disabled', 'It answered 410 Gone.'])
    const tasks = (await desk.ask('finance', 'GET', '/v1/tasks?role=finance')).data
    assert.ok(tasks.some((task: Answer) => task.kind === 'endpoint-disabled' && task.detail.endpoint === endpoint))
    await eventually('management does not know', async () =>
      (await one.list('letters')).some(letter => /wants no more triggers/.test(letter.subject)) ? true : undefined,
    )
    const other = await billed()
    assert.equal((await logOf(other)).state, 'held')
    assert.equal(receiver.about(other.rma).length, 0)
    await post(`/v1/webhook-endpoints/${endpoint}/enable`)
    await inState(one, 'delivered')
    await inState(other, 'delivered')
  })

  it('FINANCE-10: is believed under the old secret and the new one while they overlap, then under the new one alone', async () => {
    const [old] = receiver.secrets
    const { secret } = await post(`/v1/webhook-endpoints/${endpoint}/rotate`, { overlapHours: 1 })
    receiver.secrets = [String(old), secret]
    const during = await billed()
    assert.deepEqual(
      receiver.about(during.rma).map(({ under }) => under),
      [[old, secret]],
    )
    await box.records
      .updateTable('webhook_secrets')
      .set({ expires_at: sql<never>`clock_timestamp()` })
      .where('expires_at', 'is not', null)
      .execute()
    const after = await billed()
    assert.deepEqual(
      receiver.about(after.rma).map(({ under }) => under),
      [[secret]],
    )
    const [row] = await box.records.selectFrom('webhook_secrets').selectAll().where('endpoint', '=', endpoint).execute()
    assert.ok(row?.expires_at)
  })

  it('FINANCE-11: comes again under the same id when the worker dies before it has noted the answer', async () => {
    let answer = (_status: number) => {}
    receiver.replies = [new Promise<number>(resolve => (answer = resolve))]
    const one = await desk.openCase({ policy: 'voip-desk' })
    await one.ship()
    const telling = one.tell('kept-original', { serials: [one.serial], reason: 'The client threw it away.' })
    await eventually('nothing came', () => (receiver.about(one.rma).length > 0 ? true : undefined))
    await box.workers.killAll()
    answer(204)
    await box.workers.start()
    await telling
    await inState(one, 'delivered')
    assert.equal(receiver.about(one.rma).length, 2)
    assert.equal(new Set(receiver.about(one.rma).map(({ id, body }) => `${id} ${body}`)).size, 1)
    assert.equal((await logOf(one)).log.length, 1)
  })

  it('FINANCE-12: goes on when its workflow was ended behind our back', async () => {
    receiver.replies = [500, 500]
    const one = await billed()
    await eventually('no second try', async () => ((await logOf(one)).attempts >= 2 ? true : undefined))
    await box.client.workflow.getHandle(deliveryOf(one)).terminate('by an operator')
    await sql`update deliveries set next_attempt_at = clock_timestamp() - interval '16 minutes'
      where id = ${deliveryOf(one)}`.execute(box.records)
    await inState(one, 'delivered')
  })

  it('tells an endpoint only what it asked for, and tries it out when somebody asks', async () => {
    const asked = { url: receiver.url, events: ['rma.vendor.credited'] }
    const choosy = await post('/v1/webhook-endpoints', asked)
    const one = await billed()
    const { data } = await desk.ask('finance', 'GET', `/v1/deliveries?rma=${one.rma}&endpoint=${choosy.endpoint.id}`)
    assert.deepEqual(data, [])
    receiver.secrets.push(choosy.secret)
    const { message } = await post(`/v1/webhook-endpoints/${choosy.endpoint.id}/test`)
    const trial = await eventually('no trial came', () => receiver.received.find(({ id }) => id === message))
    assert.equal(trial.type, 'endpoint.test')
    assert.deepEqual(trial.under, [choosy.secret])
  })

  it('does not wait for an endpoint that was removed', async () => {
    receiver.otherwise = 500
    const one = await billed()
    assert.equal((await one.list('triggers'))[0].state, 'queued')
    assert.deepEqual(await post(`/v1/webhook-endpoints/${endpoint}/remove`), { dropped: 1 })
    assert.equal((await logOf(one)).state, 'dropped')
    assert.equal((await one.list('triggers'))[0].state, 'delivered')
    assert.equal(receiver.about((await billed()).rma).length, 0)
  })

  it('FINANCE-9: goes to no address inside, whatever name or form it has; nor anywhere without TLS', async () => {
    for (const url of [
      'https://169.254.169.254/latest/meta-data',
      'https://[::ffff:10.0.0.1]/',
      'https://10.1.2.3/hooks',
      'https://[::1]/',
      'https://[fd00::1]/',
      'https://0.0.0.0/',
      'https://0x7f.0.0.2/',
      'http://93.184.215.14/',
      'ftp://finance.example.com/',
      'https://user:secret@finance.example.com/',
    ])
      await assert.rejects(post('/v1/webhook-endpoints', { url }), /400.*\/url/s, url)
    const named = await post('/v1/webhook-endpoints', { url: 'https://localhost.localdomain.test:9/' })
    await sql`update webhook_endpoints set url = ${receiver.url.replace('127.0.0.1', '127.0.0.2')}
      where id = ${named.endpoint.id}`.execute(box.records)
    const { id } = await post(`/v1/webhook-endpoints/${named.endpoint.id}/test`)
    const tried = await eventually('it was not tried', async () => {
      const shown = await desk.ask('finance', 'GET', `/v1/deliveries/${encodeURIComponent(id)}`)
      return shown.log[0] as Answer
    })
    assert.equal(tried.outcome, 'forbidden')
    assert.match(tried.excerpt, /FINANCE_ALLOW_PRIVATE/)
  })
})
