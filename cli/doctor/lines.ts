import { lookAtProvider } from '../../api/oidc-look.ts'
import { type SetUp, signInConfig } from '../../config/config.ts'
import type { Variable } from '../../config/env.ts'
import { readPolicyFiles } from '../../config/policy-files.ts'
import { lookAtStripe } from '../../counterparts/cards/look.ts'
import { lookAtCarriers } from '../../counterparts/carriers/look.ts'
import { lookAtReceiver } from '../../counterparts/finance/look.ts'
import type { Look } from '../../counterparts/look.ts'
import { lookAtSmtp } from '../../counterparts/mail/look.ts'
import { lookAtMailbox } from '../../counterparts/mailboxes/look.ts'
import { lookAtZendesk } from '../../counterparts/tickets/look.ts'
import { lookAtRecords } from './records.ts'
import { lookAtTemporal } from './temporal.ts'

type Values = Required<SetUp['own']>

/**
 * One way from here to something we need. Its steps are looked at one after the other, and none after one that is ill:
 * what does not answer is not asked whether it has a namespace.
 */
export interface Line<Needed extends Variable = Variable> {
  steps: readonly [string, ...string[]]
  /** What has to be read from the environment first. */
  needs: readonly Needed[]
  /** What to do about whatever nobody foresaw. */
  otherwise: string
  look(own: Pick<Values, Needed> & SetUp['own'], temporal: SetUp['temporal']): AsyncIterable<Look> | Promise<Look>
}

/** Everything that `sendback doctor` looks at. A connection more is an entry more. */
export const LINES: readonly Line[] = [
  line({
    steps: ['database', 'durability', 'migrations'],
    needs: ['DATABASE_URL'],
    otherwise: 'See what DATABASE_URL leads to, and read PostgreSQL’s own log.',
    look: ({ DATABASE_URL }) => lookAtRecords(DATABASE_URL.reveal()),
  }),
  line({
    steps: ['temporal', 'namespace', 'search attributes'],
    needs: [],
    otherwise: 'See what TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY and TEMPORAL_TLS_… lead to.',
    look: (_own, temporal) => lookAtTemporal(temporal),
  }),
  line({
    steps: ['cards'],
    needs: ['STRIPE_API_KEY'],
    otherwise: 'See that STRIPE_API_KEY and STRIPE_API_BASE are right.',
    look: ({ STRIPE_API_KEY: key, STRIPE_API_BASE: apiBase }) =>
      lookAtStripe({ apiKey: key.reveal(), ...(apiBase && { apiBase }) }),
  }),
  line({
    steps: ['tickets'],
    needs: ['TICKETS_URL', 'TICKETS_TOKEN'],
    otherwise: 'See that TICKETS_URL and TICKETS_TOKEN are right.',
    look: ({ TICKETS_KIND: kind, TICKETS_URL: url, TICKETS_TOKEN: token }) =>
      kind === 'json' ? lookAtReceiver({ url }) : lookAtZendesk({ url, token: token.reveal() }),
  }),
  line({
    steps: ['carriers'],
    needs: ['CARRIERS_URL', 'CARRIERS_API_KEY'],
    otherwise: 'See that CARRIERS_URL and CARRIERS_API_KEY are right.',
    look: ({ CARRIERS_URL: url, CARRIERS_API_KEY: key, ...own }) => {
      const {
        SHIPPO_URL: shippo,
        SHIPPO_API_KEY: shippoKey,
        AFTERSHIP_URL: aftership,
        AFTERSHIP_API_KEY: aftershipKey,
      } = own
      return lookAtCarriers({
        easypost: { url, apiKey: key.reveal() },
        ...(shippo && shippoKey && { shippo: { url: shippo, apiKey: shippoKey.reveal() } }),
        ...(aftership && aftershipKey && { aftership: { url: aftership, apiKey: aftershipKey.reveal() } }),
      })
    },
  }),
  line({
    steps: ['finance'],
    needs: ['FINANCE_WEBHOOK_URL'],
    otherwise: 'See that FINANCE_WEBHOOK_URL is right.',
    look: ({ FINANCE_WEBHOOK_URL: url }) => lookAtReceiver({ url }),
  }),
  line({
    steps: ['mail out'],
    needs: ['SMTP_URL'],
    otherwise: 'See that SMTP_URL is right.',
    look: ({ SMTP_URL }) => lookAtSmtp(SMTP_URL.reveal()),
  }),
  line({
    steps: ['mail in'],
    needs: ['HELP_MAILBOXES', 'CLIENTOPS_MAILBOXES'],
    otherwise: 'See that HELP_MAILBOXES and CLIENTOPS_MAILBOXES are right.',
    look: ({ HELP_MAILBOXES: help, CLIENTOPS_MAILBOXES: clientops }) => mailIn([...new Set([...help, ...clientops])]),
  }),
  line({
    steps: ['public address'],
    needs: ['PUBLIC_URL'],
    otherwise: 'See that PUBLIC_URL is right.',
    look: async ({ PUBLIC_URL }) => publicAddress(PUBLIC_URL),
  }),
  line({
    steps: ['sign-in'],
    needs: ['PUBLIC_URL', 'OIDC_SCOPES', 'OIDC_MAIL', 'OIDC_ADMINS'],
    otherwise: 'See that OIDC_ISSUER is right.',
    look: async ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_CLAIM, OIDC_ROLES, ...own }) => {
      const optional = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_CLAIM, OIDC_ROLES }
      const config = signInConfig({ ...own, ...optional })
      return config ? lookAtProvider(config, own.PUBLIC_URL) : { kind: 'well', says: 'With API keys only.' }
    },
  }),
  line({
    steps: ['policies'],
    needs: [],
    otherwise: 'See that POLICY_DIR is right.',
    look: async ({ POLICY_DIR }) => policies(POLICY_DIR),
  }),
  line({
    steps: ['encryption'],
    needs: ['CODEC_KEYS'],
    otherwise: 'See that CODEC_KEYS is right.',
    look: async own => encryption(own),
  }),
]

/** Types each entry by what it needs, and lets them stand in one table. */
function line<Needed extends Variable>(entry: Line<Needed>): Line {
  return entry as unknown as Line // `lookAlong` calls `look` only with what `needs` names
}

async function mailIn(addresses: string[]): Promise<Look> {
  if (addresses.length === 0) return { kind: 'well', says: 'No mailbox is to be read.' }
  const looks = await Promise.all(addresses.map(lookAtMailbox))
  return looks.find(({ kind }) => kind === 'ill') ?? { kind: 'well', says: looks.map(({ says }) => says).join(' ') }
}

function publicAddress(url: string): Look {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    return { kind: 'well', says: `Clients’ links lead to ${url}.` }
  const cure = 'Let PUBLIC_URL begin with https://, and have a proxy with a certificate pass it on to the API.'
  return { kind: 'ill', says: 'Clients’ links would lead to a page that anybody on the way can read.', cure }
}

function policies(folder: string | undefined): Look {
  try {
    const own = readPolicyFiles(folder)
    return { kind: 'well', says: own.length === 0 ? 'The three built in.' : own.map(({ id }) => id).join(', ') }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return { kind: 'ill', says, cure: 'Mend the files; sendback policy check says more.' }
  }
}

function encryption({ CODEC_KEYS: keys = [], SANDBOX_URL: sandbox }: SetUp['own']): Look {
  const [active] = keys
  if (active) return { kind: 'well', says: `Temporal keeps what it is told under key ${active.id}.` }
  if (sandbox) return { kind: 'well', says: 'Off, as in every sandbox.' }
  const cure = `Set CODEC_KEYS=${new Date().getFullYear()}-1:<the output of openssl rand -base64 32>, alike for every API, worker and relay.`
  return { kind: 'ill', says: 'Temporal keeps amounts, serials and models in the clear.', cure }
}
