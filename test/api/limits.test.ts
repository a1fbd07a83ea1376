import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { makeLink } from '../../records/keys.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('How often one may ask', function () {
  this.timeout(60_000)
  let desk: TestHouse
  afterEach(() => desk.close())

  const from = (remoteAddress: string, url: string, key?: string) =>
    desk.api
      .inject({ url, remoteAddress, ...(key && { headers: { authorization: `Bearer ${key}` } }) })
      .then(answer => answer.statusCode)

  /** As many different keys as asked for, none of them right. */
  async function guess(times: number, remoteAddress: string): Promise<number[]> {
    const answers: number[] = []
    for (let n = 0; n < times; n++)
      answers.push(await from(remoteAddress, '/v1/cases', `sbk_staff_${String(n).padStart(43, 'A')}`))
    return answers
  }

  it('stops whoever tries one key after the other, and nobody who has one, at the same address or elsewhere', async () => {
    desk = await testHouse()
    const answers = await guess(62, '203.0.113.7')
    assert.deepEqual(answers, [...Array(60).fill(401), 429, 429])
    assert.equal(await from('203.0.113.7', '/v1/cases', desk.keys.staff), 200)
    assert.equal(await from('203.0.113.7', '/v1/cases'), 401)
    assert.equal(await from('203.0.113.7', '/v1/cases', 'sbk_nobody'), 429)
    assert.equal(await from('203.0.113.8', '/v1/cases', 'sbk_nobody'), 401)
  })

  it('takes an ended session for no guess, and has the browser forget it', async () => {
    desk = await testHouse()
    const ended = { cookie: `sendback_session=sbs_${'A'.repeat(43)}` }
    const ask = () => desk.api.inject({ url: '/v1/cases', remoteAddress: '203.0.113.7', headers: ended })
    const answers = await Promise.all(Array.from({ length: 62 }, ask))
    assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [401])
    assert.match(String(answers[0]?.headers['set-cookie']), /^sendback_session=;.*Expires=Thu, 01 Jan 1970/)
    assert.equal(await from('203.0.113.7', '/v1/cases', 'sbk_nobody'), 401)
    const refused = await desk.ask('nobody', 'GET', '/v1/cases', undefined, { authorization: 'Bearer sbk_x', ...ended })
    assert.equal(refused.headers['set-cookie'], undefined, 'it was not looked at')
  })

  it('goes by the address that a proxy of ours says, and by nobody else’s word', async () => {
    desk = await testHouse({ kind: 'production' }, { trustedProxies: ['172.30.57.0/24'] })
    const through = async (remoteAddress: string, says: string) => {
      const headers = { 'x-forwarded-for': says, authorization: 'Bearer sbk_nobody' }
      return (await desk.api.inject({ url: '/v1/cases', remoteAddress, headers })).statusCode
    }
    for (const proxy of ['172.30.57.1', '198.51.100.1'])
      for (let n = 0; n < 60; n++) assert.equal(await through(proxy, '203.0.113.7'), 401)
    assert.deepEqual(
      [await through('172.30.57.1', '203.0.113.7'), await through('172.30.57.1', '203.0.113.8')],
      [429, 401],
    )
    assert.equal(await through('198.51.100.1', '203.0.113.8'), 429)
  })

  it('gives each key a budget of its own, wherever it is used from', async () => {
    desk = await testHouse({ kind: 'production' }, { requestsPerMinute: 4 })
    const asked = ['203.0.113.7', '203.0.113.8', '203.0.113.7', '203.0.113.8', '203.0.113.9']
    const answers: number[] = []
    for (const address of asked) answers.push(await from(address, '/v1/cases', desk.keys.staff))
    assert.deepEqual(answers, [200, 200, 200, 200, 429])
    assert.equal(await from('203.0.113.7', '/v1/cases', desk.keys.manager), 200)
  })

  it('counts who looks at links by their address, whatever key they say they have', async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const link = { rma: rmaNumber('RMA-1001'), purpose: 'hold', expiresAt: instant('2026-03-17T12:00:00Z') } as const
    const url = `/authorize/${await makeLink(desk.records, link)}`
    const answers: number[] = []
    for (let n = 0; n < 61; n++) answers.push(await from('203.0.113.7', url, `sbk_${n}`))
    assert.deepEqual(answers, [...Array(60).fill(200), 429])
    assert.equal(await from('203.0.113.8', url), 200)
  })
})
