import type { RmaNumber } from '../../domain/names.ts'
import type { RunningSandbox } from '../world.ts'
import { caseOutcome, followStory } from './chronicle.ts'
import type { SamplePlay } from './plays.ts'
import { type Nth, Storyteller } from './storyteller.ts'

export interface Performance {
  play: SamplePlay
  rma?: RmaNumber
  story: Storyteller
  /** Why it did not end as it should. */
  trouble?: string
}

/** Plays all side by side, each case on its own clock, and tells what happens as it happens. */
export async function perform(
  box: RunningSandbox,
  plays: SamplePlay[],
  run: number,
  say: (line: string) => void,
): Promise<Performance[]> {
  return Promise.all(plays.map((play, index) => performOne(box, play, { run, play: nthOf(plays, index) }, say)))
}

async function performOne(
  box: RunningSandbox,
  play: SamplePlay,
  nth: Nth,
  say: (line: string) => void,
): Promise<Performance> {
  const story = new Storyteller(box, play, nth)
  const performance: Performance = { play, story }
  try {
    await story.opens()
    const rma = play.about ? story.leg : story.rma
    performance.rma = rma
    await followed(box, [...new Set([story.rma, rma])], performance, say)
    const outcome = await caseOutcome(box.records, rma)
    if (outcome !== play.ends) performance.trouble = `ended as ${outcome ?? 'still open'}, not as ${play.ends}`
  } catch (error) {
    performance.trouble = error instanceof Error ? error.message : String(error)
  }
  return performance
}

/** Tells the story, and what is written of its cases meanwhile; whatever happens, nobody listens afterwards. */
async function followed(
  { records }: RunningSandbox,
  cases: RmaNumber[],
  { story, play }: Performance,
  say: (line: string) => void,
): Promise<void> {
  const told = cases.map(rma => followStory(records, rma, story.approval.policy, say))
  try {
    await play.tell(story)
  } finally {
    await Promise.all(told.map(one => one.stop()))
  }
}

/** How many plays of the same sample stand before this one. */
function nthOf(plays: SamplePlay[], index: number): number {
  return plays.slice(0, index).filter(({ sample }) => sample === plays[index]?.sample).length
}
