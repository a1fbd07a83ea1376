import assert from 'node:assert/strict'
import type { Desk, DeskCase } from '../desk.ts'
import { STORIES, type Story } from '../stories.ts'

/** What must be on record of each story, in whatever mode Sendback ran. */
const ENDINGS = {
  'returned in time, the hold renewed and released': {
    outcome: 'returned',
    units: ['failed received'],
    letters: ['closed', 'hold-link', 'hold-placed', 'received', 'released', 'reminder', 'shipped', 'window-opened'],
    comments: ['approved', 'closed', 'delivered', 'inspected', 'received', 'secured', 'ship-now', 'shipped'],
    captured: [],
    triggers: [],
    tasks: ['inspect done', 'ship-replacement done'],
  },
  'never returned, captured from the hold': {
    outcome: 'billed',
    units: ['failed billed'],
    letters: [
      ...['billed', 'final-notice', 'hold-link', 'hold-placed', 'management-notice', 'reminder', 'reminder'],
      ...['reminder', 'shipped', 'window-opened'],
    ],
    comments: ['approved', 'billed', 'closed', 'delivered', 'escalated', 'secured', 'ship-now', 'shipped'],
    captured: ['captured 25900'],
    triggers: ['rma.unreturned.billed 25900'],
    tasks: ['management-notice open', 'ship-replacement done'],
  },
  'returned late and refunded': {
    outcome: 'returned-late',
    units: ['failed refunded'],
    letters: [
      ...['billed', 'final-notice', 'hold-link', 'hold-placed', 'management-notice', 'received', 'refunded'],
      ...['reminder', 'reminder', 'reminder', 'shipped', 'window-opened'],
    ],
    comments: [
      ...['approved', 'billed', 'closed', 'delivered', 'escalated', 'inspected', 'received', 'refunded'],
      ...['secured', 'ship-now', 'shipped'],
    ],
    captured: ['captured 25900', 'refunded 25900'],
    triggers: ['rma.unreturned.billed 25900', 'rma.return.refunded 25900'],
    tasks: ['inspect done', 'management-notice open', 'ship-replacement done'],
  },
  // Two windows side by side: what is asked for one must not disturb the other.
  'with a loaner': {
    outcome: 'returned',
    units: ['failed received', 'loaner received'],
    letters: [
      ...['approval', 'closed', 'loaner-reminder', 'loaner-window-opened', 'received', 'received', 'reminder'],
      ...['shipped', 'window-opened'],
    ],
    comments: ['approved', 'closed', 'delivered', 'inspected', 'received', 'ship-now', 'shipped'],
    captured: [],
    triggers: [],
    tasks: ['inspect done', 'ship-replacement done'],
  },
  'the link never used': {
    outcome: 'lapsed',
    units: ['failed owed'],
    letters: ['hold-link', 'hold-link-reminder', 'hold-link-reminder', 'rma-lapsed'],
    comments: ['approved', 'closed'],
    captured: [],
    triggers: [],
    tasks: ['offer-standard-return open'],
  },
} as const satisfies Partial<Record<Story, object>>

type Played = keyof typeof ENDINGS

/** Plays the handful of stories side by side, and compares what is on record with what must be. */
export async function playAll(desk: Desk): Promise<DeskCase[]> {
  const stories = Object.keys(ENDINGS) as Played[] // the record's own keys
  return Promise.all(
    stories.map(async story => {
      const one = await STORIES[story](desk)
      await assertEnding(one, story)
      return one
    }),
  )
}

async function assertEnding(one: DeskCase, story: Played): Promise<void> {
  const { outcome, units, letters, comments, ledger, triggers, tasks, inTheTicket, stage } = await one.record()
  const captured = ledger.filter(line => !/^(held|released)/.test(line))
  assert.deepEqual({ outcome, units, letters, comments, captured, triggers, tasks }, ENDINGS[story], story)
  assert.equal(stage, 'closed', story)
  assert.equal(inTheTicket, comments.length, `${story}: each comment is in the ticket once`)
  assert.equal(
    count(ledger, 'held'),
    count(ledger, 'released') + count(ledger, 'captured'),
    `${story}: nothing is held`,
  )
}

function count(ledger: string[], kind: string): number {
  return ledger.filter(line => line.startsWith(kind)).length
}
