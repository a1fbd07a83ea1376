import assert from 'node:assert/strict'
import { approvalBody, Desk, DeskCase } from '../desk.ts'
import { sharedWorld } from '../world.ts'

/** What somebody with access to Temporal may do to a standard return. */
describe('Straight through Temporal, a standard return', function () {
  this.timeout(180_000)
  let desk: Desk

  before(async () => {
    desk = new Desk(await sharedWorld())
  })

  it('is called off when its workflow is cancelled: what is not here is expected no more, and what is here goes back', async () => {
    const nothing = await open()
    const workflow = desk.box.client.workflow.getHandle(nothing.rma)
    await workflow.cancel()
    assert.deepEqual(await workflow.result(), { kind: 'closed', rma: nothing.rma, outcome: 'cancelled' })
    assert.deepEqual((await nothing.record()).letters, ['approval', 'cancelled'])

    const partly = await open(2)
    const { serial } = partly
    await signal(partly, 'deviceReceived', { serial })
    await desk.box.client.workflow.getHandle(partly.rma).cancel()
    await partly.rest()
    const tasks = (await partly.show()).tasks.map((task: { kind: string }) => task.kind)
    assert.deepEqual(tasks, ['return-unit'])
    await signal(partly, 'replacementShipped', { units: [{ serial, replacementSerial: serial }] })
    await signal(partly, 'replacementDelivered', {})
    const { outcome, units } = await partly.record()
    assert.deepEqual([outcome, units], ['cancelled', ['failed sent-back', 'failed not-expected']])
  })

  it('takes facts in any order: delivered before it is here, and shipped before that', async () => {
    const one = await open()
    const { serial } = one
    await signal(one, 'replacementShipped', { units: [{ serial, replacementSerial: `${serial}R` }] })
    await signal(one, 'replacementDelivered', {})
    assert.equal((await one.show()).stage, 'awaiting-return')
    await signal(one, 'deviceReceived', { serial })
    const { outcome, ledger } = await one.record()
    assert.deepEqual([outcome, ledger], ['replaced', []])
  })

  it('takes a delivery that is told before its shipment, once the shipment is told', async () => {
    const one = await open()
    const { serial } = one
    await signal(one, 'deviceReceived', { serial })
    await signal(one, 'replacementDelivered', {})
    assert.equal((await one.show()).stage, 'inspecting')
    const shippedAt = new Date(Date.now() - 3_600_000).toISOString()
    await signal(one, 'replacementShipped', { units: [{ serial, replacementSerial: `${serial}R` }], shippedAt })
    const { outcome, audit } = await one.record()
    assert.equal(outcome, 'replaced')
    assert.equal(audit.filter((what: string) => what === 'delivered to the client').length, 1)
  })

  it('takes no half decisions: what was found, what is done and what it costs have to be said', async () => {
    const one = await open()
    const { serial } = one
    await refused(one, 'inspect', { serial, finding: 'fault-found' }, /not here/)
    await refused(one, 'reopen', {}, /nothing to reopen/)
    await signal(one, 'deviceReceived', { serial })
    for (const finding of [undefined, 'broken', null]) await refused(one, 'inspect', { serial, finding }, /fault-found/)
    await refused(one, 'inspect', {}, /not here/)
    await refused(one, 'remedy', { serial, remedy: 'repair' }, /Say first what the bench found/)
    await decide(one, 'inspect', { serial: ` ${serial.toLowerCase()} `, finding: 'fault-found' })
    await one.rest()
    await refused(one, 'inspect', { serial, finding: 'fault-found' }, /has been inspected/)
    for (const remedy of [undefined, 'refund']) await refused(one, 'remedy', { serial, remedy }, /repair, replace/)
    await refused(one, 'answerNoTrouble', { serial, answer: 'yes' }, /not asked that/)
    await refused(one, 'quote', { serial, amount: 1200 }, /Nothing is to be quoted/)
    await refused(one, 'answerQuote', { answer: 'accepted' }, /no open quote/)
    await decide(one, 'remedy', { serial, remedy: 'partner-team' })
    await one.rest()
    for (const amount of [undefined, 0, -1, 12.5, '1200'])
      await refused(one, 'quote', { serial, amount }, /whole amount/)
    await decide(one, 'quote', { serial, amount: 1200 })
    await one.rest()
    await refused(one, 'answerQuote', { answer: 'maybe' }, /accepted, declined, invoice/)
    await refused(one, 'answerQuote', { answer: 'invoice' }, /Only a manager/)
    await decide(one, 'answerQuote', { answer: 'accepted' })
    await one.rest()
    assert.deepEqual((await one.record()).ledger, ['invoiced 1200'])
    await refused(one, 'correctDelivery', { at: '2026-01-01T10:00:00Z' }, /Nothing is on its way/)
    await refused(one, 'extend', { days: 3 }, /Nothing of the kind/)
  })

  async function open(units = 1): Promise<DeskCase> {
    const client = desk.newClient()
    const ticket = await desk.openTicket(client)
    const { units: asked, ...approval } = approvalBody({ policy: 'speco', units }, client, ticket)
    const body = { ...approval, returnType: 'standardReturn', units: asked }
    const { rma } = await desk.ask('ticketing', 'POST', '/v1/cases', body)
    const one = new DeskCase(desk, { rma, ticket, client, serials: asked.map(unit => unit.serial) })
    await one.rest()
    return one
  }

  async function signal(one: DeskCase, name: string, payload: object): Promise<void> {
    await desk.box.client.workflow.getHandle(one.rma).signal(name, payload)
    await one.rest()
  }

  function decide(one: DeskCase, name: string, decision: object): Promise<unknown> {
    const made = { by: 'staff:ana', role: 'staff', reason: 'As the desk decided.', ...decision }
    return desk.box.client.workflow.getHandle(one.rma).executeUpdate<unknown, [object]>(name, { args: [made] })
  }

  async function refused(one: DeskCase, name: string, decision: object, words: RegExp): Promise<void> {
    // The client wraps what the case says.
    await assert.rejects(decide(one, name, decision), error =>
      words.test(String((error as { cause?: { message?: string } }).cause?.message)),
    )
  }
})
