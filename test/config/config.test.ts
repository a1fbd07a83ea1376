import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { ConfigError, readApiConfig, readWorkerConfig } from '../../config/config.ts'

const API = {
  DATABASE_URL: 'postgres://sendback:hunter2@127.0.0.1:5432/sendback',
  PUBLIC_URL: 'https://returns.example.com/',
  STRIPE_API_KEY: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  STRIPE_WEBHOOK_SECRETS: 'whsec_new,whsec_old',
  CARRIERS_WEBHOOK_SECRETS: 'carrier-secret',
  CARRIERS_URL: 'https://api.easypost.com',
  CARRIERS_API_KEY: 'EZAK1',
  TICKETS_URL: 'https://example.zendesk.com',
  TICKETS_TOKEN: 'token',
  DOCK_ADDRESS:
    '{"name":"Dock 4","street":"200 New Highway","city":"Amityville","state":"NY","postalCode":"11701","country":"US"}',
}

const WORKER = {
  ...API,
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'Speco Returns <returns@example.com>',
  MAIL_DOMAIN: 'returns.example.com',
  FINANCE_WEBHOOK_URL: 'https://finance.example.com/hooks',
  FINANCE_WEBHOOK_SECRETS: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
}

function wrongIn(read: () => unknown): Record<string, { found: string; expected: string }> {
  try {
    read()
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return Object.fromEntries(error.wrong.map(({ variable, ...rest }) => [variable, rest]))
  }
  return {}
}

describe('The configuration', () => {
  it('says everything that is wrong at once, with what was found and what would be right', () => {
    const wrong = wrongIn(() =>
      readApiConfig({
        ...API,
        DATABASE_URL: 'mysql://me:hunter2@x/y',
        PUBLIC_URL: '  ',
        API_PORT: '70000',
        LOG_LEVEL: 'loud',
      }),
    )
    assert.deepEqual(Object.keys(wrong), ['DATABASE_URL', 'PUBLIC_URL', 'API_PORT', 'LOG_LEVEL'])
    assert.equal(wrong.API_PORT?.found, '"70000"')
    assert.equal(wrong.API_PORT?.expected, 'a whole number from 0 to 65535')
    assert.equal(wrong.PUBLIC_URL?.found, 'nothing')
    assert.match(wrong.PUBLIC_URL?.expected ?? '', /https:\/\/returns\.example\.com/)
  })

  it('believes proxies on this machine, or those that are named, but never everybody', () => {
    const read = (named: string) => readApiConfig({ ...API, TRUSTED_PROXIES: named }).trustedProxies
    assert.deepEqual(read(''), ['127.0.0.0/8', '::1'])
    assert.deepEqual(read('172.30.57.0/24, 10.0.0.1'), ['172.30.57.0/24', '10.0.0.1'])
    for (const named of ['0.0.0.0/0', '10.0.0.1,::/0', 'proxy', '10.0.0.0/33'])
      assert.deepEqual(Object.keys(wrongIn(() => read(named))), ['TRUSTED_PROXIES'], named)
  })

  it('never shows what was found in a secret', () => {
    const wrong = wrongIn(() => readApiConfig({ ...API, DATABASE_URL: 'mysql://me:hunter2@x/y' }))
    assert.equal(wrong.DATABASE_URL?.found, '22 characters')
    assert.doesNotMatch(JSON.stringify(wrong), /hunter2/)
  })

  it('takes a provider of identities whole or not at all, over TLS, and a mapping with its claim', () => {
    const OIDC = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 'hunter2' }
    const wrong = (changes: Record<string, string>) =>
      Object.keys(wrongIn(() => readApiConfig({ ...API, ...OIDC, ...changes })))
    assert.equal(readApiConfig(API).signIn, undefined)
    assert.equal(readApiConfig({ ...API, ...OIDC }).signIn?.mail, 'verified')
    assert.deepEqual(wrong({ OIDC_CLIENT_SECRET: '' }), ['OIDC_CLIENT_SECRET'])
    assert.deepEqual(wrong({ OIDC_ISSUER: '' }), ['OIDC_ISSUER'])
    assert.deepEqual(wrong({ OIDC_ISSUER: 'http://login.example.com' }), ['OIDC_ISSUER'])
    assert.deepEqual(wrong({ OIDC_ISSUER: 'http://127.0.0.1:4000' }), [])
    assert.deepEqual(wrong({ OIDC_SCOPES: 'email profile' }), ['OIDC_SCOPES'])
    assert.deepEqual(wrong({ OIDC_ADMINS: 'ana@example.com,sub:00u1' }), [])
    assert.deepEqual(wrong({ OIDC_ADMINS: 'ana@example.com,00u1' }), ['OIDC_ADMINS'])
    assert.deepEqual(wrong({ OIDC_ROLE_CLAIM: 'groups' }), ['OIDC_ROLES'])
    assert.deepEqual(wrong({ OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: '{"a":"king"}' }), ['OIDC_ROLES'])
    const mapped = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: '{"cn=leads,ou=returns":"manager","desk":"staff"}' }
    assert.deepEqual(readApiConfig({ ...API, ...OIDC, ...mapped }).signIn?.roles, {
      claim: 'groups',
      of: [
        ['cn=leads,ou=returns', 'manager'],
        ['desk', 'staff'],
      ],
    })
  })

  it('keeps secrets out of logs, messages and JSON, and gives them to whoever asks', () => {
    const { database } = readApiConfig(API)
    assert.doesNotMatch(`${database.url} ${JSON.stringify(database)} ${inspect(database)}`, /hunter2/)
    assert.equal(database.url.reveal(), API.DATABASE_URL)
  })

  it('asks the API for no mail server, and the worker for no port to listen on', () => {
    assert.equal(readApiConfig(API).listen.port, 8080)
    assert.deepEqual(readWorkerConfig(WORKER).mail.from, { name: 'Speco Returns', address: 'returns@example.com' })
    assert.deepEqual(Object.keys(wrongIn(() => readWorkerConfig({ ...WORKER, SMTP_URL: '' }))), ['SMTP_URL'])
  })

  it('lets a worker be struck down in the sandbox, and refuses to start one that is elsewhere', () => {
    const fault = { FAULT: 'capture-hold:after-call,label:after-call@RMA-1001' }
    assert.deepEqual(Object.keys(wrongIn(() => readWorkerConfig({ ...WORKER, ...fault }))), ['FAULT'])
    const { surroundings } = readWorkerConfig({ ...WORKER, ...fault, SANDBOX_URL: 'http://127.0.0.1:4100' })
    assert.deepEqual(surroundings, {
      kind: 'sandbox',
      url: 'http://127.0.0.1:4100',
      faults: ['capture-hold:after-call', 'label:after-call@RMA-1001'],
    })
    assert.deepEqual(Object.keys(wrongIn(() => readWorkerConfig({ ...WORKER, FAULT: 'after-call' }))), ['FAULT'])
    assert.deepEqual(readWorkerConfig(WORKER).surroundings, { kind: 'production' })
  })

  it('reads codec keys with the active one first, and refuses a short one or an id that comes twice', () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    const { codecKeys } = readApiConfig({ ...API, CODEC_KEYS: `2026-03:${key},2025-01:${key}` })
    assert.deepEqual(
      codecKeys.map(({ id }) => id),
      ['2026-03', '2025-01'],
    )
    assert.equal(codecKeys[0]?.key.length, 32)
    for (const wrong of [`2026-03:${key},2026-03:${key}`, '2026-03:c2hvcnQ=', key])
      assert.deepEqual(Object.keys(wrongIn(() => readApiConfig({ ...API, CODEC_KEYS: wrong }))), ['CODEC_KEYS'])
    assert.deepEqual(readApiConfig(API).codecKeys, [])
  })

  it('asks Shippo and AfterShip where parcels are once they have a key, at their own addresses unless told', () => {
    assert.deepEqual(Object.keys(readApiConfig(API).carriers), ['easypost'])
    const keys = {
      SHIPPO_API_KEY: 'shippo_live_1',
      AFTERSHIP_API_KEY: 'asat_1',
      AFTERSHIP_URL: 'http://127.0.0.1:4242/',
    }
    const { carriers } = readWorkerConfig({ ...WORKER, ...keys })
    assert.equal(carriers.shippo?.url, 'https://api.goshippo.com')
    assert.equal(carriers.aftership?.url, 'http://127.0.0.1:4242')
    assert.equal(readApiConfig({ ...API, ...keys }).carriers.shippo?.apiKey.reveal(), 'shippo_live_1')
    assert.deepEqual(Object.keys(wrongIn(() => readApiConfig({ ...API, SHIPPO_URL: 'goshippo.com' }))), ['SHIPPO_URL'])
  })

  it("passes Temporal's own variables on, and nobody else's", () => {
    const { temporal } = readApiConfig({ ...API, TEMPORAL_ADDRESS: 'cloud:7233', HOME: '/root' })
    assert.deepEqual(temporal.variables, { TEMPORAL_ADDRESS: 'cloud:7233' })
  })

  it('refuses a list of secrets without any', () => {
    const wrong = wrongIn(() => readApiConfig({ ...API, STRIPE_WEBHOOK_SECRETS: ' , ' }))
    assert.deepEqual(Object.keys(wrong), ['STRIPE_WEBHOOK_SECRETS'])
  })
})
