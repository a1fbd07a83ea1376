import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { virtualClock } from '../client/case-clock.ts'
import { connectTemporal } from '../client/connection.ts'
import { ROLES, type Role } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { migrate, openRecords, type Records } from '../records/database.ts'
import { holderOf, makeKey } from '../records/keys.ts'
import { type Strike, strikesFile, strikesIn } from '../worker/fault.ts'
import { type Built, buildProduct } from './build.ts'
import { startCarrier } from './carrier.ts'
import type { CaseNow } from './clock.ts'
import { startControl } from './control.ts'
import { startFinanceDesk } from './finance-desk.ts'
import { freePort } from './free-port.ts'
import { startGateway } from './gateway/gateway.ts'
import { SAMPLE_ROLES, startIdentityProvider } from './identity-provider.ts'
import { startMailbox } from './mailbox.ts'
import { startPostgres } from './postgres.ts'
import { type ProductProcess, startProduct } from './product.ts'
import { findTemporal } from './temporal-binary.ts'
import { startTemporal } from './temporal-server.ts'
import { startTicketDesk } from './ticket-desk.ts'
import { timeMachine } from './time-machine.ts'

export interface SandboxOptions {
  /** Everything is remembered here, and found again by the next start. */
  folder: string
  /** Wishes; a port in use is replaced by a free one. */
  apiPort?: number
  temporalUi?: 'shown' | 'hidden'
  workers?: number
  apis?: number
  /** Relays of their own; none: each API runs one inside. */
  relays?: number
  /** How many cases each worker keeps in memory. */
  maxCached?: number
  /** A folder of profiles beside the three companies'; ours, for the scenarios, when absent. */
  policies?: string
  /** Mailboxes to read, as `imap://…`, and the names of the servers before them; none is read when absent. */
  mailIn?: { help: string[]; clientops: string[]; servers: string[] }
  /** `id:base64,…` for the payload codec; none: payloads stay readable. */
  codecKeys?: string
  /** Our processes, compiled already. */
  built?: Built
}

/** A running sandbox: the outside world on this machine, and Sendback in it as a company would run it. */
export interface RunningSandbox {
  folder: string
  /** The first API's. */
  apiUrl: string
  apiUrls: string[]
  keys: Record<Role, string>
  mailboxUrl: string
  gatewayUrl: string
  ticketsUrl: string
  carrierUrl: string
  financeUrl: string
  /** Where people sign in. */
  identityUrl: string
  controlUrl: string
  databaseUrl: string
  temporal: { address: string; uiUrl?: string | undefined }
  /** For looking at, and for asserting on: the product's own client and records. */
  client: Client
  records: Records
  workers: Workers
  relays(): ProductProcess[]
  /** Starts one more API or relay, told something else where `changes` says so. */
  start(name: 'api' | 'relay', changes?: Record<string, string>): Promise<ProductProcess>
  /** Kills Temporal's server; `startTemporal` brings it back on the same file and port. */
  killTemporal(): Promise<void>
  startTemporal(): Promise<void>
  /** As a power cut would; `startPostgres` brings it back on the same data and port. */
  killPostgres(): Promise<void>
  startPostgres(): Promise<void>
  stop(): Promise<void>
}

export interface Workers {
  running(): ProductProcess[]
  /** Starts one more, to be struck by these faults (`capture-hold:after-call`, `label:after-call@RMA-1001`), each once. */
  start(...faults: string[]): Promise<ProductProcess>
  /** What has struck a worker of this sandbox so far. */
  strikes(): Strike[]
  /** Kills all of them, as a power cut would. */
  killAll(): Promise<void>
}

const TICKETS_FIELDS = fileURLToPath(new URL('./ticket-fields.yaml', import.meta.url))
const PROFILES = fileURLToPath(new URL('./profiles', import.meta.url))
const DOCK = {
  name: 'Returns dock',
  street: '200 New Highway',
  city: 'Amityville',
  state: 'NY',
  postalCode: '11701',
  country: 'US',
}

/** Starts the outside world, then worker and API in it. Starting again on the same folder goes on where it stopped. */
export async function openSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { folder } = options
  mkdirSync(folder, { recursive: true })
  const secrets = readSecrets(folder)
  const binary = await findTemporal()
  const temporalWish = {
    folder: join(folder, 'temporal'),
    binary,
    // Where Temporal's own command line looks, for whoever may want to use that too.
    ...(options.temporalUi === 'shown' && { port: 7233, uiPort: 8233 }),
  }
  const postgresWish = { folder: join(folder, 'postgres'), database: 'sendback' }
  const [firstPostgres, firstTemporal, built] = await Promise.all([
    startPostgres(postgresWish),
    startTemporal(temporalWish),
    builtOnce(options),
  ])
  let postgres = firstPostgres
  let temporal = firstTemporal
  const client = await connectTemporal({ kind: 'at', address: temporal.address, namespace: 'default' }, [])
  const records = openRecords({ url: postgres.url, connections: 5 })
  await migrate(records)

  const caseNow = caseTime(client)
  const apiPort = await freePort(options.apiPort)
  const apiUrl = `http://127.0.0.1:${apiPort}`
  const parts = await openParts({ folder, secrets, caseNow, apiUrl, temporalAddress: temporal.address })
  const control = await startControl({
    port: 0,
    machine: timeMachine(client),
    gateway: parts.gateway,
    records,
    parts: {
      mailbox: parts.mailbox.url,
      tickets: parts.tickets.url,
      carrier: parts.carrier.url,
      finance: parts.finance.url,
      gateway: parts.gateway.url,
    },
  })

  const env = {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: apiUrl,
    API_PORT: String(apiPort),
    OIDC_ISSUER: parts.identity.url,
    OIDC_CLIENT_ID: 'sendback',
    OIDC_CLIENT_SECRET: secrets.identityClient,
    OIDC_SCOPES: 'openid email profile groups',
    OIDC_ROLE_CLAIM: 'groups',
    OIDC_ROLES: SAMPLE_ROLES,
    STRIPE_API_KEY: secrets.gatewayKey,
    STRIPE_API_BASE: parts.gateway.url,
    STRIPE_WEBHOOK_SECRETS: secrets.gatewayWebhook,
    SMTP_URL: parts.mailbox.smtpUrl,
    MAIL_FROM: 'Sendback Returns <returns@sendback.example>',
    MAIL_DOMAIN: 'sendback.example',
    MAIL_REPLY_SECRETS: secrets.mailReply,
    PAGE_SECRETS: secrets.pages,
    TICKETS_URL: parts.tickets.url,
    TICKETS_TOKEN: secrets.ticketsToken,
    TICKETS_WEBHOOK_SECRETS: secrets.ticketsWebhook,
    TICKETS_FIELDS,
    CARRIERS_URL: parts.carrier.url,
    CARRIERS_API_KEY: secrets.carrierKey,
    CARRIERS_WEBHOOK_SECRETS: secrets.carrierWebhook,
    SHIPPO_WEBHOOK_SECRETS: secrets.carrierWebhook,
    AFTERSHIP_WEBHOOK_SECRETS: secrets.carrierWebhook,
    FINANCE_WEBHOOK_URL: `${parts.finance.url}/`,
    FINANCE_WEBHOOK_SECRETS: secrets.financeWebhook,
    FINANCE_ALLOW_PRIVATE: '127.0.0.1',
    DOCK_ADDRESS: JSON.stringify(DOCK),
    POLICY_DIR: options.policies ?? PROFILES,
    SANDBOX_URL: control.url,
    WORKER_MAX_CACHED: String(options.maxCached ?? 300),
    WORKER_METRICS_URL: `http://127.0.0.1:${await freePort()}/metrics`,
    ...(temporal.uiUrl && { WORKFLOW_UI_URL: temporal.uiUrl }),
    LOG_LEVEL: 'info',
    ...(options.mailIn && {
      HELP_MAILBOXES: options.mailIn.help.join(),
      CLIENTOPS_MAILBOXES: options.mailIn.clientops.join(),
      MAIL_SERVERS: options.mailIn.servers.join(),
    }),
    ...(options.codecKeys && { CODEC_KEYS: options.codecKeys }),
    ...(built && { WORKFLOW_BUNDLE: built.workflows }),
  }
  const workers = workersIn({ folder, built, sandboxUrl: control.url, env })
  const apiPorts = await Promise.all(
    Array.from({ length: options.apis ?? 1 }, (_, n) => (n === 0 ? apiPort : freePort())),
  )
  const beside = besideIn({ folder, built, env: { ...env, ...(options.relays && { RELAY: 'apart' }) } })
  await Promise.all([
    ...apiPorts.map(port => beside.start('api', { API_PORT: String(port) })),
    ...Array.from({ length: options.relays ?? 0 }, () => beside.start('relay')),
    ...Array.from({ length: options.workers ?? 1 }, () => workers.start()),
  ])
  const keys = await keysIn(folder, records, apiUrl)

  return {
    folder,
    apiUrl,
    apiUrls: apiPorts.map(port => `http://127.0.0.1:${port}`),
    keys,
    mailboxUrl: parts.mailbox.url,
    gatewayUrl: parts.gateway.url,
    ticketsUrl: parts.tickets.url,
    carrierUrl: parts.carrier.url,
    financeUrl: parts.finance.url,
    identityUrl: parts.identity.url,
    controlUrl: control.url,
    databaseUrl: postgres.url,
    temporal: { address: temporal.address, uiUrl: temporal.uiUrl },
    client,
    records,
    workers,
    relays: () => beside.running('relay'),
    start: beside.start,
    async killTemporal() {
      process.kill(temporal.pid, 'SIGKILL')
    },
    async startTemporal() {
      temporal = await startTemporal({ ...temporalWish, port: Number(new URL(`tcp://${temporal.address}`).port) })
    },
    async killPostgres() {
      process.kill(postgres.pid, 'SIGKILL')
    },
    async startPostgres() {
      postgres = await startPostgres(postgresWish)
    },
    async stop() {
      await Promise.all([...beside.running(), ...workers.running()].map(process => process.stop()))
      await control.stop()
      await Promise.all([
        parts.mailbox.stop(),
        parts.tickets.stop(),
        parts.carrier.stop(),
        parts.finance.stop(),
        parts.gateway.stop(),
        parts.identity.stop(),
      ])
      await records.destroy()
      await client.connection.close()
      await Promise.all([temporal.stop(), postgres.stop()])
    },
  }
}

/** Once for all processes of this run. With a codec the workflows' code differs, and each compiles its own. */
async function builtOnce({ folder, codecKeys, built }: SandboxOptions): Promise<Built | undefined> {
  return codecKeys ? undefined : (built ?? buildProduct(join(folder, 'built')))
}

/** How our processes are started here. */
interface Starting {
  folder: string
  built: Built | undefined
  env: Record<string, string>
}

/** APIs and relays. */
function besideIn({ folder, built, env }: Starting) {
  const all: { name: 'api' | 'relay'; process: ProductProcess }[] = []
  const started = { api: 0, relay: 0 }
  return {
    running: (name?: 'api' | 'relay') =>
      all.flatMap(one => (!one.process.hasEnded() && (!name || one.name === name) ? [one.process] : [])),
    async start(name: 'api' | 'relay', changes: Record<string, string> = {}): Promise<ProductProcess> {
      const n = started[name]++
      const process = await startProduct({
        name,
        built,
        env: { ...env, ...changes },
        log: join(folder, n === 0 ? `${name}.log` : `${name}-${n + 1}.log`),
        ready: name === 'api' ? 'The API is ready.' : 'The relay is ready.',
      })
      all.push({ name, process })
      return process
    },
  }
}

function workersIn({ folder, built, env, sandboxUrl }: Starting & { sandboxUrl: string }): Workers {
  const strikes = strikesFile(sandboxUrl)
  // Left there by an earlier sandbox, on the same port.
  rmSync(strikes, { force: true })
  const metricsPort = new URL(env.WORKER_METRICS_URL ?? '').port
  let started = 0
  let all: ProductProcess[] = []
  const running = () => all.filter(worker => !worker.hasEnded())
  return {
    running,
    strikes: () => strikesIn(strikes),
    async start(...faults) {
      started += 1
      const worker = await startProduct({
        name: 'worker',
        built,
        // The API shows the first worker's numbers beside its own.
        env: {
          ...env,
          METRICS_PORT: started === 1 ? metricsPort : String(await freePort()),
          ...(faults.length > 0 && { FAULT: faults.join(',') }),
        },
        log: join(folder, `worker-${started}.log`),
        ready: 'The worker is ready.',
      })
      all = [...running(), worker]
      return worker
    },
    async killAll() {
      await Promise.all(running().map(worker => worker.kill()))
    },
  }
}

/** A case's own time; ours for what belongs to no case, and while Temporal is away. */
function caseTime(client: Client): CaseNow {
  const clock = virtualClock(client)
  return async rma => (rma === undefined ? instant(Date.now()) : clock(rma))
}

async function openParts(around: {
  folder: string
  secrets: Secrets
  caseNow: CaseNow
  apiUrl: string
  temporalAddress: string
}) {
  const { folder, secrets, caseNow, apiUrl, temporalAddress } = around
  const journal = join(folder, 'journals')
  const ports = readPorts(folder)
  const [mailbox, tickets, carrier, finance, gateway, identity] = await Promise.all([
    startMailbox({ smtpPort: await freePort(ports.smtp), httpPort: await freePort(ports.mailbox), journal, caseNow }),
    startTicketDesk({
      port: await freePort(ports.tickets),
      journal,
      token: secrets.ticketsToken,
      webhook: { url: `${apiUrl}/v1/hooks/zendesk`, secret: secrets.ticketsWebhook },
    }),
    startCarrier({
      port: await freePort(ports.carrier),
      journal,
      caseNow,
      apiKey: secrets.carrierKey,
      webhookUrl: `${apiUrl}/v1/hooks`,
      webhookSecret: secrets.carrierWebhook,
    }),
    startFinanceDesk({ port: await freePort(ports.finance), journal, secret: secrets.financeWebhook }),
    startGateway({
      port: await freePort(ports.gateway),
      journal,
      caseNow,
      apiKey: secrets.gatewayKey,
      webhookUrl: `${apiUrl}/v1/hooks/stripe`,
      webhookSecret: secrets.gatewayWebhook,
    }),
    startIdentityProvider({
      port: await freePort(ports.identity),
      publicUrl: apiUrl,
      clientId: 'sendback',
      clientSecret: secrets.identityClient,
    }),
  ])
  const port = (url: string) => Number(new URL(url).port)
  writePrivate(join(folder, 'ports.json'), {
    smtp: port(mailbox.smtpUrl),
    mailbox: port(mailbox.url),
    tickets: port(tickets.url),
    carrier: port(carrier.url),
    finance: port(finance.url),
    gateway: port(gateway.url),
    identity: port(identity.url),
    temporal: port(`tcp://${temporalAddress}`),
  })
  return { mailbox, tickets, carrier, finance, gateway, identity }
}

type Ports = Partial<Record<'smtp' | 'mailbox' | 'tickets' | 'carrier' | 'finance' | 'gateway' | 'identity', number>>

/** A page's address that was mailed yesterday should still lead there today. */
function readPorts(folder: string): Ports {
  const path = join(folder, 'ports.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Ports) : {} // written by `openParts`
}

interface Secrets {
  gatewayKey: string
  gatewayWebhook: string
  ticketsToken: string
  ticketsWebhook: string
  carrierKey: string
  carrierWebhook: string
  financeWebhook: string
  mailReply: string
  pages: string
  identityClient: string
}

function readSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>) : {} // written just below
  const secret = () => randomBytes(24).toString('base64url')
  return writePrivate(path, {
    gatewayKey: `sk_test_${secret()}`,
    gatewayWebhook: `whsec_${secret()}`,
    ticketsToken: secret(),
    ticketsWebhook: secret(),
    carrierKey: `EZTK${secret()}`,
    carrierWebhook: secret(),
    financeWebhook: `whsec_${randomBytes(24).toString('base64')}`,
    mailReply: secret(),
    pages: secret(),
    identityClient: secret(),
    ...kept,
  })
}

/** One key per role, written where the command line looks. A key made before stays good. */
async function keysIn(folder: string, records: Records, url: string): Promise<Record<Role, string>> {
  const path = join(folder, 'keys.json')
  const before = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { keys: Partial<Record<Role, string>> }).keys
    : {} // written below
  const keys: Partial<Record<Role, string>> = {}
  for (const role of ROLES) {
    const key = before[role]
    keys[role] =
      key && (await holderOf(records, key)) ? key : await makeKey(records, { id: role, role, name: `Sandbox ${role}` })
  }
  return writePrivate(path, { url, keys: keys as Record<Role, string> }).keys // every role has one now
}

function writePrivate<Content>(path: string, content: Content): Content {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return content
}
