import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { TASK_QUEUE } from '../../client/cases.ts'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { approvalBody, Desk, DeskCase } from '../desk.ts'
import { newWorld, sharedWorld } from '../world.ts'

const run = promisify(execFile)

/** At the VoIP desk nothing is granted before support has said what is wrong with the device (VD-1). */
describe('A case that waits for its diagnosis', function () {
  this.timeout(180_000)

  describe('under Temporal’s own command line', () => {
    let desk: Desk
    let temporal: (...words: string[]) => Promise<{ stdout: string }>

    before(async () => {
      desk = new Desk(await sharedWorld())
      const program = await findTemporal()
      temporal = (...words) => run(program, [...words, '--address', desk.box.temporal.address])
    })

    it('is started, approved, and keeps what was signalled meanwhile', async () => {
      const one = await startedUndiagnosed(desk, temporal, 'RMA-3001')
      assert.equal((await one.show()).stage, 'submitted')
      await temporal(
        ...['workflow', 'signal', '--workflow-id', one.rma, '--name', 'deviceReceived', '--input'],
        JSON.stringify({ serial: one.serial, packaging: 'original' }),
      )
      await assert.rejects(update(one, 'approve', { verdict: 'granted' }), /qualified or resolved-remotely/)
      await assert.rejects(update(one, 'approve', { verdict: 'qualified', ticket: 'x'.repeat(65) }), /64 characters/)
      await assert.rejects(update(one, 'approve', { verdict: 'qualified' }), /internal comment required/)
      await update(one, 'approve', { verdict: 'qualified', internalComment: 'No display.', siteAnswer: true })
      const record = await one.record()
      assert.deepEqual(record.units, ['failed received'])
      assert.deepEqual(
        record.audit.filter(what => /submitted|not approved|qualified|approved|device/.test(what)),
        ['submitted: waits for its diagnosis', 'not approved', 'qualified', 'approved', 'device received'],
      )
      assert.doesNotMatch(JSON.stringify(await one.list('events')), /No display/, 'the words stay where they are')
    })

    it('ends as resolved remotely: the number is spent, the unit is free, the workflow says so', async () => {
      const one = await startedUndiagnosed(desk, temporal, 'RMA-3002')
      await update(one, 'approve', { verdict: 'resolved-remotely' })
      const handle = desk.box.client.workflow.getHandle(one.rma)
      assert.deepEqual(await handle.result(), { kind: 'closed', rma: one.rma, outcome: 'resolved-remotely' })
      assert.deepEqual(await handle.query('case'), {
        rma: one.rma,
        stage: 'closed',
        outcome: 'resolved-remotely',
        exceptions: [],
        units: [],
      })
      const again = await startedUndiagnosed(desk, temporal, 'RMA-3003', one.serial)
      assert.equal((await again.show()).stage, 'submitted')
    })

    it('is called off when its workflow is cancelled', async () => {
      const one = await startedUndiagnosed(desk, temporal, 'RMA-3004')
      await temporal('workflow', 'cancel', '--workflow-id', one.rma)
      const result = await desk.box.client.workflow.getHandle(one.rma).result()
      assert.deepEqual(result, { kind: 'closed', rma: one.rma, outcome: 'cancelled' })
      const record = await one.record()
      assert.deepEqual([record.stage, record.outcome, record.tasks], ['closed', 'cancelled', ['diagnose done']])
      assert.deepEqual(record.letters, [])
    })

    async function update(one: DeskCase, name: string, input: object): Promise<void> {
      const said = { by: 'staff:ana', role: 'staff', reason: 'On the phone.', ...input }
      const words = ['workflow', 'update', 'execute', '--workflow-id', one.rma, '--name', name]
      await temporal(...words, '--input', JSON.stringify(said))
      await one.rest()
    }
  })

  describe('whose worker dies', () => {
    let box: RunningSandbox

    before(async () => {
      box = await newWorld({ workers: 0 })
    })
    after(() => box.stop())

    it('stands, is approved in the midst of another death, and everything of it is told once', async () => {
      const desk = new Desk(box)
      const first = await box.workers.start()
      const client = desk.newClient()
      const {
        qualified: _,
        internalComment,
        siteAnswer,
        ...asked
      } = approvalBody({ policy: 'voip-desk' }, client, await desk.openTicket(client))
      const { rma } = await desk.ask('ticketing', 'POST', '/v1/cases', asked)
      const one = new DeskCase(desk, {
        rma,
        ticket: asked.ticket,
        client,
        serials: asked.units.map(unit => unit.serial),
      })
      await one.rest()
      await first.kill()

      // The records have the approval, nobody has been told of it, and the next worker is gone as well.
      await box.workers.start('letter:before-intent')
      const approval = { verdict: 'qualified', internalComment, siteAnswer, reason: 'Boot loop.' }
      const approving = one.tell('approval', approval, 'staff').catch(() => undefined)
      while (box.workers.strikes().length === 0) await new Promise(resolve => setTimeout(resolve, 100))
      await box.workers.start()
      await approving
      await one.rest()
      const record = await one.record()
      assert.equal(record.stage, 'awaiting-shipment')
      assert.deepEqual(record.letters, ['approval', 'management-notice'])
      assert.equal(record.inTheMailbox, 1, 'the other one is management’s')
      assert.deepEqual(record.comments, ['approved', 'ship-now'])
      assert.deepEqual(record.tasks, ['diagnose done', 'management-notice open', 'ship-replacement open'])
      assert.deepEqual(record.audit, [
        'submitted: waits for its diagnosis',
        'qualified',
        'approved',
        'replacement may ship',
      ])
    })
  })
})

/** Started past our API, with nothing said about what is wrong. */
async function startedUndiagnosed(
  desk: Desk,
  temporal: (...words: string[]) => Promise<unknown>,
  rma: string,
  serial?: string,
): Promise<DeskCase> {
  const client = desk.newClient()
  const ticket = await desk.openTicket(client)
  const {
    customer,
    qualified: _,
    internalComment: __,
    siteAnswer: ___,
    units,
    ...asked
  } = approvalBody({ policy: 'voip-desk' }, client, ticket)
  const named = units.map(unit => ({ ...unit, ...(serial && { serial }) }))
  const input = JSON.stringify({ ...asked, units: named, customerRef: customer.ref })
  const type = ['--type', 'advanceReplacement', '--task-queue', TASK_QUEUE]
  await temporal('workflow', 'start', ...type, '--workflow-id', rma, '--input', input)
  const one = new DeskCase(desk, { rma, ticket, client, serials: named.map(unit => unit.serial) })
  await one.rest()
  return one
}
