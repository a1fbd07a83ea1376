import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { resolve } from 'node:path'
import { lookForApproved } from '../../../api/approved-ticket.ts'
import { readTicketFields } from '../../../config/ticket-fields.ts'
import { UnreachableError } from '../../../counterparts/errors.ts'
import { zendeskApprovals } from '../../../counterparts/tickets/zendesk-approvals.ts'
import { readZendeskHook } from '../../../counterparts/tickets/zendesk-hook.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { findCase, listCases } from '../../../records/cases.ts'
import { findCustomer } from '../../../records/customers.ts'
import { startTicketDesk, type TicketDesk } from '../../../sandbox/ticket-desk.ts'
import { type TestHouse, testHouse } from '../../api/house.ts'

const FIELDS = readTicketFields(resolve(import.meta.dirname, '../../../sandbox/ticket-fields.yaml'))
const SECRETS = ['new-secret', 'old-secret']
const FILLED_IN = [
  { id: 1001, value: 'speco' },
  { id: 1002, value: 'rma_advance' },
  { id: 1003, value: 'client_direct' },
  { id: 1004, value: 'C1, C2' },
  { id: 1005, value: 'Speco' },
  { id: 1006, value: 'O8B8' },
  { id: 1007, value: '1,399.5' },
  { id: 1008, value: '279.30' },
  { id: 1009, value: '2026-02-20' },
]

interface Ticket {
  id: number
  tags: string[]
  comments: { body: string; public: boolean }[]
}

describe('A ticket that is approved', () => {
  let t: TestHouse
  let desk: TicketDesk
  let url: string
  let number: number

  beforeEach(async () => {
    t = await testHouse()
    url = await t.api.listen({ port: 0, host: '127.0.0.1' })
    const webhook = { url: `${url}/v1/hooks/zendesk`, secret: 'old-secret' }
    desk = await startTicketDesk({ port: 0, token: 't0ken', webhook })
    t.house.ticketing = {
      kind: 'zendesk',
      readHook: request => readZendeskHook(request, SECRETS),
      approved: zendeskApprovals({ url: desk.url, token: 't0ken', fields: FIELDS }),
    }
    number = await opened()
  })
  afterEach(async () => {
    await desk.stop()
    await t.close()
  })

  async function control(path: string, body: object): Promise<Partial<Ticket>> {
    const answer = await fetch(`${desk.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.status === 204 ? {} : ((await answer.json()) as Ticket) // the desk's own
  }
  const requester = { name: 'Ana Diaz', email: 'ana@example.com' }
  const opened = async (fields: object[] = FILLED_IN) =>
    (await control('tickets', { requester, custom_fields: fields })).id ?? 0
  const approve = (id = number) => control(`tickets/${id}/change`, { add: ['rma_approved'] })
  const ticket = async (id = number) => (await (await fetch(`${desk.url}/control/tickets/${id}`)).json()) as Ticket // the desk's own
  const theCase = (id = number) => findCase(t.records, rmaNumber(`speco-${id}`))
  const until = async (holds: () => Promise<boolean>) => {
    for (const end = Date.now() + 5_000; !(await holds()); await new Promise(wake => setTimeout(wake, 20)))
      assert.ok(Date.now() < end, 'It does not come about.')
  }
  const isMarked = async (id = number) => (await ticket(id)).tags.includes('rma_workflow_started')

  function signed(body: string, { secret = 'new-secret', at = Date.now() } = {}): Record<string, string> {
    const timestamp = new Date(at).toISOString()
    return {
      'content-type': 'application/json',
      'x-zendesk-webhook-signature-timestamp': timestamp,
      'x-zendesk-webhook-signature': createHmac('sha256', secret)
        .update(timestamp + body)
        .digest('base64'),
    }
  }
  async function hook(body: string, headers = signed(body)) {
    const answer = await fetch(`${url}/v1/hooks/zendesk`, { method: 'POST', headers, body })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as { kind?: string } } // read below
  }
  const hint = () => hook(JSON.stringify({ ticket_id: number, policy: 'focus', serial: 'FORGED' }))

  it('starts its case by the trigger’s webhook, with what the ticket says', async () => {
    await control(`tickets/${number}/comments`, { body: 'Dead sensor, tested twice.', public: false })
    await approve()
    await until(() => isMarked())
    const row = await theCase()
    assert.deepEqual(t.played.started, [`speco-${number}`])
    assert.equal(row?.ticket, String(number))
    assert.equal(row?.customer_ref, `zendesk-${100_000 + number}`)
    const { units, returnType, clientType, internalComment } = row!.request // asserted just above
    assert.deepEqual(
      { returnType, clientType, internalComment },
      {
        returnType: 'advanceReplacement',
        clientType: 'direct-client',
        internalComment: 'written',
      },
    )
    const one = { brand: 'Speco', model: 'O8B8', shippedOn: '2026-02-20', listPrice: 139_950, paidPrice: 27_930 }
    assert.deepEqual(units, [
      { serial: 'C1', ...one },
      { serial: 'C2', ...one },
    ])
    assert.deepEqual((await ticket()).tags, ['rma_approved', 'rma_workflow_started'])
  })

  it('is in the requester’s language, as far as it is one of ours', async () => {
    const locales = { 'es-419': 'es', es: 'es', 'en-US': 'en', 'pt-BR': null }
    for (const [locale, language] of Object.entries(locales)) {
      const asked = {
        requester: { ...requester, locale },
        custom_fields: FILLED_IN.map(field => (field.id === 1004 ? { id: 1004, value: `S-${locale}` } : field)),
      }
      const { id = 0 } = await control('tickets', asked)
      await approve(id)
      await until(() => isMarked(id))
      const row = await theCase(id)
      assert.equal((await findCustomer(t.records, row?.customer_ref ?? ''))?.language, language, locale)
    }
  })

  it('TICKET-1: starts one case, however often its webhook comes, and although fields change later', async () => {
    await control('webhooks', { webhooks: 'sent-twice' })
    await approve()
    await until(() => isMarked())
    await control(`tickets/${number}/change`, { fields: [{ id: 1001, value: 'focus' }] })
    assert.equal((await hint()).body.kind, 'known')
    assert.deepEqual(
      (await Promise.all([hint(), hint()])).map(one => one.status),
      [200, 200],
    )
    assert.equal((await listCases(t.records, { limit: 10 })).length, 1)
  })

  it('TICKET-2: is not believed without a signature that fits, nor an old one; and under either secret', async () => {
    const body = JSON.stringify({ ticket_id: number })
    const five = 5 * 60_000
    for (const headers of [
      { 'content-type': 'application/json' },
      signed(body, { secret: 'another' }),
      signed(`${body} `),
      signed(body, { at: Date.now() - five - 2_000 }),
      signed(body, { at: Date.now() + five + 2_000 }),
      { ...signed(body), 'x-zendesk-webhook-signature-timestamp': 'yesterday' },
    ])
      assert.equal((await hook(body, headers as Record<string, string>)).status, 401)
    for (const headers of [signed(body, { secret: 'old-secret' }), signed(body, { at: Date.now() - five + 5_000 })])
      assert.equal((await hook(body, headers)).body.kind, 'not-approved')
  })

  it('TICKET-3: is read from the ticket alone; a body that a placeholder broke starts nothing', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    assert.equal((await hook('{"ticket_id":"47", "requester": "Ana "the boss""}')).status, 400)
    assert.equal((await hook('{"ticket_id":"../users/1"}')).status, 400)
    assert.equal((await hint()).body.kind, 'opened')
    assert.equal((await theCase())?.profile, 'speco')
  })

  it('TICKET-4: starts its case in the hourly look, when the webhook was lost', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    const other = await opened(FILLED_IN.map(one => (one.id === 1004 ? { ...one, value: 'D1' } : one)))
    await approve(other)
    await lookForApproved(t.house)
    assert.deepEqual(t.played.started.toSorted(), [`speco-${number}`, `speco-${other}`])
    assert.ok((await isMarked()) && (await isMarked(other)))
    await lookForApproved(t.house)
    assert.equal(t.played.started.length, 2)
  })

  it('TICKET-5: does nothing once the approval was taken back, or the ticket is gone', async () => {
    assert.equal((await hint()).body.kind, 'not-approved')
    assert.equal((await hook('{"ticket_id":999999}')).body.kind, 'not-approved')
    assert.deepEqual(t.played.started, [])
  })

  it('TICKET-6: goes back to its agent with all that is missing, and comes again with the tag', async () => {
    const bare = await opened([
      { id: 1001, value: 'speco' },
      { id: 1007, value: 'a lot' },
    ])
    await control('webhooks', { webhooks: 'lost' })
    await approve(bare)
    await lookForApproved(t.house)
    const seen = await ticket(bare)
    assert.deepEqual(seen.tags, [])
    assert.equal(seen.comments.length, 1)
    assert.equal(seen.comments[0]!.public, false)
    assert.match(
      seen.comments[0]!.body,
      /listPrice \(ticket field 1007\): expected a price such as 399\.00, found "a lot"/,
    )

    await control(`tickets/${bare}/change`, { fields: [{ id: 1007, value: '399' }], add: ['rma_approved'] })
    await lookForApproved(t.house)
    const again = (await ticket(bare)).comments.at(-1)!.body
    assert.match(again, /brand \(ticket field 1005\): missing/)
    assert.match(again, /model \(ticket field 1006\): missing/)

    await control(`tickets/${bare}/change`, { fields: FILLED_IN, add: ['rma_approved'] })
    await lookForApproved(t.house)
    assert.ok(await theCase(bare))
  })

  it('TICKET-7: goes back with the reason when the policy says no, or the unit has an RMA', async () => {
    await approve()
    await until(() => isMarked())
    const twin = await opened()
    await approve(twin)
    await until(async () => (await ticket(twin)).comments.length === 1)
    assert.match((await ticket(twin)).comments[0]!.body, /C1 has an open RMA already/)
    assert.deepEqual((await ticket(twin)).tags, [])
  })

  it('TICKET-8: is asked for again while the ticketing system is away, busy or refuses our key', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    for (const reply of [500, 429, 401]) {
      await control('fault', { reply })
      const answer = await hint()
      assert.equal(answer.status, 503)
      // Zendesk comes again only if it is asked to within a minute.
      assert.ok(Number(answer.headers.get('retry-after')) < 60)
    }
    assert.equal((await hint()).body.kind, 'opened')
  })

  it('TICKET-9: starts one case when two APIs look at the same moment as a webhook comes', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    await Promise.all([lookForApproved(t.house), lookForApproved(t.house), hint(), hint()])
    assert.deepEqual(t.played.started, [`speco-${number}`])
    assert.ok(await isMarked())
  })

  it('TICKET-10: gets its mark later, when we died before we could write it', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    await control('fault', { reply: 'drop-after' })
    assert.equal((await hint()).status, 503)
    assert.ok(await theCase())
    await control(`tickets/${number}/change`, { remove: ['rma_workflow_started'] })
    await lookForApproved(t.house)
    assert.ok(await isMarked())
    assert.deepEqual(t.played.started, [`speco-${number}`])
  })

  it('stays for the next look when one ticket cannot be read', async () => {
    await control('webhooks', { webhooks: 'lost' })
    await approve()
    await control('fault', { reply: 500 })
    await assert.rejects(lookForApproved(t.house), UnreachableError)
    await lookForApproved(t.house)
    assert.ok(await theCase())
  })
})
