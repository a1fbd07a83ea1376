import assert from 'node:assert/strict'
import { approvalBody, Desk, DeskCase } from '../desk.ts'
import { sharedWorld } from '../world.ts'

/** What somebody with access to Temporal may do to a return of goods that are not needed. */
describe('Straight through Temporal, a return of what is not needed', function () {
  this.timeout(180_000)
  let desk: Desk

  before(async () => {
    desk = new Desk(await sharedWorld())
  })

  it('is called off when its workflow is cancelled, and what is here is still refunded', async () => {
    const nothing = await open()
    const workflow = desk.box.client.workflow.getHandle(nothing.rma)
    await workflow.cancel()
    assert.deepEqual(await workflow.result(), { kind: 'closed', rma: nothing.rma, outcome: 'cancelled' })
    assert.deepEqual((await nothing.record()).letters, ['approval', 'cancelled'])

    const partly = await open(2)
    await signal(partly, 'deviceReceived', { serial: partly.serial })
    await desk.box.client.workflow.getHandle(partly.rma).cancel()
    await partly.rest()
    assert.deepEqual((await partly.record()).units, ['failed received', 'failed not-expected'])
    await decide(partly, 'inspect', { serial: partly.serial, finding: 'no-trouble-found', condition: 'sealed' })
    await partly.rest()
    const { outcome, ledger } = await partly.record()
    assert.deepEqual([outcome, ledger], ['refunded', ['credited 19900']])
  })

  it('gets no label, whoever asks: the rule is on record (FO-8)', async () => {
    const one = await open()
    await signal(one, 'mailReceived', { asks: 'label' })
    const line = (await one.list('events')).find(({ what }) => what === 'label refused')
    assert.deepEqual(line.because, ['FO-8'])
    assert.deepEqual((await one.record()).letters, ['approval'])
  })

  it('takes no half decisions: how it came back, what came late, and who may allow it, have to be said (FO-6)', async () => {
    const one = await open()
    const { serial } = one
    await assert.rejects(decide(one, 'inspect', { serial, condition: 'sealed' }), refusedWith(/not here: receive it/))
    await assert.rejects(decide(one, 'allowLate', { serials: [serial] }), refusedWith(/Only a manager/))
    const asManager = { role: 'manager', by: 'manager:kim' }
    await assert.rejects(decide(one, 'allowLate', { ...asManager, serials: [serial] }), refusedWith(/none/))
    await assert.rejects(decide(one, 'allowLate', { ...asManager, serials: 'C1' }), refusedWith(/Name units/))
    await signal(one, 'deviceReceived', { serial })
    for (const condition of [undefined, 'like new', null])
      await assert.rejects(
        decide(one, 'inspect', { serial, condition }),
        refusedWith(/sealed, opened, installed, used/),
      )
    await assert.rejects(decide(one, 'cancel', {}), refusedWith(/Everything is here/))
    await assert.rejects(decide(one, 'finish', {}), refusedWith(/inspect it/))
    await assert.rejects(decide(one, 'extend', { days: 3 }), refusedWith(/Nothing of the kind/))
    await decide(one, 'inspect', { serial: ` ${serial.toLowerCase()} `, condition: 'used' })
    await one.rest()
    assert.deepEqual((await one.record()).ledger, ['credited 14925'])
  })

  async function open(units = 1): Promise<DeskCase> {
    const client = desk.newClient()
    const ticket = await desk.openTicket(client)
    const { units: asked, ...approval } = approvalBody({ policy: 'focus', units }, client, ticket)
    const deliveredAt = new Date(Date.now() - 5 * 86_400_000).toISOString()
    const goods = asked.map(unit => ({ ...unit, tax: 0, deliveredAt }))
    const order = { number: 'SO-77' }
    const body = { ...approval, returnType: 'orderedNotNeededReturn', order, units: goods }
    const { rma } = await desk.ask('ticketing', 'POST', '/v1/cases', body)
    const one = new DeskCase(desk, { rma, ticket, client, serials: goods.map(unit => unit.serial) })
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
})

/** The client wraps what the case says. */
function refusedWith(words: RegExp) {
  return (error: unknown) => words.test(String((error as { cause?: { message?: string } }).cause?.message))
}
