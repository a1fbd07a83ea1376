import assert from 'node:assert/strict'
import { readScenario } from '../../../sandbox/scenarios/reading.ts'

const HEAD = 'number: 1\ntitle: one\nstarts: 2026-03-02 10:00\n'

describe('A scenario’s file', () => {
  it('is read with its defaults', () => {
    const read = readScenario(`${HEAD}steps:\n  - at: same time\n    expect: { stage: awaiting-hold }\n`)
    assert.equal(read.kind, 'scenario')
    const { policy, number, steps } = read.scenario
    assert.deepEqual([policy, number, steps.length, steps[0]?.line], ['acceptance', '1', 1, 5])
  })

  it('names every misspelt word with its line, and the word that was meant', () => {
    assert.deepEqual(
      mistakes(`${HEAD}polcy: focus
approval:
  units:
    - { serial: C1, list prise: 399.00 }
steps:
  - at: 2026-03-05 10:12
    client authorizes the hold: visa
  - at: 2026-03-05 10:13
    expect:
      stge: closed
      stage: close
`),
      [
        [4, '"polcy" is not known here; did you mean "policy"?'],
        [7, '"list prise" is not known here; did you mean "list price"?'],
        [9, 'at: nothing happens in this step, and nothing is expected'],
        [10, '"client authorizes the hold" is not known here; did you mean "client authorises the hold"?'],
        [13, '"stge" is not known here; did you mean "stage"?'],
        [
          14,
          'stage: expected one of submitted, awaiting-approval, awaiting-confirmation, awaiting-hold, awaiting-shipment, in-transit, awaiting-return, overdue, paused, lapsed, inspecting, with-vendor, asking-client, quoted, repairing, with-distributor, in-notice, collecting, billed, awaiting-loaner, closed; got "close"; did you mean "closed"?',
        ],
      ],
    )
  })

  it('says how a time and an amount are written', () => {
    const day = mistakes(`${HEAD}steps:\n  - at: 2026-03-05\n    expect: { held: 399 }\n`)
    assert.deepEqual(
      day.map(([line]) => line),
      [5, 6],
    )
    assert.match(String(day[0]?.[1]), /A time is written 2026-03-05 10:12, or as the instant 2026-03-05T15:12:00Z/)
    assert.match(String(day[1]?.[1]), /An amount is written with its cents, as 399.00; got "399"/)
  })

  it('lets one thing happen in a step', () => {
    assert.deepEqual(
      mistakes(`${HEAD}steps:\n  - at: 2026-03-05 10:12\n    dock receives: C1\n    staff cancels: no more\n`),
      [[7, 'staff cancels: one thing happens in a step; give this one a step of its own']],
    )
  })

  it('that is no YAML is a mistake at its line', () => {
    assert.equal(mistakes(`${HEAD}steps: [\n`)[0]?.[0], 5)
  })
})

function mistakes(yaml: string): [number, string][] {
  const read = readScenario(yaml)
  assert.equal(read.kind, 'mistakes')
  return read.mistakes.map(({ line, message }) => [line, message])
}
