import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { bodyOf } from '../../counterparts/finance/message.ts'
import type { MessageType } from '../../domain/delivery.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { keepMessage } from '../../records/deliveries.ts'
import { SPECO_CASE, type TestHouse, testHouse } from '../api/house.ts'
import { type DeskAtTerminal, deskAtTerminal } from './desk-at-terminal.ts'

describe('sendback listen', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let terminal: DeskAtTerminal
  let receiver: Server
  let url: string
  let received: { headers: Record<string, string>; body: string }[]
  beforeEach(async () => {
    desk = await testHouse()
    terminal = await deskAtTerminal(desk)
    received = []
    receiver = createServer(async (request, response) => {
      received.push({ headers: request.headers as Record<string, string>, body: await text(request) })
      response.writeHead(received.length === 1 ? 204 : 500).end()
    })
    await new Promise<void>(listening => receiver.listen(0, '127.0.0.1', listening))
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(async () => {
    terminal.close()
    receiver.closeAllConnections()
    receiver.close()
    await desk.close()
  })

  const endpoint = (name: string) =>
    desk.ask('finance', 'POST', '/v1/webhook-endpoints', { url: `https://${name}.example.com/hooks` })
  const told = (id: string, type: MessageType, amount: number) => {
    const [rma, at] = [rmaNumber('RMA-1001'), instant('2026-04-05T14:00:00Z')]
    const message = { id, type, rma, at, body: bodyOf({ type, at, data: { rma, amount, currency: 'USD' } }) }
    return desk.records.transaction().execute(trx => keepMessage(trx, message))
  }

  /** Listens until so many lines were said; then somebody presses Ctrl-C. */
  function listen(words: string[], lines: number, begins: () => unknown) {
    let out = ''
    const interrupted = new AbortController()
    const heard = (said: string) => {
      out += said
      if (out.split('\n').length > lines) interrupted.abort()
    }
    setTimeout(() => void begins(), 700)
    return terminal.sendback(['listen', ...words], { heard, interruption: () => interrupted.signal })
  }

  it('shows each message once, whoever gets it, and none of those from before', async () => {
    await endpoint('one')
    await endpoint('two')
    await told('trg_0', 'rma.unreturned.billed', 1)
    const { exit, out, err } = await listen([], 2, async () => {
      await told('trg_1', 'rma.unreturned.billed', 39_900)
      setTimeout(() => void told('trg_2', 'rma.return.refunded', 39_900), 3_000)
    })
    assert.equal(exit, 0)
    assert.equal(
      out,
      [
        '2026-04-05T14:00:00.000Z\trma.unreturned.billed\tRMA-1001\t399.00 USD\ttrg_1\t\n',
        '2026-04-05T14:00:00.000Z\trma.return.refunded\tRMA-1001\t399.00 USD\ttrg_2\t\n',
      ].join(''),
    )
    assert.match(err, /^Listening to what finance is told at http/)
  })

  it('forwards it signed, by a secret that stays, and says what the receiver answered', async () => {
    await endpoint('one')
    const forward = ['--forward-to', url]
    const first = await listen([...forward, '--json', 'id,forwarded'], 2, async () => {
      await told('trg_1', 'rma.unreturned.billed', 39_900)
      await told('trg_2', 'rma.kept.billed', 100)
    })
    const answers = first.out.trimEnd().split('\n')
    assert.deepEqual(
      answers.map(line => JSON.parse(line).forwarded.status),
      [204, 500],
    )
    const secretIn = (said: string) => /signed with (whsec_\S+)/.exec(said)?.[1] ?? ''
    const [one] = received
    assert.equal(one?.headers['webhook-id'], 'trg_1')
    const verified = new Webhook(secretIn(first.err)).verify(one?.body ?? '', one?.headers ?? {})
    assert.deepEqual(verified, {
      type: 'rma.unreturned.billed',
      timestamp: '2026-04-05T14:00:00.000Z',
      data: { rma: 'RMA-1001', amount: 39_900, currency: 'USD' },
    })
    const again = await listen(forward, 1, () => told('trg_3', 'rma.kept.billed', 100))
    assert.equal(secretIn(again.err), secretIn(first.err))
    const gone = ['--forward-to', 'http://127.0.0.1:1/', '--events', 'rma.loaner.billed']
    const { out } = await listen(gone, 1, async () => {
      await told('trg_4', 'rma.kept.billed', 100)
      await told('trg_5', 'rma.loaner.billed', 100)
    })
    assert.match(out, /^\S+\trma\.loaner\.billed\t.*\tunreachable: /)
  })

  it('reads no message twice that nobody wants to see', async () => {
    await endpoint('one')
    await told('trg_0', 'rma.kept.billed', 1)
    const asked: string[] = []
    desk.api.server.on('request', ({ url }) => void asked.push(url ?? ''))
    const many = Array.from({ length: 120 }, (_, n) => `trg_unwanted_${n}`)
    const { out } = await listen(['--events', 'rma.loaner.billed'], 1, async () => {
      await Promise.all(many.map(id => told(id, 'rma.kept.billed', 100)))
      asked.length = 0
      setTimeout(() => void told('trg_last', 'rma.loaner.billed', 100), 9_000)
    })
    assert.match(out, /trg_last/)
    const pages = asked.filter(url => url.includes('cursor='))
    assert.ok(pages.length <= 4, `${pages.length} further pages of ${asked.length} requests`)
  })

  it('says what it cannot listen to', async () => {
    assert.match((await terminal.sendback(['listen'])).err, /no endpoint, so nothing is told/)
    await endpoint('one')
    const unknown = await terminal.sendback(['listen', '--events', 'case.billed'])
    assert.match(unknown.err, /nothing of type case\.billed; known are rma\.unreturned\.billed/)
    assert.match((await terminal.sendback(['listen', '--forward-to', 'here'])).err, /an address such as/)
    assert.equal((await terminal.sendback(['--as', 'receiver', 'listen'])).exit, 4)
  })
})
