import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { TASK_QUEUE } from '../../client/cases.ts'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import { approvalBody, Desk, DeskCase, replacementFor } from '../desk.ts'
import { sharedWorld } from '../world.ts'

const run = promisify(execFile)

describe('Temporal’s own command line', function () {
  this.timeout(120_000)
  let desk: Desk
  let temporal: (...words: string[]) => Promise<{ stdout: string }>

  before(async () => {
    desk = new Desk(await sharedWorld())
    const program = await findTemporal()
    temporal = (...words) => run(program, [...words, '--address', desk.box.temporal.address])
  })

  it('starts a case and brings it to its end: the same records and letters as through our API', async () => {
    const one = await startedByHand('RMA-2001')
    const units = [{ serial: one.serial, replacementSerial: replacementFor(one.serial) }]
    await signal(one, 'replacementShipped', { carrier: 'UPS', tracking: `1Z${one.client.id}`, units })
    await signal(one, 'replacementDelivered', {})
    await one.advance('P1D')
    await signal(one, 'deviceReceived', { serial: one.serial, packaging: 'original' })
    await update(one, 'inspect', { serial: one.serial, finding: 'fault-found' })

    const other = await desk.openCase({ policy: 'voip-desk' })
    await other.ship()
    await other.tell('replacement-delivered')
    await other.advance('P1D')
    await other.tell('device-received', { serial: other.serial, packaging: 'original' })
    await other.tell('inspection', { serial: other.serial, finding: 'fault-found' })

    const record = await one.record()
    assert.deepEqual(record, await other.record())
    assert.equal(record.outcome, 'returned')
    assert.ok(record.letters.includes('received') && record.inTheMailbox >= 5)
    const words = (letter: { subject: string }) => letter.subject.replace(/\[[^\]]+\]/, '')
    assert.deepEqual((await one.mails()).map(words).sort(), (await other.mails()).map(words).sort())
  })

  it('brings a vendor’s leg to its end', async () => {
    const more = { returnType: 'standardReturn', clientType: 'reseller' }
    const leg = (await desk.openCase({ policy: 'voip-desk', more })).vendorLeg()
    const { serial } = leg
    await update(leg, 'enterVendorRma', { serial, number: 'DI-20931', from: 'original-distributor' })
    await update(leg, 'dispatchToVendor', { serial })
    await signal(leg, 'vendorAnswered', { serial, answer: 'credit', amount: 80_00 })
    const { outcome, triggers, tasks } = await leg.record()
    assert.deepEqual([outcome, triggers], ['credited', ['rma.vendor.credited 8000']])
    assert.deepEqual(
      tasks.filter(task => task.endsWith('open')),
      [],
    )
  })

  it('GROUND-20: may say what nobody understands: that becomes a task, and the case goes on', async () => {
    const one = await startedByHand('RMA-2002')
    await signal(one, 'deviceReceived', { serial: 7, when: 'yesterday' })
    await signal(one, 'deviceArrived', { serial: one.serial })
    await signal(one, 'deviceReceived', 'a phone')
    const tasks = (await one.tasks()).filter(task => task.kind === 'malformed-fact')
    assert.deepEqual(
      tasks.map(task => [task.role, task.doneAt, task.detail.name]),
      [
        ['staff', null, 'deviceReceived'],
        ['staff', null, 'deviceArrived'],
        ['staff', null, 'deviceReceived'],
      ],
    )
    await signal(one, 'deviceReceived', { serial: one.serial })
    assert.deepEqual((await one.record()).units, ['failed received'])
  })

  it('GROUND-25: cannot open a closed number a second time', async () => {
    const one = await startedByHand('RMA-2003')
    await one.tell('cancellation', { reason: 'It was their own cabling.' })
    const handle = desk.box.client.workflow.getHandle(one.rma)
    const { runId } = await handle.describe()
    const before = await one.record()
    await start(one.rma, { policy: 'voip-desk' })
    assert.deepEqual(await handle.result(), { kind: 'duplicate', rma: one.rma, of: runId })
    assert.notEqual((await handle.describe()).runId, runId, 'it was a run of its own that ended at once')
    assert.deepEqual(await one.record(), before)
  })

  it('tells the case that has its number, whoever opens that number again, and nothing is lost', async () => {
    const one = await startedByHand('RMA-2004')
    await one.tell('cancellation', { reason: 'It was their own cabling.' })
    const again = await desk.box.client.workflow.signalWithStart('advanceReplacement', {
      workflowId: one.rma,
      taskQueue: TASK_QUEUE,
      args: [{ policy: 'voip-desk' }],
      signal: 'deviceReceived',
      signalArgs: [{ serial: one.serial }],
    })
    assert.equal(Object(await again.result()).kind, 'duplicate')
    const asideForStaff = (await one.tasks()).filter(task => task.kind === 'quarantine')
    assert.deepEqual(
      asideForStaff.map(task => [task.detail.serial, task.doneAt]),
      [[one.serial, null]],
    )
  })

  /** Started past our API: all that is known of the client is whose ticket it is. */
  async function startedByHand(rma: string): Promise<DeskCase> {
    const client = desk.newClient()
    const ticket = await desk.openTicket(client)
    const { customer, ...asked } = approvalBody({ policy: 'voip-desk' }, client, ticket)
    await start(rma, { ...asked, customerRef: customer.ref, internalComment: 'written', siteAnswer: 'given' })
    const one = new DeskCase(desk, { rma, ticket, client, serials: asked.units.map(unit => unit.serial) })
    await one.rest()
    return one
  }

  async function start(rma: string, input: object): Promise<void> {
    const type = ['--type', 'advanceReplacement', '--task-queue', TASK_QUEUE]
    await temporal('workflow', 'start', ...type, '--workflow-id', rma, '--input', JSON.stringify(input))
  }

  async function update(one: DeskCase, name: string, decided: object): Promise<void> {
    const input = JSON.stringify({ by: 'staff:ana', role: 'staff', reason: 'Bench.', ...decided })
    await temporal('workflow', 'update', 'execute', '--workflow-id', one.rma, '--name', name, '--input', input)
    await one.rest()
  }

  async function signal(one: DeskCase, name: string, input: unknown): Promise<void> {
    const said = ['--name', name, '--input', JSON.stringify(input)]
    await temporal('workflow', 'signal', '--workflow-id', one.rma, ...said)
    await one.rest()
  }
})
