import type { RmaNumber } from '../../domain/names.ts'
import type { RunningSandbox } from '../world.ts'
import { caseOutcome, followStory } from './chronicle.ts'
import type { SamplePlay } from './plays.ts'
import { Storyteller } from './storyteller.ts'

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
  return Promise.all(plays.map(play => performOne(box, play, run, say)))
}

async function performOne(
  box: RunningSandbox,
  play: SamplePlay,
  run: number,
  say: (line: string) => void,
): Promise<Performance> {
  const story = new Storyteller(box, play.sample, run)
  const performance: Performance = { play, story }
  try {
    await story.opens()
    performance.rma = story.rma
    const told = followStory(box.records, story, say)
    await play.tell(story)
    await told.stop()
    const outcome = await caseOutcome(box.records, story.rma)
    if (outcome !== play.ends) performance.trouble = `ended as ${outcome ?? 'still open'}, not as ${play.ends}`
  } catch (error) {
    performance.trouble = error instanceof Error ? error.message : String(error)
  }
  return performance
}
