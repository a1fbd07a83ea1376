import assert from 'node:assert/strict'
import { type Answer, Desk } from '../desk.ts'
import { sharedWorld } from '../world.ts'

describe('The reports, of a case that was lived through', function () {
  this.timeout(120_000)

  it('find in its story what they count: the day it came back, what was at risk, and why it failed', async () => {
    const desk = new Desk(await sharedWorld())
    const report = (path: string): Promise<Answer> => desk.ask('manager', 'GET', `/v1/reports/${path}?policy=speco`)
    const before = await report('time-to-return')
    const one = await desk.openCase({ policy: 'speco', eachUnit: { brand: 'Lived Through' } })
    await one.authorise()
    await one.ship()
    await one.tell('replacement-delivered')
    await one.advance('P3D')
    await one.tell('device-received', { serial: one.serial })
    await one.tell('inspection', { serial: one.serial, finding: 'fault-found', cause: 'dead port', reason: 'Tested.' })

    const { data, units } = await report('time-to-return')
    assert.equal(units, before.units + 1)
    const onDay3 = (days: Answer[]) => days.find(({ day }) => day === 3)?.inTime ?? 0
    assert.equal(onDay3(data), onDay3(before.data) + 1)
    const { data: failures } = await report('failures')
    assert.deepEqual(
      failures.filter(({ brand }: Answer) => brand === 'Lived Through'),
      [{ brand: 'Lived Through', finding: 'fault-found', cause: 'dead port', units: 1 }],
    )
    const { data: risk } = await report('money-at-risk')
    assert.ok(
      risk.some(({ out, held }: Answer) => out.amount >= 259_00 && held.amount >= 259_00),
      JSON.stringify(risk.slice(-6)),
    )
  })
})
