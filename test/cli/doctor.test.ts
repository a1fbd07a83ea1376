import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { CompiledQuery, sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import type { Check } from '../../cli/doctor/examine.ts'
import { run } from '../../cli/run.ts'
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../../client/search-attributes.ts'
import { migrate, openRecords } from '../../records/database.ts'
import { freePort } from '../../sandbox/free-port.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { sharedWorld } from '../world.ts'

const CLI = resolve(import.meta.dirname, '../../cli/sendback.mjs')
const PASSWORD = 'correct/horse'

/** The command itself, in a process of its own, beside a `.env`; the servers are real, and so is what ails them. */
describe('sendback doctor', function () {
  this.timeout(120_000)
  let box: RunningSandbox
  let well: Record<string, string>
  let smtp: SMTPServer
  let folder: string

  before(async () => {
    box = await sharedWorld()
    folder = mkdtempSync(join(tmpdir(), 'sendback-doctor-'))
    smtp = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'returns' && password === PASSWORD
          ? done(null, { user: username })
          : done(new Error(`No: ${username}, ${password}`)),
    })
    await new Promise<void>(listening => smtp.listen(0, '127.0.0.1', listening))
    const { port } = smtp.server.address() as { port: number }
    well = setUpOf(box, `smtp://returns:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`)
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await new Promise<void>(closed => smtp.close(closed))
  })

  async function doctor(changes: Record<string, string>) {
    return report({ ...well, ...changes }, await said(['doctor', '--json'], { ...well, ...changes }))
  }

  /** The command in a process of its own, beside a `.env`. */
  async function doctorBeside(nodeOptions: string) {
    const lines = Object.entries(well).map(([name, value]) => `${name}='${value}'`)
    writeFileSync(join(folder, '.env'), lines.join('\n'))
    return report(well, await ended(['doctor', '--json'], folder, nodeOptions))
  }

  function report(env: Record<string, string>, { code, out, err }: Ended) {
    const { ready, checks } = JSON.parse(out) as { ready: string; checks: Check[] }
    const of = (name: string) => {
      const check = checks.find(({ check }) => check === name)
      assert.ok(check, `${name} is not among ${checks.map(({ check }) => check)}`)
      return check
    }
    const ill = checks.flatMap(({ check, finding }) => (finding === 'ill' ? [check] : []))
    assert.equal(ready, ill.length === 0 ? 'yes' : 'no')
    assert.equal(code, ill.length === 0 ? 0 : 1)
    for (const secret of secretsOf(env)) assert.ok(!(out + err).includes(secret), 'shows a secret')
    return { ill, of, checks }
  }

  it('finds nothing wrong with a set-up that is as it should be, and has looked at everything', async () => {
    const { ill, checks } = await doctorBeside('')
    assert.deepEqual(ill, [], JSON.stringify(checks))
    assert.deepEqual(
      checks.map(({ check }) => check),
      [
        ...['configuration', 'database', 'durability', 'migrations', 'temporal', 'namespace', 'search attributes'],
        ...['cards', 'tickets', 'carriers', 'finance', 'mail out', 'mail in', 'public address'],
        ...['sign-in', 'policies', 'encryption', 'clocks'],
      ],
    )
    assert.match(says(checks, 'clocks'), /^All \d are within \d s\.$/)
    assert.ok(Number(/\d/.exec(says(checks, 'clocks'))?.[0]) >= 8, 'ours, PostgreSQL’s, Temporal’s and five by HTTP')
  })

  it('GROUND-1: names a wrong password of the database, and looks no further there', async () => {
    const { ill, of } = await doctor({ DATABASE_URL: withPassword(box.databaseUrl, 'hunter2hunter2') })
    assert.deepEqual(ill, ['database'])
    assertIll(of('database'), /does not let sendback in: password authentication failed/, /ALTER ROLE sendback/)
    assert.deepEqual(of('migrations'), { check: 'migrations', finding: 'left-out', says: 'Mend database first.' })
  })

  it('names a provider of identities that does not know us, that is another, or that is not there', async () => {
    const secret = await doctor({ OIDC_CLIENT_SECRET: 'another secret of the client' })
    assert.deepEqual(secret.ill, ['sign-in'])
    assertIll(
      secret.of('sign-in'),
      /does not take us in: it refuses our id and secret/,
      /OIDC_CLIENT_SECRET what it gave you/,
    )
    const another = await doctor({ OIDC_ISSUER: `${box.identityUrl}/another` })
    assertIll(another.of('sign-in'), /It answers 404/, /See that OIDC_ISSUER is right/)
    const nowhere = await doctor({ OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` })
    assertIll(nowhere.of('sign-in'), /ECONNREFUSED/, /See that OIDC_ISSUER is right/)
    const keysOnly = await doctor({ OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' })
    assert.equal(keysOnly.of('sign-in').says, 'With API keys only.')
  })

  it('GROUND-2: names each migration that is pending, and runs none', async () => {
    const name = `t${randomUUID().slice(0, 8)}`
    await box.records.executeQuery(CompiledQuery.raw(`create database ${name}`))
    const url = box.databaseUrl.replace(/\/[^/]*$/, `/${name}`)
    const records = openRecords({ url, connections: 1 })
    const all = await migrate(records)
    const last = all.at(-1) ?? ''
    await sql`delete from kysely_migration where name = ${last}`.execute(records)
    for (const time of ['first', 'second']) {
      const { ill, of } = await doctor({ DATABASE_URL: url })
      assert.deepEqual(ill, ['migrations'], time)
      assertIll(of('migrations'), new RegExp(`^Not run yet: ${last}\\.$`), /Start an API, a worker or a relay/)
    }
    await records.destroy()
  })

  it('GROUND-22: names a database that confirms what a power cut would take back', async () => {
    const name = `t${randomUUID().slice(0, 8)}`
    await box.records.executeQuery(CompiledQuery.raw(`create database ${name}`))
    await box.records.executeQuery(CompiledQuery.raw(`alter database ${name} set synchronous_commit = off`))
    const { ill, of } = await doctor({ DATABASE_URL: box.databaseUrl.replace(/\/[^/]*$/, `/${name}`) })
    assert.deepEqual(ill, ['durability'])
    assertIll(of('durability'), /synchronous_commit off: a power cut would lose/, /Set both to on/)
  })

  it('GROUND-3: names the search attribute that a namespace lacks, with the command that adds it', async () => {
    const namespace = `n${randomUUID().slice(0, 8)}`
    const connection = box.client.connection
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    })
    const missing = SEARCH_ATTRIBUTES.at(-1)!.name
    await eventually(async () => registerSearchAttributes(connection as never, namespace))
    await connection.operatorService.removeSearchAttributes({ namespace, searchAttributes: [missing] })
    await eventually(async () => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
      if (customAttributes[missing] !== undefined) throw new Error('not gone yet')
    })
    const { ill, of } = await doctor({ TEMPORAL_NAMESPACE: namespace })
    assert.deepEqual(ill, ['search attributes'])
    assertIll(
      of('search attributes'),
      new RegExp(`^Missing: ${missing} \\(Datetime\\)\\.`),
      new RegExp(`search-attribute create --namespace ${namespace} --name ${missing} --type Datetime`),
    )
  })

  it('GROUND-4: names a namespace that is not there, and a Temporal that does not answer', async () => {
    const nowhere = await doctor({ TEMPORAL_NAMESPACE: 'nowhere' })
    assert.deepEqual(nowhere.ill, ['namespace'])
    assertIll(nowhere.of('namespace'), /There is no namespace nowhere/, /namespace create --namespace nowhere/)
    const closed = await doctor({ TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` })
    assert.deepEqual(closed.ill, ['temporal'])
    assertIll(closed.of('temporal'), /does not answer as Temporal should: connect ECONNREFUSED/, /TEMPORAL_ADDRESS/)
    assert.equal(closed.of('search attributes').finding, 'left-out')
  })

  it('names a mail server that is not there, and one that does not take the password', async () => {
    const port = await freePort()
    const away = await doctor({ SMTP_URL: `smtp://returns:x@127.0.0.1:${port}` })
    assert.deepEqual(away.ill, ['mail out'])
    assertIll(away.of('mail out'), new RegExp(`^127.0.0.1:${port} does not answer.*ECONNREFUSED`), /SMTP_URL/)
    const wrong = await doctor({ SMTP_URL: well.SMTP_URL!.replace(/:[^:@]*@/, ':wrongwrong@') })
    assertIll(wrong.of('mail out'), /does not take our user and password/, /%40/)
    assert.match(says(wrong.checks, 'mail out'), /No: returns, \[redacted\]/)
  })

  it('names a mailbox that is not there', async () => {
    const port = await freePort()
    const { ill, of } = await doctor({ HELP_MAILBOXES: `imap://help%40example.com:hunter22@127.0.0.1:${port}` })
    assert.deepEqual(ill, ['mail in'])
    assertIll(of('mail in'), new RegExp(`^127.0.0.1:${port} does not answer.*ECONNREFUSED`), /HELP_MAILBOXES/)
  })

  it('GROUND-5: names a clock that is off: this machine’s, when it stands against all others', async () => {
    const { ill, of } = await doctorBeside(`--import ${skewedBy(-300_000)}`)
    assert.deepEqual(ill, ['clocks'])
    assertIll(
      of('clocks'),
      /^This machine’s clock is 5 minutes behind that of database, temporal, cards, tickets, carriers, finance, sign-in\.$/,
      /timedatectl set-ntp true/,
    )
  })

  it('names keys that are not taken, plain connections, and payloads in the clear', async () => {
    const { ill, of } = await doctor({
      STRIPE_API_KEY: 'sk_test_wrongwrongwrong',
      TICKETS_TOKEN: 'wrongtoken',
      CARRIERS_API_KEY: 'EZTKwrong',
      FINANCE_WEBHOOK_URL: `http://127.0.0.1:${await freePort()}/`,
      PUBLIC_URL: 'http://returns.example.com',
      POLICY_DIR: '/nowhere',
      CODEC_KEYS: '',
    })
    const expected = ['cards', 'tickets', 'carriers', 'finance', 'public address', 'policies', 'encryption']
    assert.deepEqual(ill, expected)
    assertIll(of('cards'), /does not know the key/, /STRIPE_API_KEY/)
    assertIll(of('tickets'), /401/, /TICKETS_TOKEN/)
    assertIll(of('carriers'), /401/, /CARRIERS_API_KEY/)
    assertIll(of('finance'), /ECONNREFUSED/, /FINANCE_WEBHOOK_URL/)
    assertIll(of('public address'), /anybody on the way can read/, /https:/)
    assertIll(of('encryption'), /in the clear/, /openssl rand -base64 32/)
  })

  it('says everything that is wrong in the configuration, and looks at what can be looked at all the same', async () => {
    const { ill, of } = await doctor({ SMTP_URL: 'http://x', API_PORT: 'eighty', DOCK_ADDRESS: '', TICKETS_TOKEN: '' })
    assert.deepEqual(ill, ['API_PORT', 'SMTP_URL', 'TICKETS_TOKEN', 'DOCK_ADDRESS'])
    assertIll(of('API_PORT'), /Found "eighty"/, /a whole number from 0 to 65535/)
    assert.deepEqual(of('tickets'), { check: 'tickets', finding: 'left-out', says: 'Mend TICKETS_TOKEN first.' })
    assert.equal(of('search attributes').finding, 'well')
  })

  it('asks Shippo and AfterShip, too, where they have a key', async () => {
    const others = { SHIPPO_URL: box.carrierUrl, AFTERSHIP_URL: box.carrierUrl }
    const { CARRIERS_API_KEY: key = '' } = well
    const { checks } = await doctor({ ...others, SHIPPO_API_KEY: key, AFTERSHIP_API_KEY: key })
    assert.match(says(checks, 'carriers'), /Shippo takes its key\. AfterShip takes its key\.$/)
    const shippo = await doctor({ ...others, SHIPPO_API_KEY: 'wrongtoken', AFTERSHIP_API_KEY: key })
    assertIll(shippo.of('carriers'), /401/, /SHIPPO_API_KEY/)
    const aftership = await doctor({ ...others, AFTERSHIP_API_KEY: 'wrongtoken' })
    assertIll(aftership.of('carriers'), /401/, /AFTERSHIP_API_KEY/)
  })

  it('speaks to people too, and ends with how many things are wrong', async () => {
    const wrong = { SMTP_URL: 'http://x', API_PORT: 'eighty', DOCK_ADDRESS: '', TICKETS_TOKEN: '' }
    const { code, out, err } = await said(['doctor'], { ...well, ...wrong })
    assert.equal(code, 1)
    assert.match(out, /^wrong API_PORT\s+Found "eighty"\.\n\s+Set it to a whole number/m)
    assert.match(out, /^ok\s+database\s+PostgreSQL \d+ answers\.$/m)
    assert.match(err, /^4 things are wrong\.$/m)
  })
})

function setUpOf(box: RunningSandbox, smtpUrl: string): Record<string, string> {
  const secrets = JSON.parse(readFileSync(join(box.folder, 'secrets.json'), 'utf8')) as Record<string, string>
  return {
    DATABASE_URL: box.databaseUrl,
    TEMPORAL_ADDRESS: box.temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: 'https://returns.example.com',
    OIDC_ISSUER: box.identityUrl,
    OIDC_CLIENT_ID: 'sendback',
    OIDC_CLIENT_SECRET: secrets.identityClient!,
    STRIPE_API_KEY: secrets.gatewayKey!,
    STRIPE_API_BASE: box.gatewayUrl,
    STRIPE_WEBHOOK_SECRETS: secrets.gatewayWebhook!,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Sendback Returns <returns@sendback.example>',
    MAIL_DOMAIN: 'sendback.example',
    TICKETS_URL: box.ticketsUrl,
    TICKETS_TOKEN: secrets.ticketsToken!,
    CARRIERS_URL: box.carrierUrl,
    CARRIERS_API_KEY: secrets.carrierKey!,
    CARRIERS_WEBHOOK_SECRETS: secrets.carrierWebhook!,
    FINANCE_WEBHOOK_URL: `${box.financeUrl}/`,
    FINANCE_WEBHOOK_SECRETS: secrets.financeWebhook!,
    DOCK_ADDRESS:
      '{"name":"Dock 4","street":"200 New Highway","city":"Amityville","state":"NY","postalCode":"11701","country":"US"}',
    CODEC_KEYS: `2026-03:${Buffer.alloc(32, 7).toString('base64')}`,
  }
}

function secretsOf(env: Record<string, string>): string[] {
  const { STRIPE_API_KEY = '', TICKETS_TOKEN = '', CARRIERS_API_KEY = '', SMTP_URL = '', DATABASE_URL = '' } = env
  const passwords = [SMTP_URL, DATABASE_URL].flatMap(url => {
    const { password } = new URL(url)
    return [password, decodeURIComponent(password)]
  })
  return [STRIPE_API_KEY, TICKETS_TOKEN, CARRIERS_API_KEY, ...passwords].filter(secret => secret.length >= 4)
}

function withPassword(url: string, password: string): string {
  const changed = new URL(url)
  changed.password = password
  return changed.href
}

/** A module that sets a process's clock off by this much. */
function skewedBy(ms: number): string {
  const module = `const Real = Date
    globalThis.Date = class extends Real {
      constructor(...told) { super(...(told.length ? told : [Real.now() + ${ms}])) }
      static now() { return Real.now() + ${ms} }
    }`
  return `data:text/javascript,${encodeURIComponent(module)}`
}

interface Ended {
  code: number
  out: string
  err: string
}

async function said(words: string[], env: Record<string, string>): Promise<Ended> {
  const out: string[] = []
  const err: string[] = []
  const code = await run(words, {
    env: { ...env, NO_COLOR: '1' },
    folder: '/nowhere',
    stdin: Readable.from([]),
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  })
  return { code, out: out.join(''), err: err.join('') }
}

function ended(words: string[], folder: string, nodeOptions: string): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1', NODE_OPTIONS: nodeOptions }
  return new Promise(answer =>
    execFile(process.execPath, [CLI, ...words], { cwd: folder, env }, (error, out, err) =>
      answer({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  )
}

function says(checks: Check[], name: string): string {
  return checks.find(({ check }) => check === name)?.says ?? ''
}

function assertIll(check: Check, saying: RegExp, cure: RegExp): void {
  assert.ok(check.finding === 'ill', JSON.stringify(check))
  assert.match(check.says, saying)
  assert.match(check.cure, cure)
}

async function eventually(work: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 30_000; ; await new Promise(resolve => setTimeout(resolve, 200))) {
    const failure = await work().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failure === undefined) return
    if (Date.now() > end) throw failure
  }
}
