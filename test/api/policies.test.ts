import assert from 'node:assert/strict'
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

interface Listed {
  id: string
  version: number
  company: string
  zone: string
  currency: string
  returns: string[]
  versions: { version: number; firstSeenAt: string }[]
}
