import type { Outcome, Stage } from '../../domain/case.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { PlayedCase, PRICE } from './played-case.ts'

/** One way through 36 days, and where it leads. */
interface Story {
  units?: number
  play(one: PlayedCase): Promise<void>
  ends: { stage: Stage; outcome: Outcome | null }
  /** What the card gateway took, less what it gave back. */
  paid: number
}

export type StoryName = keyof typeof STORIES

/** The endings that a case may have, each come to by a client, a dock and a desk that know nothing of what is down. */
export const STORIES = {
  'returned in time': {
    play: async one => {
      await handOver(one)
      await comeBack(one, 12)
    },
    ends: { stage: 'closed', outcome: 'returned' },
    paid: 0,
  },
  'returned when overdue, on our label': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(14))
      await one.tell('label')
      await comeBack(one, 20)
    },
    ends: { stage: 'closed', outcome: 'returned' },
    paid: 0,
  },
  'never returned': {
    play: handOver,
    ends: { stage: 'billed', outcome: null },
    paid: PRICE,
  },
  'returned after it was billed': {
    play: async one => {
      await handOver(one)
      await comeBack(one, 34)
    },
    ends: { stage: 'closed', outcome: 'returned-late' },
    paid: 0,
  },
  'here in time, told after it was billed': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(34))
      await one.receive(one.day(28))
      await one.inspect()
    },
    ends: { stage: 'closed', outcome: 'returned' },
    paid: 0,
  },
  'one of two returned': {
    units: 2,
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(10))
      await one.receive()
    },
    ends: { stage: 'billed', outcome: null },
    paid: PRICE,
  },
  'given more time': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(9))
      await one.tell('extension', { days: 20, reason: 'The client is travelling.' })
      await comeBack(one, 35)
    },
    ends: { stage: 'closed', outcome: 'returned' },
    paid: 0,
  },
  'kept by the client': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(8))
      await one.keepOriginal()
    },
    ends: { stage: 'closed', outcome: 'kept' },
    paid: PRICE,
  },
  'kept, and the hold was gone': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(4))
      await one.loseHold('withheld')
      await one.keepOriginal()
    },
    ends: { stage: 'closed', outcome: 'kept' },
    paid: PRICE,
  },
  'hold lost, authorised again, never returned': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(5))
      await one.loseHold('sent')
    },
    ends: { stage: 'billed', outcome: null },
    paid: PRICE,
  },
  'sent the replacement back': {
    play: async one => {
      await handOver(one)
      await one.goTo(one.day(10))
      await one.receive(undefined, `${one.serial}R`)
    },
    ends: { stage: 'closed', outcome: 'undone' },
    paid: 0,
  },
  'cancelled before shipping': {
    play: async one => {
      await one.authorise()
      await one.secured()
      await one.goTo(one.day(3))
      await one.cancel()
    },
    ends: { stage: 'closed', outcome: 'cancelled' },
    paid: 0,
  },
  'link never used': {
    play: async () => {},
    ends: { stage: 'closed', outcome: 'lapsed' },
    paid: 0,
  },
} as const satisfies Record<string, Story>

/** Plays one story to its 36th day. */
export async function playStory(box: RunningSandbox, name: StoryName): Promise<PlayedCase> {
  const story: Story = STORIES[name]
  const one = await PlayedCase.open(box, { units: story.units ?? 1 })
  await story.play(one)
  await one.goTo(one.day(36))
  await one.rest()
  return one
}

async function handOver(one: PlayedCase): Promise<void> {
  await one.authorise()
  await one.secured()
  await one.ship()
  await one.goTo(one.day(1))
  await one.deliver()
}

async function comeBack(one: PlayedCase, day: number): Promise<void> {
  await one.goTo(one.day(day))
  await one.receive()
  await one.inspect()
}
