import assert from 'node:assert/strict'
import { EFFECT_KINDS, type EffectKind, FAULT_POINTS, type FaultPoint } from '../../activities/effect.ts'
import type { Outcome } from '../../domain/case.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { type Books, breaches } from '../invariants.ts'
import { readBooks } from './books.ts'
import { eventually, PlayedCase, PRICE } from './played-case.ts'

/** How one kind of effect is come by, and how its case ends after the kill. */
interface Way {
  /** To just before the effect. */
  prepare(one: PlayedCase): Promise<void>
  /** Sets the effect going. It may take until the case has got over the kill. */
  strike(one: PlayedCase): Promise<unknown>
  finish(one: PlayedCase): Promise<void>
  outcome: Outcome
  /** What the payments of the case have come to: taken, and given back. */
  money?: { taken: number; refunded: number }
}

const opened = async (one: PlayedCase) => void (await one.rest())
const secured = async (one: PlayedCase) => {
  await one.authorise()
  await one.secured()
}
const withTheClient = async (one: PlayedCase) => {
  await secured(one)
  await one.ship()
  await one.rest()
}
const nothingMore = async () => {}
const charged = { taken: PRICE, refunded: 0 }

const WAYS: Record<EffectKind, Way> = {
  letter: { prepare: opened, strike: one => one.cancel(), finish: nothingMore, outcome: 'cancelled' },
  comment: { prepare: opened, strike: one => one.cancel(), finish: nothingMore, outcome: 'cancelled' },
  label: {
    prepare: opened,
    strike: one => one.tell('label'),
    finish: one => one.cancel(),
    outcome: 'cancelled',
  },
  'pick-up': {
    prepare: opened,
    strike: one => one.tell('pickup'),
    finish: one => one.cancel(),
    outcome: 'cancelled',
  },
  'adopt-hold': {
    prepare: opened,
    strike: one => one.authorise(),
    finish: async one => {
      await one.secured()
      await one.cancel()
    },
    outcome: 'cancelled',
  },
  'renew-hold': {
    prepare: secured,
    strike: one => one.goTo(one.day(6.5)),
    finish: one => one.cancel(),
    outcome: 'cancelled',
  },
  'release-hold': { prepare: secured, strike: one => one.cancel(), finish: nothingMore, outcome: 'cancelled' },
  'capture-hold': {
    prepare: withTheClient,
    strike: one => one.keepOriginal(),
    finish: nothingMore,
    outcome: 'kept',
    money: charged,
  },
  trigger: {
    prepare: withTheClient,
    strike: one => one.keepOriginal(),
    finish: nothingMore,
    outcome: 'kept',
    money: charged,
  },
  'charge-card': {
    prepare: async one => {
      await withTheClient(one)
      await one.loseHold('withheld')
    },
    strike: one => one.keepOriginal(),
    finish: nothingMore,
    outcome: 'kept',
    money: charged,
  },
  'refund-card': {
    prepare: async one => {
      await secured(one)
      // Long past its mark: the notice goes out at once, and money moves three days later.
      await one.ship(one.day(-41))
      await one.deliver(one.day(-40))
      await one.rest()
      await one.goTo(one.day(4))
    },
    strike: one => one.receive(one.day(1)),
    finish: one => one.inspect(),
    outcome: 'returned',
    money: { taken: PRICE, refunded: PRICE },
  },
}

/** How often the world outside has it that the effect was done, whatever we say ourselves. */
const DONE: Record<EffectKind, (books: Books, rma: string, effect: string) => number> = {
  letter: ({ mails, records }, _, effect) => {
    const letter = records.letters.find(({ rma, kind, occasion }) => effect === `${rma}/letter/${kind}/${occasion}`)
    return mails.filter(({ id }) => id === letter?.message_id).length
  },
  comment: ({ ticketComments }, _, effect) => {
    const marker = `⟦${effect.replace('/comment/', ':').replace('/', ':')}⟧`
    return ticketComments.filter(({ body }) => body.includes(marker)).length
  },
  label: ({ arranged }, _, effect) => arranged.filter(({ reference }) => reference === effect).length,
  'pick-up': ({ arranged }, _, effect) => arranged.filter(({ reference }) => reference === effect).length,
  'adopt-hold': (books, rma) => paymentsOf(books, rma).length,
  // One by the client, one by us.
  'renew-hold': (books, rma) => paymentsOf(books, rma).length - 1,
  'release-hold': (books, rma) => paymentsOf(books, rma).filter(({ status }) => status === 'canceled').length,
  'capture-hold': (books, rma) => paymentsOf(books, rma).flatMap(({ captures }) => captures).length,
  'charge-card': (books, rma) => paymentsOf(books, rma).filter(({ received }) => received > 0).length,
  'refund-card': (books, rma) => paymentsOf(books, rma).flatMap(({ refunds }) => refunds).length,
  trigger: ({ triggers }, _, effect) => triggers.filter(({ id }) => id === `trg_${effect.replaceAll('/', '_')}`).length,
}

const POINT_NAMES = {
  'before-intent': 'before the intent is written',
  'after-intent': 'between intent and call',
  'after-call': 'between call and outcome',
  'after-outcome': 'after the outcome is written',
} as const satisfies Record<FaultPoint, string>

/** A kill hits what else its worker is at, and costs the start of another: a few at a time waste least. */
const AT_ONCE = 3
/**
 * A worker that a neighbour's fault kills first is followed by another, which comes by the same point; but not when the
 * outcome was written at that very moment. So the kills after it are made one by one.
 */
const isComeByAgain = ({ point }: { point: FaultPoint }) => point !== 'after-outcome'

export interface WorstMoment {
  kind: EffectKind
  point: FaultPoint
}

export const ALL_MOMENTS: readonly WorstMoment[] = EFFECT_KINDS.flatMap(kind =>
  FAULT_POINTS.map(point => ({ kind, point })),
)

/** The suite's words on a worker that is killed at each of these moments, in a sandbox with two workers. */
export function killedAt(moments: readonly WorstMoment[], opened: () => Promise<RunningSandbox>): void {
  let box: RunningSandbox
  let books: Books
  const played = new Map<string, { one: PlayedCase; effect: string }>()

  before(async () => {
    box = await opened()
    const cases = await sideBySide([...moments], 4 * AT_ONCE, async ({ kind, point }) => {
      const one = await PlayedCase.open(box)
      await WAYS[kind].prepare(one)
      return { kind, point, one, fault: `${kind}:${point}@${one.rma}` }
    })
    const faults = cases.map(({ fault }) => fault)
    await box.workers.killAll()
    await Promise.all([1, 2, 3].map(() => box.workers.start(...faults)))

    const endings: Promise<unknown>[] = []
    const play = async ({ kind, point, fault, one }: (typeof cases)[number]) => {
      const struck = WAYS[kind].strike(one)
      endings.push(struck.then(() => one.rest()).then(() => WAYS[kind].finish(one)))
      const strike = await eventually(`${fault} has not struck`, () =>
        box.workers.strikes().find(strike => strike.fault === fault),
      )
      played.set(`${kind}:${point}`, { one, effect: strike.effect })
      endings.push(box.workers.start(...faults))
    }
    await sideBySide(cases.filter(isComeByAgain), AT_ONCE, play)
    await sideBySide(
      cases.filter(one => !isComeByAgain(one)),
      1,
      play,
    )
    await Promise.all(endings)
    await Promise.all(cases.map(({ one }) => one.settled()))
    books = await readBooks(
      box,
      [...played.values()].map(({ one }) => one.rma),
    )
  })
  after(() => box.stop())

  for (const { kind, point } of moments)
    it(`${kind} is done once, and its case goes on, after a kill ${POINT_NAMES[point]}`, async () => {
      const { one, effect } = played.get(`${kind}:${point}`)! // `before` has played every one
      assert.equal(DONE[kind](books, one.rma, effect), 1)
      const { stage, outcome } = await one.row()
      assert.deepEqual({ stage, outcome }, { stage: 'closed', outcome: WAYS[kind].outcome })
      const payments = paymentsOf(books, one.rma)
      const money = {
        taken: total(payments.map(payment => payment.received)),
        refunded: total(payments.flatMap(payment => payment.refunds)),
      }
      assert.deepEqual(money, WAYS[kind].money ?? { taken: 0, refunded: 0 })
    })

  it('sends a letter again after a kill between call and outcome, as the same letter', () => {
    const { one, effect } = played.get('letter:after-call')! // `before` has played every one
    const struck = books.records.letters.find(
      ({ rma, kind, occasion }) => rma === one.rma && effect.endsWith(`/${kind}/${occasion}`),
    )
    assert.ok((books.mails.find(({ id }) => id === struck?.message_id)?.copies ?? 0) > 1)
  })

  it('leaves no breach in anybody’s books', () => assert.deepEqual(breaches(books), []))
}

function paymentsOf({ payments }: Books, rma: string): Books['payments'] {
  return payments.filter(payment => payment.rma === rma)
}

function total(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

async function sideBySide<Item, Answer>(
  items: Item[],
  atOnce: number,
  act: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const left = [...items.entries()]
  const next = async () => {
    for (let one = left.shift(); one; one = left.shift()) answers[one[0]] = await act(one[1])
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return answers
}
