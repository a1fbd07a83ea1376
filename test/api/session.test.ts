import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { addLine } from '../../records/audit.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('A browser that is signed in', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse({ kind: 'production' }, { publicUrl: 'https://returns.example.com' })
  })
  afterEach(() => desk.close())

  const cookieOf = async (role: 'staff' | 'manager') => {
    const { headers } = await desk.ask(role, 'POST', '/v1/session')
    return String(headers['set-cookie'])
  }

  it('keeps its key where no script and no other site can reach it', async () => {
    const cookie = await cookieOf('staff')
    for (const kept of [/HttpOnly/, /SameSite=Strict/, /Secure/, /Path=\//]) assert.match(cookie, kept)
    const who = await desk.ask('nobody', 'GET', '/v1/session', undefined, { cookie })
    assert.deepEqual([who.status, who.body.role, who.body.id], [200, 'staff', 'staff'])
    assert.ok(!who.text.includes('sbk_'))
  })

  it('changes nothing unless its own page asks for it', async () => {
    const cookie = await cookieOf('staff')
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const receive = (headers: Record<string, string>) =>
      desk.ask('nobody', 'POST', '/v1/cases/RMA-1001/device-received', { serial: 'C1' }, { cookie, ...headers })
    assert.equal((await receive({})).status, 401)
    assert.equal((await receive({ 'sendback-console': '1' })).status, 202)
    assert.equal((await desk.ask('nobody', 'GET', '/v1/cases', undefined, { cookie })).status, 200)
  })

  it('is out once its key is revoked, or it says so', async () => {
    const cookie = await cookieOf('staff')
    await desk.records
      .updateTable('keys')
      .set({ revoked_at: instant(Date.now()) })
      .where('id', '=', 'staff')
      .execute()
    assert.equal((await desk.ask('nobody', 'GET', '/v1/session', undefined, { cookie })).status, 401)
    const out = await desk.api.inject({ method: 'DELETE', url: '/v1/session' })
    assert.match(String(out.headers['set-cookie']), /sendback_session=;.*Expires=Thu, 01 Jan 1970/)
  })

  describe('on the line that tells what happens', () => {
    let cookie: string
    beforeEach(async () => {
      cookie = await cookieOf('staff')
      await desk.api.listen({ port: 0, host: '127.0.0.1' })
    })

    const happens = async (times: number, what = 'something') => {
      const line = { at: instant('2026-03-10T12:00:00Z'), who: 'test', what, because: '[]', detail: '{}' }
      const rows = Array.from({ length: times }, () => ({ ...line, rma: null, step: 0, line: 0, policy: null }))
      const ids = await desk.records.insertInto('audit').values(rows).returning('id').execute()
      return Math.max(...ids.map(({ id }) => id))
    }
    const opened = async (headers: Record<string, string> = {}) => {
      const { port } = desk.api.server.address() as AddressInfo // it listens on a port
      const asked = request({ port, host: '127.0.0.1', path: '/v1/stream', headers: { cookie, ...headers } }).end()
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      return answer
    }
    const until = async (answer: IncomingMessage, words: string) => {
      let text = ''
      for await (const chunk of answer.iterator({ destroyOnReturn: false })) {
        text += chunk
        if (text.includes(words)) break
      }
      return text
    }

    it('goes on where the last line was, up to five hundred lines ago, and else looks anew', async () => {
      const newest = await happens(502)
      const first = async (last: number) => until(await opened({ 'last-event-id': String(last) }), 'here')
      assert.match(await first(newest - 500), new RegExp(`^id: ${newest - 500}\nevent: here`))
      for (const last of [newest - 501, newest + 1])
        assert.match(await first(last), new RegExp(`^id: ${newest}\nevent: here`))
    })

    it('is told to look anew after more lines than it can be told at once, and goes on from there', async () => {
      const answer = await opened()
      await until(answer, 'here')
      const newest = await happens(501)
      const told = await until(answer, 'event')
      assert.match(told, new RegExp(`^id: ${newest}\nevent: here`))
      await happens(1, 'one thing more')
      assert.doesNotMatch(await until(answer, 'one thing more'), /something/)
    })

    it('is cut off when it reads nothing of what it is told', async () => {
      const connected = once(desk.api.server, 'connection')
      const answer = await opened()
      answer.pause()
      const [socket] = (await connected) as [Socket]
      const closed = once(socket, 'close')
      await happens(30, 'x'.repeat(1_000_000))
      await closed
      answer.destroy()
    })
  })

  it('is told what happens as it happens, and from where it was cut off', async () => {
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const cookie = await cookieOf('staff')
    await desk.api.listen({ port: 0, host: '127.0.0.1' })
    const { port } = desk.api.server.address() as AddressInfo // it listens on a port
    const line = (what: string) =>
      addLine(desk.records, rmaNumber('RMA-1001'), instant('2026-03-10T12:00:00Z'), { who: 'test', what })
    const read = async (headers: Record<string, string>, until: string, meanwhile: () => Promise<void>) => {
      const asked = request({ port, host: '127.0.0.1', path: '/v1/stream', headers: { cookie, ...headers } }).end()
      const [answer] = await once(asked, 'response')
      assert.equal(answer.headers['content-type'], 'text/event-stream')
      let text = ''
      for await (const chunk of answer) {
        if (text === '') await meanwhile()
        text += chunk
        if (text.includes(until)) break
      }
      return text
    }
    const live = await read({}, 'first thing', () => line('first thing'))
    assert.match(live, /event: line\ndata: \{"rma":"RMA-1001","what":"first thing"\}/)
    const id = /id: (\d+)\nevent: line\ndata: .*first thing/.exec(live)?.[1] ?? ''
    await line('second thing')
    const again = await read({ 'last-event-id': id }, 'second thing', async () => {})
    assert.ok(!again.includes('first thing'))
  })
})
