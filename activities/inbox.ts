import type { KeptFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { eventIdOf, type ParsedFact, parseFact } from '../records/fact-forms.ts'
import { factsOf, keepFact, markPassedOn } from '../records/facts.ts'
import { openTask } from '../records/tasks.ts'
import type { World } from './world.ts'

/** A signal as it came in, from Temporal's own command line perhaps: nothing about it is certain. */
export interface Told {
  name: string
  payload: unknown
  /** The case's own time when it came. */
  at: Instant
  /** It came under the id of a fact that said something else. */
  against?: 'a known fact'
}

/**
 * Keeps facts that were signalled straight to the case, in the same inbox as all others, before they count (decision
 * 4). What cannot be read becomes a task, never an error: the case goes on.
 */
export async function keepFacts(world: World, { rma, told }: { rma: RmaNumber; told: Told[] }): Promise<KeptFact[]> {
  const kept: KeptFact[] = []
  for (const { name, payload, at, against } of told) {
    const parsed = against ? TOLD_OTHERWISE : parseFact(name, payload, at)
    const eventId = `${rma}:${eventIdOf(name, payload)}`
    if (parsed.kind === 'malformed') {
      const detail = { name, payload, problems: parsed.problems }
      await openTask(world.records, { rma, kind: 'malformed-fact', occasion: eventId, role: 'staff', detail, at })
      continue
    }
    const { fact } = await keepFact(world.records, {
      source: 'temporal',
      eventId,
      rma,
      by: 'temporal',
      fact: parsed.fact,
    })
    await markPassedOn(world.records, fact.id)
    kept.push(fact)
  }
  return kept
}

/** The first telling stands; whoever tells otherwise does so in a fact of its own. */
const TOLD_OTHERWISE = {
  kind: 'malformed',
  problems: [
    {
      pointer: '/id',
      detail:
        'the fact of this id says something else, and stands; if this is so, tell it again without id, by and name',
    },
  ],
} as const satisfies ParsedFact

/** All that the records hold of a case: also what was kept, and has not reached it yet. */
export async function factsOnRecord({ records }: World, { rma }: { rma: RmaNumber }): Promise<KeptFact[]> {
  return factsOf(records, rma)
}
