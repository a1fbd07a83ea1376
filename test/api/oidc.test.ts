import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { sql } from 'kysely'
import { identityProvider } from '../../api/oidc-provider.ts'
import { localPath } from '../../api/oidc-routes.ts'
import type { SignInConfig } from '../../config/config.ts'
import { Secret } from '../../config/secrets.ts'
import type { Role } from '../../domain/staff-decision.ts'
import type { Instant } from '../../domain/time.ts'
import { whoIs } from '../../records/people.ts'
import { freePort } from '../../sandbox/free-port.ts'
import { type IdentityDesk, SAMPLE_ROLES, startIdentityProvider } from '../../sandbox/identity-provider.ts'
import { type TestHouse, testHouse } from './house.ts'

const PUBLIC_URL = 'http://127.0.0.1:8080'
const SECRET = 'a secret of the client'

function config(issuer: string, changes: Partial<SignInConfig> = {}): SignInConfig {
  const of = Object.entries(JSON.parse(SAMPLE_ROLES) as Record<string, Role>) // the sandbox's own
  return {
    ...{ issuer, clientId: 'sendback', clientSecret: new Secret(SECRET), scopes: 'openid email profile groups' },
    ...{ mail: 'verified', admins: [], roles: { claim: 'groups', of } },
    ...changes,
  }
}

/** A browser without pages: it keeps cookies by host, and follows nobody by itself. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>()
  readonly desk: TestHouse
  constructor(desk: TestHouse) {
    this.desk = desk
  }

  /** `method url` at us; answers what we said. */
  async us(url: string, method: 'GET' | 'POST' | 'DELETE' = 'GET', body?: object) {
    const answer = await this.desk.api.inject({
      ...{ method, url, headers: { cookie: this.header(PUBLIC_URL), 'sendback-console': '1' } },
      ...(body && { payload: body }),
    })
    this.keep(PUBLIC_URL, [answer.headers['set-cookie'] ?? []].flat())
    return {
      status: answer.statusCode,
      text: answer.body,
      to: String(answer.headers.location ?? ''),
      headers: answer.headers,
    }
  }

  async there(url: string, form?: Record<string, string>): Promise<{ status: number; to: string; text: string }> {
    const { origin } = new URL(url)
    const answer = await fetch(url, {
      ...{ redirect: 'manual', headers: { cookie: this.header(origin) } },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    this.keep(origin, answer.headers.getSetCookie())
    const to = answer.headers.get('location')
    return { status: answer.status, to: to ? new URL(to, url).href : '', text: await answer.text() }
  }

  /** From our door to the provider's page and back, as this person; answers the address one is sent back to. */
  async chosen(who: string, from = '/sign-in'): Promise<string> {
    let at = (await this.us(from)).to
    for (let hops = 0; hops < 8; hops++) {
      if (at.startsWith(PUBLIC_URL)) return at.slice(PUBLIC_URL.length)
      const { to } = await this.there(at, at.includes('/interaction/') ? { who } : undefined)
      assert.ok(to, `nowhere to go from ${at}`)
      at = to
    }
    throw new Error('The provider sends in circles.')
  }

  async signIn(who: string, from?: string) {
    return this.us(await this.chosen(who, from))
  }

  async session() {
    const { status, text } = await this.us('/v1/session')
    return status === 200 ? (JSON.parse(text) as Record<string, unknown>) : undefined
  }

  private header(origin: string): string {
    return [...(this.cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  private keep(origin: string, set: string[]): void {
    const jar = this.cookies.get(origin) ?? new Map<string, string>()
    this.cookies.set(origin, jar)
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /Expires=Thu, 01 Jan 1970/.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
  }
}

describe('Signing in with OpenID Connect', function () {
  this.timeout(60_000)
  let provider: IdentityDesk
  let desk: TestHouse
  let admin: Browser

  before(async () => {
    provider = await startIdentityProvider({
      ...{ port: await freePort(), publicUrl: PUBLIC_URL, clientId: 'sendback', clientSecret: SECRET },
    })
  })
  after(() => provider.stop())
  beforeEach(async () => {
    desk = await houseAt(provider.url)
    admin = new Browser(desk)
  })
  afterEach(() => desk.close())

  const houseAt = (issuer: string, changes: Partial<SignInConfig> = {}) =>
    testHouse({ kind: 'production' }, { publicUrl: PUBLIC_URL, identity: identityProvider(config(issuer, changes)) })
  const trail = async (what: string) =>
    (
      await desk.records
        .selectFrom('audit')
        .select(['who as kept', 'detail', whoIs('audit.who').as('who')])
        .where('what', '=', what)
        .orderBy('id')
        .execute()
    ).map(({ kept, who, detail }): Record<string, unknown> => {
      assert.doesNotMatch(kept, /@/, 'a name stands with its person, and nowhere else')
      return { who, ...(detail as Record<string, unknown>) }
    })
  const people = async () =>
    (await desk.ask('admin', 'GET', '/v1/people')).body.data as unknown as (Record<string, string | null> & {
      id: string
    })[]
  const personOf = async (who: string) => {
    const person = (await people()).find(one => one.who === who)
    assert.ok(person, `${who} is not among the people`)
    return person
  }

  it('lets in whom a claim gives a role, to the page they wanted, under their own name', async () => {
    const sam = new Browser(desk)
    const back = await sam.signIn('sam', '/sign-in?to=%2Fconsole%2Fcases%2FRMA-1001%3Ftab%3Dmoney')
    assert.deepEqual([back.status, back.to], [303, '/console/cases/RMA-1001?tab=money'])
    const session = await sam.session()
    assert.deepEqual(
      [session?.kind, session?.id, session?.name, session?.role],
      ['person', 'sam@sendback.example', 'Sam Staff', 'staff'],
    )
    assert.equal((await sam.us('/v1/cases')).status, 200)
    assert.equal((await sam.us('/v1/keys')).status, 403)
    assert.deepEqual(
      (await trail('signed in')).map(({ who }) => who),
      ['staff:sam@sendback.example'],
    )
    assert.deepEqual(
      (await trail('not allowed')).map(({ who }) => who),
      ['staff:sam@sendback.example'],
    )
  })

  it('keeps the session where no script and no other site reaches it, and of its secrets only hashes', async () => {
    const sam = new Browser(desk)
    const { headers } = await sam.signIn('sam')
    const cookie = [headers['set-cookie'] ?? []].flat().find(one => one.startsWith('sendback_session=')) ?? ''
    for (const kept of [/HttpOnly/, /SameSite=Strict/, /Path=\//, /Max-Age=28800/]) assert.match(cookie, kept)
    const token = /=sbs_([\w-]{43});/.exec(cookie)?.[1] ?? ''
    const rows = await desk.records.selectFrom('sessions').selectAll().execute()
    assert.equal(rows.length, 1)
    assert.ok(token.length === 43 && !JSON.stringify(rows).includes(token))
    const asBearer = await desk.ask('nobody', 'GET', '/v1/cases', undefined, { authorization: `Bearer sbs_${token}` })
    assert.equal(asBearer.status, 401, 'a session is for a browser')
    const fromElsewhere = await desk.api.inject({
      ...{ method: 'POST', url: '/v1/cases', headers: { cookie: `sendback_session=sbs_${token}` }, payload: {} },
    })
    assert.equal(fromElsewhere.statusCode, 401, 'what changes something says in a header that it is our own page')
  })

  it('goes by names that no neighbour of our domain can set, where there is TLS', async () => {
    const identity = identityProvider(config(provider.url))
    const secure = await testHouse({ kind: 'production' }, { publicUrl: 'https://returns.example.com', identity })
    const { headers } = await secure.ask('nobody', 'GET', '/sign-in')
    assert.match(
      String(headers['set-cookie']),
      /^__Host-sendback_signing_in=[\w-]{43};.*HttpOnly; Secure; SameSite=Lax/,
    )
    const entered = await secure.ask('staff', 'POST', '/v1/session')
    assert.match(String(entered.headers['set-cookie']), /^__Host-sendback_session=sbk_.*Secure; SameSite=Strict/)
    await secure.close()
  })

  it('says in words to whoever has no role that nobody gave them one, and to the admin that they came', async () => {
    const nora = new Browser(desk)
    const back = await nora.signIn('nora')
    assert.equal(back.status, 403)
    assert.match(back.text, /You are signed in as Nora Nobody \(nora@sendback\.example\), but nobody gave you a role/)
    assert.match(back.text, /Ask an admin/)
    assert.equal(await nora.session(), undefined)
    assert.deepEqual(
      (await trail('not let in')).map(({ who, why }) => [who, why]),
      [['nobody:nora@sendback.example', 'no-role']],
    )
    const { state, id } = await personOf('nora@sendback.example')
    assert.equal(state, 'without-role')
    assert.equal((await desk.ask('admin', 'POST', `/v1/people/${id}/role`, { role: 'receiver' })).status, 200)
    assert.equal((await nora.signIn('nora')).status, 303)
    assert.equal((await nora.session())?.role, 'receiver')
  })

  it('lets in somebody who was given a role by mail address before they ever came', async () => {
    const added = await desk.ask('admin', 'POST', '/v1/people', { email: 'Nora@Sendback.example', role: 'finance' })
    assert.deepEqual([added.status, added.body.state, added.body.role], [201, 'invited', 'finance'])
    const again = await desk.ask('admin', 'POST', '/v1/people', { email: 'nora@sendback.example', role: 'admin' })
    assert.deepEqual([again.status, again.body.code], [409, 'person-known'])
    const nora = new Browser(desk)
    assert.equal((await nora.signIn('nora')).status, 303)
    assert.equal((await nora.session())?.role, 'finance')
    const { subject, state, roleFrom } = await personOf('nora@sendback.example')
    assert.deepEqual([subject, state, roleFrom], ['nora', 'in', 'settings'])
    assert.deepEqual(await trail('person added'), [
      { who: 'admin:admin', person: added.body.id, called: 'nora@sendback.example', role: 'finance' },
    ])
  })

  it('ends every session at once when a role changes or somebody is removed', async () => {
    const sam = new Browser(desk)
    await sam.signIn('sam')
    const { id } = await personOf('sam@sendback.example')
    assert.equal((await sam.us('/v1/cases')).status, 200)
    await desk.ask('admin', 'POST', `/v1/people/${id}/role`, { role: 'manager' })
    assert.equal((await sam.us('/v1/cases')).status, 401)
    await sam.signIn('sam')
    assert.equal((await sam.session())?.role, 'manager', 'what an admin gave goes before the claim')
    await desk.ask('admin', 'POST', `/v1/people/${id}/removal`)
    assert.equal((await sam.us('/v1/cases')).status, 401)
    const out = await sam.signIn('sam')
    assert.equal(out.status, 403)
    assert.match(out.text, /an admin has removed you/)
    await desk.ask('admin', 'POST', `/v1/people/${id}/role`, { role: null })
    await sam.signIn('sam')
    assert.equal((await sam.session())?.role, 'staff', 'as the claim says')
    assert.deepEqual(
      (await trail('role changed')).map(({ from, to }) => [from, to]),
      [
        ['staff', 'manager'],
        ['nothing', 'staff'],
      ],
    )
  })

  it('ends a session after a working day, and after half an hour without a request', async () => {
    const sam = new Browser(desk)
    await sam.signIn('sam')
    const age = (column: 'used_at' | 'expires_at', minutes: number) =>
      sql`update sessions set ${sql.ref(column)} = clock_timestamp() + make_interval(mins => ${minutes})`.execute(
        desk.records,
      )
    await age('used_at', -29)
    assert.equal((await sam.us('/v1/cases')).status, 200)
    const { used_at } = await desk.records.selectFrom('sessions').select('used_at').executeTakeFirstOrThrow()
    assert.ok(Date.now() - Date.parse(used_at) < 60_000, 'a request keeps it')
    await age('used_at', -31)
    assert.equal((await sam.us('/v1/cases')).status, 401)
    await sam.signIn('sam')
    await age('expires_at', -1)
    assert.equal((await sam.us('/v1/cases')).status, 401)
  })

  it('tells whoever is out nothing more, also on a line that was open before', async () => {
    const sam = new Browser(desk)
    await sam.signIn('sam')
    await desk.api.listen({ port: 0, host: '127.0.0.1' })
    const { port } = desk.api.server.address() as AddressInfo // it listens on a port
    const cookie = `sendback_session=${sam.cookies.get(PUBLIC_URL)?.get('sendback_session')}`
    const [answer] = await once(get({ port, host: '127.0.0.1', path: '/v1/stream', headers: { cookie } }), 'response')
    const ended = once(answer.resume(), 'end')
    const { id } = await personOf('sam@sendback.example')
    await desk.ask('admin', 'POST', `/v1/people/${id}/removal`)
    await ended
    assert.match((await sam.us('/v1/cases')).text, /You are signed out/)
  })

  it('changes nothing about anybody that cannot be written into the trail', async () => {
    const { id } = (await desk.ask('admin', 'POST', '/v1/people', { email: 'ana@example.com', role: 'staff' })).body
    const before = await people()
    await sql`alter table audit add constraint full_up check (what = '') not valid`.execute(desk.records)
    for (const [url, body] of [
      ['', { email: 'ben@example.com', role: 'staff' }],
      [`/${id}/role`, { role: 'manager' }],
      [`/${id}/removal`, {}],
    ] as const)
      assert.equal((await desk.ask('admin', 'POST', `/v1/people${url}`, body)).status, 500)
    assert.deepEqual(await people(), before)
  })

  const revokeAdminKeys = (house: TestHouse) =>
    house.records
      .updateTable('keys')
      .set({ revoked_at: new Date().toISOString() as Instant })
      .where('role', '=', 'admin')
      .execute()

  it('keeps one admin at least: the last one can neither be made less nor removed', async () => {
    await admin.signIn('ada')
    const { id } = await personOf('ada@sendback.example')
    await revokeAdminKeys(desk)
    for (const [path, body] of [
      ['role', { role: 'staff' }],
      ['removal', {}],
    ] as const) {
      const refused = await admin.us(`/v1/people/${id}/${path}`, 'POST', body)
      assert.deepEqual([refused.status, JSON.parse(refused.text).code], [409, 'last-admin'])
    }
    await admin.us('/v1/people', 'POST', { email: 'mona@sendback.example', role: 'admin' })
    const tooEarly = await admin.us(`/v1/people/${id}/removal`, 'POST', {})
    assert.equal(tooEarly.status, 409, 'whoever was never here may be nobody')
    await new Browser(desk).signIn('mona')
    assert.equal((await admin.us(`/v1/people/${id}/removal`, 'POST', {})).status, 200)
    assert.equal(await admin.session(), undefined)
  })

  it('lets the last admin go where the configuration names one', async () => {
    const named = await houseAt(provider.url, { admins: ['nora@sendback.example'] })
    const ada = new Browser(named)
    await ada.signIn('ada')
    await revokeAdminKeys(named)
    const [person] = JSON.parse((await ada.us('/v1/people')).text).data
    assert.equal((await ada.us(`/v1/people/${person.id}/removal`, 'POST', {})).status, 200)
    await named.close()
  })

  it('makes an admin of whomever the configuration names', async () => {
    const first = await houseAt(provider.url, { admins: ['nora@sendback.example'] })
    const nora = new Browser(first)
    assert.equal((await nora.signIn('nora')).status, 303)
    assert.equal((await nora.session())?.role, 'admin')
    const { body } = await first.ask('admin', 'GET', '/v1/people')
    const [{ id }] = body.data as unknown as [{ id: string }]
    await first.ask('admin', 'POST', `/v1/people/${id}/removal`)
    assert.equal(await nora.session(), undefined)
    await nora.signIn('nora')
    assert.equal((await nora.session())?.role, 'admin', 'so nobody can be locked out for good')
    await first.close()
  })

  it('signs out although what the provider wants back cannot be opened any more', async () => {
    const sam = new Browser(desk)
    await sam.signIn('sam')
    await desk.records.updateTable('sessions').set({ id_token: 'sealed:gone:AAAA' }).execute()
    const out = await sam.us('/v1/session', 'DELETE')
    assert.equal(out.status, 200)
    assert.equal(new URL(JSON.parse(out.text).next).searchParams.get('id_token_hint'), null)
    assert.equal(await sam.session(), undefined)
  })

  it('signs out here, and sends on to the provider to be signed out there', async () => {
    const sam = new Browser(desk)
    await sam.signIn('sam')
    const kept = new Map(sam.cookies.get(PUBLIC_URL))
    const out = await sam.us('/v1/session', 'DELETE')
    const next = new URL(JSON.parse(out.text).next)
    assert.equal(next.origin, provider.url)
    assert.equal(next.searchParams.get('post_logout_redirect_uri'), `${PUBLIC_URL}/console`)
    assert.ok(next.searchParams.get('id_token_hint'))
    assert.equal((await sam.there(next.href)).status, 200, 'it knows the address, and asks')
    sam.cookies.set(PUBLIC_URL, kept)
    assert.equal(await sam.session(), undefined, 'a copy of the cookie opens nothing either')
    assert.deepEqual(
      (await trail('signed out')).map(({ who }) => who),
      ['staff:sam@sendback.example'],
    )
  })

  describe('refuses, and says why in words', () => {
    const refused = (answer: { status: number; text: string }, status: number, words: RegExp) => {
      assert.equal(answer.status, status)
      assert.match(answer.text, words)
      assert.match(answer.text, /<a href="\/sign-in[^"]*">(Try again|Sign in as somebody else)<\/a>/)
    }

    it('an answer that comes a second time', async () => {
      const sam = new Browser(desk)
      const back = await sam.chosen('sam')
      const kept = new Map(sam.cookies.get(PUBLIC_URL))
      assert.equal((await sam.us(back)).status, 303)
      sam.cookies.set(PUBLIC_URL, kept)
      refused(await sam.us(back), 400, /It was used already/)
    })

    it('an answer in another browser than the one that asked', async () => {
      const back = await new Browser(desk).chosen('ada')
      const victim = new Browser(desk)
      refused(await victim.us(back), 400, /began in another browser/)
      await victim.us('/sign-in')
      refused(await victim.us(back), 400, /That was the answer to another sign-in/)
      assert.equal(await victim.session(), undefined)
    })

    it('an answer with a state that we would never say', async () => {
      const sam = new Browser(desk)
      await sam.us('/sign-in')
      const state = encodeURIComponent('ä'.repeat(43))
      refused(await sam.us(`/sign-in/callback?code=c&state=${state}`), 400, /That was the answer to another sign-in/)
    })

    it('an answer after ten minutes', async () => {
      const sam = new Browser(desk)
      const back = await sam.chosen('sam')
      await sql`update sign_ins set expires_at = clock_timestamp() - interval '1 second'`.execute(desk.records)
      refused(await sam.us(back), 400, /took longer than ten minutes/)
    })

    it('a code that the provider has seen, or never gave', async () => {
      const sam = new Browser(desk)
      const back = await sam.chosen('sam')
      refused(await sam.us(back.replace(/code=[^&]+/, 'code=made-up')), 400, /This sign-in was used already/)
    })

    it('whoever says no at the provider', async () => {
      refused(await new Browser(desk).signIn(''), 403, /Nothing was changed/)
    })

    it('everybody, while the provider does not know our secret', async () => {
      const other = await houseAt(provider.url, { clientSecret: new Secret('another') })
      refused(await new Browser(other).signIn('sam'), 502, /not under the secret that Sendback has/)
      await other.close()
    })

    it('everybody, while the provider is away; keys go on', async () => {
      const nowhere = await houseAt(`http://127.0.0.1:${await freePort()}`)
      refused(await new Browser(nowhere).us('/sign-in'), 503, /does not answer. Try again in a minute/)
      assert.equal((await nowhere.ask('staff', 'GET', '/v1/cases')).status, 200)
      const { checks, provider } = (await nowhere.ask('staff', 'GET', '/v1/surroundings')).body
      assert.deepEqual(checks, { database: 'ok', migrations: 'ok', temporal: 'ok', signIn: 'away' })
      assert.match(String(provider), /^127\.0\.0\.1:/)
      await nowhere.close()
    })

    it('too many tries from one address', async () => {
      const sam = new Browser(desk)
      const statuses = []
      for (let tries = 0; tries < 125; tries++) statuses.push((await sam.us('/sign-in/callback?state=x')).status)
      assert.deepEqual([statuses[0], statuses.at(-1)], [400, 429])
    })
  })

  it('is not led anywhere but to a page of the console', () => {
    const led = (to: unknown) => localPath(to, PUBLIC_URL)
    for (const to of [
      ...['//evil.example', 'https://evil.example/console', '/\\evil.example', '/console/..//evil.example', '/v1/keys'],
      ...[
        'javascript:alert(1)',
        '/consolevil',
        '/console\\..\\..\\evil',
        '\t//evil.example',
        'http://127.0.0.1:8081/console',
      ],
      ...[undefined, ['/console'], '/'.repeat(2_000), '/console/%0d%0aSet-Cookie:x=y/../../../evil'],
    ]) {
      const at = led(to)
      assert.ok(at === '/console' || /^\/console[/?]/.test(at), `${to} → ${at}`)
      assert.equal(new URL(at, PUBLIC_URL).origin, PUBLIC_URL)
    }
    assert.equal(led('/console/dock?rma=RMA-1001'), '/console/dock?rma=RMA-1001')
    assert.equal(led('https://evil.example/console'), '/console')
    assert.equal(led('/consolevil'), '/console')
  })
})

type Told = Record<string, unknown>

/** A provider that says of people whatever it is told to, signed with whatever key. */
class Liar {
  url = ''
  private server: Server | undefined
  private keys = generateKeyPair('RS256')
  private other = generateKeyPair('RS256')
  told: (honest: Told) => Told = honest => honest
  signedWith: 'ours' | 'another' = 'ours'
  nonce = ''

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '').then(
        answer => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
        error => response.writeHead(500).end(String(error)),
      )
    })
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.server?.closeAllConnections()
    this.server?.close()
  }

  private async answer(url: string): Promise<unknown> {
    if (url.startsWith('/.well-known/'))
      return {
        ...{ issuer: this.url, authorization_endpoint: `${this.url}/auth`, token_endpoint: `${this.url}/token` },
        ...{ jwks_uri: `${this.url}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      }
    const { publicKey } = await this.keys
    if (url === '/jwks') return { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] }
    const now = Math.floor(Date.now() / 1_000)
    const claims = this.told({
      ...{ iss: this.url, aud: 'sendback', sub: 'mallory', iat: now, exp: now + 300, nonce: this.nonce },
      ...{ email: 'ada@example.com', email_verified: true, name: 'Ada', groups: ['returns-admin'] },
    })
    const { privateKey } = await (this.signedWith === 'ours' ? this.keys : this.other)
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' })
    return { access_token: 'a', token_type: 'bearer', id_token: await token.sign(privateKey) }
  }
}

describe('What a provider says about somebody', function () {
  this.timeout(60_000)
  const liar = new Liar()
  let desk: TestHouse

  before(() => liar.start())
  after(() => liar.stop())
  beforeEach(async () => {
    liar.told = honest => honest
    liar.signedWith = 'ours'
    desk = await houseWith()
  })
  afterEach(() => desk.close())

  const houseWith = (changes: Partial<SignInConfig> = {}) =>
    testHouse({ kind: 'production' }, { publicUrl: PUBLIC_URL, identity: identityProvider(config(liar.url, changes)) })

  /** To the provider and back, with whatever it says then. */
  async function comeBack(house: TestHouse, extra = '', browser = new Browser(house)) {
    const asked = new URL((await browser.us('/sign-in')).to).searchParams
    for (const [name, right] of [
      ['code_challenge_method', /^S256$/],
      ['code_challenge', /^[\w-]{43}$/],
      ['nonce', /^[\w-]{43}$/],
      ['state', /^[\w-]{43}$/],
    ] as const)
      assert.match(asked.get(name) ?? '', right, name)
    liar.nonce = asked.get('nonce') ?? ''
    const back = await browser.us(`/sign-in/callback?code=c&state=${asked.get('state')}${extra}`)
    return { ...back, browser, session: await browser.session() }
  }

  const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from

  it('is believed when it is signed by it, for us, in answer to this very question', async () => {
    assert.equal((await comeBack(desk)).session?.role, 'admin')
  })

  for (const [what, told, status, words] of [
    ['is for somebody else', { aud: 'another' }, 400, /is not something that/],
    ['answers another question', { nonce: 'another' }, 400, /is not something that/],
    ['answers no question', { nonce: undefined }, 400, /is not something that/],
    ['is another provider’s', { iss: 'https://evil.example' }, 400, /is not something that/],
    ['names nobody', { sub: undefined }, 400, /is not something that/],
    ['is no longer true', { exp: seconds(-120), iat: seconds(-400) }, 400, /The clocks do not agree/],
    ['begins in the future', { nbf: seconds(600) }, 400, /The clocks do not agree/],
  ] as const)
    it(`is not believed when it ${what}`, async () => {
      liar.told = honest => ({ ...honest, ...told })
      const back = await comeBack(desk)
      assert.deepEqual([back.status, back.session], [status, undefined])
      assert.match(back.text, words)
    })

  it('is not believed when it is signed with another key', async () => {
    liar.signedWith = 'another'
    const back = await comeBack(desk)
    assert.deepEqual([back.status, back.session], [400, undefined])
    assert.match(back.text, /is not something that/)
  })

  it('is believed when the clocks are less than a minute apart', async () => {
    liar.told = honest => ({ ...honest, iat: seconds(-340), exp: seconds(-40) })
    assert.equal((await comeBack(desk)).session?.role, 'admin')
  })

  it('counts as a mail address only once it is verified, unless all addresses there are ours', async () => {
    await desk.ask('admin', 'POST', '/v1/people', { email: 'ada@example.com', role: 'manager' })
    liar.told = honest => ({ ...honest, email_verified: undefined, groups: [] })
    const back = await comeBack(desk)
    assert.equal(back.status, 403)
    assert.match(back.text, /signed in as Ada \(sub:mallory\), but nobody gave you a role/)
    const trusting = await testHouse(
      { kind: 'production' },
      {
        records: desk.records,
        publicUrl: PUBLIC_URL,
        identity: identityProvider(config(liar.url, { mail: 'always' })),
      },
    )
    assert.equal((await comeBack(trusting)).session?.role, 'manager', 'the invitation is theirs now')
    const { body } = await desk.ask('admin', 'GET', '/v1/people')
    assert.equal(body.data?.length, 1)
    await trusting.api.close()
  })

  it('does not make somebody else’s role theirs who comes with an address that was another’s', async () => {
    liar.told = honest => ({ ...honest, sub: 'ada', groups: [] })
    await desk.ask('admin', 'POST', '/v1/people', { email: 'ada@example.com', role: 'admin' })
    assert.equal((await comeBack(desk)).session?.role, 'admin')
    liar.told = honest => ({ ...honest, sub: 'mallory', groups: [] })
    const back = await comeBack(desk)
    assert.deepEqual([back.status, back.session], [403, undefined])
  })

  it('counts at once when it has changed: what was opened under another role ends', async () => {
    const told = (groups: string[]) => {
      liar.told = honest => ({ ...honest, groups })
      return comeBack(desk)
    }
    const before = await told(['returns-admin'])
    assert.equal(before.session?.role, 'admin')
    const after = await told(['returns-staff'])
    assert.equal(after.session?.role, 'staff')
    assert.equal(await before.browser.session(), undefined)
    assert.equal((await told(['returns-staff'])).session?.role, 'staff')
    assert.equal((await after.browser.session())?.role, 'staff', 'the role is the same, and it goes on')
    liar.told = honest => ({ ...honest, groups: [] })
    const out = await comeBack(desk, '', after.browser)
    assert.equal(out.status, 403)
    assert.match(String(out.headers['set-cookie']), /sendback_session=;/)
    assert.deepEqual(await desk.records.selectFrom('sessions').selectAll().execute(), [])
  })

  it('does not bring back the one who was removed when their address is invited again', async () => {
    const ask = (url: string, body: object) => desk.ask('admin', 'POST', `/v1/people${url}`, body)
    const comes = (sub: string) => {
      liar.told = honest => ({ ...honest, sub, groups: [] })
      return comeBack(desk)
    }
    const { id } = (await ask('', { email: 'ada@example.com', role: 'admin' })).body
    assert.equal((await comes('ada')).session?.role, 'admin')
    await ask(`/${id}/removal`, {})
    const invited = await ask('', { email: 'ada@example.com', role: 'manager' })
    assert.deepEqual([invited.status, invited.body.state], [201, 'invited'])
    assert.notEqual(invited.body.id, id)
    assert.equal((await comes('ada')).status, 403)
    assert.equal((await comes('another ada')).session?.role, 'manager')
    assert.equal((await comes('ada')).status, 403)
    await ask(`/${id}/role`, { role: 'staff' })
    assert.equal((await comes('ada')).session?.role, 'staff')
  })

  it('makes an admin by address only of whoever is believed to have it, and by subject only of whom sub: names', async () => {
    const house = await houseWith({ admins: ['Ada@example.com', 'sub:mallory@example.com'] })
    for (const [told, role] of [
      [{ sub: 'ada@example.com', email: 'none' }, undefined],
      [{ sub: 'Ada@example.com', email_verified: false }, undefined],
      [{ sub: 'mallory', email: 'mallory@example.com' }, undefined],
      [{ sub: 'sub:mallory@example.com', email: 'none' }, undefined],
      [{ sub: 'mallory@example.com', email: 'none' }, 'admin'],
      [{ sub: 'ada' }, 'admin'],
    ] as const) {
      liar.told = honest => ({ ...honest, ...told, groups: [] })
      assert.equal((await comeBack(house)).session?.role, role, JSON.stringify(told))
    }
    await house.close()
  })

  it('gives the first role that fits, from a claim that may stand deep inside', async () => {
    const of: [string, Role][] = [
      ['lead', 'manager'],
      ['desk', 'staff'],
    ]
    for (const [claim, told] of [
      ['realm_access.roles', { realm_access: { roles: ['desk', 'lead'] } }],
      ['https://example.com/roles', { 'https://example.com/roles': ['desk', 'lead'] }],
    ] as const) {
      const house = await houseWith({ roles: { claim, of } })
      liar.told = honest => ({ ...honest, ...told })
      assert.equal((await comeBack(house)).session?.role, 'manager', claim)
      await house.close()
    }
  })

  it('may be that something went wrong there, which is told without its own words', async () => {
    const back = await comeBack(desk, '&error=server_error&error_description=%3Cscript%3Ealert(1)%3C/script%3E')
    assert.equal(back.status, 502)
    assert.match(back.text, /something went wrong there/)
    assert.doesNotMatch(back.text, /alert|<script/)
  })
})
