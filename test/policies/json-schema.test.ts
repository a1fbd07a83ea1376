import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { policyJsonSchema } from '../../policies/json-schema.ts'
import { focus } from '../../policies/profiles/focus.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { voipDesk } from '../../policies/profiles/voip-desk.ts'

const PROFILES = new URL('../../sandbox/profiles/', import.meta.url)
const PUBLISHED = new URL('../../docs/policy.schema.json', import.meta.url)

describe('the published form of a policy', () => {
  it('is what docs/policy.schema.json says', () => {
    assert.deepEqual(
      JSON.parse(readFileSync(PUBLISHED, 'utf8')),
      plain(policyJsonSchema()),
      'docs/policy.schema.json is not what policies/profile.ts says any more: run `npm run schema`, and commit it.',
    )
  })

  const reader = z.fromJSONSchema(plain(policyJsonSchema()))
  const accepts = (policy: unknown) => reader.safeParse(policy).success

  it('takes the policies of the three companies and of the sandbox, as they are written', () => {
    for (const policy of [focus, voipDesk, speco]) assert.ok(accepts(policy), policy.id)
    const files = readdirSync(PROFILES).filter(name => name.endsWith('.yaml'))
    assert.ok(files.length > 0)
    for (const file of files) assert.ok(accepts(parse(readFileSync(new URL(file, PROFILES), 'utf8'))), file)
  })

  it('takes no policy with a setting misspelt, missing, or beyond its bounds', () => {
    const { company: _, ...nameless } = speco
    const withWindow = (changes: object) => {
      const { advanceReplacement } = speco
      const window = { ...advanceReplacement.window, ...changes }
      return { ...speco, advanceReplacement: { ...advanceReplacement, window } }
    }
    assert.ok(accepts(withWindow({ dueDays: 1 })))
    assert.ok(accepts(withWindow({ dueDays: 366, billAfterDays: 366 })))
    for (const wrong of [nameless, { ...speco, colour: 'red' }, { ...speco, id: 'Speco' }, { ...speco, version: 0 }])
      assert.ok(!accepts(wrong), JSON.stringify(wrong))
    for (const wrong of [{ dueDays: 0 }, { dueDays: 367 }, { dueDays: 'ten' }, { remindAt: '24:00' }, { dueDay: 1 }])
      assert.ok(!accepts(withWindow(wrong)), JSON.stringify(wrong))
  })

  it('leaves out what has a default, and says it', () => {
    const { required, properties } = policyJsonSchema()
    assert.deepEqual(
      (required ?? []).filter(name => ['id', 'version', 'company', 'zone', 'currency'].includes(name)),
      ['id', 'version', 'company'],
    )
    assert.equal(Object(properties?.zone).default, 'America/New_York')
  })
})

/** As it goes over the wire. */
function plain(schema: ReturnType<typeof policyJsonSchema>): ReturnType<typeof policyJsonSchema> {
  return JSON.parse(JSON.stringify(schema))
}
