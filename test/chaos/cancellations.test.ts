import assert from 'node:assert/strict'
import { DAY, type Instant, instant, after as later, ms, SECOND } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { breaches } from '../invariants.ts'
import { newWorld } from '../world.ts'
import { readBooks } from './books.ts'
import { eventually, PlayedCase, pause } from './played-case.ts'

describe('A cancellation, whatever is down', function () {
  this.timeout(8 * 60_000)
  let box: RunningSandbox
  const played: PlayedCase[] = []
  before(async () => {
    box = await newWorld()
  })
  after(() => box.stop())

  /** Mailed when the case was opened. */
  async function cancelled(confirmation: 'asked-by-link' | 'dmarc-passed'): Promise<PlayedCase> {
    const one = await PlayedCase.open(box, {
      instead: openedAt => ({
        returnType: 'subscriptionCancellation',
        units: [],
        subscription: { service: 'FocusCloud', monthlyFee: 120_00, pastDue: 50_00 },
        mail: { receivedAt: openedAt, confirmation },
      }),
    })
    played.push(one)
    await one.rest()
    return one
  }

  const triggersOf = async (one: PlayedCase) => (await readBooks(box, [one.rma])).triggers.map(({ type }) => type)
  const dueOf = async (one: PlayedCase): Promise<Instant> => (await one.row()).due_at ?? instant(0)

  it('counts when the client confirmed in time and Temporal was down over the last instant of the link', async () => {
    const one = await cancelled('asked-by-link')
    const until = await dueOf(one)
    await one.goTo(later(until, -25 * SECOND))
    const now = await one.rest()
    await box.killTemporal()
    await one.tell('confirmation', { confirmedAt: later(now, SECOND) })
    await pause(ms(until) - ms(now) + 3 * SECOND)
    assert.equal((await one.row()).stage, 'awaiting-confirmation')
    await box.startTemporal()
    await eventually('It is not in notice', async () => ((await one.row()).stage === 'in-notice' ? true : undefined))
    await one.rest()
    assert.ok((await dueOf(one)) > later(until, 20 * DAY))
    const lines = await box.records.selectFrom('audit').selectAll().where('rma', '=', one.rma).execute()
    assert.equal(lines.filter(({ what }) => what === 'cancellation confirmed by the client').length, 1)
  })

  it('ends once and is billed once, when its date had passed before any worker heard of it', async () => {
    const one = await cancelled('dmarc-passed')
    await box.workers.killAll()
    // Two copies of a mail of five weeks ago: the thirty days are long over.
    for (const days of [-35, -34])
      await one.tell('cancellation-mail', { receivedAt: one.day(days), confirmation: 'known-to-staff' })
    await box.workers.start()
    await eventually('It has not ended', async () => ((await one.row()).outcome === 'ended' ? true : undefined))
    await one.settled()
    assert.deepEqual(await triggersOf(one), ['rma.subscription.billed'])
    const { invoiced } = await invoicedFor(one)
    // A month at the most, and what was past due.
    assert.ok(invoiced > 50_00 && invoiced <= 170_00, `${invoiced}`)
  })

  it('leaves no breach in anybody’s books', async () => {
    const numbers = played.map(({ rma }) => rma)
    assert.deepEqual(breaches(await readBooks(box, numbers)), [])
  })

  async function invoicedFor(one: PlayedCase): Promise<{ invoiced: number }> {
    const lines = await box.records.selectFrom('ledger').selectAll().where('rma', '=', one.rma).execute()
    const bills = lines.filter(({ kind }) => kind === 'invoiced')
    assert.equal(bills.length, 1)
    return { invoiced: bills[0]?.amount ?? 0 }
  }
})
