import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import { readJsonHook } from '../../../counterparts/tickets/json-hook.ts'
import { jsonTickets } from '../../../counterparts/tickets/json-tickets.ts'
import { listCases } from '../../../records/cases.ts'
import { SPECO_CASE, type TestHouse, testHouse } from '../../api/house.ts'

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const OTHER = `whsec_${Buffer.alloc(24, 8).toString('base64')}`

/** A ticketing system that was written with the `standardwebhooks` package alone. */
async function someDesk() {
  const comments = new Map<string, { ticket: string; body: string; public: boolean; stage?: string }>()
  const replies: (number | 'drop-after')[] = []
  const server = http.createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString()
    const { data } = new Webhook(SECRET).verify(text, request.headers as Record<string, string>) as {
      data: { ticket: string; body: string; public: boolean }
    }
    const reply = replies.shift()
    if (typeof reply === 'number') return response.writeHead(reply).end()
    const id = String(request.headers['webhook-id'])
    const known = comments.has(id)
    if (!known) comments.set(id, data)
    return reply === 'drop-after' ? response.destroy() : response.writeHead(known ? 409 : 204).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/sendback`
  return { url, comments, replies, stop: () => server.close() }
}

describe('A ticketing system by JSON', () => {
  let desk: Awaited<ReturnType<typeof someDesk>>
  let tickets: ReturnType<typeof jsonTickets>
  beforeEach(async () => {
    desk = await someDesk()
    tickets = jsonTickets({ url: desk.url, secret: SECRET })
  })
  afterEach(() => desk.stop())
  const comment = () =>
    tickets.comment({ ticket: '4711', marker: 'RMA-1001:billed:1', body: 'Billed.', stage: 'billed' })

  it('is told each comment, signed, and never for the client to read', async () => {
    assert.equal(await comment(), 'written')
    assert.deepEqual(Object.fromEntries(desk.comments), {
      'RMA-1001:billed:1': {
        ticket: '4711',
        marker: 'RMA-1001:billed:1',
        body: 'Billed.',
        public: false,
        stage: 'billed',
      },
    })
  })

  it('TICKET-21: has a comment once, although the answer was lost', async () => {
    desk.replies.push('drop-after')
    await assert.rejects(comment(), UnreachableError)
    assert.equal(await comment(), 'already-there')
    assert.equal(desk.comments.size, 1)
  })

  it('TICKET-22: may be away, busy or refuse us for a while, or have no such ticket', async () => {
    for (const status of [401, 403, 429, 500]) {
      desk.replies.push(status)
      await assert.rejects(comment(), UnreachableError)
    }
    desk.replies.push(404)
    assert.equal(await comment(), 'ticket-gone')
    desk.replies.push(422)
    await assert.rejects(comment(), RefusedError)
    assert.equal(await comment(), 'written')
  })

  describe('starts a case', () => {
    let t: TestHouse
    beforeEach(async () => {
      t = await testHouse()
      t.house.ticketing = { kind: 'json', readHook: request => readJsonHook(request, [OTHER, SECRET]), tickets }
    })
    afterEach(() => t.close())

    function signed(body: string, { secret = SECRET, at = new Date() } = {}) {
      const time = String(Math.floor(at.getTime() / 1000))
      const signature = new Webhook(secret).sign('msg_1', at, body)
      return { 'webhook-id': 'msg_1', 'webhook-timestamp': time, 'webhook-signature': signature }
    }
    async function hook(body: string, headers: Record<string, string>) {
      const type = { 'content-type': 'application/json' }
      const answer = await t.api.inject({
        method: 'POST',
        url: '/v1/hooks/tickets',
        headers: { ...type, ...headers },
        payload: body,
      })
      return { status: answer.statusCode, body: answer.json() as { kind?: string; rma?: string } } // read below
    }
    const approval = (changes: object = {}) =>
      JSON.stringify({ type: 'rma.approved', data: { ...SPECO_CASE, ...changes } })

    it('TICKET-23: by whoever has a secret of ours, and nobody else', async () => {
      const body = approval()
      const stranger = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
      for (const headers of [
        {},
        signed(body, { secret: stranger }),
        signed(`${body} `),
        signed(body, { at: new Date(Date.now() - 6 * 60_000) }),
        { 'x-webhook-secret': 'guessed' },
        { ...signed(body, { secret: stranger }), 'x-webhook-secret': SECRET },
      ])
        assert.equal((await hook(body, headers)).status, 401)
      assert.equal((await hook(body, signed(body))).body.rma, 'speco-4711')
      assert.equal((await hook(body, { 'x-webhook-secret': OTHER })).body.kind, 'known')
    })

    it('TICKET-24: once for a ticket, and says in a comment what is missing', async () => {
      const bare = approval({ units: [{ serial: 'C1', model: 'O8B8' }] })
      for (let n = 0; n < 2; n++) assert.equal((await hook(bare, signed(bare))).body.kind, 'sent-back')
      assert.equal(desk.comments.size, 1)
      assert.match([...desk.comments.values()][0]!.body, /\/units\/0\/brand: missing/)
      const whole = approval()
      assert.equal((await hook(whole, signed(whole))).body.kind, 'opened')
      assert.equal((await hook(whole, signed(whole))).body.kind, 'known')
      assert.equal((await listCases(t.records, { limit: 10 })).length, 1)
      assert.equal((await hook('{"type":"other"}', signed('{"type":"other"}'))).status, 400)
    })
  })
})
