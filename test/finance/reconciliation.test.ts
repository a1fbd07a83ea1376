import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScheduleOverlapPolicy } from '@temporalio/client'
import { TASK_QUEUE } from '../../client/cases.ts'
import { RECONCILIATION_SCHEDULE, scheduleReconciliation } from '../../client/schedules.ts'
import type { ComparisonResult } from '../../domain/reconciliation.ts'
import { instant } from '../../domain/time.ts'
import { json } from '../../records/database.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { eventually, PlayedCase, PRICE } from '../chaos/played-case.ts'
import { newWorld } from '../world.ts'

interface Told {
  id: string
  type: string
  data: { kind: string; ref: string; rma: string | null; [detail: string]: unknown }
}

describe('Gateway, ledger and triggers, compared', function () {
  this.timeout(240_000)
  let box: RunningSandbox
  let runs = 0

  before(async () => {
    box = await newWorld()
  })
  after(() => box.stop())

  /** Now, and with nothing left to its grace. */
  const compare = (order = { graceSeconds: 0, undeliveredSeconds: 0 }): Promise<ComparisonResult> =>
    box.client.workflow.execute('reconciliation', {
      ...{ workflowId: `reconciliation-${++runs}`, taskQueue: TASK_QUEUE, args: [order] },
    })
  const open = () => box.records.selectFrom('mismatches').selectAll().where('settled_at', 'is', null).execute()
  /** What is found of one kind, once everybody knows: its row, finance's message and finance's task. */
  async function found(kind: string, ref: string) {
    const row = (await open()).find(one => one.kind === kind && one.ref === ref)
    assert.ok(row, `${kind} ${ref} is not among ${json(await open())}`)
    const message = await eventually(`finance is not told of ${kind} ${ref}`, async () => {
      const all = (await (await fetch(`${box.financeUrl}/messages`)).json()) as Told[] // what the desk shows
      return all.find(({ id }) => id === `rec_${row.id}`)
    })
    assert.equal(message.type, 'reconciliation.mismatch')
    assert.deepEqual(
      { kind: message.data.kind, ref: message.data.ref, rma: message.data.rma },
      { kind, ref, rma: row.rma },
    )
    assert.equal((await taskOf(row.id)).done_at, null)
    return { row, data: message.data }
  }
  const taskOf = (id: number) =>
    box.records
      .selectFrom('tasks')
      .selectAll()
      .where('kind', '=', 'reconciliation-mismatch')
      .where('occasion', '=', `mismatch-${id}`)
      .executeTakeFirstOrThrow()

  /** As a colleague of finance's would, at the gateway's own pages. */
  async function atGateway(path: string, fields: Record<string, string> = {}): Promise<{ id: string }> {
    const { gatewayKey } = JSON.parse(readFileSync(join(box.folder, 'secrets.json'), 'utf8')) as { gatewayKey: string }
    const answer = await fetch(`${box.gatewayUrl}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gatewayKey}` },
      body: new URLSearchParams(fields),
    })
    const said = (await answer.json()) as { id: string } // a document of the gateway's
    assert.equal(answer.status, 200, json(said))
    return said
  }

  async function secured(): Promise<{ one: PlayedCase; ref: string }> {
    const one = await PlayedCase.open(box)
    await one.authorise()
    await one.secured()
    await one.rest()
    return { one, ref: (await holdOf(one)).ref }
  }
  const holdOf = (one: PlayedCase) =>
    box.records.selectFrom('holds').selectAll().where('rma', '=', one.rma).executeTakeFirstOrThrow()

  async function charged(): Promise<{ one: PlayedCase; ref: string }> {
    const { one, ref } = await secured()
    await one.ship()
    await one.rest()
    await one.keepOriginal()
    await one.rest()
    return { one, ref }
  }

  /** A line in our ledger that the gateway has no part in. */
  async function entered(one: PlayedCase, { ref, amount }: { ref: string; amount: number }): Promise<string> {
    const key = `${one.rma}/capture/by-hand`
    await box.records
      .insertInto('effects')
      .values({
        ...{ key, rma: one.rma, kind: 'capture-hold', state: 'confirmed', attempts: 1, ref: null, request: json({}) },
        ...{ answer: json({ answer: { kind: 'captured', ref, amount } }), confirmed_at: instant(Date.now()) },
      })
      .execute()
    const { currency } = await holdOf(one)
    await box.records
      .insertInto('ledger')
      .values({
        ...{ rma: one.rma, at: instant(Date.now()), kind: 'captured', obligation: 'return', serial: null },
        ...{ amount: amount as never, currency, effect_key: key }, // a whole number of cents, as every amount
      })
      .execute()
    return key
  }

  it('add up after a charge, however often they are compared', async () => {
    await charged()
    assert.deepEqual(await compare(), { open: 0 })
    assert.deepEqual(await compare(), { open: 0 })
  })

  it('FINANCE-16: a capture made by hand at the gateway is not in the ledger; told once, and settled once it is there', async () => {
    const { one, ref } = await secured()
    await atGateway(`payment_intents/${ref}/capture`)
    await compare()
    const { row, data } = await found('not-in-ledger', ref)
    assert.deepEqual([data.rma, data.amount, data.currency], [one.rma, PRICE, 'USD'])
    const before = (await open()).length
    assert.equal((await compare()).open, before)
    assert.equal((await open()).filter(one => one.ref === ref).length, 1)
    await entered(one, { ref, amount: PRICE })
    await compare()
    assert.ok(!(await open()).some(({ id }) => id === row.id))
    assert.equal((await taskOf(row.id)).done_by, 'sendback')
  })

  it('FINANCE-16: so is a refund that somebody made at the gateway', async () => {
    const { one, ref } = await charged()
    const { id } = await atGateway('refunds', { payment_intent: ref, amount: '5000' })
    await compare()
    const { data } = await found('not-in-ledger', id)
    assert.deepEqual([data.rma, data.amount, data.payment], [one.rma, 50_00, ref])
  })

  it('FINANCE-17: what the ledger has and the gateway does not', async () => {
    const { one } = await secured()
    const key = await entered(one, { ref: 'pi_nowhere', amount: 10_00 })
    await compare()
    const { data } = await found('not-at-gateway', key)
    assert.deepEqual([data.rma, data.payment, data.amount], [one.rma, 'pi_nowhere', 10_00])
  })

  it('FINANCE-18: what both have, with another amount', async () => {
    const { one, ref } = await secured()
    await atGateway(`payment_intents/${ref}/capture`)
    await entered(one, { ref, amount: PRICE - 1 })
    await compare()
    const { data } = await found('amounts-differ', ref)
    assert.deepEqual([data.atGateway, data.inLedger], [PRICE, PRICE - 1])
  })

  it('FINANCE-19: money that moved, and that finance was never told of', async () => {
    const { one } = await charged()
    await box.records.deleteFrom('triggers').where('rma', '=', one.rma).execute()
    await compare()
    const { data } = await found('trigger-missing', one.rma)
    assert.deepEqual([data.moved, data.told], [PRICE, 0])
  })

  it('FINANCE-20: a trigger that finance does not take, from the day on which it should have', async () => {
    await fetch(`${box.financeUrl}/control/fail`, { method: 'POST', headers: JSON_BODY, body: json({ times: 2 }) })
    const { one } = await charged()
    const [trigger] = await box.records.selectFrom('triggers').selectAll().where('rma', '=', one.rma).execute()
    await compare({ graceSeconds: 0, undeliveredSeconds: 3_600 })
    assert.ok(!(await open()).some(({ ref }) => ref === trigger?.id))
    await compare()
    const { data } = await found('trigger-undelivered', String(trigger?.id))
    assert.equal(data.type, 'rma.kept.billed')
  })

  it('FINANCE-21: a hold that lives on after its case', async () => {
    const { one } = await secured()
    const { gateway_customer: customer, card } = await holdOf(one)
    await one.cancel()
    await one.settled()
    const { id } = await atGateway('payment_intents', {
      ...{ amount: '39900', currency: 'usd', capture_method: 'manual' },
      ...{ customer: String(customer), payment_method: String(card), 'allowed_payment_method_types[0]': 'card' },
      ...{ 'metadata[rma]': one.rma, 'metadata[key]': `${one.rma}/hold/9` },
      ...{ 'metadata[origin]': 'renewal', 'metadata[consent]': 'agreed' },
    })
    await atGateway(`payment_intents/${id}/confirm`, { off_session: 'true' })
    await compare()
    const { row, data } = await found('hold-outlives-case', id)
    assert.deepEqual([data.rma, data.held, data.case], [one.rma, 399_00, 'closed'])
    await atGateway(`payment_intents/${id}/cancel`)
    await compare()
    assert.ok((await taskOf(row.id)).done_at)
  })

  it('leaves alone what may still be on its way', async () => {
    const { one } = await charged()
    await box.records.deleteFrom('triggers').where('rma', '=', one.rma).execute()
    await compare({ graceSeconds: 3_600, undeliveredSeconds: 3_600 })
    assert.ok(!(await open()).some(({ ref }) => ref === one.rma))
  })

  it('are compared by a schedule of Temporal’s, which there is one of, and which skips what would overlap', async () => {
    await scheduleReconciliation(box.client)
    const schedule = box.client.schedule.getHandle(RECONCILIATION_SCHEDULE)
    const { policies, spec, action } = await schedule.describe()
    assert.equal(policies.overlap, ScheduleOverlapPolicy.SKIP)
    assert.equal(spec.calendars?.length, 1)
    assert.equal(action.type === 'startWorkflow' && action.workflowType, 'reconciliation')
    await schedule.trigger()
    await eventually('it did not run', async () => {
      const { info } = await schedule.describe()
      const [run] = info.recentActions
      if (run?.action.type !== 'startWorkflow') return undefined
      return box.client.workflow.getHandle(run.action.workflow.workflowId).result()
    })
  })

  it('is seen by finance at the API, and by nobody from the dock', async () => {
    const ask = (role: 'finance' | 'receiver') =>
      fetch(`${box.apiUrl}/v1/mismatches?limit=2`, { headers: { authorization: `Bearer ${box.keys[role]}` } })
    assert.equal((await ask('receiver')).status, 403)
    const { data, nextCursor } = (await (await ask('finance')).json()) as { data: unknown[]; nextCursor: string }
    assert.equal(data.length, 2)
    assert.ok(nextCursor)
  })
})

const JSON_BODY = { 'content-type': 'application/json' }
