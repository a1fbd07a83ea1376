import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UnreachableError } from '../../../counterparts/errors.ts'
import type { Trigger } from '../../../counterparts/finance/port.ts'
import { webhookFinance } from '../../../counterparts/finance/standard-webhooks.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import { instant } from '../../../domain/time.ts'
import { type FinanceDesk, type ReceivedTrigger, startFinanceDesk } from '../../../sandbox/finance-desk.ts'

const secret = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`
const [OLD, NEW] = [secret('o'), secret('n')]

const trigger: Trigger = {
  id: 'RMA-1001/bill/1',
  type: 'rma.unreturned.billed',
  at: instant('2026-04-06T14:00:00Z'),
  rma: rmaNumber('RMA-1001'),
  ticket: '4001',
  customerRef: 'c-1',
  obligation: 'return',
  serials: [serialNumber('C1')],
  method: 'hold',
  amount: cents(399_00),
  net: cents(399_00),
  fee: cents(0),
  tax: cents(0),
  currency: currency('USD'),
  policy: 'speco',
  policyVersion: 3,
}

describe('Telling finance', () => {
  let desk: FinanceDesk
  beforeEach(async () => {
    desk = await startFinanceDesk({ port: 0, secret: OLD })
  })
  afterEach(() => desk.stop())

  // The desk shows what it keeps.
  const told = async () => (await (await fetch(`${desk.url}/triggers?rma=RMA-1001`)).json()) as ReceivedTrigger[]

  it('arrives signed, with the case’s time and whole minor units', async () => {
    await webhookFinance({ url: desk.url, secrets: [OLD] }).deliver(trigger)
    const [one, ...others] = await told()
    assert.equal(others.length, 0)
    const { type, at, ...data } = trigger
    assert.deepEqual(one, { id: trigger.id, type, timestamp: at, data, deliveries: 1 })
  })

  it('reaches a receiver that knows only the old secret, or only the new one, while they change over', async () => {
    await webhookFinance({ url: desk.url, secrets: [NEW, OLD] }).deliver(trigger)
    const changed = await startFinanceDesk({ port: 0, secret: NEW })
    await webhookFinance({ url: changed.url, secrets: [NEW, OLD] }).deliver(trigger)
    await changed.stop()
    assert.equal((await told()).length, 1)
  })

  it('is not believed with a secret that finance does not know', async () => {
    await assert.rejects(webhookFinance({ url: desk.url, secrets: [NEW] }).deliver(trigger), UnreachableError)
    assert.deepEqual(await told(), [])
  })

  it('is not believed when somebody changes the amount on the way', async () => {
    let captured: { headers: Record<string, string>; body: string } | undefined
    const real = globalThis.fetch
    globalThis.fetch = async (_url, init) => {
      captured = { headers: init?.headers as Record<string, string>, body: String(init?.body) }
      return new Response(null, { status: 204 })
    }
    try {
      await webhookFinance({ url: desk.url, secrets: [OLD] }).deliver(trigger)
    } finally {
      globalThis.fetch = real
    }
    const send = async (body: string) =>
      (await fetch(desk.url, { method: 'POST', headers: captured!.headers, body })).status
    assert.equal(await send(captured!.body.replaceAll('39900', '1')), 401)
    assert.deepEqual(await told(), [])
    assert.equal(await send(captured!.body), 204)
  })

  it('is tried again after a failure, and is one trigger to finance however often it came', async () => {
    await fetch(`${desk.url}/control/fail`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ times: 2, status: 503 }),
    })
    const finance = webhookFinance({ url: desk.url, secrets: [OLD] })
    await assert.rejects(finance.deliver(trigger), UnreachableError)
    await assert.rejects(finance.deliver(trigger), UnreachableError)
    await finance.deliver(trigger)
    await finance.deliver(trigger)
    assert.deepEqual(
      (await told()).map(one => one.deliveries),
      [2],
    )
  })

  it('does not follow a redirect: it goes where it was addressed, or nowhere', async () => {
    const elsewhere = createServer((_request, response) => response.writeHead(307, { location: desk.url }).end())
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = elsewhere.address() as AddressInfo // it listens on TCP
    const finance = webhookFinance({ url: `http://127.0.0.1:${port}`, secrets: [OLD] })
    await assert.rejects(finance.deliver(trigger), UnreachableError)
    elsewhere.closeAllConnections()
    await new Promise(resolve => elsewhere.close(resolve))
    assert.deepEqual(await told(), [])
  })

  it('waits while finance is away', async () => {
    await assert.rejects(
      webhookFinance({ url: 'http://127.0.0.1:1', secrets: [OLD] }).deliver(trigger),
      UnreachableError,
    )
  })
})
