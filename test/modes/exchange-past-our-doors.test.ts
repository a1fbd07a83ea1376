import assert from 'node:assert/strict'
import { type Answer, Desk, type DeskCase, replacementFor } from '../desk.ts'
import { sharedWorld } from '../world.ts'

/** What somebody with access to Temporal may tell an exchange: once too often, too early, or past what is secured. */
describe('Straight through Temporal, an advance replacement', function () {
  this.timeout(180_000)
  let desk: Desk

  before(async () => {
    desk = new Desk(await sharedWorld())
  })

  it('keeps the hold that it has, however often it is told of it', async () => {
    const one = await secured()
    const hold = (await one.show()).holds[0]
    await signal(one, 'cardAuthorised', { ref: hold.ref, consent: 'agreed' })
    assert.deepEqual(await holdsOf(one), ['held', 'live'])
    await one.ship()
    await one.tell('device-received', { serial: one.serial })
    assert.deepEqual(await holdsOf(one), ['released', 'released'])
  })

  it('goes on when it was shipped before any hold: cancelled or not, one of the two has to come back', async () => {
    const one = await desk.openCase({ policy: 'speco' })
    await signal(one, 'replacementShipped', shippedTo(one))
    assert.deepEqual(await openTasks(one), ['shipped-unsecured'])
    await one.tell('cancellation', { reason: 'It works again.' })
    const { stage, collateral } = await one.show()
    assert.deepEqual([stage, collateral], ['in-transit', 'unsecured'])
    await one.tell('replacement-delivered')
    await one.tell('device-received', { serial: replacementFor(one.serial) })
    assert.equal((await one.show()).outcome, 'cancelled')
  })

  it('takes a hold that comes after the shipment, and asks for none in vain', async () => {
    const one = await desk.openCase({ policy: 'speco' })
    await signal(one, 'replacementShipped', shippedTo(one))
    await one.authorise()
    assert.deepEqual(await holdsOf(one), ['held', 'live'])

    const other = await desk.openCase({ policy: 'speco' })
    await signal(other, 'replacementShipped', shippedTo(other))
    await other.tell('replacement-delivered')
    await other.advance('P9D')
    assert.equal((await other.show()).stage, 'awaiting-return', 'the link lapses, the case does not')
    await other.advance('P30D')
    assert.deepEqual((await other.record()).triggers, ['rma.unreturned.billed 25900'])
  })

  it('writes down of lost disputes what was taken and no more, and goes on to its end', async () => {
    const one = await secured()
    await one.ship()
    await one.tell('replacement-delivered')
    await one.advance('P36D')
    const { ref } = (await one.show()).holds.find((hold: Answer) => hold.state === 'captured')
    const lost = { ref, verdict: 'lost', amount: 200_00 }
    await signal(one, 'disputeClosed', lost)
    await signal(one, 'disputeClosed', { ...lost, closedAt: new Date().toISOString() })
    await signal(one, 'disputeOpened', { ref })
    await signal(one, 'disputeClosed', { ...lost, amount: 259_00 })
    assert.deepEqual(
      (await one.record()).ledger.filter(line => line.startsWith('dispute')),
      ['dispute-lost 20000', 'dispute-lost 5900'],
    )
    await one.advance('P61D')
    const { stage, outcome } = await one.show()
    assert.deepEqual([stage, outcome], ['closed', 'billed'])
  })

  it('goes on when the ledger refuses a line: finance are asked, and all that comes after it is told', async () => {
    const one = await secured()
    await one.ship()
    await one.tell('replacement-delivered')
    await one.advance('P36D')
    const { currency, holds } = await one.show()
    const lost = { kind: 'dispute-lost', obligation: 'return', serial: one.serial, amount: 259_00, currency }
    await desk.box.records
      .insertInto('ledger')
      .values({ ...lost, rma: one.rma, at: new Date().toISOString(), effect_key: `${one.rma}/by-hand` } as never) // as the tables have it
      .execute()
    const { ref } = holds.find((hold: Answer) => hold.state === 'captured')
    await signal(one, 'disputeClosed', { ref, verdict: 'lost', amount: 259_00 })
    assert.deepEqual(await openTasks(one), ['management-notice', 'money-stuck'])
    assert.equal((await one.show()).disputed, 'lost')
    await one.advance('P61D')
    assert.equal((await one.show()).stage, 'closed')
  })

  it('ends an order that is refused for good once finance has settled it by hand', async () => {
    const one = await secured()
    await one.ship()
    await one.tell('replacement-delivered')
    const { currency } = await one.show()
    const taken = { kind: 'charged', obligation: 'return', serial: one.serial, amount: 259_00, currency }
    await desk.box.records
      .insertInto('ledger')
      .values({ ...taken, rma: one.rma, at: new Date().toISOString(), effect_key: `${one.rma}/by-hand` } as never) // as the tables have it
      .execute()
    await one.advance('P36D')
    const stuck = (await one.tasks()).find(({ kind, doneAt }) => kind === 'money-stuck' && !doneAt)
    assert.deepEqual([stuck?.role, stuck?.detail.variant], ['finance', 'refused'])
    const order = stuck?.occasion
    const settle = (said: object, role: 'finance' | 'staff') =>
      one.tell('settlement-by-hand', { order, reference: 'INV-7', reason: 'Booked by hand.', ...said }, role)
    await assert.rejects(settle({}, 'staff'), /not-allowed/)
    await assert.rejects(settle({ order: 'another' }, 'finance'), new RegExp(`Name an order .*${order}`))
    await settle({}, 'finance')
    await one.rest()
    const { stage, outcome, units } = await one.show()
    assert.deepEqual([stage, outcome, units[0].state], ['closed', 'settled-by-staff', 'forgiven'])
    assert.deepEqual(await openTasks(one), [])
    assert.equal((await holdsOf(one)).includes('live'), false)
    assert.deepEqual((await one.record()).triggers, [])
  })

  async function secured(): Promise<DeskCase> {
    const one = await desk.openCase({ policy: 'speco' })
    await one.authorise()
    return one
  }

  function shippedTo({ serial }: DeskCase) {
    const units = [{ serial, replacementSerial: replacementFor(serial) }]
    return { carrier: 'UPS', tracking: `1Z${serial}`, units }
  }

  async function holdsOf(one: DeskCase): Promise<string[]> {
    const { collateral, holds } = await one.show()
    return [collateral, ...holds.map((hold: Answer) => hold.state)]
  }

  async function openTasks(one: DeskCase): Promise<string[]> {
    return (await one.tasks()).filter(task => !task.doneAt).map(task => task.kind)
  }

  async function signal(one: DeskCase, name: string, payload: object): Promise<void> {
    await desk.box.client.workflow.getHandle(one.rma).signal(name, payload)
    await one.rest()
  }
})
