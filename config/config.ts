import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { ROLES, type Role } from '../domain/staff-decision.ts'
import { type Environment, readEnvironment, VARIABLES, type Variable } from './env.ts'
import { Secret } from './secrets.ts'
import { readTicketFields, type TicketFields } from './ticket-fields.ts'

export type ApiConfig = ReturnType<typeof apiConfig>
export type WorkerConfig = ReturnType<typeof workerConfig>
export type RelayConfig = ReturnType<typeof relayConfig>

/** In whose time cases live: ours, or in the sandbox each in its own, with the faults that are to strike. */
export type Surroundings = { kind: 'production' } | { kind: 'sandbox'; url: string; faults?: string[] }

export interface Wrong {
  variable: string
  /** What was found there; of a secret only its length. */
  found: string
  /** What would be right. */
  expected: string
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly wrong: Wrong[]
  constructor(wrong: Wrong[]) {
    const lines = wrong.map(({ variable, found, expected }) => `  ${variable}: found ${found}; expected ${expected}`)
    super(
      `The configuration is wrong in ${wrong.length} ${wrong.length === 1 ? 'place' : 'places'}:\n${lines.join('\n')}`,
    )
    this.wrong = wrong
  }
}

/** What the API needs. Throws `ConfigError`. */
export function readApiConfig(env: Record<string, string | undefined>): ApiConfig {
  return apiConfig(checked(env, FOR_API))
}

/** What the worker needs. Throws `ConfigError`. */
export function readWorkerConfig(env: Record<string, string | undefined>): WorkerConfig {
  return workerConfig(checked(env, FOR_WORKER))
}

/** What the relay needs. Throws `ConfigError`. */
export function readRelayConfig(env: Record<string, string | undefined>): RelayConfig {
  return relayConfig(checked(env, FOR_RELAY))
}

/** Every variable of every process as it reads, those left out that cannot be read; and all that is wrong. */
export type SetUp = ReturnType<typeof readSetUp>

/** What all processes together need, without throwing: for whoever says what is wrong with a set-up. */
export function readSetUp(env: Record<string, string | undefined>) {
  return allRead(env, [...FOR_API, ...FOR_WORKER, ...FOR_RELAY])
}

function apiConfig({ own, temporal }: Checked<typeof FOR_API>) {
  return {
    ...shared(own, temporal),
    ...business(own),
    listen: { host: own.API_HOST, port: own.API_PORT },
    trustedProxies: own.TRUSTED_PROXIES,
    signIn: signInConfig(own),
    hooks: {
      cards: own.STRIPE_WEBHOOK_SECRETS,
      carriers: {
        easypost: own.CARRIERS_WEBHOOK_SECRETS,
        shippo: own.SHIPPO_WEBHOOK_SECRETS,
        aftership: own.AFTERSHIP_WEBHOOK_SECRETS,
      },
      tickets: own.TICKETS_WEBHOOK_SECRETS,
    },
    workerMetricsUrl: own.WORKER_METRICS_URL,
    temporalUi: own.WORKFLOW_UI_URL,
    mailIn: mailIn(own),
    relay: own.RELAY,
  }
}

function workerConfig({ own, temporal }: Checked<typeof FOR_WORKER>) {
  return {
    ...shared(own, temporal),
    ...business(own),
    mail: {
      url: own.SMTP_URL,
      from: own.MAIL_FROM,
      domain: own.MAIL_DOMAIN,
      replySecrets: own.MAIL_REPLY_SECRETS,
      ...(own.DKIM_KEY && { dkim: own.DKIM_KEY }),
    },
    finance: { url: own.FINANCE_WEBHOOK_URL, secrets: own.FINANCE_WEBHOOK_SECRETS },
    maxCachedCases: own.WORKER_MAX_CACHED,
    workflowBundle: own.WORKFLOW_BUNDLE,
    metrics: { host: own.METRICS_HOST, port: own.METRICS_PORT },
  }
}

function shared(own: Checked<typeof SHARED>['own'], temporal: Record<string, string>) {
  return {
    database: { url: own.DATABASE_URL },
    /** Temporal's own variables, for `@temporalio/envconfig`. */
    temporal: { kind: 'standard' as const, variables: temporal },
    /** Keys of the payload codec, the active one first; none: payloads stay readable. */
    codecKeys: own.CODEC_KEYS,
    surroundings: surroundings(own),
    logLevel: own.LOG_LEVEL,
  }
}

/** What whoever decides, or moves money, needs besides. */
function business(own: Checked<typeof BUSINESS>['own']) {
  return {
    /** Without a slash at the end. */
    publicUrl: own.PUBLIC_URL,
    pageSecrets: own.PAGE_SECRETS,
    /** Where failed units go. */
    dock: own.DOCK_ADDRESS,
    cards: { apiKey: own.STRIPE_API_KEY, ...(own.STRIPE_API_BASE && { apiBase: own.STRIPE_API_BASE }) },
    tickets: {
      kind: own.TICKETS_KIND,
      url: own.TICKETS_URL,
      token: own.TICKETS_TOKEN,
      ...(own.TICKETS_FIELDS && { fields: own.TICKETS_FIELDS }),
    },
    carriers: {
      easypost: { url: own.CARRIERS_URL, apiKey: own.CARRIERS_API_KEY },
      ...(own.SHIPPO_API_KEY && { shippo: { url: own.SHIPPO_URL, apiKey: own.SHIPPO_API_KEY } }),
      ...(own.AFTERSHIP_API_KEY && { aftership: { url: own.AFTERSHIP_URL, apiKey: own.AFTERSHIP_API_KEY } }),
    },
    /** Networks, as in `10.20.0.0/16`, that webhooks may go to although they are not public. */
    privateNetworks: own.FINANCE_ALLOW_PRIVATE,
    policyDir: own.POLICY_DIR,
  }
}

function relayConfig({ own, temporal }: Checked<typeof FOR_RELAY>) {
  return { ...shared(own, temporal), mailIn: mailIn(own) }
}

/** Where people sign in; `undefined`: with API keys only. */
export type SignInConfig = NonNullable<ReturnType<typeof signInConfig>>

export function signInConfig(own: Checked<typeof SIGN_IN>['own']) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = own
  if (!issuer || !clientId || !clientSecret) return undefined
  return {
    ...{ issuer, clientId, clientSecret, scopes: own.OIDC_SCOPES, mail: own.OIDC_MAIL, admins: own.OIDC_ADMINS },
    ...(own.OIDC_ROLE_CLAIM && { roles: { claim: own.OIDC_ROLE_CLAIM, of: own.OIDC_ROLES ?? [] } }),
  }
}

/** The mailboxes that are read, each with what it is for; one may be for both. */
function mailIn(own: Checked<typeof MAIL_IN>['own']) {
  const purposes = { help: own.HELP_MAILBOXES, clientops: own.CLIENTOPS_MAILBOXES }
  const all = [...new Set(Object.values(purposes).flat())]
  return {
    mailboxes: all.map(url => ({
      url: new Secret(url),
      serves: (['help', 'clientops'] as const).filter(purpose => purposes[purpose].includes(url)),
    })),
    ourServers: own.MAIL_SERVERS,
    replySecrets: own.MAIL_REPLY_SECRETS,
  }
}

function surroundings({ SANDBOX_URL: url, FAULT: faults }: Checked<['SANDBOX_URL', 'FAULT']>['own']): Surroundings {
  return url ? { kind: 'sandbox', url, ...(faults.length > 0 && { faults }) } : { kind: 'production' }
}

const secret = z.string().transform(value => new Secret(value))
const secrets = commaSeparated('one to three secrets, newest first, with commas between', 1, 3).transform(list =>
  list.map(value => new Secret(value)),
)
const optionalSecrets = commaSeparated('at most three secrets, newest first, with commas between', 0, 3)
  .transform(list => list.map(value => new Secret(value)))
  .prefault('')
const MAILBOXES = 'at most ten addresses as imaps://user:password@server/folder, with commas between'
const mailboxes = commaSeparated(MAILBOXES, 0, 10)
  .refine(list => list.every(isMailbox), MAILBOXES)
  .prefault('')
const webAddress = url('http:', 'https:').transform(value => value.replace(/\/+$/, ''))
const NETWORKS = 'networks with commas between, as in 10.20.0.0/16,127.0.0.1'
const ADMINS = 'at most a hundred mail addresses, or subjects as sub:…, with commas between'
const networks = commaSeparated(NETWORKS, 0, 100).refine(
  list => list.every(text => ipaddr.isValidCIDR(text) || ipaddr.isValid(text)),
  NETWORKS,
)
const FAULTS = 'effects and points, as in capture-hold:after-call, or label:after-call@RMA-1001 for one case alone'
const port = (otherwise: number) => wholeNumber(0, 65_535).default(otherwise)

const SCHEMA = {
  DATABASE_URL: url('postgres:', 'postgresql:').transform(value => new Secret(value)),
  PUBLIC_URL: webAddress,
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port(8080),
  TRUSTED_PROXIES: networks
    .refine(list => !list.some(text => text.endsWith('/0')), 'networks of your proxies alone, not everybody’s')
    .prefault('127.0.0.0/8,::1'),
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'an address that starts with https:// (http:// on this machine only)')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: secret.optional(),
  OIDC_SCOPES: z
    .string()
    .refine(scopes => scopes.split(' ').includes('openid'), 'words with spaces between, openid among them')
    .default('openid email profile'),
  OIDC_MAIL: z.enum(['verified', 'always'], 'verified or always').default('verified'),
  OIDC_ROLE_CLAIM: z.string().optional(),
  OIDC_ROLES: z.string().transform(parseRoles).optional(),
  OIDC_ADMINS: commaSeparated(ADMINS, 0, 100)
    .refine(list => list.every(one => /^sub:.|^[^\s@]+@[^\s@]+$/.test(one)), ADMINS)
    .prefault(''),
  STRIPE_API_KEY: secret,
  STRIPE_API_BASE: webAddress.optional(),
  STRIPE_WEBHOOK_SECRETS: secrets,
  SMTP_URL: url('smtp:', 'smtps:').transform(value => new Secret(value)),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>"\r\n]+ <[^<>\s@]+@[^<>\s@]+>$/, 'a name and an address, as in Speco Returns <returns@example.com>')
    .transform(parseMailbox),
  MAIL_DOMAIN: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'a domain, as in returns.example.com'),
  MAIL_REPLY_SECRETS: optionalSecrets,
  PAGE_SECRETS: optionalSecrets,
  DKIM_KEY: z.string().transform(parseDkimKey).optional(),
  HELP_MAILBOXES: mailboxes,
  CLIENTOPS_MAILBOXES: mailboxes,
  MAIL_SERVERS: commaSeparated('at most ten names of mail servers, with commas between', 0, 10)
    .transform(names => names.map(name => name.toLowerCase()))
    .prefault(''),
  TICKETS_KIND: z.enum(['zendesk', 'json'], 'zendesk or json').default('zendesk'),
  TICKETS_URL: webAddress,
  TICKETS_TOKEN: secret,
  TICKETS_WEBHOOK_SECRETS: optionalSecrets,
  TICKETS_FIELDS: z.string().transform(parseTicketFields).optional(),
  CARRIERS_URL: webAddress,
  CARRIERS_API_KEY: secret,
  CARRIERS_WEBHOOK_SECRETS: secrets,
  SHIPPO_WEBHOOK_SECRETS: optionalSecrets,
  SHIPPO_API_KEY: secret.optional(),
  SHIPPO_URL: webAddress.prefault('https://api.goshippo.com'),
  AFTERSHIP_WEBHOOK_SECRETS: optionalSecrets,
  AFTERSHIP_API_KEY: secret.optional(),
  AFTERSHIP_URL: webAddress.prefault('https://api.aftership.com'),
  FINANCE_WEBHOOK_URL: webAddress,
  FINANCE_WEBHOOK_SECRETS: secrets,
  FINANCE_ALLOW_PRIVATE: networks.prefault(''),
  DOCK_ADDRESS: z.string().transform(parseAddress),
  RELAY: z.enum(['inside', 'apart'], 'inside or apart').default('inside'),
  POLICY_DIR: z.string().optional(),
  CODEC_KEYS: commaSeparated('at most ten keys, the active one first, with commas between', 0, 10)
    .transform(parseCodecKeys)
    .prefault(''),
  SANDBOX_URL: webAddress.optional(),
  WORKER_MAX_CACHED: wholeNumber(0, 100_000).default(300),
  WORKFLOW_BUNDLE: z.string().optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port(9464),
  WORKER_METRICS_URL: webAddress.optional(),
  WORKFLOW_UI_URL: webAddress.optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'fatal, error, warn, info, debug or trace')
    .default('info'),
  FAULT: commaSeparated(FAULTS, 0, 1_000)
    .refine(faults => faults.every(fault => /^[a-z-]+:[a-z-]+(@[\w.-]+)?$/.test(fault)), FAULTS)
    .prefault(''),
} as const satisfies Record<Variable, z.ZodType>

const MAIL_IN = [
  'MAIL_REPLY_SECRETS',
  'HELP_MAILBOXES',
  'CLIENTOPS_MAILBOXES',
  'MAIL_SERVERS',
] as const satisfies Variable[]

const SIGN_IN = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPES',
  'OIDC_MAIL',
  'OIDC_ROLE_CLAIM',
  'OIDC_ROLES',
  'OIDC_ADMINS',
] as const satisfies Variable[]

const SHARED = ['DATABASE_URL', 'CODEC_KEYS', 'SANDBOX_URL', 'LOG_LEVEL', 'FAULT'] as const satisfies Variable[]

const BUSINESS = [
  'PUBLIC_URL',
  'PAGE_SECRETS',
  'DOCK_ADDRESS',
  'STRIPE_API_KEY',
  'STRIPE_API_BASE',
  'TICKETS_KIND',
  'TICKETS_URL',
  'TICKETS_TOKEN',
  'TICKETS_FIELDS',
  'CARRIERS_URL',
  'CARRIERS_API_KEY',
  'SHIPPO_API_KEY',
  'SHIPPO_URL',
  'AFTERSHIP_API_KEY',
  'AFTERSHIP_URL',
  'FINANCE_ALLOW_PRIVATE',
  'POLICY_DIR',
] as const satisfies Variable[]

const FOR_RELAY = [...SHARED, ...MAIL_IN] as const satisfies Variable[]

const FOR_API = [
  ...SHARED,
  ...BUSINESS,
  ...MAIL_IN,
  ...SIGN_IN,
  'API_HOST',
  'API_PORT',
  'TRUSTED_PROXIES',
  'STRIPE_WEBHOOK_SECRETS',
  'CARRIERS_WEBHOOK_SECRETS',
  'SHIPPO_WEBHOOK_SECRETS',
  'AFTERSHIP_WEBHOOK_SECRETS',
  'TICKETS_WEBHOOK_SECRETS',
  'WORKER_METRICS_URL',
  'WORKFLOW_UI_URL',
  'RELAY',
] as const satisfies Variable[]

const FOR_WORKER = [
  ...SHARED,
  ...BUSINESS,
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_DOMAIN',
  'MAIL_REPLY_SECRETS',
  'DKIM_KEY',
  'FINANCE_WEBHOOK_URL',
  'FINANCE_WEBHOOK_SECRETS',
  'WORKER_MAX_CACHED',
  'WORKFLOW_BUNDLE',
  'METRICS_HOST',
  'METRICS_PORT',
] as const satisfies Variable[]

interface Checked<Names extends readonly Variable[]> {
  own: { [Name in Names[number]]: z.output<(typeof SCHEMA)[Name]> }
  temporal: Record<string, string>
}

/** Throws `ConfigError`. */
function checked<const Names extends readonly Variable[]>(
  env: Record<string, string | undefined>,
  names: Names,
): Checked<Names> {
  const { own, temporal, wrong } = allRead(env, names)
  if (wrong.length > 0) throw new ConfigError(wrong)
  // One entry for each of the names, each read by its own schema, as none is wrong.
  return { own: own as Checked<Names>['own'], temporal }
}

function allRead<const Names extends readonly Variable[]>(env: Record<string, string | undefined>, names: Names) {
  const { own, temporal } = readEnvironment(env)
  const read = inOrder(names).map(name => ({ name, read: SCHEMA[name].safeParse(own[name]) }))
  const wrong = [
    ...read.flatMap(({ name, read }) => (read.success ? [] : [wrongIn(name, own, read.error)])),
    ...strayFault(own),
    ...halfHook(own, names),
    ...halfSignIn(own, names),
    ...unsigned(own),
  ]
  const well = read.flatMap(({ name, read }) => (read.success ? [[name, read.data] as const] : []))
  // Each of the names that is there was read by its own schema.
  return { own: Object.fromEntries(well) as Partial<Checked<Names>['own']>, temporal, wrong }
}

/** As they are documented, so that mistakes are told in that order. */
function inOrder<Name extends Variable>(names: readonly Name[]): Name[] {
  const order = Object.keys(VARIABLES)
  return [...new Set(names)].sort((a, b) => order.indexOf(a) - order.indexOf(b))
}

function wrongIn(variable: Variable, own: Environment['own'], error: z.ZodError): Wrong {
  const told = error.issues[0]?.message
  const { says, like } = VARIABLES[variable]
  const expected = own[variable] === undefined || !told ? `${says}, as in ${like}` : told
  return { variable, found: found(variable, own[variable]), expected }
}

function found(variable: Variable, value: string | undefined): string {
  if (value === undefined) return 'nothing'
  return 'kept' in VARIABLES[variable] ? `${value.length} characters` : JSON.stringify(value)
}

/** A worker that dies on purpose belongs in the sandbox, and nowhere else. */
function strayFault({ FAULT, SANDBOX_URL }: Environment['own']): Wrong[] {
  if (!FAULT || SANDBOX_URL) return []
  return [
    {
      variable: 'FAULT',
      found: JSON.stringify(FAULT),
      expected: 'nothing outside the sandbox (SANDBOX_URL is not set)',
    },
  ]
}

function unsigned({ TICKETS_KIND, TICKETS_TOKEN = '' }: Environment['own']): Wrong[] {
  if (TICKETS_KIND !== 'json' || TICKETS_TOKEN === '' || /^whsec_[A-Za-z0-9+/]{32,}=*$/.test(TICKETS_TOKEN)) return []
  const expected = 'a secret to sign with, as in whsec_… (24 bytes or more in base64), as TICKETS_KIND is json'
  return [{ variable: 'TICKETS_TOKEN', found: `${TICKETS_TOKEN.length} characters`, expected }]
}

/** Neither a secret nor the fields start a case alone. */
function halfHook(own: Environment['own'], names: readonly Variable[]): Wrong[] {
  if (own.TICKETS_KIND === 'json') return []
  const pair = ['TICKETS_WEBHOOK_SECRETS', 'TICKETS_FIELDS'] as const
  const unset = pair.filter(name => own[name] === undefined)
  const [missing] = unset
  if (unset.length !== 1 || !missing || !names.includes('TICKETS_WEBHOOK_SECRETS')) return []
  const expected = `${VARIABLES[missing].says}, as in ${VARIABLES[missing].like}; or neither of ${pair.join(' and ')}`
  return [{ variable: missing, found: 'nothing', expected }]
}

/** A provider is nothing without what it knows us by; a mapping nothing without its claim. */
function halfSignIn(own: Environment['own'], names: readonly Variable[]): Wrong[] {
  if (!names.includes('OIDC_ISSUER')) return []
  const together = (...variables: Variable[]) => {
    const set = variables.filter(name => own[name] !== undefined)
    return set.length === 0 ? [] : variables.filter(name => own[name] === undefined)
  }
  const missing = [
    ...together('OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'),
    ...together('OIDC_ROLE_CLAIM', 'OIDC_ROLES'),
  ]
  return missing.map(variable => {
    const { says, like } = VARIABLES[variable]
    return { variable, found: 'nothing', expected: `${says}, as in ${like}` }
  })
}

/** Who signs in is asked over TLS, unless nobody is on the way. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

function parseRoles(value: string, context: z.core.$RefinementCtx<string>): [value: string, role: Role][] {
  const read = z.record(z.string(), z.enum(ROLES)).safeParse(readJson(value))
  if (read.success) return Object.entries(read.data)
  const message = `JSON with one of ${ROLES.join(', ')} for each value, as in ${VARIABLES.OIDC_ROLES.like}`
  context.issues.push({ code: 'custom', input: value, message })
  return z.NEVER
}

function url(...protocols: string[]) {
  const right = `an address that starts with ${protocols.map(protocol => `${protocol}//`).join(' or ')}`
  return z.string().refine(value => URL.canParse(value) && protocols.includes(new URL(value).protocol), right)
}

function wholeNumber(least: number, most: number) {
  const right = `a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d+$/, right)
    .transform(Number)
    .refine(number => number >= least && number <= most, right)
}

function commaSeparated(right: string, atLeast: number, atMost: number) {
  return z
    .string()
    .transform(value => value.split(',').flatMap(part => part.trim() || []))
    .refine(list => list.length >= atLeast && list.length <= atMost, right)
}

function parseMailbox(value: string): { name: string; address: string } {
  const [name = '', address = ''] = value.split(/ <|>$/)
  return { name: name.trim(), address }
}

function isMailbox(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, hostname } = new URL(value)
  return ['imap:', 'imaps:'].includes(protocol) && username !== '' && password !== '' && hostname !== ''
}

function parseDkimKey(value: string, context: z.core.$RefinementCtx<string>) {
  const [, selector = '', domain = '', encoded = ''] = /^([\w.-]+):([\w.-]+):([\w+/=-]+)$/.exec(value) ?? []
  const key = Buffer.from(encoded, 'base64').toString('utf8')
  if (key.includes('PRIVATE KEY-----')) return { selector, domain, key: new Secret(key) }
  const message = 'selector:domain:key, the key a PEM file in base64 (base64 -w0 dkim.pem)'
  context.issues.push({ code: 'custom', input: value, message })
  return z.NEVER
}

function parseTicketFields(value: string, context: z.core.$RefinementCtx<string>): TicketFields {
  try {
    return readTicketFields(value)
  } catch (error) {
    const message = `a file of ticket fields: ${error instanceof Error ? error.message : error}`
    context.issues.push({ code: 'custom', input: value, message })
    return z.NEVER
  }
}

function parseCodecKeys(list: string[], context: z.core.$RefinementCtx<string[]>): { id: string; key: Buffer }[] {
  const keys = list.map(entry => {
    const [, id = '', key = ''] = /^([^:]+):(.+)$/.exec(entry) ?? []
    return { id, key: Buffer.from(key, 'base64') }
  })
  const message = 'id:key with commas between, each id once, each key 32 bytes in base64'
  if (keys.some(({ id, key }) => id === '' || key.length !== 32) || new Set(keys.map(key => key.id)).size < keys.length)
    context.issues.push({ code: 'custom', input: list, message })
  return keys
}

const Dock = z.strictObject({
  name: z.string().min(1),
  street: z.string().min(1),
  city: z.string().min(1),
  state: z.exactOptional(z.string().min(1)),
  postalCode: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
})

function parseAddress(value: string, context: z.core.$RefinementCtx<string>): z.output<typeof Dock> {
  const read = Dock.safeParse(readJson(value))
  if (read.success) return read.data
  const message = `${VARIABLES.DOCK_ADDRESS.says}, as in ${VARIABLES.DOCK_ADDRESS.like}`
  context.issues.push({ code: 'custom', input: value, message })
  return z.NEVER
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
