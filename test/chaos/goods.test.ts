import assert from 'node:assert/strict'
import { SECOND } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { breaches } from '../invariants.ts'
import { newWorld } from '../world.ts'
import { readBooks } from './books.ts'
import { eventually, PlayedCase, pause } from './played-case.ts'

describe('A refund of what is not needed, whatever is down', function () {
  this.timeout(8 * 60_000)
  let box: RunningSandbox
  const played: PlayedCase[] = []
  before(async () => {
    box = await newWorld()
  })
  after(() => box.stop())

  /** Delivered when the case was opened; 199.00 and a tax of 14.00 were paid. */
  async function goods(units: number): Promise<PlayedCase> {
    const one = await PlayedCase.open(box, {
      units,
      instead: (openedAt, asked) => ({
        returnType: 'orderedNotNeededReturn',
        order: { number: 'SO-77' },
        units: asked.map(unit => ({ ...unit, paidPrice: 199_00, tax: 14_00, deliveredAt: openedAt })),
      }),
    })
    played.push(one)
    return one
  }

  it('is given once, however often the workers die while it is given', async () => {
    const one = await goods(2)
    for (const serial of one.serials) await one.receive(undefined, serial)
    await one.rest()
    const deciding = one.serials.map(serial =>
      one.tell(
        'inspection',
        { serial, finding: 'no-trouble-found', condition: 'opened' },
        { key: `inspect-${serial}` },
      ),
    )
    for (let killed = 0; killed < 3; killed++) {
      await pause(SECOND / 2)
      await box.workers.killAll()
      await box.workers.start()
    }
    await Promise.all(deciding)
    await eventually('It is not refunded', async () => ((await one.row()).outcome === 'refunded' ? true : undefined))
    await one.settled()
    const { triggers, records } = await readBooks(box, [one.rma])
    assert.deepEqual(
      triggers.map(({ type }) => type),
      ['rma.order.refunded', 'rma.order.refunded'],
    )
    assert.deepEqual(
      records.ledger.map(({ kind }) => kind),
      ['credited', 'credited'],
    )
  })

  it('leaves no breach in anybody’s books', async () => {
    const numbers = played.map(({ rma }) => rma)
    assert.deepEqual(breaches(await readBooks(box, numbers)), [])
  })
})
