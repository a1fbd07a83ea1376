import assert from 'node:assert/strict'
import { json } from '../../records/database.ts'
import { keepPolicyVersions } from '../../records/policy-versions.ts'
import { type TestHouse, testHouse } from './house.ts'

describe('The policies, as the API shows them', function () {
  this.timeout(60_000)
  let desk: TestHouse
  before(async () => {
    desk = await testHouse()
  })
  after(() => desk.close())

  it('are listed with the returns that each company takes, and their versions since when', async () => {
    const start = new Date().toISOString()
    const [focus] = desk.house.policies.profiles
    assert.ok(focus)
    await keepPolicyVersions(desk.records, desk.house.policies.profiles)
    await keepPolicyVersions(desk.records, [{ ...focus, version: 2, company: 'FOCUS again' }])
    const { body } = await desk.ask('receiver', 'GET', '/v1/policies')
    const listed = body.data as unknown as Listed[]
    assert.deepEqual(
      listed.map(({ id, version, company, zone, currency }) => [id, version, company, zone, currency]),
      [
        ['focus', 1, 'FOCUS', 'America/New_York', 'USD'],
        ['voip-desk', 1, 'VoIP Desk', 'America/New_York', 'USD'],
        ['speco', 1, 'Speco', 'America/New_York', 'USD'],
      ],
    )
    assert.deepEqual(listed[2]?.returns, [
      'advanceReplacement',
      'standardReturn',
      'overTheCounterReturn',
      'virtualReturn',
    ])
    assert.deepEqual(
      listed.map(({ versions }) => versions.map(({ version }) => version)),
      [[1, 2], [1], [1]],
    )
    for (const { firstSeenAt } of listed.flatMap(({ versions }) => versions)) assert.ok(firstSeenAt >= start)
  })

  it('show what each version says, with what it leaves to its defaults', async () => {
    const { status, body } = await desk.ask('ticketing', 'GET', '/v1/policies/focus/versions/1')
    assert.equal(status, 200)
    assert.deepEqual([body.id, body.version, Object(body.body).company], ['focus', 1, 'FOCUS'])
    assert.equal(Object(body.body).advanceReplacement.lateReturn.days, 60)
    const second = await desk.ask('ticketing', 'GET', '/v1/policies/focus/versions/2')
    assert.equal(Object(second.body.body).company, 'FOCUS again')
  })

  it('say in plain words what each version grants, sentence by sentence, with its rules', async () => {
    await keepPolicyVersions(desk.records, desk.house.policies.profiles)
    const of = async (path: string) =>
      (await desk.ask('finance', 'GET', `/v1/policies/${path}`)).body.words as unknown as Said[]
    const aboutIn = (said: Said[], about: string) => said.find(one => one.about === about)?.clauses ?? []
    const speco = await of('speco/versions/1')
    assert.deepEqual(
      speco.map(({ about }) => about),
      ['every-return', 'advanceReplacement', 'standardReturn', 'overTheCounterReturn', 'virtualReturn'],
    )
    const [first] = aboutIn(speco, 'advanceReplacement')
    assert.match(first?.words ?? '', /once the client has authorised a card hold/)
    assert.deepEqual(first?.because, ['SP-3', 'SP-5', 'SP-7'])
    assert.deepEqual(
      aboutIn(speco, 'virtualReturn').find(({ because }) => because.includes('SP-9'))?.words,
      'It is for cameras only, at most 3 in one RMA; not for a PTZ camera; not for a specialty camera.',
    )
    const byAge = aboutIn(await of('voip-desk/versions/1'), 'standardReturn').filter(({ words }) =>
      /^(Up to|From|After)/.test(words),
    )
    assert.deepEqual(
      byAge.map(({ because }) => because.join(' ')),
      ['VD-8 VD-11', 'VD-8 VD-12', 'VD-13', 'VD-14'],
    )
    assert.match(byAge[2]?.words ?? '', /deductible \$45\.00/)
  })

  it('say the words of each version by its own numbers, and none of one that cannot be read any more', async () => {
    const [focus] = desk.house.policies.profiles
    assert.ok(focus?.advanceReplacement)
    const { advanceReplacement } = focus
    const window = { ...advanceReplacement.window, dueDays: 12 }
    await keepPolicyVersions(desk.records, [
      { ...focus, version: 7, advanceReplacement: { ...advanceReplacement, window } },
    ])
    const { text } = await desk.ask('staff', 'GET', '/v1/policies/focus/versions/7')
    assert.match(text, /The failed unit is due 12 days after the replacement’s delivery/)
    await desk.records
      .insertInto('policy_versions')
      .values({
        id: 'focus',
        version: 8,
        body: json({ id: 'focus', version: 8, returns: 'as they were written once' }),
      })
      .execute()
    const { status, body } = await desk.ask('staff', 'GET', '/v1/policies/focus/versions/8')
    assert.deepEqual([status, body.words, Object(body.body).returns], [200, null, 'as they were written once'])
  })

  it('say where to look for a version that never was', async () => {
    for (const path of ['focus/versions/3', 'nobody/versions/1']) {
      const { status, body } = await desk.ask('staff', 'GET', `/v1/policies/${path}`)
      assert.equal(status, 404)
      assert.match(String(body.detail), /GET \/v1\/policies lists those there are/)
    }
    assert.equal((await desk.ask('staff', 'GET', '/v1/policies/focus/versions/one')).status, 400)
    assert.equal((await desk.ask('staff', 'GET', '/v1/policies/focus/versions/99999999999')).status, 400)
  })

  it('have a form that anybody may read', async () => {
    const { status, headers, text } = await desk.ask('nobody', 'GET', '/v1/policies/schema')
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^application\/schema\+json/)
    assert.equal(JSON.parse(text).$schema, 'https://json-schema.org/draft/2020-12/schema')
    assert.ok(JSON.parse(text).properties.advanceReplacement)
  })
})

interface Said {
  about: string
  clauses: { words: string; because: string[] }[]
}

interface Listed {
  id: string
  version: number
  company: string
  zone: string
  currency: string
  returns: string[]
  versions: { version: number; firstSeenAt: string }[]
}
