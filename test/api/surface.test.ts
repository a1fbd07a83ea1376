import assert from 'node:assert/strict'
import { ACCESS } from '../../api/roles.ts'
import { ROLES } from '../../domain/staff-decision.ts'
import { type TestHouse, testHouse } from './house.ts'

describe('The API’s surface', function () {
  this.timeout(60_000)
  let desk: TestHouse
  before(async () => {
    desk = await testHouse({ kind: 'sandbox', url: 'http://127.0.0.1:9' })
  })
  after(() => desk.close())

  it('lets in on each route exactly the roles that the table names, and nobody without a key', async () => {
    for (const [route, access] of Object.entries(ACCESS)) {
      if (typeof access === 'string' || route.includes('sandbox') || route === 'GET /v1/stream') continue
      const [method = '', url = ''] = route.split(' ')
      const path = url.replace(':rma', 'RMA-404').replace(':id', '999')
      const asked = (role: Parameters<typeof desk.ask>[0]) =>
        desk.ask(role, method as 'GET', path, method === 'POST' ? {} : undefined)
      assert.equal((await asked('nobody')).status, 401, route)
      for (const role of ROLES) {
        const { status } = await asked(role)
        assert.equal(status === 403, !(access as readonly string[]).includes(role), `${role} ${route}: ${status}`)
      }
    }
  })

  it('leaves a line in the audit trail when it refuses somebody (scenario 115)', async () => {
    await desk.ask('ticketing', 'POST', '/v1/cases/RMA-1001/hold-waiver', { reason: 'please' })
    const line = await desk.records.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    assert.equal(line.who, 'ticketing:ticketing')
    assert.deepEqual(line.detail, { route: 'POST /v1/cases/:rma/hold-waiver', rma: 'RMA-1001' })
  })

  it('knows no key that was made up, cut short or altered', async () => {
    const { staff } = desk.keys
    for (const key of ['', 'sbk_staff_', staff.slice(0, -1), `${staff.slice(0, -1)}${staff.endsWith('A') ? 'B' : 'A'}`])
      assert.equal(
        (await desk.ask('nobody', 'GET', '/v1/cases', undefined, { authorization: `Bearer ${key}` })).status,
        401,
      )
  })

  it('describes every route that a key opens, each body with an example that it takes itself', async () => {
    const { body } = await desk.ask('nobody', 'GET', '/openapi.json')
    const document = body as unknown as OpenApi
    assert.equal(document.openapi, '3.1.0')
    for (const [route, access] of Object.entries(ACCESS)) {
      if (typeof access === 'string' || route.includes('sandbox')) continue
      const [method = '', url = ''] = route.split(' ')
      const operation = document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      assert.ok(operation, `${route} is not described`)
      assert.ok(operation.summary, route)
      const body = operation.requestBody?.content['application/json']
      if (!body) continue
      const example = body.examples?.usual?.value
      assert.ok(example, `${route} shows no example`)
      const path = url.replace(':rma', 'RMA-404').replace(':id', '999')
      const role = (access as readonly (typeof ROLES)[number][])[0]
      const { status, body: answer } = await desk.ask(role ?? 'admin', method as 'POST', path, example)
      assert.notEqual(status, 400, `${route} does not take its own example: ${JSON.stringify(answer)}`)
      assert.ok(status < 500, `${route}: ${status} ${JSON.stringify(answer)}`)
    }
  })

  it('refers only to schemas that the document has', async () => {
    const { body, text } = await desk.ask('nobody', 'GET', '/openapi.json')
    const known = Object.keys((body as unknown as OpenApi).components.schemas)
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(match => match[1])
    assert.ok(named.length > 20)
    assert.deepEqual(
      [...new Set(named)].filter(name => !known.includes(name ?? '')),
      [],
    )
  })

  it('shows its documentation without asking anybody else for anything', async () => {
    const page = await desk.ask('nobody', 'GET', '/docs/')
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /(src|href)="https?:/)
    assert.match(String(page.headers['content-security-policy']), /default-src 'none'/)
  })

  it('answers what is not there, is too large or is no JSON with a problem that says what to do', async () => {
    const nowhere = await desk.ask('nobody', 'GET', '/v1/nowhere')
    assert.equal(nowhere.body.code, 'not-found')
    const large = await desk.ask('staff', 'POST', '/v1/cases', { policy: 'x'.repeat(300_000) })
    assert.equal(large.body.code, 'too-large')
    const broken = await desk.api.inject({
      method: 'POST',
      url: '/v1/cases',
      headers: { authorization: `Bearer ${desk.keys.staff}`, 'content-type': 'application/json' },
      payload: '{"policy":',
    })
    assert.equal(broken.json().code, 'malformed')
    const { type, instance } = nowhere.body
    assert.equal((await desk.ask('nobody', 'GET', new URL(String(type)).pathname)).status, 200)
    assert.match(String(instance), /^urn:request:/)
  })

  it('is alive whatever is down, and ready only when everything is there', async () => {
    assert.equal((await desk.ask('nobody', 'GET', '/readyz')).status, 200)
    desk.played.temporal = 'away'
    const { status, body } = await desk.ask('nobody', 'GET', '/readyz')
    assert.equal(status, 503)
    assert.deepEqual(body.checks, { database: 'ok', migrations: 'ok', temporal: 'away' }, 'the reason is in our log')
    assert.equal((await desk.ask('nobody', 'GET', '/healthz')).status, 200)
    desk.played.temporal = 'there'
  })

  it('counts what an operator watches, for whoever has a key', async () => {
    assert.equal((await desk.ask('nobody', 'GET', '/metrics')).status, 401)
    const { text } = await desk.ask('receiver', 'GET', '/metrics')
    assert.match(text, /sendback_records\{what="tasks_open"\} \d+/)
    assert.match(text, /sendback_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/)
  })
})

interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

interface Operation {
  summary?: string
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> }
}
