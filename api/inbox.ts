import type { Fact, KeptFact, ReportedFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { type Instant, instant, SECOND } from '../domain/time.ts'
import { findCase } from '../records/cases.ts'
import { eventIdOf, parseFact } from '../records/fact-forms.ts'
import { keepFact, markPassedOn } from '../records/facts.ts'
import type { LateVerdict } from '../records/tables.ts'
import { caseOfPayment } from '../records/whose.ts'
import type { ApiHouse, CaseHouse } from './house.ts'
import { recordLate } from './late-fact.ts'
import { malformed, ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'
import { within } from './within.ts'

/**
 * `passed`: the case has it. `not-started`, `unreachable`: it is kept, and the relay passes it on. Otherwise the case
 * had closed.
 */
export type Passing = 'passed' | 'not-started' | 'unreachable' | LateVerdict

export interface Taken {
  fact: KeptFact
  kind: 'kept' | 'again'
  passing: Passing
}

/** Reads what somebody tells us; a fact that says no time of its own happened now, by the case's own clock, or ours without a case. */
export async function readFact(
  house: ApiHouse,
  rma: RmaNumber | undefined,
  name: Fact['name'],
  payload: unknown,
): Promise<Fact> {
  const undated = instant(0)
  const parsed = parseFact(name, payload, undated)
  if (parsed.kind === 'malformed') throw malformed(parsed.problems)
  if (parsed.fact.at !== undated) return parsed.fact
  return { ...parsed.fact, at: rma ? await caseNow(house, rma) : instant(Date.now()) }
}

/** In production the wall clock, always. In the sandbox Temporal keeps each case's time, and may be away. */
export async function caseNow(house: ApiHouse, rma: RmaNumber): Promise<Instant> {
  try {
    return await within(5 * SECOND, house.clock(rma))
  } catch (error) {
    house.log.warn({ rma, error: String(error) }, 'The case’s own time cannot be read.')
    throw new ProblemError('temporal-away', 'Say when it happened, or send it again in a few seconds.', {}, 5)
  }
}

/** A fact under the name of who told it: their own event id, or the fact's own words. */
export function reported(
  who: Principal,
  rma: RmaNumber,
  told: { fact: Fact; payload: unknown; key: string | undefined },
): ReportedFact {
  const { fact, payload, key } = told
  const eventId = `${rma}:${key === undefined ? eventIdOf(fact.name, payload) : `${fact.name}:${key}`}`
  return { source: `api:${who.id}`, eventId, rma, by: who.name, fact }
}

/** Keeps a fact first, and then tells the case at once. It counts from the moment this returns, whatever is down. */
export async function takeIn(house: CaseHouse, rma: RmaNumber, told: ReportedFact): Promise<Taken> {
  const { kind, fact, passedOn } = await keepFact(house.records, { ...told, rma })
  return { kind, fact, passing: passedOn ?? (await passOn(house, rma, fact)) }
}

/** A fact whose case nobody can tell yet waits in the records, until somebody can. */
export async function takeReported(house: CaseHouse, told: ReportedFact): Promise<void> {
  const { fact } = told
  const rma = told.rma ?? ('ref' in fact ? await caseOfPayment(house.records, fact.ref) : undefined)
  // Without a case the number may be another system's at the same counterpart, or ours and about to come.
  if (rma && (await findCase(house.records, rma))) await takeIn(house, rma, told)
  else await keepFact(house.records, told)
}

/** Told twice does no harm: the case knows a fact by its id. */
export async function passOn(house: CaseHouse, rma: RmaNumber, fact: KeptFact): Promise<Passing> {
  const told = await tellCase(house, rma, fact)
  if (told === 'not-started' || told === 'unreachable') return told
  return markPassedOn(house.records, fact.id, told === 'closed' ? trx => recordLate(trx, rma, fact) : undefined)
}

/** As `passOn`, for whoever marks the fact himself. `closed`: nobody will take it any more. */
export async function tellCase(
  house: CaseHouse,
  rma: RmaNumber,
  fact: KeptFact,
): Promise<'passed' | 'closed' | 'not-started' | 'unreachable'> {
  try {
    const told = await within(3 * SECOND, house.cases.tell(rma, fact))
    if (told === 'told') return 'passed'
    // Not started yet; or so long closed that Temporal has forgotten it.
    if (told === 'unknown' && (await findCase(house.records, rma))?.stage !== 'closed') return 'not-started'
    return 'closed'
  } catch (error) {
    house.log.warn({ rma, fact: fact.id, error: String(error) }, 'The case could not be told; the relay will.')
    return 'unreachable'
  }
}
