import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { allPolicyMutants } from './program.ts'
import { names, POLICIES, rulesOf, WITHOUT_A_RULE } from './rules.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('The values of the policies', function () {
  this.timeout(180_000)

  it('belong each to a rule, or to nobody for a reason; and no rule is listed for a value that is gone', () => {
    const mutants = allPolicyMutants(ROOT)
    const ruled = mutants.filter(({ what }) => !Object.hasOwn(WITHOUT_A_RULE, what))
    assert.ok(ruled.length > 400)
    for (const mutant of ruled) assert.ok(rulesOf(mutant).length > 0)
    const gone = Object.entries(POLICIES).flatMap(([file, { rules }]) =>
      Object.keys(rules).filter(beginning => !mutants.some(one => one.file === file && one.what.startsWith(beginning))),
    )
    assert.deepEqual(gone, [])
    assert.deepEqual(
      Object.keys(WITHOUT_A_RULE).filter(what => !mutants.some(one => one.what === what)),
      [],
    )
  })

  it('are noticed by a test that names that rule when they change: every fortieth of them here', () => {
    const words = ['--import', 'tsx', 'test/mutations/run.ts', '--every', '40']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' })
    assert.equal(status, 0, stdout + stderr)
    assert.match(stdout, /^1\d caught, 0 survived\.$/m)
  })
})

describe('A rule in the title of a test', () => {
  it('is that rule and no longer one', () => {
    assert.ok(names('19, VD-13: refuses on day 31', ['VD-13']))
    assert.ok(names('refuses on day 31 (VD-13)', ['VD-12', 'VD-13']))
    assert.ok(!names('19, VD-13: refuses on day 31', ['VD-1']))
    assert.ok(names('settled:a-day: counts', ['settled:a-day']))
    assert.ok(!names('settled:a-day-later: counts', ['settled:a-day']))
  })

  it('is the one whose beginning fits the value best', () => {
    const file = 'policies/profiles/focus.ts'
    assert.deepEqual(rulesOf({ file, what: 'focus.advanceReplacement.window.dueDays' }), ['FO-2'])
    assert.throws(() => rulesOf({ file, what: 'focus.shoeSize' }), /focus\.shoeSize belongs to no rule\. Name its rule/)
  })
})
