/** What a variable says, a value it may have, and what holds where a process starts without it. */
interface About {
  says: string
  like: string
  kept?: 'secret'
  unset?: string
}

/**
 * Every variable that Sendback reads, named once. `secret` values are never shown, not even in a message about a
 * mistake. Temporal's own variables (`TEMPORAL_…`) are passed on as they are: `@temporalio/envconfig` documents them.
 */
export const VARIABLES = {
  DATABASE_URL: {
    says: 'where the records are',
    like: 'postgres://sendback:…@127.0.0.1:5432/sendback',
    kept: 'secret',
  },
  PUBLIC_URL: { says: 'where clients reach the API; their links lead there', like: 'https://returns.example.com' },
  API_HOST: { says: 'the address the API listens on', like: '127.0.0.1', unset: '`127.0.0.1`' },
  API_PORT: { says: 'the port the API listens on', like: '8080', unset: '`8080`' },
  TRUSTED_PROXIES: {
    says: 'networks of your own proxies: who asks through one goes by the address it says, and limits are for each address',
    like: '127.0.0.1,172.30.57.0/24',
    unset: 'this machine',
  },
  OIDC_ISSUER: {
    says: 'where people sign in: the issuer of an OpenID Connect provider; unset, they sign in with API keys',
    like: 'https://login.example.com/realms/company',
    unset: '[connect/sign-in.md](connect/sign-in.md)',
  },
  OIDC_CLIENT_ID: { says: 'what that provider calls Sendback', like: 'sendback', unset: 'with `OIDC_ISSUER`' },
  OIDC_CLIENT_SECRET: {
    says: 'the secret it has given Sendback',
    like: 'GOCSPX-…',
    kept: 'secret',
    unset: 'with `OIDC_ISSUER`',
  },
  OIDC_SCOPES: {
    says: 'what it is asked about people, with spaces between',
    like: 'openid email profile groups',
    unset: '`openid email profile`',
  },
  OIDC_MAIL: {
    says: 'verified: a mail address counts if the provider says that it is verified; always: it has addresses of yours only',
    like: 'always',
    unset: '`verified`',
  },
  OIDC_ROLE_CLAIM: {
    says: 'the claim that says somebody’s role, by name or path; unset, an admin gives roles in the settings',
    like: 'realm_access.roles',
    unset: 'with `OIDC_ROLES`',
  },
  OIDC_ROLES: {
    says: 'which value of that claim gives which role, as JSON; where several fit, the first counts',
    like: '{"returns-leads":"manager","returns-desk":"staff"}',
    unset: 'with `OIDC_ROLE_CLAIM`',
  },
  OIDC_ADMINS: {
    says: 'who is an admin whatever else is said, the first one above all: mail addresses, or subjects as sub:…, with commas between',
    like: 'ana@example.com',
  },
  STRIPE_API_KEY: { says: 'the card gateway’s key', like: 'sk_live_…', kept: 'secret' },
  STRIPE_API_BASE: {
    says: 'where the gateway is, unless it is Stripe itself',
    like: 'http://127.0.0.1:4242',
    unset: 'Stripe',
  },
  STRIPE_WEBHOOK_SECRETS: {
    says: 'signing secrets of the gateway’s webhook, newest first',
    like: 'whsec_…,whsec_…',
    kept: 'secret',
  },
  SMTP_URL: { says: 'the mail server', like: 'smtps://user:…@mail.example.com', kept: 'secret' },
  MAIL_FROM: { says: 'whom letters are from', like: 'Speco Returns <returns@example.com>' },
  MAIL_DOMAIN: { says: 'the domain of our Message-IDs', like: 'returns.example.com' },
  MAIL_REPLY_SECRETS: {
    says: 'secrets that sign the addresses clients answer to, newest first; unset, they answer to the mailbox itself',
    like: 'one,other',
    kept: 'secret',
  },
  PAGE_SECRETS: {
    says: 'secrets that sign the links to the clients’ own pages, newest first; unset, there are no such pages',
    like: 'one,other',
    kept: 'secret',
  },
  DKIM_KEY: {
    says: 'the key that signs letters (DKIM), as selector:domain:private key in base64; unset, the mail server signs',
    like: 's2026:returns.example.com:<PEM in base64>',
    kept: 'secret',
  },
  HELP_MAILBOXES: {
    says: 'the mailboxes where clients ask for labels and pick-ups, read over IMAP',
    like: 'imaps://help%40example.com:…@mail.example.com',
    kept: 'secret',
    unset: 'none is read',
  },
  CLIENTOPS_MAILBOXES: {
    says: 'the mailboxes where clients cancel services, read over IMAP',
    like: 'imaps://clientops%40example.com:…@mail.example.com/INBOX',
    kept: 'secret',
    unset: 'none is read',
  },
  MAIL_SERVERS: {
    says: 'the names our own mail servers sign Received and Authentication-Results with; unset, no sender is proven',
    like: 'mx1.example.com,mx2.example.com',
  },
  TICKETS_KIND: {
    says: 'zendesk, or json for any other system that takes signed JSON',
    like: 'json',
    unset: '`zendesk`',
  },
  TICKETS_URL: { says: 'the ticketing system', like: 'https://example.zendesk.com' },
  TICKETS_TOKEN: {
    says: 'its API token, an agent’s; or an OAuth access token that may read and write; of json, a whsec_… that we sign with',
    like: 'ana@example.com/token:…',
    kept: 'secret',
  },
  TICKETS_WEBHOOK_SECRETS: {
    says: 'signing secrets of the webhook that tells of approved tickets, newest first',
    like: 'one,other',
    kept: 'secret',
    unset: 'cases are opened by `POST /v1/cases` only',
  },
  TICKETS_FIELDS: {
    says: 'a YAML file that names the ticket fields an approval is read from',
    like: '/etc/sendback/ticket-fields.yaml',
    unset: 'cases are opened by `POST /v1/cases` only',
  },
  CARRIERS_URL: { says: 'the carriers’ API', like: 'https://api.easypost.com' },
  CARRIERS_API_KEY: { says: 'its key', like: 'EZAK…', kept: 'secret' },
  CARRIERS_WEBHOOK_SECRETS: {
    says: 'signing secrets of the carriers’ webhook, newest first',
    like: 'one,other',
    kept: 'secret',
  },
  SHIPPO_WEBHOOK_SECRETS: {
    says: 'what Shippo’s webhook is believed by, newest first: signing secrets, or tokens in its address (?token=…)',
    like: 'one,other',
    kept: 'secret',
    unset: 'nothing of Shippo’s is believed',
  },
  SHIPPO_API_KEY: {
    says: 'Shippo’s key, to ask where parcels are',
    like: 'shippo_live_…',
    kept: 'secret',
    unset: 'Shippo is not asked',
  },
  SHIPPO_URL: { says: 'where Shippo is, unless it is Shippo itself', like: 'http://127.0.0.1:4242', unset: 'Shippo' },
  AFTERSHIP_WEBHOOK_SECRETS: {
    says: 'signing secrets of AfterShip’s webhook, newest first',
    like: 'one,other',
    kept: 'secret',
    unset: 'nothing of AfterShip’s is believed',
  },
  AFTERSHIP_API_KEY: {
    says: 'AfterShip’s key, to ask where parcels are',
    like: 'asat_…',
    kept: 'secret',
    unset: 'AfterShip is not asked',
  },
  AFTERSHIP_URL: {
    says: 'where AfterShip is, unless it is AfterShip itself',
    like: 'http://127.0.0.1:4242',
    unset: 'AfterShip',
  },
  FINANCE_WEBHOOK_URL: { says: 'where finance is told', like: 'https://finance.example.com/hooks/sendback' },
  FINANCE_WEBHOOK_SECRETS: { says: 'what we sign that with, newest first', like: 'whsec_…', kept: 'secret' },
  FINANCE_ALLOW_PRIVATE: {
    says: 'networks that finance’s endpoints may be in although they are not public, and without TLS',
    like: '10.20.0.0/16,127.0.0.1',
    unset: 'public addresses by https only',
  },
  DOCK_ADDRESS: {
    says: 'where failed units go, as JSON',
    like: '{"name":"Dock 4","street":"200 New Highway","city":"Amityville","state":"NY","postalCode":"11701","country":"US"}',
  },
  RELAY: {
    says: 'inside: each API also runs the relay; apart: it is a process of its own',
    like: 'apart',
    unset: '`inside`',
  },
  POLICY_DIR: {
    says: 'a folder of your own policies, *.yaml',
    like: '/etc/sendback/policies',
    unset: 'the three built in',
  },
  CODEC_KEYS: {
    says: 'keys that encrypt what Temporal keeps; the first one writes',
    like: '2026-03:<32 bytes in base64>',
    kept: 'secret',
    unset: 'not encrypted',
  },
  SANDBOX_URL: { says: 'the sandbox’s controls; time is virtual then', like: 'http://127.0.0.1:4100' },
  WORKER_MAX_CACHED: { says: 'how many cases a worker keeps in memory', like: '300', unset: '`300`' },
  WORKFLOW_BUNDLE: {
    says: 'the workflows’ code, bundled before by this same version; unset, a worker bundles it at its start',
    like: '/opt/sendback/workflows.js',
  },
  METRICS_HOST: { says: 'the address the worker’s metrics are shown on', like: '127.0.0.1', unset: '`127.0.0.1`' },
  METRICS_PORT: { says: 'the port of the worker’s metrics', like: '9464', unset: '`9464`' },
  WORKER_METRICS_URL: { says: 'where the API finds the worker’s metrics', like: 'http://127.0.0.1:9464/metrics' },
  WORKFLOW_UI_URL: {
    says: 'where Temporal shows its own pages; the console links to a case there',
    like: 'https://temporal.example.com',
  },
  LOG_LEVEL: { says: 'how much is logged', like: 'info', unset: '`info`' },
  FAULT: { says: 'sandbox only: where the worker is to die', like: 'capture-hold:after-call' },
} as const satisfies Record<string, About>

export type Variable = keyof typeof VARIABLES

/** What was set, blanks left out: an empty variable is one that is not set. */
export type Environment = { own: Partial<Record<Variable, string>>; temporal: Record<string, string> }

/** The one reader of the environment; a composition root hands it `process.env`. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const set = Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : []))
  return {
    own: Object.fromEntries(set.filter(([name]) => Object.hasOwn(VARIABLES, name))),
    temporal: Object.fromEntries(set.filter(([name]) => name.startsWith('TEMPORAL_'))),
  }
}
