import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CaseRequest, CaseType, ClientType, Outcome, Stage, UnitState, VendorRequest } from '../domain/case.ts'
import type { DeliveryId, DeliveryState, MessageType } from '../domain/delivery.ts'
import type { Device } from '../domain/device.ts'
import type { Fact, FactName } from '../domain/fact.ts'
import type { Language } from '../domain/language.ts'
import type { Cents, Currency } from '../domain/money.ts'
import type { Obligation, TriggerType } from '../domain/money-movement.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { CaseChange, CommentKind, LetterKind, TaskKind } from '../domain/step.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Profile } from '../policies/profile.ts'

/** A `jsonb` column: written as text, read as the value. */
type Json<Value> = ColumnType<Value, string, string>
/** Set by the database's own clock. */
type Stamped = ColumnType<Instant, never, never>

export interface Tables {
  customers: CustomersTable
  cases: CasesTable
  units: UnitsTable
  facts: FactsTable
  effects: EffectsTable
  settlements: SettlementsTable
  obligations: ObligationsTable
  holds: HoldsTable
  ledger: LedgerTable
  letters: LettersTable
  comments: CommentsTable
  triggers: TriggersTable
  webhook_endpoints: WebhookEndpointsTable
  webhook_secrets: WebhookSecretsTable
  finance_messages: FinanceMessagesTable
  deliveries: DeliveriesTable
  delivery_attempts: DeliveryAttemptsTable
  mismatches: MismatchesTable
  tasks: TasksTable
  audit: AuditTable
  links: LinksTable
  keys: KeysTable
  people: PeopleTable
  sessions: SessionsTable
  sign_ins: SignInsTable
  answers: AnswersTable
  policy_versions: PolicyVersionsTable
  devices: DevicesTable
  mailboxes: MailboxesTable
  mails: MailsTable
  parcel_looks: ParcelLooksTable
}

export interface CustomersTable {
  ref: string
  name: string
  email: string
  address: Json<unknown> | null
  zone: string | null
  /** In which language they read their letters and their page; null: English. */
  language: Language | null
  gateway_customer: string | null
  /** A card that the client has stored with us before, at the gateway; for profiles that charge it. */
  card: string | null
}

export interface CasesTable {
  rma: RmaNumber
  profile: string
  policy_version: number | null
  return_type: CaseType
  ticket: string | null
  customer_ref: string
  client_type: ClientType | null
  currency: Currency
  request: Json<CaseRequest | VendorRequest>
  /** Absent until the RMA is approved. */
  terms: Json<CaseTerms> | null
  /** The one run of the workflow that has claimed this case. */
  run_id: string | null
  stage: Stage | 'approved'
  outcome: Outcome | null
  /** What a cancellation is about; none other for it may be open (`records/subject.ts`). */
  subject: string | null
  due_at: Instant | null
  bill_at: Instant | null
  money_at: Instant | null
  secured_until: Instant | null
  collateral: NonNullable<CaseChange['collateral']> | null
  disputed: NonNullable<CaseChange['disputed']> | null
  /** What the client agreed to at the hold link. */
  consent: 'agreed' | 'withheld' | null
  /** For the sandbox: when the case's own clock starts. */
  starts_at: Instant | null
  opened_at: Instant
  closed_at: Instant | null
  /** Wall clock: when the row was made, for the reconciler. */
  made_at: Stamped
  /** What is due next, or when it closed. */
  next_at: GeneratedAlways<Instant>
}

export interface UnitsTable {
  rma: RmaNumber
  serial: SerialNumber
  brand: string
  brand_key: string
  model: string
  role: 'failed' | 'loaner'
  replacement: SerialNumber | null
  amount: Cents
  state: UnitState
  /** An open obligation: at most one per brand and serial (invariant 4). */
  open: boolean
}

export interface FactsTable {
  id: Generated<number>
  source: string
  event_id: string
  rma: RmaNumber | null
  name: FactName
  by: string
  at: Instant
  fact: Json<Fact>
  kept_at: Stamped
  passed_on_at: ColumnType<Instant | null, never, Instant>
  /** Why its case did not take it. */
  verdict: LateVerdict | null
  /** When the relay last could not pass it on. */
  tried_at: ColumnType<Instant | null, never, Instant>
}

/**
 * It came after its case had closed; `after-close-task`: and asks somebody to act. `another-parcel`: it is about a parcel
 * that bore the same code before.
 */
export type LateVerdict = 'after-close' | 'after-close-task' | 'another-parcel'

export type EffectState = 'intended' | 'confirmed'

export interface EffectsTable {
  key: string
  rma: RmaNumber
  kind: string
  state: EffectState
  /** How often it was begun. */
  attempts: number
  ref: string | null
  request: Json<unknown>
  answer: Json<unknown> | null
  intended_at: Stamped
  confirmed_at: ColumnType<Instant | null, never, Instant>
}

export interface SettlementsTable {
  key: string
  rma: RmaNumber
  serial: SerialNumber
  at: Instant
}

/** What an obligation may cost at most; frozen when it arose. */
export interface ObligationsTable {
  rma: RmaNumber
  obligation: Obligation
  /** Absent for a service. */
  serial: SerialNumber | null
  /** With its tax. */
  amount: Cents
  at: Instant
}

export interface HoldsTable {
  ref: string
  rma: RmaNumber
  amount: Cents
  currency: Currency
  state: 'live' | 'released' | 'captured' | 'lost'
  placed_at: Instant
  capture_before: Instant
  gateway_customer: string | null
  card: string | null
  ended_at: Instant | null
}

/**
 * `credited`: given for what the client paid elsewhere, so that nothing was taken before. `credited-by-vendor`: what a
 * vendor owes us for the unit it kept.
 */
export const LEDGER_KINDS = [
  'held',
  'released',
  'captured',
  'charged',
  'invoiced',
  'refunded',
  'dispute-lost',
  'credited',
  'credited-by-vendor',
] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

export interface LedgerTable {
  id: Generated<number>
  rma: RmaNumber
  at: Instant
  kind: LedgerKind
  obligation: Obligation | null
  serial: SerialNumber | null
  amount: Cents
  currency: Currency
  effect_key: string
}

export interface LettersTable {
  message_id: string
  rma: RmaNumber
  kind: LetterKind
  occasion: string
  recipient: string
  subject: string
  html: string
  text: string
  at: Instant
  state: 'queued' | 'sent' | 'bounced'
}

export interface CommentsTable {
  marker: string
  rma: RmaNumber
  ticket: string
  kind: CommentKind
  body: string
  at: Instant
  state: 'queued' | 'written' | 'ticket-gone'
}

export interface TriggersTable {
  id: string
  rma: RmaNumber
  type: TriggerType
  at: Instant
  amount: Cents
  currency: Currency
  payload: Json<unknown>
  state: 'queued' | 'delivered'
}

/** Where finance is told. */
export interface WebhookEndpointsTable {
  id: string
  url: string
  description: string
  /** Which messages it is sent; absent: all. */
  events: Json<MessageType[]> | null
  origin: 'configuration' | 'api'
  state: 'enabled' | 'disabled' | 'removed'
  /** Why it is disabled. */
  reason: string | null
  made_at: Stamped
  changed_at: ColumnType<Instant, never, Instant>
}

export interface WebhookSecretsTable {
  id: Generated<number>
  endpoint: string
  /** Under one of `CODEC_KEYS`, where there are any. */
  sealed: string
  made_at: Stamped
  expires_at: Instant | null
}

export interface FinanceMessagesTable {
  id: string
  type: MessageType
  rma: RmaNumber | null
  at: Instant
  body: string
  made_at: Stamped
}

export interface DeliveriesTable {
  n: Generated<number>
  id: DeliveryId
  message: string
  endpoint: string
  state: DeliveryState
  attempts: Generated<number>
  /** In the delivery's own time, which in the sandbox may be moved. */
  next_attempt_at: Instant | null
  made_at: Stamped
  ended_at: Instant | null
}

export interface DeliveryAttemptsTable {
  delivery: DeliveryId
  /** Counts all of a delivery's, `tries` those of one run. */
  n: number
  run: string
  tries: number
  at: Instant
  outcome: 'received' | 'gone' | 'refused' | 'unreachable' | 'forbidden'
  status: number | null
  milliseconds: number
  excerpt: string
  /** Seconds that the receiver asked for. */
  retry_after: number | null
}

export const MISMATCH_KINDS = [
  'not-in-ledger',
  'not-at-gateway',
  'amounts-differ',
  'trigger-missing',
  'trigger-undelivered',
  'hold-outlives-case',
] as const
export type MismatchKind = (typeof MISMATCH_KINDS)[number]

/** What does not add up between the gateway, the ledger and what finance was told. */
export interface MismatchesTable {
  id: Generated<number>
  kind: MismatchKind
  ref: string
  rma: RmaNumber | null
  detail: Json<Record<string, string | number | null>>
  found_at: Stamped
  /** The last comparison that found it. */
  seen_in: string
  settled_at: ColumnType<Instant | null, null, Instant>
}

export interface TasksTable {
  id: Generated<number>
  rma: RmaNumber | null
  kind: TaskKind
  occasion: string
  role: 'staff' | 'manager' | 'finance'
  detail: Json<Record<string, unknown>>
  opened_at: Instant
  done_at: Instant | null
  done_by: string | null
}

export interface AuditTable {
  id: Generated<number>
  rma: RmaNumber | null
  step: number
  line: number
  at: Instant
  who: string
  what: string
  because: Json<string[]>
  policy: string | null
  detail: Json<Record<string, unknown>>
  written_at: Stamped
}

/** What the client does at a link: authorises a hold, pays, accepts terms; confirms a cancellation, or acknowledges its end. */
export type LinkPurpose = 'hold' | 'payment' | 'acceptance' | 'confirmation' | 'acknowledgement'

export interface LinksTable {
  token_hash: string
  rma: RmaNumber
  purpose: LinkPurpose
  /** In the case's own time. */
  expires_at: Instant
}

export interface KeysTable {
  id: string
  secret_hash: string
  role: string
  name: string
  revoked_at: Instant | null
  /** To the minute; null: never, or not since this is written down. */
  used_at: Instant | null
}

/** Whoever has signed in at the provider of identities, or has been given a role before. */
export interface PeopleTable {
  id: string
  /** Of the provider, and what it calls them; both null until they sign in for the first time. */
  issuer: string | null
  subject: string | null
  /** In small letters, and believed. */
  email: string | null
  /** As the provider tells it; empty when it does not. */
  name: string
  /** What an admin gave them. */
  role: Role | null
  /** What the provider's claim, or the configuration, said when they last signed in. */
  claimed_role: Role | null
  added_by: string
  added_at: Stamped
  signed_in_at: ColumnType<Instant | null, Instant | null, Instant>
  removed_at: Generated<Instant | null>
}

export interface SessionsTable {
  hash: string
  person: string
  /** As it was when they signed in: a change of it ends the session. */
  role: Role
  /** Sealed; the provider wants it back when they sign out. */
  id_token: string | null
  made_at: Stamped
  used_at: ColumnType<Instant, never, Instant>
  expires_at: Instant
}

/** A sign-in that has begun in a browser and not come back yet. */
export interface SignInsTable {
  /** Of what that browser's cookie has. */
  hash: string
  state: string
  nonce: string
  verifier: string
  return_to: string
  expires_at: Instant
}

/** Answers to requests that carried an `Idempotency-Key`. */
export interface AnswersTable {
  principal: string
  key: string
  route: string
  body_hash: string
  status: number | null
  body: Json<unknown> | null
  made_at: Stamped
}

/** What a version of a policy says, all its settings told. Once a case may have been granted under it, it never changes. */
export interface PolicyVersionsTable {
  id: string
  version: number
  body: Json<Profile>
  first_seen_at: Stamped
}

export interface DevicesTable {
  brand_key: string
  serial: SerialNumber
  brand: string
  model: string
  chain_started_on: LocalDate
  replacements: number
  origin: Device['origin']
  /** The case that made it known. */
  rma: RmaNumber | null
}

/** When the carriers were last asked about a parcel. */
export interface ParcelLooksTable {
  rma: RmaNumber
  tracking: string
  looked_at: ColumnType<Instant, never, Instant>
}

/** How far each mailbox has been read. */
export interface MailboxesTable {
  /** User, server and folder. */
  name: string
  /** The place, absent until the first look. */
  uid_validity: number | null
  last_uid: number | null
  /** When it was last read through. */
  looked_at: Instant | null
  failing_since: Instant | null
  why: string | null
}

/**
 * `told`: a case knows of it. `unmatched`, `held-back`: it waits for a person, the latter because its sender sent too
 * many. `automatic`: no person wrote it. `bounce`: a letter of ours did not arrive. `set-aside`: a person has read it.
 */
export const MAIL_STATES = ['new', 'told', 'unmatched', 'held-back', 'automatic', 'bounce', 'set-aside'] as const
export type MailState = (typeof MAIL_STATES)[number]

export interface MailsTable {
  id: Generated<number>
  mailbox: string
  key: string
  message_id: string | null
  /** When it reached our own server. */
  received_at: Instant
  sender: string | null
  dmarc: 'passed' | 'not-proven'
  subject: string
  /** Its sender's own, without what they quote. */
  words: string
  asks: 'label' | 'pick-up' | 'cancellation' | null
  state: MailState
  why: string | null
  rma: RmaNumber | null
  settled_by: string | null
  kept_at: Stamped
}
