import type { Logger } from 'pino'
import type { CaseClock } from '../client/case-clock.ts'
import type { Cases } from '../client/cases.ts'
import type { DeliveryWorkflows } from '../client/deliveries.ts'
import type { Surroundings } from '../config/config.ts'
import type { Cards } from '../counterparts/cards/port.ts'
import type { CardWatch } from '../counterparts/cards/watch.ts'
import type { CarrierHookReading } from '../counterparts/carriers/hook.ts'
import type { CarrierSource } from '../counterparts/carriers/parcel-told.ts'
import type { Address, Carriers } from '../counterparts/carriers/port.ts'
import type { AllowedNetworks } from '../counterparts/finance/safe-address.ts'
import type { SecretBox } from '../counterparts/finance/secret-box.ts'
import type { HookReading, HookRequest } from '../counterparts/hook.ts'
import type { TicketHookReading } from '../counterparts/tickets/hook.ts'
import type { ApprovedTickets, Tickets } from '../counterparts/tickets/port.ts'
import type { PolicyBook } from '../policies/book.ts'
import type { Records } from '../records/database.ts'
import type { IdentityProvider } from './oidc-provider.ts'

/** What the running cases are told and looked after with: by the API, and by a relay of its own. */
export interface CaseHouse {
  records: Records
  cases: Cases
  /** Finance's webhooks on their way. */
  deliveries: DeliveryWorkflows
  /** Business time; keys, signatures and limits stay on the wall clock. */
  clock: CaseClock
  log: Logger
}

/** How approvals reach us by themselves, besides `POST /v1/cases`. */
export type Ticketing =
  | { kind: 'none' }
  | { kind: 'zendesk'; readHook: (request: HookRequest) => TicketHookReading; approved: ApprovedTickets }
  | { kind: 'json'; readHook: (request: HookRequest) => TicketHookReading; tickets: Pick<Tickets, 'comment'> }

/** All that the API reaches, made once by its composition root. */
export interface ApiHouse extends CaseHouse {
  policies: PolicyBook
  /** Where finance's webhooks may go, and how their secrets are kept. */
  endpoints: { allowed: AllowedNetworks; box: SecretBox }
  cards: Pick<Cards, 'openHoldPage' | 'releaseHold'>
  cardWatch: CardWatch
  cardHook: (request: HookRequest) => HookReading
  /** Of each carrier that is connected. */
  carrierHooks: Partial<Record<CarrierSource, (request: HookRequest) => CarrierHookReading>>
  parcels: Pick<Carriers, 'look'>
  ticketing: Ticketing
  /** Where people sign in; absent where they do so with API keys. */
  identity?: IdentityProvider | undefined
  /** Resolves when Temporal answers. */
  temporalAnswers(): Promise<void>
  /** Where clients reach us, without a slash at the end. */
  publicUrl: string
  /** They sign the links to the clients' own pages, the newest first; without any there are none. */
  pageSecrets: readonly string[]
  /** Where failed units go. */
  dock: Address
  surroundings: Surroundings
  /** Where the ticketing system shows tickets, each under its number. */
  ticketPages?: string | undefined
  /** Where Temporal shows its own pages. */
  temporalUi?: string | undefined
  /** Where the worker shows its metrics, to be shown with ours. */
  workerMetricsUrl?: string | undefined
  requestsPerMinute: number
  /** Networks of our own proxies, as in `10.20.0.0/16`: they may say whom they ask for. */
  trustedProxies: readonly string[]
}
