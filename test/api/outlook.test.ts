import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { keepLetter } from '../../records/letters.ts'
import { openTask } from '../../records/tasks.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('What the desk sees of a case besides its records', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse(undefined, { ticketPages: 'https://tickets.example.com/agent/tickets' })
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const whyNot = async (role: 'staff' | 'manager' | 'receiver' | 'finance') => {
    const { status, body } = await desk.ask(role, 'GET', '/v1/cases/RMA-1001/outlook')
    assert.equal(status, 200)
    const choices = body.choices as { decision: string; whyNot: string | null }[]
    return { body, of: Object.fromEntries(choices.map(choice => [choice.decision, choice.whyNot])) }
  }

  it('says what can be decided, what speaks against the rest, and who may decide it', async () => {
    desk.played.objections = { inspect: 'Unit C1 is not here: receive it first.' }
    const staff = await whyNot('staff')
    assert.equal(staff.of.extend, null)
    assert.equal(staff.of.inspect, 'Unit C1 is not here: receive it first.')
    assert.match(staff.of.waiveHold ?? '', /manager, admin/)
    assert.equal((await whyNot('manager')).of.waiveHold, null)
    assert.match((await whyNot('receiver')).of.extend ?? '', /staff, manager, admin/)
    assert.equal((staff.body.customer as unknown as { name: string }).name, SPECO_CASE.customer.name)
  })

  it('says what can be told of a case, and what has no meaning in it, is too early, or is for others', async () => {
    const told = async (role: 'staff' | 'receiver') => {
      const { body } = await desk.ask(role, 'GET', '/v1/cases/RMA-1001/outlook')
      return Object.fromEntries((body.facts as Fact[]).map(({ fact, whyNot }) => [fact, whyNot]))
    }
    const staff = await told('staff')
    assert.equal(staff['carrier-scan'], null)
    assert.equal(staff['device-received'], null)
    assert.match(staff['replacement-shipped'] ?? '', /has not authorised it yet/)
    assert.equal(staff['replacement-delivered'], 'No replacement has been shipped.')
    assert.equal(staff['vendor-answer'], 'It has no meaning in this kind of return.')
    assert.match(staff.acknowledgement ?? '', /manager, admin/)
    assert.match((await told('receiver'))['carrier-scan'] ?? '', /Your role does not tell this/)
    await desk.records
      .updateTable('units')
      .set({ replacement: 'R1' as never })
      .execute()
    assert.equal((await told('staff'))['replacement-delivered'], null)
    await desk.records
      .updateTable('cases')
      .set({ stage: 'closed', closed_at: '2026-04-05T04:00:00Z' as never })
      .execute()
    assert.equal((await told('staff'))['replacement-delivered'], 'The case has closed.')
    assert.equal((await told('staff'))['device-received'], null)
  })

  it('names the other cases of a unit, of what replaced it, and where its ticket is shown', async () => {
    await desk.records
      .updateTable('units')
      .set({ open: false, replacement: 'R1' as never })
      .execute()
    await desk.records.updateTable('cases').set({ stage: 'closed' }).execute()
    const again = (serial: string, ticket: string) => ({
      ...SPECO_CASE,
      ticket,
      units: SPECO_CASE.units.map(unit => ({ ...unit, serial })),
    })
    await desk.ask('ticketing', 'POST', '/v1/cases', again('R1', '4712'))
    const { body } = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/outlook')
    assert.deepEqual(body.relatives, [{ serial: 'R1', rma: 'RMA-1002', as: 'failed', stage: 'approved' }])
    assert.equal(body.ticketPage, 'https://tickets.example.com/agent/tickets/4711')
    const later = await desk.ask('staff', 'GET', '/v1/cases/RMA-1002/outlook')
    assert.deepEqual(later.body.relatives, [{ serial: 'R1', rma: 'RMA-1001', as: 'replacement', stage: 'closed' }])
  })

  it('shows the client’s own page as a page that can do nothing, and none of a vendor’s leg', async () => {
    const page = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/own-page')
    assert.equal(page.status, 200)
    assert.match(page.text, /RMA-1001/)
    const policy = String(page.headers['content-security-policy'])
    assert.match(policy, /form-action 'none'.*sandbox/)
    assert.doesNotMatch(policy, /script-src|allow-scripts/)
    assert.match((await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/own-page?lang=es')).text, /lang="es"/)
    assert.equal((await desk.ask('receiver', 'GET', '/v1/cases/RMA-1001/own-page')).status, 403)
    await desk.records.updateTable('cases').set({ return_type: 'vendorReturn' }).execute()
    assert.equal((await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/own-page')).status, 404)
  })

  it('leaves the unit in quarantine to decide, once a case has closed', async () => {
    await desk.records
      .updateTable('cases')
      .set({ stage: 'closed', closed_at: '2026-04-05T04:00:00Z' as never })
      .execute()
    await openTask(desk.records, {
      rma: rmaNumber('RMA-1001'),
      kind: 'quarantine',
      occasion: 'fact-1',
      role: 'staff',
      detail: {},
      at: instant('2026-04-06T04:00:00Z'),
    })
    assert.deepEqual((await whyNot('staff')).of, { reopen: null, resolveException: null })
    assert.match((await whyNot('finance')).of.reopen ?? '', /Your role/)
    const { body } = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001')
    assert.deepEqual(body.exceptions, [{ id: 'quarantine', kind: 'quarantine' }])
  })

  it('offers nothing while the case does not answer, and nothing once it has closed', async () => {
    desk.played.outlook = 'silent'
    const silent = await whyNot('staff')
    assert.equal(silent.body.answering, false)
    assert.ok(Object.values(silent.of).every(why => why !== null))
    await desk.records
      .updateTable('cases')
      .set({ stage: 'closed', closed_at: '2026-04-05T04:00:00Z' as never })
      .execute()
    assert.deepEqual((await whyNot('staff')).of, {})
  })

  it('shows a letter to nobody under the number of another case', async () => {
    const units = SPECO_CASE.units.map(unit => ({ ...unit, serial: 'C2' }))
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, ticket: '4712', units })
    await keepLetter(desk.records, {
      messageId: '<one@sendback.example>',
      rma: rmaNumber('RMA-1001'),
      kind: 'approval',
      occasion: '1',
      recipient: 'ana@example.com',
      subject: 'Approved',
      html: '<p>Dear Ana</p>',
      text: 'Dear Ana',
      at: instant('2026-03-02T15:00:00Z'),
    })
    const letter = encodeURIComponent('<one@sendback.example>')
    const own = await desk.ask('staff', 'GET', `/v1/cases/RMA-1001/letters/${letter}`)
    assert.deepEqual([own.status, own.text], [200, '<p>Dear Ana</p>'])
    assert.match(String(own.headers['content-security-policy']), /default-src 'none'.*sandbox/)
    assert.equal((await desk.ask('staff', 'GET', `/v1/cases/RMA-1002/letters/${letter}`)).status, 404)
  })
})

interface Fact {
  fact: string
  whyNot: string | null
}
