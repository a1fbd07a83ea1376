import assert from 'node:assert/strict'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import { inBrackets, markerOf } from '../../../counterparts/tickets/marker.ts'
import type { CaseStage } from '../../../counterparts/tickets/port.ts'
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
  const comment = (order: { marker?: string; body?: string; ticket?: string; stage?: CaseStage } = {}) =>
    tickets.comment({ ticket, marker, body: 'Billed $399.00.', ...order })

  it('TICKET-11: are internal, always, and end with their marker', async () => {
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

  it('TICKET-12: are written once when the answer was lost', async () => {
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

  it('TICKET-18: are not silenced by a client who quotes the marker in public', async () => {
    await control(`tickets/${ticket}/comments`, { body: `> ${inBrackets(marker)}`, public: true })
    assert.equal(await comment(), 'written')
  })

  it('are found behind more than a page of later comments', async () => {
    await comment()
    for (let n = 0; n < 101; n++) await control(`tickets/${ticket}/comments`, { body: `Later ${n}` })
    assert.equal(await comment(), 'already-there')
  })

  it('TICKET-14: wait while the system is busy or broken, as long as it asks for', async () => {
    for (const reply of [429, 500]) {
      await control('fault', { reply })
      await assert.rejects(comment(), (error: unknown) => {
        assert.ok(error instanceof UnreachableError)
        return error.retryAfter === 1_000
      })
    }
    assert.equal(await comment(), 'written')
  })

  it('TICKET-17: wait while the token is refused, minutes rather than seconds', async () => {
    for (const reply of [401, 403]) {
      await control('fault', { reply })
      await assert.rejects(comment(), (error: unknown) => {
        assert.ok(error instanceof UnreachableError)
        return error.retryAfter === 600_000
      })
    }
    assert.equal(await comment(), 'written')
  })

  it('TICKET-16: are refused by a ticket that is closed or full, for a person to see', async () => {
    await control(`tickets/${ticket}/change`, { status: 'closed' })
    await assert.rejects(comment(), RefusedError)
    await control(`tickets/${ticket}/change`, { status: 'open' })
    await control('fault', { reply: 422 })
    await assert.rejects(comment(), RefusedError)
  })

  const standing = async () => {
    const shown = await (await fetch(`${desk.url}/control/tickets/${ticket}`)).json()
    const { tags, status } = shown as { tags: string[]; status: string } // the desk's own ticket
    return { tags, status }
  }

  it('TICKET-19: say by a tag where the case stands, and leave the tags of others alone', async () => {
    await control(`tickets/${ticket}/change`, { add: ['vip', 'rma_approved'] })
    await comment({ stage: 'awaiting-hold' })
    assert.deepEqual((await standing()).tags, ['rma_approved', 'rma_stage_awaiting_hold', 'vip'])
    await comment({ stage: 'closed', marker: `${marker}0` })
    assert.deepEqual(await standing(), { tags: ['rma_approved', 'rma_stage_closed', 'vip'], status: 'open' })
  })

  it('solve the ticket with the case, where the company wants that', async () => {
    const solving = zendeskTickets({ url: desk.url, token: 't0ken', whenClosed: 'solve' })
    await solving.comment({ ticket, marker, body: 'Closed.', stage: 'closed' })
    assert.equal((await standing()).status, 'solved')
  })

  it('TICKET-20: are written although the ticket cannot be solved yet', async () => {
    await control(`tickets/${ticket}/change`, { required: true })
    const solving = zendeskTickets({ url: desk.url, token: 't0ken', whenClosed: 'solve' })
    assert.equal(await solving.comment({ ticket, marker, body: 'Closed.', stage: 'closed' }), 'written')
    assert.deepEqual(await standing(), { tags: ['rma_stage_closed'], status: 'open' })
    assert.equal((await comments()).length, 1)
  })

  it('are written with an agent’s API token as well', async () => {
    const agents = zendeskTickets({ url: desk.url, token: 'ana@example.com/token:t0ken' })
    assert.equal(await agents.comment({ ticket, marker, body: 'Billed.' }), 'written')
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

  it('TICKET-13: are written although a colleague saves the ticket at the same time', async () => {
    const colleague = () => control(`tickets/${ticket}/comments`, { body: 'Me too', public: false })
    assert.equal(await whileWriting(colleague), 'written')
    assert.equal((await comments()).length, 2)
  })

  it('TICKET-13: are written once when two of us write at the same time', async () => {
    assert.equal(await whileWriting(() => comment()), 'already-there')
    assert.equal((await comments()).length, 1)
  })

  it('TICKET-15: say when the ticket is gone', async () => {
    assert.equal(await comment({ ticket: '999999' }), 'ticket-gone')
  })

  it('cannot be read with a wrong token', async () => {
    for (const token of ['wrong', 'ana@example.com/token:wrong'])
      await assert.rejects(zendeskTickets({ url: desk.url, token }).requester(ticket), UnreachableError)
  })

  it('can be traced to who asked', async () => {
    assert.deepEqual(await tickets.requester(ticket), { name: 'Ana Flores', email: 'ana@shop.example' })
    assert.equal(await tickets.requester('999999'), undefined)
  })
})
