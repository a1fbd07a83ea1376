import assert from 'node:assert/strict'
import { Desk, type DeskCase, replacementFor } from '../desk.ts'
import { STORIES } from '../stories.ts'
import { sharedWorld } from '../world.ts'

/** The invariants that only a running case can break; the others are in `invariants.test.ts`. */
describe('An invariant, in a running case', function () {
  this.timeout(120_000)
  let desk: Desk

  before(async () => {
    desk = new Desk(await sharedWorld())
  })

  it('2: what a carrier lost under our label is never billed', async () => {
    const one = await desk.openCase({ policy: 'voip-desk' })
    await one.ship()
    await one.tell('replacement-delivered')
    await one.tell('carrier-scan', { tracking: '1Z-BACK', direction: 'to-us', label: 'ours', status: 'lost' })
    await one.advance('P40D')
    const { units, ledger, triggers } = await one.record()
    assert.deepEqual({ units, ledger, triggers }, { units: ['failed lost-by-our-carrier'], ledger: [], triggers: [] })
  })

  it('3: nothing ships through our own doors before something is held', async () => {
    const one = await desk.openCase({ policy: 'speco' })
    await assert.rejects(one.ship(), /nothing-held/)
    assert.equal((await one.show()).stage, 'awaiting-hold')
    await one.authorise()
    await one.ship()
    assert.equal((await one.show()).stage, 'in-transit')
    assert.deepEqual(await tasksOf(one, 'shipped-unsecured'), [])
  })

  it('3: whoever ships past them is found out, and a recorded waiver is no offence', async () => {
    const [past, waived] = await Promise.all([desk.openCase({ policy: 'speco' }), desk.openCase({ policy: 'speco' })])
    await signalShipped(past)
    assert.deepEqual(await tasksOf(past, 'shipped-unsecured'), ['manager open'])

    await waived.tell('hold-waiver', { reason: 'Known partner; the gateway is down.' }, 'manager')
    await waived.ship()
    assert.equal((await waived.show()).stage, 'in-transit')
    assert.deepEqual(await tasksOf(waived, 'shipped-unsecured'), [])
    assert.ok((await waived.list('events')).some(event => event.what === 'hold waived'))
  })

  it('9: a closed case holds nothing, owes nothing and waits for nothing', async () => {
    const closed = await Promise.all([
      STORIES['cancelled before shipping'](desk),
      STORIES['the link never used'](desk),
      STORIES['the replacement sent back'](desk),
      STORIES['with a loaner'](desk),
    ])
    for (const one of closed) {
      const { stage, outcome } = await one.show()
      assert.equal(stage, 'closed')
      const { payments } = await payment(one)
      const states = payments.map(({ paymentIntent }) => paymentIntent.status)
      assert.ok(!states.includes('requires_capture'), `${outcome}: ${states.join(', ')}`)
      const { records, client } = desk.box
      const holds = await records.selectFrom('holds').select('state').where('rma', '=', one.rma).execute()
      assert.ok(!holds.some(hold => hold.state === 'live'), `${outcome}: a live hold`)
      const units = await records.selectFrom('units').select('open').where('rma', '=', one.rma).execute()
      assert.ok(units.length > 0 && units.every(({ open }) => !open), `${outcome}: an open obligation`)
      const { status, raw } = await client.workflow.getHandle(one.rma).describe()
      assert.equal(status.name, 'COMPLETED', outcome)
      assert.deepEqual(raw.pendingActivities ?? [], [])
    }
  })

  it('10: every movement of money and every decision is a line that says who and how much', async () => {
    const one = await STORIES['returned late and refunded'](desk)
    const events = await one.list('events')
    assert.ok(events.every(event => event.who && event.at && event.policy === 'speco@1'))
    const { ledger } = await one.show()
    const lineFor = { held: /^hold placed/, captured: /^billed/, refunded: /^refunded/ }
    for (const [kind, what] of Object.entries(lineFor)) {
      const moved = ledger.filter((line: { kind: string }) => line.kind === kind)
      const lines = events.filter(event => what.test(event.what))
      assert.ok(moved.length > 0 && lines.length === moved.length, `${moved.length} ${kind}, ${lines.length} lines`)
      assert.deepEqual(
        lines.map(line => line.detail.amount),
        moved.map((line: { amount: { amount: number } }) => line.amount.amount),
      )
    }
    assert.ok(events.some(event => event.what === 'inspected: fault-found' && event.who.startsWith('admin')))
  })

  async function tasksOf(one: DeskCase, kind: string): Promise<string[]> {
    const tasks = (await one.tasks()).filter(task => task.kind === kind)
    return tasks.map(task => `${task.role} ${task.doneAt ? 'done' : 'open'}`)
  }

  async function signalShipped(one: DeskCase): Promise<void> {
    const units = [{ serial: one.serial, replacementSerial: replacementFor(one.serial) }]
    await desk.box.client.workflow.getHandle(one.rma).signal('replacementShipped', { units })
    await one.rest()
  }

  async function payment(one: DeskCase): Promise<{ payments: { paymentIntent: { status: string } }[] }> {
    return (await fetch(`${desk.box.gatewayUrl}/control/payments?rma=${one.rma}`)).json() as never
  }
})
