import assert from 'node:assert/strict'
import { type Answer, Desk, type DeskCase } from '../desk.ts'
import { sharedWorld } from '../world.ts'

/** What somebody with access to Temporal may tell an exchange: once too often. */
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

  async function secured(): Promise<DeskCase> {
    const one = await desk.openCase({ policy: 'speco' })
    await one.authorise()
    return one
  }

  async function holdsOf(one: DeskCase): Promise<string[]> {
    const { collateral, holds } = await one.show()
    return [collateral, ...holds.map((hold: Answer) => hold.state)]
  }

  async function signal(one: DeskCase, name: string, payload: object): Promise<void> {
    await desk.box.client.workflow.getHandle(one.rma).signal(name, payload)
    await one.rest()
  }
})
