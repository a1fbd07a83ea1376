import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CATALOGUE } from '../../../counterparts/finance/catalogue.ts'
import { bodyOf } from '../../../counterparts/finance/message.ts'
import { network } from '../../../counterparts/finance/safe-address.ts'
import { webhookFinance } from '../../../counterparts/finance/standard-webhooks.ts'
import { instant } from '../../../domain/time.ts'
import { type FinanceDesk, type ReceivedTrigger, startFinanceDesk } from '../../../sandbox/finance-desk.ts'

const secret = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`
const [OLD, NEW] = [secret('o'), secret('n')]

const type = 'rma.unreturned.billed'
const at = instant('2026-04-06T14:00:00Z')
const data = CATALOGUE[type].like
const message = { id: 'trg_RMA-1001_trigger_1', body: bodyOf({ type, at, data }) }
const finance = webhookFinance({ allowed: [network('127.0.0.1')] })

describe('Telling finance', () => {
  let desk: FinanceDesk
  const receivers: (() => Promise<unknown>)[] = []
  beforeEach(async () => {
    desk = await startFinanceDesk({ port: 0, secret: OLD })
  })
  afterEach(async () => {
    await desk.stop()
    for (const close of receivers.splice(0)) await close()
  })

  // The desk shows what it keeps.
  const told = async () => (await (await fetch(`${desk.url}/triggers?rma=RMA-1001`)).json()) as ReceivedTrigger[]
  const deliver = (secrets: string[]) => finance.deliver(message, { url: `${desk.url}/`, secrets })

  it('arrives signed, with the case’s time and whole minor units', async () => {
    const { outcome, status } = await deliver([OLD])
    assert.deepEqual({ outcome, status }, { outcome: 'received', status: 204 })
    assert.deepEqual(await told(), [{ id: message.id, type, timestamp: at, data, deliveries: 1 }])
  })

  it('reaches a receiver that knows only the old secret, or only the new one, while they change over', async () => {
    assert.equal((await deliver([NEW, OLD])).outcome, 'received')
    const changed = await startFinanceDesk({ port: 0, secret: NEW })
    receivers.push(() => changed.stop())
    const { outcome } = await finance.deliver(message, { url: `${changed.url}/`, secrets: [NEW, OLD] })
    assert.equal(outcome, 'received')
  })

  it('is not believed with a secret that finance does not know', async () => {
    const { outcome, status, excerpt } = await deliver([NEW])
    assert.deepEqual({ outcome, status }, { outcome: 'refused', status: 401 })
    assert.match(excerpt, /signature does not fit/)
    assert.deepEqual(await told(), [])
  })

  it('FINANCE-7: is not believed when somebody changes the amount on the way, or sends it again later', async () => {
    let seen: { headers: Record<string, string>; body: string } | undefined
    const url = await receiver((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => {
        seen = { headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() }
        response.writeHead(204).end()
      })
    })
    await finance.deliver(message, { url, secrets: [OLD] })
    const headers = Object.fromEntries(Object.entries(seen!.headers).filter(([name]) => /^webhook|type$/.test(name)))
    const send = async (body: string, changes = {}) =>
      (await fetch(desk.url, { method: 'POST', headers: { ...headers, ...changes }, body })).status
    assert.equal(await send(seen!.body.replaceAll('39900', '1')), 401)
    assert.equal(await send(seen!.body, { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) - 301) }), 401)
    assert.deepEqual(await told(), [])
    assert.equal(await send(seen!.body), 204)
  })

  it('takes nothing that the catalogue does not describe', async () => {
    const body = bodyOf({ type, at, data: { ...data, amount: '399.00' } })
    const { status } = await finance.deliver({ id: message.id, body }, { url: `${desk.url}/`, secrets: [OLD] })
    assert.equal(status, 400)
    assert.deepEqual(await told(), [])
  })

  it('FINANCE-3: is one trigger to finance however often it came', async () => {
    await deliver([OLD])
    await deliver([OLD])
    assert.deepEqual(
      (await told()).map(one => one.deliveries),
      [2],
    )
  })

  it('FINANCE-5: does not follow a redirect: it goes where it was addressed, or nowhere', async () => {
    const url = await receiver((_request, response) => response.writeHead(307, { location: desk.url }).end())
    const { outcome, status } = await finance.deliver(message, { url, secrets: [OLD] })
    assert.deepEqual({ outcome, status }, { outcome: 'refused', status: 307 })
    assert.deepEqual(await told(), [])
  })

  it('FINANCE-2: is told that nobody is there, and why', async () => {
    const { outcome, excerpt } = await finance.deliver(message, { url: 'http://127.0.0.1:1', secrets: [OLD] })
    assert.equal(outcome, 'unreachable')
    assert.match(excerpt, /ECONNREFUSED/)
  })

  it('FINANCE-4: waits for a silent receiver no longer than it has patience', async () => {
    const url = await receiver(() => {})
    const hurried = webhookFinance({ allowed: [network('127.0.0.1')], patienceMs: 200 })
    const { outcome, excerpt, milliseconds } = await hurried.deliver(message, { url, secrets: [OLD] })
    assert.deepEqual({ outcome, excerpt }, { outcome: 'unreachable', excerpt: 'No answer in time.' })
    assert.ok(milliseconds >= 190 && milliseconds < 2_000, `${milliseconds} ms`)
  })

  it('reads the beginning of what is answered, however long that is, and what time it asks for', async () => {
    const url = await receiver((_request, response) => {
      response.writeHead(503, { 'retry-after': '120' })
      const talk = () => void (response.writable && response.write('x'.repeat(64_000), talk))
      talk()
    })
    const { outcome, status, excerpt, retryAfter } = await finance.deliver(message, { url, secrets: [OLD] })
    assert.deepEqual({ outcome, status, retryAfter }, { outcome: 'refused', status: 503, retryAfter: 120 })
    assert.equal(excerpt, 'x'.repeat(500))
  })

  async function receiver(listener: RequestListener): Promise<string> {
    const server = createServer(listener)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    receivers.push(() => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/` // it listens on TCP
  }
})
