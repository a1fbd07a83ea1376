import assert from 'node:assert/strict'
import { type Profile, profileSchema } from '../../policies/profile.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { json, type Records } from '../../records/database.ts'
import { findPolicyVersion, keepPolicyVersions, listPolicyVersions } from '../../records/policy-versions.ts'
import { freshRecords } from './fresh-records.ts'

const WINDOW = speco.advanceReplacement.window

/** The policy of Acme: Speco's, with another window. */
function acme(
  version: number,
  window: Partial<Record<keyof typeof WINDOW | 'transitGraceDays', unknown>> = {},
): Profile {
  const advanceReplacement = { ...speco.advanceReplacement, window: { ...WINDOW, ...window } }
  return profileSchema.parse({ ...speco, id: 'acme', company: 'Acme', version, advanceReplacement })
}

describe('The versions of a policy', function () {
  this.timeout(60_000)
  let records: Records
  beforeEach(async () => {
    records = await freshRecords()
  })
  afterEach(() => records.destroy())

  it('are written down when they are first seen, and stay as they are', async () => {
    await keepPolicyVersions(records, [acme(1)])
    const first = await listPolicyVersions(records)
    await keepPolicyVersions(records, [acme(1)])
    assert.deepEqual(await listPolicyVersions(records), first)
    await keepPolicyVersions(records, [acme(2, { dueDays: 14 })])
    assert.deepEqual(
      (await listPolicyVersions(records)).map(({ id, version }) => [id, version]),
      [
        ['acme', 1],
        ['acme', 2],
      ],
    )
    const windowOf = async (version: number) =>
      (await findPolicyVersion(records, { id: 'acme', version }))?.body.advanceReplacement?.window.dueDays
    assert.deepEqual([await windowOf(1), await windowOf(2), await windowOf(3)], [30, 14, undefined])
  })

  it('may be gone back to, as they were', async () => {
    await keepPolicyVersions(records, [acme(1)])
    await keepPolicyVersions(records, [acme(2, { dueDays: 14 })])
    await keepPolicyVersions(records, [acme(1)])
  })

  it('stop the start of a program whose policy was edited without a new version, and say what to do', async () => {
    await keepPolicyVersions(records, [acme(1), acme(3)])
    await assert.rejects(
      keepPolicyVersions(records, [acme(1, { dueDays: 14, reminderDays: [0, 7] })]),
      (error: Error) => {
        assert.match(error.message, /^Policy acme was edited, but is still version 1: /)
        assert.match(error.message, /advanceReplacement\.window\.dueDays was 30, is 14/)
        assert.match(error.message, /advanceReplacement\.window\.reminderDays was \[0,10,20,27,29\], is \[0,7\]/)
        assert.match(error.message, /Write version: 4 into it/)
        assert.match(error.message, /In a sandbox/)
        return true
      },
    )
    const kept = await findPolicyVersion(records, { id: 'acme', version: 1 })
    assert.equal(kept?.body.advanceReplacement?.window.dueDays, 30)
  })

  it('are edited as well by a section that comes or goes', async () => {
    const { virtualReturn: _, ...without } = profileSchema.parse(speco)
    await keepPolicyVersions(records, [without])
    await assert.rejects(
      keepPolicyVersions(records, [profileSchema.parse(speco)]),
      /virtualReturn was not there, is a section/,
    )
  })

  it('are not edited by a default that came with a later Sendback, unless the policy says otherwise', async () => {
    const { advanceReplacement, ...others } = acme(1)
    assert.ok(advanceReplacement)
    const { transitGraceDays: _, ...older } = advanceReplacement.window
    const body = { ...others, advanceReplacement: { ...advanceReplacement, window: older } }
    await records
      .insertInto('policy_versions')
      .values({ id: 'acme', version: 1, body: json(body) })
      .execute()
    await keepPolicyVersions(records, [acme(1)])
    await assert.rejects(
      keepPolicyVersions(records, [acme(1, { transitGraceDays: 8 })]),
      /transitGraceDays was 7, is 8/,
    )
  })

  it('are written down once by programs that start at the same moment', async () => {
    await Promise.all([1, 2, 3, 4].map(() => keepPolicyVersions(records, [acme(1)])))
    assert.equal((await listPolicyVersions(records)).length, 1)
  })
})
