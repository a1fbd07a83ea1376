import { type Kysely, sql } from 'kysely'

/** Times are `timestamptz`, amounts whole minor units, and what is written down once is never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table customers (
    ref text primary key, name text not null, email text not null, address jsonb, zone text, gateway_customer text, card text)`,

  `create table cases (
    rma text primary key, profile text not null, policy_version int, return_type text not null, ticket text,
    customer_ref text not null references customers, client_type text, currency text not null, request jsonb not null, terms jsonb,
    run_id text, stage text not null, outcome text, due_at timestamptz, bill_at timestamptz, money_at timestamptz,
    secured_until timestamptz, collateral text, disputed text, consent text, starts_at timestamptz,
    opened_at timestamptz not null, closed_at timestamptz, made_at timestamptz not null default now())`,
  'create index cases_by_stage on cases (stage, due_at)',
  'create index cases_by_ticket on cases (ticket)',
  'create sequence rma_numbers start 1001',

  `create table units (
    rma text not null references cases, serial text not null, brand text not null, brand_key text not null, model text not null,
    role text not null, replacement text, amount bigint not null check (amount >= 0), state text not null, open boolean not null,
    primary key (rma, serial))`,
  'create unique index one_open_obligation on units (brand_key, serial) where open',

  `create table facts (
    id bigint generated always as identity primary key, source text not null, event_id text not null, rma text, name text not null,
    by text not null, at timestamptz not null, fact jsonb not null, kept_at timestamptz not null default clock_timestamp(),
    passed_on_at timestamptz, verdict text, unique (source, event_id))`,
  'create index facts_by_case on facts (rma, name)',
  'create index facts_without_a_case on facts (name) where rma is null',
  `create index parcels_shipped on facts using gin ((fact->'parcels') jsonb_path_ops) where name = 'replacementShipped'`,
  'create index facts_not_passed_on on facts (kept_at) where passed_on_at is null',

  `create table effects (
    key text primary key, rma text not null, kind text not null, state text not null, attempts int not null default 0, ref text,
    request jsonb not null, answer jsonb, intended_at timestamptz not null default clock_timestamp(), confirmed_at timestamptz)`,
  'create index effects_by_ref on effects (ref) where ref is not null',
  `create index effects_unconfirmed on effects (intended_at) where state = 'intended'`,

  `create table settlements (
    key text not null, rma text not null references cases, serial text not null, at timestamptz not null, primary key (key, serial))`,

  `create table holds (
    ref text primary key, rma text not null references cases, amount bigint not null, currency text not null, state text not null,
    placed_at timestamptz not null, capture_before timestamptz not null, gateway_customer text, card text, ended_at timestamptz)`,

  `create table ledger (
    id bigint generated always as identity primary key, rma text not null references cases, at timestamptz not null, kind text not null,
    obligation text, serial text, amount bigint not null check (amount >= 0), currency text not null, effect_key text not null)`,
  "create unique index ledger_once on ledger (effect_key, kind, coalesce(serial, ''))",
  'create index ledger_by_case on ledger (rma)',

  `create table letters (
    message_id text primary key, rma text not null references cases, kind text not null, occasion text not null, recipient text not null,
    subject text not null, html text not null, text text not null, at timestamptz not null, state text not null,
    unique (rma, kind, occasion, recipient))`,

  `create table comments (
    marker text primary key, rma text not null references cases, ticket text not null, kind text not null, body text not null,
    at timestamptz not null, state text not null)`,

  `create table triggers (
    id text primary key, rma text not null references cases, type text not null, at timestamptz not null, amount bigint not null,
    currency text not null, payload jsonb not null, state text not null)`,

  `create table tasks (
    id bigint generated always as identity primary key, rma text, kind text not null, occasion text not null, role text not null,
    detail jsonb not null, opened_at timestamptz not null, done_at timestamptz, done_by text)`,
  `create unique index task_once on tasks (coalesce(rma, ''), kind, occasion)`,

  `create table audit (
    id bigint generated always as identity primary key, rma text, step int not null, line int not null, at timestamptz not null,
    who text not null, what text not null, because jsonb not null, policy text, detail jsonb not null,
    written_at timestamptz not null default clock_timestamp())`,
  `create unique index audit_once on audit (rma, step, line) where step > 0`,
  'create index audit_by_case on audit (rma, id)',
  `create function never_changed() returns trigger language plpgsql as $$
    begin raise exception 'The audit trail and the ledger are only ever added to.'; end $$`,
  'create trigger audit_never_changed before update or delete on audit for each row execute function never_changed()',
  'create trigger ledger_never_changed before update or delete on ledger for each row execute function never_changed()',

  `create table links (
    token_hash text primary key, rma text not null references cases, purpose text not null, expires_at timestamptz not null)`,

  'create table keys (id text primary key, secret_hash text not null, role text not null, name text not null, revoked_at timestamptz)',

  `create table answers (
    principal text not null, key text not null, route text not null, body_hash text not null, status int, body jsonb,
    made_at timestamptz not null default now(), primary key (principal, key))`,
]
