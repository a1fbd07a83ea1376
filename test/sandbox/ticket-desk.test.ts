import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { startTicketDesk, type TicketDesk } from '../../sandbox/ticket-desk.ts'
import { eventually } from '../chaos/played-case.ts'
import { Listener } from '../counterparts/carriers/listener.ts'

const TOKEN = 't0ken'
const SECRET = 'desk-secret'

/** What Zendesk publishes of its API and webhooks: the desk must not be kinder than the real one. */
describe('The ticket desk keeps Zendesk’s rules', () => {
  let desk: TicketDesk
  let listener: Listener
  let ticket: string

  beforeEach(async () => {
    listener = new Listener()
    const url = await listener.start()
    desk = await startTicketDesk({ port: 0, token: TOKEN, webhook: { url: `${url}/hook`, secret: SECRET } })
    const opened = await control('tickets', { requester: { name: 'Ana Flores', email: 'ana@shop.example' } })
    ticket = String(opened.id)
  })
  afterEach(async () => {
    await desk.stop()
    await listener.stop()
  })

  // biome-ignore lint/suspicious/noExplicitAny: what another system answers
  async function answered(answer: Response): Promise<any> {
    const text = await answer.text()
    return text === '' ? {} : JSON.parse(text)
  }
  const control = async (path: string, body: object) =>
    answered(
      await fetch(`${desk.url}/control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  const api = (path: string, change?: object, authorization = `Bearer ${TOKEN}`) =>
    fetch(`${desk.url}/api/v2/${path}`, {
      headers: { authorization, ...(change && { 'content-type': 'application/json' }) },
      ...(change && { method: 'PUT', body: JSON.stringify(change) }),
    })
  const update = (change: object) => api(`tickets/${ticket}.json`, { ticket: change })
  const shown = async () => (await answered(await api(`tickets/${ticket}.json`))).ticket
  const comments = async (asked = '') => answered(await api(`tickets/${ticket}/comments.json${asked}`))
  const approve = () => control(`tickets/${ticket}/change`, { add: ['rma_approved'] })

  it('lets nobody in without the token, and takes it as a password beside an agent’s address too', async () => {
    assert.equal((await api('users/me.json', undefined, 'Bearer other')).status, 401)
    const basic = (token: string) => `Basic ${Buffer.from(`agent@desk.example/token:${token}`).toString('base64')}`
    assert.equal((await api('users/me.json', undefined, basic('other'))).status, 401)
    assert.equal((await api('users/me.json', undefined, basic(TOKEN))).status, 200)
  })

  it('shows a comment to the client unless it is told not to', async () => {
    await update({ comment: { body: 'For all' } })
    await update({ comment: { body: 'For us', public: false } })
    const seen = (await comments()).comments.map((one: { body: string; public: boolean }) => [one.body, one.public])
    assert.deepEqual(seen, [
      ['For all', true],
      ['For us', false],
    ])
  })

  it('refuses a safe update of a ticket that has changed, and changes nothing', async () => {
    const { updated_at } = await shown()
    await control(`tickets/${ticket}/comments`, { body: 'Meanwhile' })
    const stale = await update({ safe_update: true, updated_stamp: updated_at, additional_tags: ['late'] })
    assert.equal(stale.status, 409)
    assert.deepEqual((await shown()).tags, [])
    const fresh = await update({
      safe_update: true,
      updated_stamp: (await shown()).updated_at,
      additional_tags: ['in_time'],
    })
    assert.equal(fresh.status, 200)
    assert.deepEqual((await shown()).tags, ['in_time'])
  })

  it('adds and removes tags without touching others, and replaces them all when told all', async () => {
    await control(`tickets/${ticket}/change`, { add: ['vip', 'EU Region'] })
    await update({ additional_tags: ['rma'], remove_tags: ['vip'] })
    assert.deepEqual((await shown()).tags, ['eu', 'region', 'rma'])
    await update({ tags: ['only'] })
    assert.deepEqual((await shown()).tags, ['only'])
  })

  it('changes nothing of a closed ticket, and solves none whose required field is empty', async () => {
    await control(`tickets/${ticket}/change`, { required: true })
    assert.equal((await update({ status: 'solved' })).status, 422)
    await control(`tickets/${ticket}/change`, { status: 'closed' })
    assert.equal((await update({ additional_tags: ['more'] })).status, 422)
    assert.deepEqual((await shown()).tags, [])
  })

  it('knows no ticket that is not there', async () => {
    assert.equal((await api('tickets/999999.json')).status, 404)
    assert.equal((await api('tickets/999999.json', { ticket: {} })).status, 404)
  })

  it('tells comments a page at a time, from either end', async () => {
    for (const body of ['1', '2', '3']) await update({ comment: { body } })
    const bodies = (page: { comments: { body: string }[] }) => page.comments.map(({ body }) => body)
    const first = await comments('?page[size]=2')
    assert.deepEqual([bodies(first), first.meta.has_more], [['1', '2'], true])
    const second = await comments(`?page[size]=2&page[after]=${first.meta.after_cursor}`)
    assert.deepEqual([bodies(second), second.meta.has_more], [['3'], false])
    assert.deepEqual(bodies(await comments('?sort=-created_at')), ['3', '2', '1'])
  })

  it('finds by tags that are there and tags that are not, and by status', async () => {
    await approve()
    const other = await control('tickets', {
      requester: { name: 'Bo', email: 'bo@shop.example' },
      tags: ['rma_approved'],
    })
    await control(`tickets/${other.id}/change`, { add: ['rma_workflow_started'] })
    const found = async (query: string) =>
      (await answered(await api(`search.json?query=${encodeURIComponent(query)}`))).results.map(
        ({ id }: { id: number }) => String(id),
      )
    assert.deepEqual(await found('type:ticket tags:rma_approved -tags:rma_workflow_started'), [ticket])
    assert.deepEqual((await found('tags:rma_approved status<closed')).length, 2)
    await control(`tickets/${ticket}/change`, { status: 'closed' })
    assert.deepEqual(await found('tags:rma_approved status<closed'), [String(other.id)])
  })

  it('sends its trigger’s webhook signed over timestamp and body, and not once the loop is guarded', async () => {
    await approve()
    const { body, headers } = await eventually('no webhook', () => listener.heard[0])
    const stamp = headers['x-zendesk-webhook-signature-timestamp']
    const signature = createHmac('sha256', SECRET).update(`${stamp}${body}`).digest('base64')
    assert.equal(headers['x-zendesk-webhook-signature'], signature)
    assert.match(String(stamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.deepEqual(JSON.parse(body.toString()), { schema: 'rma.approved/1', ticket_id: ticket })

    await control(`tickets/${ticket}/change`, { add: ['rma_workflow_started'] })
    await control(`tickets/${ticket}/comments`, { body: 'Any news?' })
    await new Promise(resolve => setTimeout(resolve, 200))
    assert.equal(listener.heard.length, 1)
  })

  it('fires again whenever the ticket is saved and its conditions still hold', async () => {
    await approve()
    await control(`tickets/${ticket}/comments`, { body: 'Any news?' })
    await eventually('no second webhook', () => listener.heard[1])
    const ids = listener.heard.map(({ headers }) => headers['x-zendesk-webhook-invocation-id'])
    assert.equal(new Set(ids).size, 2)
  })

  it('does not come again after a 503 that names no time, and loses what nobody took', async () => {
    listener.refusing = 1
    await approve()
    await eventually('no webhook', () => listener.heard[0])
    await new Promise(resolve => setTimeout(resolve, 1_500))
    assert.equal(listener.heard.length, 1)
  })
})
