import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, playScenario } from '../sandbox/scenarios/player.ts'
import { readScenario } from '../sandbox/scenarios/reading.ts'
import { report } from '../sandbox/scenarios/report.ts'
import { sideBySide } from '../sandbox/scenarios/side-by-side.ts'
import type { RunningSandbox } from '../sandbox/world.ts'
import { newWorld } from './world.ts'

const FOLDER = join(import.meta.dirname, 'scenarios')
const FILES = readdirSync(FOLDER)
  .filter(name => name.endsWith('.yaml'))
  .sort()
/** More at once would be no sooner done, and keep the worker from saying in time that it lives. */
const AT_ONCE = 16

/** Expects what is not so: it is patient with each of that, so it is played first, with the others. */
const WRONG = `
number: 1
title: expects what is not so
starts: 2026-03-02 10:00
steps:
  - at: same time
    expect:
      stage: billed
      held: 399.00
      letters: [hold-link, closed]
  - at: 2026-03-02 11:00
    replacement ships: R1
`

/** All played side by side in one sandbox of their own: whoever asks first starts them all. */
let world: Promise<RunningSandbox> | undefined
let playing: Promise<Map<string, Outcome>> | undefined

function scenariosWorld(): Promise<RunningSandbox> {
  world ??= newWorld()
  return world
}

async function outcomeOf(file: string): Promise<Outcome> {
  playing ??= playAll()
  const outcome = (await playing).get(file)
  assert.ok(outcome)
  return outcome
}

async function playAll(): Promise<Map<string, Outcome>> {
  const world = await scenariosWorld()
  const texts = new Map([['wrong', WRONG], ...FILES.map(file => [file, textOf(file)] as const)])
  const played = await sideBySide([...texts.values()], AT_ONCE, text => playScenario(text, world))
  return new Map([...texts.keys()].map((name, index) => [name, played[index] as Outcome])) // one outcome each, in order
}

function textOf(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8')
}

after(async () => (await world)?.stop())

describe('Scenarios', function () {
  this.timeout(15 * 60_000)

  for (const file of FILES) {
    const read = readScenario(textOf(file))
    const name = read.kind === 'scenario' ? `${read.scenario.number}: ${read.scenario.title}` : file
    it(name, async () => {
      const outcome = await outcomeOf(file)
      if (outcome.kind !== 'passed') assert.fail(report(file, outcome))
    })
  }
})

describe('The player of scenarios', function () {
  this.timeout(15 * 60_000)

  it('says what it expected, what it found, and where the file says so', async () => {
    const outcome = await outcomeOf('wrong')
    assert.equal(outcome.kind, 'differs')
    assert.deepEqual(
      outcome.surprises.map(({ line, when, what, expected, found }) => [
        line,
        when,
        what,
        expected,
        found.slice(0, 22),
      ]),
      [
        [6, '2026-03-02 10:00', 'expect stage', 'billed', 'awaiting-hold'],
        [6, '2026-03-02 10:00', 'expect held', '399.00', '0.00'],
        [6, '2026-03-02 10:00', 'expect letters', 'closed, hold-link', 'hold-link'],
        [11, '2026-03-02 11:00', 'replacement ships', 'it is done', 'refused (nothing-held)'],
      ],
    )
  })

  it('does not play a file that it cannot read', async () => {
    const outcome = await playScenario('number: 1\n', await scenariosWorld())
    assert.deepEqual(outcome, {
      kind: 'not-played',
      rma: undefined,
      why: [
        'line 1: title: missing; expected some words',
        'line 1: starts: missing; expected some words',
        'line 1: steps: missing; expected a list of steps',
      ],
    })
  })
})
