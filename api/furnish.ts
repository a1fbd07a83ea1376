import { Client, Connection } from '@temporalio/client'
import { virtualClock, wallClock } from '../client/case-clock.ts'
import { caseClient } from '../client/cases.ts'
import { connectionSettings, dataConverter } from '../client/connection.ts'
import { deliveryClient } from '../client/deliveries.ts'
import { scheduleReconciliation } from '../client/schedules.ts'
import { registerSearchAttributes } from '../client/search-attributes.ts'
import type { ApiConfig, RelayConfig } from '../config/config.ts'
import { makeLogger } from '../config/logger.ts'
import { readPolicyFiles } from '../config/policy-files.ts'
import { readCardHook } from '../counterparts/cards/hook.ts'
import { stripeCards } from '../counterparts/cards/stripe.ts'
import { stripeWatch } from '../counterparts/cards/watch.ts'
import { readAftershipHook } from '../counterparts/carriers/aftership-hook.ts'
import { readEasypostHook } from '../counterparts/carriers/easypost-hook.ts'
import { readShippoHook } from '../counterparts/carriers/shippo-hook.ts'
import { parcelTracking } from '../counterparts/carriers/tracking.ts'
import { network } from '../counterparts/finance/safe-address.ts'
import { secretBox } from '../counterparts/finance/secret-box.ts'
import type { HookRequest } from '../counterparts/hook.ts'
import { imapMailbox } from '../counterparts/mailboxes/imap.ts'
import { readJsonHook } from '../counterparts/tickets/json-hook.ts'
import { jsonTickets } from '../counterparts/tickets/json-tickets.ts'
import { zendeskApprovals } from '../counterparts/tickets/zendesk-approvals.ts'
import { readZendeskHook } from '../counterparts/tickets/zendesk-hook.ts'
import { SECOND } from '../domain/time.ts'
import { policyBook } from '../policies/book.ts'
import { openRecords } from '../records/database.ts'
import type { ApiHouse, CaseHouse, Ticketing } from './house.ts'
import type { MailDesk } from './mail-desk.ts'
import { identityProvider } from './oidc-provider.ts'
import { within } from './within.ts'

const CONNECTIONS = 20
const TEMPORAL_WAIT_MS = 15 * SECOND
/** In the sandbox a whole company's year is played by one key in a minute. */
const REQUESTS_PER_MINUTE = { production: 1_200, sandbox: 1_000_000 } as const

export interface FurnishedCases extends CaseHouse {
  /** Resolves when Temporal answers. */
  temporalAnswers(): Promise<void>
  /** Registers what cases are found by, without which none can start, and what is done daily. Throws while Temporal is away. */
  prepareTemporal(): Promise<void>
  close(): Promise<void>
  mailDesk: MailDesk
}

/** Makes all that the API reaches. Temporal may be away: what comes in is kept, and passed on once it is back. */
export function furnish(config: ApiConfig): ApiHouse & FurnishedCases {
  const { cards, hooks, surroundings } = config
  const cardSecrets = hooks.cards.map(secret => secret.reveal())
  return {
    ...furnishCases(config, 'api'),
    policies: policyBook(readPolicyFiles(config.policyDir)),
    cards: stripeCards({ ...cards, apiKey: cards.apiKey.reveal() }),
    cardWatch: stripeWatch({ ...cards, apiKey: cards.apiKey.reveal() }),
    cardHook: request => readCardHook(request, { secrets: cardSecrets }),
    carrierHooks: carrierHooks(hooks.carriers),
    parcels: parcelTracking(config.carriers),
    ticketing: ticketingOf(config),
    identity: config.signIn && identityProvider(config.signIn),
    endpoints: { allowed: config.privateNetworks.map(network), box: secretBox(config.codecKeys) },
    publicUrl: config.publicUrl,
    pageSecrets: config.pageSecrets.map(secret => secret.reveal()),
    dock: config.dock,
    surroundings,
    workerMetricsUrl: config.workerMetricsUrl,
    // An agent's page, as Zendesk has it; of another system we know no pages.
    ticketPages: config.tickets.kind === 'zendesk' ? `${config.tickets.url}/agent/tickets` : undefined,
    temporalUi: config.temporalUi && `${config.temporalUi}/namespaces/${connectionSettings(config.temporal).namespace}`,
    trustedProxies: config.trustedProxies,
    requestsPerMinute: REQUESTS_PER_MINUTE[surroundings.kind],
  }
}

const READ_CARRIER_HOOK = { easypost: readEasypostHook, shippo: readShippoHook, aftership: readAftershipHook } as const

function carrierHooks(told: ApiConfig['hooks']['carriers']): ApiHouse['carrierHooks'] {
  const parties = ['easypost', 'shippo', 'aftership'] as const
  return Object.fromEntries(
    parties.flatMap(party => {
      const secrets = told[party].map(secret => secret.reveal())
      const hook = (request: HookRequest) => READ_CARRIER_HOOK[party](request, { secrets })
      return secrets.length > 0 ? [[party, hook]] : []
    }),
  )
}

function ticketingOf({ tickets, hooks }: ApiConfig): Ticketing {
  const secrets = hooks.tickets.map(secret => secret.reveal())
  const { url, token, fields } = tickets
  if (tickets.kind === 'json')
    return secrets.length === 0
      ? { kind: 'none' }
      : {
          kind: 'json',
          readHook: request => readJsonHook(request, secrets),
          tickets: jsonTickets({ url, secret: token.reveal() }),
        }
  if (!fields) return { kind: 'none' }
  return {
    kind: 'zendesk',
    readHook: request => readZendeskHook(request, secrets),
    approved: zendeskApprovals({ url, token: token.reveal(), fields }),
  }
}

/** Makes what the relay reaches: the records, and the running cases. */
export function furnishCases(config: RelayConfig, name: 'api' | 'relay'): FurnishedCases {
  const { mailboxes, ourServers, replySecrets } = config.mailIn
  const { connectionOptions, namespace } = connectionSettings(config.temporal)
  const connection = Connection.lazy(connectionOptions)
  const client = new Client({ connection, namespace, dataConverter: dataConverter(config.codecKeys) })
  const records = openRecords({ url: config.database.url.reveal(), connections: CONNECTIONS })
  return {
    records,
    cases: caseClient(client),
    deliveries: deliveryClient(client),
    clock: config.surroundings.kind === 'sandbox' ? virtualClock(client) : wallClock,
    log: makeLogger({ name, level: config.logLevel }),
    mailDesk: {
      mailboxes: mailboxes.map(({ url, serves }) => imapMailbox({ url: url.reveal(), serves, ourServers })),
      replySecrets: replySecrets.map(secret => secret.reveal()),
    },
    async temporalAnswers() {
      await client.workflowService.getSystemInfo({})
    },
    prepareTemporal: () =>
      within(
        TEMPORAL_WAIT_MS,
        registerSearchAttributes(connection, namespace).then(() => scheduleReconciliation(client)),
      ),
    async close() {
      await connection.close()
      await records.destroy()
    },
  }
}
