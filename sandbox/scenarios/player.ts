import { SECOND } from '../../domain/time.ts'
import { postApproval } from './approval.ts'
import { ALWAYS } from './books.ts'
import type { Check, Difference } from './check.ts'
import { type Addresses, type Answer, Doors } from './doors.ts'
import { Look } from './look.ts'
import { Play, pause } from './play.ts'
import { readScenario } from './reading.ts'
import type { Scenario, Step } from './scenario.ts'

/** Something that did not go as the file says; `line` is where the file says it. */
export interface Surprise extends Difference {
  line: number
  when: string
  what: string
}

export type Outcome =
  | { kind: 'passed'; rma: string | undefined }
  | { kind: 'differs'; rma: string | undefined; surprises: Surprise[] }
  /** The file cannot be read, or the world broke down while it was played. */
  | { kind: 'not-played'; rma: string | undefined; why: string[] }

/** Plays one file in a running sandbox, from its approval to what its last step expects, and then looks at the books. */
export async function playScenario(yaml: string, world: Addresses): Promise<Outcome> {
  const read = readScenario(yaml)
  if (read.kind === 'mistakes')
    return {
      kind: 'not-played',
      rma: undefined,
      why: read.mistakes.map(({ line, message }) => `line ${line}: ${message}`),
    }
  let play: Play | undefined
  try {
    play = await Play.of(read.scenario, new Doors(world))
    const surprises = await played(play, read.scenario)
    return surprises.length === 0 ? { kind: 'passed', rma: play.rma } : { kind: 'differs', rma: play.rma, surprises }
  } catch (error) {
    return { kind: 'not-played', rma: play?.rma, why: [error instanceof Error ? error.message : String(error)] }
  }
}

async function played(play: Play, { starts, steps }: Scenario): Promise<Surprise[]> {
  const surprises: Surprise[] = []
  let at = starts
  play.answer = await play.act(() => postApproval(play))
  if (play.answer.kind === 'done') play.rma = numberOf(play.answer)
  else if (steps[0]?.act || !expectsRefusal(steps[0]))
    return [{ line: 1, when: '', what: 'the approval', ...refusal(play.answer) }]
  await play.rest()
  for (const step of steps) {
    if (step.at !== 'same time') at = step.at
    const time = play.almanac.inWorld(at)
    const surprised = (what: string) => (difference: Difference) =>
      surprises.push({ line: step.line, when: play.almanac.spoken(time), what, ...difference })
    const moving = step.at === 'same time' ? undefined : play.goTo(at)
    if (step.when === 'at rest') await moving
    if (step.act) {
      play.answer = await step.act(play, time)
      if (play.answer.kind === 'refused' && !expectsRefusal(step))
        surprised(step.name ?? 'a step')(refusal(play.answer))
    }
    await moving
    await play.rest()
    for (const { name, check } of step.checks) (await settled(play, check)).forEach(surprised(`expect ${name}`))
    if (step.checks.length > 0 && play.rma !== undefined) play.seen = await seenNow(play)
  }
  if (play.rma === undefined) return surprises
  for (const number of [...play.formerly, play.rma, ...(await new Look(play).legs())])
    for (const [what, check] of Object.entries(ALWAYS))
      for (const difference of await settled(play, check, number))
        surprises.push({ line: 0, when: 'at the end', what: `${what} (${play.inFile(number)})`, ...difference })
  return surprises
}

const PATIENCE_MS = 10 * SECOND

/** What still differs once the case has had time to say and do what it is about to. */
async function settled(play: Play, check: Check, number?: string): Promise<Difference[]> {
  for (const end = Date.now() + PATIENCE_MS; ; await pause()) {
    const differences = await check(new Look(play, number), play)
    if (differences.length === 0 || Date.now() > end) return differences
  }
}

async function seenNow(play: Play): Promise<ReadonlySet<string>> {
  const look = new Look(play)
  const letters = (await look.letters()).map(letter => letter.messageId)
  return new Set([...letters, ...(await look.comments()).map(comment => comment.marker)])
}

function expectsRefusal(step: Step | undefined): boolean {
  return step?.checks.some(({ name }) => name === 'refused') ?? false
}

function refusal(answer: Extract<Answer, { kind: 'refused' }>): Difference {
  return { expected: 'it is done', found: `refused (${answer.code}): ${answer.detail}` }
}

function numberOf(answer: Extract<Answer, { kind: 'done' }>): string {
  return (answer.body as { rma: string }).rma // a 2xx of this route carries the case (api/documents.ts)
}
