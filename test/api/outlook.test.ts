import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { keepLetter } from '../../records/letters.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('What the desk sees of a case besides its records', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const whyNot = async (role: 'staff' | 'manager' | 'receiver') => {
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
