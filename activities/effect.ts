import type { Intent } from '../counterparts/cards/port.ts'
import { UnreachableError } from '../counterparts/errors.ts'
import type { RmaNumber } from '../domain/names.ts'
import { instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from '../records/database.ts'
import { alone, confirm, intend, rememberRef } from '../records/effects.ts'
import { settleOccasion } from '../records/tasks.ts'
import { isHopeless } from './failures.ts'

/** Something done to the world. `key` is case + purpose + counter: never random, never the attempt. */
export interface Effect {
  key: string
  rma: RmaNumber
  kind: EffectKind
  /** What was asked for, for whoever reads the ledger of intents. */
  request: unknown
}

/** Those by which money moves, and finance hears of it. */
export const MONEY_EFFECTS = [
  'adopt-hold',
  'renew-hold',
  'release-hold',
  'capture-hold',
  'charge-card',
  'refund-card',
  'trigger',
] as const

export const EFFECT_KINDS = [...MONEY_EFFECTS, 'letter', 'comment', 'label', 'pick-up'] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]

export const FAULT_POINTS = ['before-intent', 'after-intent', 'after-call', 'after-outcome'] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]

/** Told at each point where a crash would hurt most. In production nobody listens. */
export interface FaultPoints {
  reach(effect: Effect, point: FaultPoint): void
}

/**
 * Carries one effect out: intent written before, outcome after, with what it means for the records in one
 * transaction. Confirmed already: its first answer, and nothing is done. Begun but not confirmed: `call` is told the
 * attempt and the other party's id as far as it is known, and looks up before it tries again.
 */
export async function carryOut<Answer>(
  world: { records: Records; faults: FaultPoints },
  effect: Effect,
  call: (intent: Intent) => Promise<Answer>,
  write: (trx: RecordsTransaction, answer: Answer) => Promise<void> = async () => {},
): Promise<Answer> {
  const { records, faults } = world
  const done = await alone(records, effect.key, async () => {
    faults.reach(effect, 'before-intent')
    const intent = await intend(records, effect)
    // The answer was written by this function, for this key: it has this call's type.
    if (intent.state === 'confirmed') return { answer: intent.answer as Answer }
    faults.reach(effect, 'after-intent')
    const answer = await call({
      attempt: intent.attempt,
      ...(intent.ref !== undefined && { ref: intent.ref }),
      remember: ref => rememberRef(records, effect.key, ref),
    })
    faults.reach(effect, 'after-call')
    await records.transaction().execute(async trx => {
      if (!(await confirm(trx, effect.key, answer))) return
      await write(trx, answer)
      await settleStuck(trx, effect)
    })
    faults.reach(effect, 'after-outcome')
    return { answer }
  })
  if (done === 'busy')
    throw new UnreachableError(`Another worker is still busy with ${effect.key}. It is asked again shortly.`)
  return done.answer
}

/** Nobody has to look for its outcome any more. */
export async function settleStuck(
  db: Records | RecordsTransaction,
  { rma, key }: Pick<Effect, 'rma' | 'key'>,
): Promise<void> {
  await settleOccasion(db, { rma, kind: 'money-stuck', occasion: key, at: instant(Date.now()) })
}

/** One after the other, whatever becomes of each: an effect holds a connection, and a step must not take them all. */
export async function inTurn<Item, Answer>(items: Item[], act: (item: Item) => Promise<Answer>) {
  const results: PromiseSettledResult<Answer>[] = []
  for (const item of items) results.push(...(await Promise.allSettled([act(item)])))
  return results
}

/** The failure to report: one that may pass, if there is any, so that its effect is tried again; else the hopeless. */
export function failureAmong(results: PromiseSettledResult<unknown>[]): PromiseRejectedResult | undefined {
  const failures = results.filter(result => result.status === 'rejected')
  return failures.find(failure => !isHopeless(failure.reason)) ?? failures[0]
}

/** Tries every one, then reports a failure: what was confirmed is not done again on retry (decision 12). */
export async function tryAll<Item, Answer>(items: Item[], act: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const results = await inTurn(items, act)
  const failure = failureAmong(results)
  if (failure) throw failure.reason
  return results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
}
