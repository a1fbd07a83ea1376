import assert from 'node:assert/strict'
import { DAY, HOUR, instant, after as later, MINUTE } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { type Books, breaches } from '../invariants.ts'
import { newWorld } from '../world.ts'
import { readBooks } from './books.ts'
import { type Approved, eventually, PlayedCase, PRICE, pause } from './played-case.ts'

describe('What is told late counts from when it happened', function () {
  this.timeout(8 * 60_000)
  let box: RunningSandbox
  const played: PlayedCase[] = []
  before(async () => {
    box = await newWorld()
  })
  after(() => box.stop())

  /** Delivered so long ago that the bill mark is three days ahead, and the notices before it are still to come. */
  async function nearItsMark(approved: Approved = {}): Promise<PlayedCase> {
    const one = await PlayedCase.open(box, approved)
    played.push(one)
    await one.authorise()
    await one.secured()
    await one.ship(one.day(-29))
    await one.deliver(one.day(-28))
    await one.rest()
    return one
  }

  const marksOf = async (one: PlayedCase) => {
    const { bill_at, money_at } = await one.row()
    assert.ok(bill_at && money_at)
    return { billAt: bill_at, moneyAt: money_at }
  }
  /** When the case was told of what is kept, or null while it was not. */
  const passedOn = async (one: PlayedCase, name: 'deviceReceived' | 'replacementDelivered') => {
    const facts = box.records.selectFrom('facts').selectAll().where('rma', '=', one.rma).where('name', '=', name)
    return (await facts.executeTakeFirstOrThrow()).passed_on_at
  }
  const ending = async (one: PlayedCase) => {
    await one.settled()
    const books = await readBooks(box, [one.rma])
    const { stage, outcome } = await one.row()
    return { stage, outcome, ...moneyIn(books), triggers: books.triggers.map(({ type }) => type).sort() }
  }
  const untouched = { stage: 'closed', outcome: 'returned', captures: 0, refunds: 0, net: 0, triggers: [] }
  const reversed = {
    stage: 'closed',
    outcome: 'returned',
    captures: 1,
    refunds: 1,
    net: 0,
    triggers: ['rma.charge.reversed', 'rma.unreturned.billed'],
  }

  it('charges nothing for a unit that was here before the mark, told between the mark and the money', async () => {
    const one = await nearItsMark({ policy: 'acceptance-business-days' })
    const { billAt, moneyAt } = await marksOf(one)
    assert.ok(billAt < moneyAt)
    await one.goTo(later(billAt, HOUR))
    await one.receive(later(billAt, -HOUR))
    await one.rest()
    await one.goTo(later(moneyAt, HOUR))
    await one.inspect()
    assert.deepEqual(await ending(one), untouched)
  })

  it('reverses the charge in full, at once and once, when it is told after the capture: twice, and at two doors', async () => {
    const one = await nearItsMark()
    const { moneyAt } = await marksOf(one)
    await one.goTo(later(moneyAt, DAY))
    assert.equal((await ending(one)).captures, 1)

    const receipt = { serial: one.serial, receivedAt: later(moneyAt, -HOUR) }
    const signal = () => box.client.workflow.getHandle(one.rma).signal('deviceReceived', receipt)
    await Promise.all([one.receive(receipt.receivedAt), signal()])
    await one.rest()
    const { captures, refunds, net } = await ending(one)
    assert.deepEqual({ captures, refunds, net }, { captures: 1, refunds: 1, net: 0 })
    await Promise.all([
      one.receive(receipt.receivedAt),
      one.tell('device-received', receipt, { role: 'staff' }),
      signal(),
    ])
    await one.inspect()
    assert.deepEqual(await ending(one), reversed)
  })

  it('GROUND-12: lets the receipt or the capture win when both come in the same instant, and never both', async () => {
    const racing = await Promise.all(Array.from({ length: 20 }, () => nearItsMark()))
    const endings = await Promise.all(
      racing.map(async (one, n) => {
        const { billAt } = await marksOf(one)
        await one.goTo(later(billAt, -MINUTE))
        const mark = one.goTo(later(billAt, MINUTE))
        // From well before the mark has fired to well after it.
        await pause(n * 150)
        await one.receive(later(billAt, -HOUR))
        await mark
        await one.inspect()
        return ending(one)
      }),
    )
    for (const end of endings) assert.deepEqual(end, end.captures === 0 ? untouched : reversed)
  })

  it('GROUND-10: keeps what the dock tells while Temporal is down, and passes it on once it is back', async () => {
    const one = await nearItsMark()
    const { billAt } = await marksOf(one)
    await box.killTemporal()
    await one.receive(later(billAt, -2 * DAY))
    assert.equal(await passedOn(one, 'deviceReceived'), null)
    await box.startTemporal()
    await eventually('The receipt is not passed on', async () => (await passedOn(one, 'deviceReceived')) ?? undefined)
    await one.inspect()
    await one.goTo(later(billAt, DAY))
    assert.deepEqual(await ending(one), untouched)
  })

  // A case's own time stands while a worker owes it an answer, so the outage is told: the delivery is known to us 33
  // days before the first worker hears of it, and to Temporal as well unless that was down, too.
  for (const down of ['all workers were', 'workers and server were'] as const)
    it(`37, GROUND-11: sends the final notice that never went out first, when ${down} down over the mark, and charges once, on record as late`, () =>
      downOverTheMark(down))

  async function downOverTheMark(down: 'all workers were' | 'workers and server were'): Promise<void> {
    const one = await PlayedCase.open(box)
    played.push(one)
    await one.authorise()
    await one.secured()
    await one.ship(one.day(-34))
    await one.rest()
    await box.workers.killAll()
    if (down === 'workers and server were') await box.killTemporal()
    await one.deliver(one.day(-33))
    if (down === 'workers and server were') await box.startTemporal()
    await box.workers.start()
    await eventually(
      'The delivery is not passed on',
      async () => (await passedOn(one, 'replacementDelivered')) ?? undefined,
    )
    const backAt = await one.rest()
    assert.deepEqual(moneyIn(await readBooks(box, [one.rma])), { captures: 0, refunds: 0, net: 0 })
    const notices = await box.records.selectFrom('letters').selectAll().where('rma', '=', one.rma).execute()
    assert.deepEqual(
      notices.filter(({ kind }) => ['reminder', 'overdue', 'final-notice'].includes(kind)).map(({ kind }) => kind),
      ['final-notice'],
    )
    const { moneyAt } = await marksOf(one)
    assert.ok(moneyAt > instant(Date.parse(backAt) + 2 * DAY))
    await one.goTo(later(moneyAt, DAY))
    assert.deepEqual(await ending(one), {
      stage: 'billed',
      outcome: null,
      captures: 1,
      refunds: 0,
      net: PRICE,
      triggers: ['rma.unreturned.billed'],
    })
    const lines = (await box.records.selectFrom('audit').selectAll().where('rma', '=', one.rma).execute()).filter(
      ({ what }) => what.startsWith('final notice') || what.startsWith('billed'),
    )
    assert.deepEqual(
      lines.map(({ what, detail }) => [what, detail.late ?? null]),
      [
        ['final notice, late', null],
        ['billed: not returned', 'the final notice went out after the mark'],
      ],
    )
  }

  it('leaves no breach in anybody’s books', async () => {
    const numbers = played.map(({ rma }) => rma)
    assert.deepEqual(breaches(await readBooks(box, numbers)), [])
  })
})

function moneyIn({ payments }: Books): { captures: number; refunds: number; net: number } {
  const refunds = payments.flatMap(payment => payment.refunds)
  const taken = payments.reduce((sum, { received }) => sum + received, 0)
  return {
    captures: payments.flatMap(({ captures }) => captures).length,
    refunds: refunds.length,
    net: taken - refunds.reduce((sum, amount) => sum + amount, 0),
  }
}
