import { within } from '../../api/within.ts'
import { readSetUp, type SetUp } from '../../config/config.ts'
import type { Look } from '../../counterparts/look.ts'
import { type Clock, lookAtClocks } from './clocks.ts'
import { LINES, type Line } from './lines.ts'
import { withoutSecrets } from './secrets.ts'

/** `left-out`: something else has to be mended first. */
export type Check = { check: string } & (
  | { finding: 'well' | 'left-out'; says: string }
  | { finding: 'ill'; says: string; cure: string }
)

const PATIENCE_MS = 10_000

/** Looks at all that a set-up leads to, side by side, changes nothing, and shows no secret. */
export async function examine(env: Record<string, string | undefined>): Promise<Check[]> {
  const setUp = readSetUp(env)
  const seen = await Promise.all(LINES.map(line => lookAlong(line, setUp)))
  const clocks = seen.flatMap(line => line.clocks)
  const time: Check =
    clocks.length > 0
      ? asCheck('clocks', lookAtClocks(clocks))
      : { check: 'clocks', finding: 'left-out', says: 'Nothing that answers tells the time.' }
  const checks = [...configuration(setUp), ...seen.flatMap(line => line.checks), time]
  return checks.map(check => withoutSecrets(check, env))
}

function configuration({ own, wrong }: SetUp): Check[] {
  if (wrong.length === 0)
    return [{ check: 'configuration', finding: 'well', says: `All ${Object.keys(own).length} variables can be read.` }]
  return wrong.map(({ variable, found, expected }) => ({
    check: variable,
    finding: 'ill',
    says: `Found ${found}.`,
    cure: `Set it to ${expected}.`,
  }))
}

async function lookAlong(line: Line, { own, temporal }: SetUp): Promise<{ checks: Check[]; clocks: Clock[] }> {
  const lacking = line.needs.filter(variable => own[variable] === undefined)
  if (lacking.length > 0) return { checks: line.steps.map(step => leftOut(step, lacking.join(', '))), clocks: [] }
  // All that `needs` names is there, as just asked.
  const steps = inTurn(line.look(own as Parameters<Line['look']>[0], temporal))
  const checks: Check[] = []
  const clocks: Clock[] = []
  for (const step of line.steps) {
    const ill = checks.find(({ finding }) => finding === 'ill')
    const look = ill ? undefined : await nextOf(steps, line)
    if (look?.kind === 'well' && look.clock) clocks.push({ of: step, ...look.clock })
    checks.push(look ? asCheck(step, look) : leftOut(step, ill?.check ?? line.steps[0]))
  }
  // Whatever it has open is closed; one that hangs is left hanging.
  await within(1_000, Promise.resolve(steps.return(undefined))).catch(() => undefined)
  return { checks, clocks }
}

async function* inTurn(look: AsyncIterable<Look> | Promise<Look>): AsyncGenerator<Look, undefined> {
  if (Symbol.asyncIterator in look) yield* look
  else yield await look
  return undefined
}

/** The next finding of a line; what is thrown, or does not come in time, is one too. */
async function nextOf(steps: AsyncGenerator<Look, undefined>, { otherwise }: Line): Promise<Look | undefined> {
  try {
    return (await within(PATIENCE_MS, steps.next())).value
  } catch (error) {
    return { kind: 'ill', says: error instanceof Error ? error.message : String(error), cure: otherwise }
  }
}

function asCheck(check: string, look: Look): Check {
  return look.kind === 'well'
    ? { check, finding: 'well', says: look.says }
    : { check, finding: 'ill', says: look.says, cure: look.cure }
}

function leftOut(check: string, first: string): Check {
  return { check, finding: 'left-out', says: `Mend ${first} first.` }
}
