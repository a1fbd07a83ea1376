import assert from 'node:assert/strict'
import { approvalBody, Desk, DeskCase, replacementFor } from '../desk.ts'
import { sharedWorld } from '../world.ts'

/** What somebody with access to Temporal may do to returns that promise little: none of it gets past the rules. */
describe('Straight through Temporal', function () {
  this.timeout(180_000)
  let desk: Desk

  before(async () => {
    desk = new Desk(await sharedWorld())
  })

  it('a virtual return is approved by staff or a manager only (SP-8)', async () => {
    const one = await open('virtualReturn')
    const approve = (input: object) =>
      desk.box.client.workflow.getHandle(one.rma).executeUpdate('approve', {
        args: [
          { by: 'ticketing:zendesk', role: 'ticketing', reason: 'A rule of ours.', verdict: 'approved', ...input },
        ],
      })
    await assert.rejects(approve({}), refusedWith(/staff or a manager/))
    await assert.rejects(approve({ role: 'staff', verdict: 'qualified' }), refusedWith(/approved or declined/))
    await approve({ by: 'staff:ana', role: 'staff' })
    await assert.rejects(approve({ role: 'staff' }), refusedWith(/approved already/))
    await one.rest()
    assert.equal((await one.show()).stage, 'awaiting-shipment')
  })

  it('a virtual return that was shipped before anybody approved it is a manager’s to answer for', async () => {
    const one = await open('virtualReturn')
    const units = [{ serial: one.serial, replacementSerial: replacementFor(one.serial) }]
    await signal(one, 'replacementShipped', { carrier: 'UPS', tracking: `1Z${one.client.id}`, units })
    assert.deepEqual(await openTasks(one), ['approve-return staff', 'approve-return manager'])
    assert.equal((await one.show()).stage, 'awaiting-approval')
    const declined = one.tell('approval', { verdict: 'declined', reason: 'No.' }, 'manager')
    await assert.rejects(declined, /can only be approved now/)
    await signal(one, 'replacementDelivered', {})
    await one.tell('approval', { verdict: 'approved', reason: 'Agreed on the phone.' }, 'manager')
    const record = await one.record()
    assert.deepEqual([record.outcome, record.units], ['delivered', ['failed not-expected']])
    assert.deepEqual(await openTasks(one), [])
  })

  it('a virtual return that was shipped before its approval, and that staff then settle, says so', async () => {
    const one = await open('virtualReturn')
    await signal(one, 'replacementShipped', { carrier: 'UPS', tracking: `1Z${one.client.id}` })
    await one.tell('finish', { reason: 'The parcel came back unopened.' }, 'staff')
    assert.equal((await one.record()).outcome, 'settled-by-staff')
    assert.deepEqual(await openTasks(one), [])
  })

  it('of two virtual returns that were asked for in the same moment, the second is not approved (SP-9)', async () => {
    const one = await open('virtualReturn', 2)
    const other = await open('virtualReturn', 2)
    // As if both requests had come before either was written down.
    await desk.box.records
      .updateTable('cases')
      .set({ customer_ref: `client-${one.client.id}` })
      .where('rma', '=', other.rma)
      .execute()
    const yes = { verdict: 'approved', reason: 'One site.' }
    await one.tell('approval', yes, 'staff')
    await assert.rejects(other.tell('approval', yes, 'staff'), /decision-refused.*2 went already, and this asks for 2/)
    await other.rest()
    assert.equal((await other.show()).stage, 'awaiting-approval')
    const said = (await other.list('events')).find(({ what }) => what === 'not approved')
    assert.deepEqual(said.because, ['settled:virtuals-3'])
    await other.tell('approval', { verdict: 'declined', reason: 'They have three already.' }, 'staff')
    assert.deepEqual((await other.record()).letters, ['declined'])
  })

  it('a cancelled workflow calls off a virtual return that has not shipped, and none that has', async () => {
    const one = await open('virtualReturn')
    const workflow = desk.box.client.workflow.getHandle(one.rma)
    await workflow.cancel()
    assert.deepEqual(await workflow.result(), { kind: 'closed', rma: one.rma, outcome: 'cancelled' })
    assert.deepEqual((await one.record()).letters, ['cancelled'])

    const shipped = await open('virtualReturn')
    await shipped.tell('approval', { verdict: 'approved', reason: 'One site.' }, 'staff')
    await shipped.ship()
    await desk.box.client.workflow.getHandle(shipped.rma).cancel()
    await shipped.rest()
    assert.equal((await shipped.show()).stage, 'in-transit')
    await shipped.tell('replacement-delivered')
    assert.equal((await shipped.show()).outcome, 'delivered')
  })

  it('a replacement of a virtual return joins the warranty chain of what it replaces (VD-15)', async () => {
    const one = await open('virtualReturn')
    await one.tell('approval', { verdict: 'approved', reason: 'One site.' }, 'staff')
    await one.ship()
    const known = () =>
      desk.box.records
        .selectFrom('devices')
        .select(['serial', 'chain_started_on', 'replacements', 'origin'])
        .where('serial', 'in', [one.serial, replacementFor(one.serial)] as never) // serials of this test
        .orderBy('replacements')
        .execute()
    assert.equal((await known()).length, 1, 'not before the client has it')
    await one.tell('replacement-delivered')
    const [original, replacement] = await known()
    assert.ok(original && replacement)
    assert.deepEqual([original.origin, original.replacements], ['original', 0])
    assert.deepEqual(
      [replacement.origin, replacement.replacements, replacement.chain_started_on],
      ['replacement', 1, original.chain_started_on],
    )
  })

  it('a cancelled workflow calls off a return over the counter', async () => {
    const one = await open('overTheCounterReturn')
    const workflow = desk.box.client.workflow.getHandle(one.rma)
    await workflow.cancel()
    assert.deepEqual(await workflow.result(), { kind: 'closed', rma: one.rma, outcome: 'cancelled' })
    assert.deepEqual((await one.record()).letters, ['approval', 'cancelled'])
  })

  it('what means nothing over the counter is on record, and a person is told', async () => {
    const one = await open('overTheCounterReturn')
    await signal(one, 'replacementShipped', {})
    assert.deepEqual(await openTasks(one), ['malformed-fact staff'])
    await signal(one, 'distributorReturned', { returnedAt: new Date().toISOString() })
    assert.equal((await one.show()).outcome, 'taken-by-distributor')
  })

  it('what says something else under the id of a fact that is known goes to a person, and the first telling stands', async () => {
    const one = await open('overTheCounterReturn')
    await one.tell('device-received', { serial: one.serial }, 'receiver')
    const { id, by, fact } = await desk.box.records
      .selectFrom('facts')
      .select(['id', 'by', 'fact'])
      .where('rma', '=', one.rma as never) // a case of this test
      .executeTakeFirstOrThrow()
    const before = (await openTasks(one)).length
    const kept = { ...fact, id: String(id), by }
    await signal(one, 'deviceReceived', kept)
    assert.equal((await openTasks(one)).length, before, 'the same once more says nothing')
    const otherwise = { ...kept, contents: 'empty-box' }
    await signal(one, 'deviceReceived', otherwise)
    await signal(one, 'deviceReceived', otherwise)
    const task = (await one.tasks()).find(({ kind, doneAt }) => kind === 'malformed-fact' && !doneAt)
    assert.deepEqual(task?.detail.payload, otherwise)
    assert.match(task?.detail.problems[0].detail, /says something else, and stands/)
    assert.equal((await openTasks(one)).length, before + 1)
  })

  async function open(returnType: 'virtualReturn' | 'overTheCounterReturn', count = 1): Promise<DeskCase> {
    const client = desk.newClient()
    const ticket = await desk.openTicket(client)
    const { units, ...asked } = approvalBody({ policy: 'speco', units: count }, client, ticket)
    const cameras = units.map(unit => ({ ...unit, brand: 'Speco', kind: 'camera' }))
    const { rma } = await desk.ask('ticketing', 'POST', '/v1/cases', { ...asked, returnType, units: cameras })
    const one = new DeskCase(desk, { rma, ticket, client, serials: units.map(unit => unit.serial) })
    await one.rest()
    return one
  }

  async function signal(one: DeskCase, name: string, payload: object): Promise<void> {
    await desk.box.client.workflow.getHandle(one.rma).signal(name, payload)
    await one.rest()
  }

  async function openTasks(one: DeskCase): Promise<string[]> {
    return (await one.tasks()).filter(task => !task.doneAt).map(task => `${task.kind} ${task.role}`)
  }
})

/** The client wraps what the case says. */
function refusedWith(words: RegExp) {
  return (error: unknown) => words.test(String((error as { cause?: { message?: string } }).cause?.message))
}
