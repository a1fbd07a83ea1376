import assert from 'node:assert/strict'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import { inBrackets, markerOf } from '../../../counterparts/tickets/marker.ts'
import { zendeskTickets } from '../../../counterparts/tickets/zendesk.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { startTicketDesk, type TicketDesk } from '../../../sandbox/ticket-desk.ts'

const marker = markerOf({ rma: rmaNumber('RMA-1001'), kind: 'billed', occasion: '1' })

describe('Comments in the ticket', () => {
  let desk: TicketDesk
  let tickets: ReturnType<typeof zendeskTickets>
  let ticket: string

  beforeEach(async () => {
    desk = await startTicketDesk({ port: 0, token: 't0ken' })
    tickets = zendeskTickets({ url: desk.url, token: 't0ken' })
    ticket = String((await control('tickets', { requester: { name: 'Ana Flores', email: 'ana@shop.example' } })).id)
  })
  afterEach(() => desk.stop())

  async function control(path: string, body: object): Promise<{ id?: number }> {
    const answer = await fetch(`${desk.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.status === 204 ? {} : ((await answer.json()) as { id: number }) // a ticket
  }
  const comments = async () => {
    const shown = await (await fetch(`${desk.url}/control/tickets/${ticket}`)).json()
    return (shown as { comments: { body: string; public: boolean }[] }).comments // the desk's own ticket
  }
  const comment = (order: { marker?: string; body?: string; ticket?: string } = {}) =>
    tickets.comment({ ticket, marker, body: 'Billed $399.00.', ...order })

  it('are internal, always, and end with their marker', async () => {
    assert.equal(await comment(), 'written')
    const [written] = await comments()
    assert.equal(written!.public, false)
    assert.equal(written!.body, 'Billed $399.00.\n\n⟦RMA-1001:billed:1⟧')
  })

  it('are written once, however often they are asked for', async () => {
    assert.equal(await comment(), 'written')
    assert.equal(await comment(), 'already-there')
    assert.equal((await comments()).length, 1)
  })

  it('are written once when the answer was lost', async () => {
    await control('fault', { reply: 'drop-after' })
    await assert.rejects(comment(), UnreachableError)
    assert.equal((await comments()).length, 1)
    assert.equal(await comment(), 'already-there')
    assert.equal((await comments()).length, 1)
  })

  it('are not mistaken for another whose marker begins the same', async () => {
    await comment({ marker: `${marker}0` })
    assert.equal(await comment(), 'written')
  })

  it('are not silenced by a client who quotes the marker in public', async () => {
    await control(`tickets/${ticket}/comments`, { body: `> ${inBrackets(marker)}`, public: true })
    assert.equal(await comment(), 'written')
  })

  it('are found behind more than a page of later comments', async () => {
    await comment()
    for (let n = 0; n < 101; n++) await control(`tickets/${ticket}/comments`, { body: `Later ${n}` })
    assert.equal(await comment(), 'already-there')
  })

  it('wait while the system is busy or broken', async () => {
    for (const reply of [429, 500]) {
      await control('fault', { reply })
      await assert.rejects(comment(), UnreachableError)
    }
    assert.equal(await comment(), 'written')
  })

  /** Lets something happen between our reading of the ticket and our writing to it. */
  async function whileWriting(meanwhile: () => Promise<unknown>): Promise<string> {
    const real = globalThis.fetch
    globalThis.fetch = async (url, init) => {
      if (init?.method !== 'PUT') return real(url, init)
      globalThis.fetch = real
      await meanwhile()
      return real(url, init)
    }
    return comment().finally(() => {
      globalThis.fetch = real
    })
  }

  it('are written although a colleague saves the ticket at the same time', async () => {
    const colleague = () => control(`tickets/${ticket}/comments`, { body: 'Me too', public: false })
    assert.equal(await whileWriting(colleague), 'written')
    assert.equal((await comments()).length, 2)
  })

  it('are written once when two of us write at the same time', async () => {
    assert.equal(await whileWriting(() => comment()), 'already-there')
    assert.equal((await comments()).length, 1)
  })

  it('say when the ticket is gone', async () => {
    assert.equal(await comment({ ticket: '999999' }), 'ticket-gone')
  })

  it('cannot be read with a wrong token', async () => {
    await assert.rejects(zendeskTickets({ url: desk.url, token: 'wrong' }).requester(ticket), RefusedError)
  })

  it('can be traced to who asked', async () => {
    assert.deepEqual(await tickets.requester(ticket), { name: 'Ana Flores', email: 'ana@shop.example' })
    assert.equal(await tickets.requester('999999'), undefined)
  })
})
