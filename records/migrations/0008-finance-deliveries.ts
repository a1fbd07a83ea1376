import { type Kysely, sql } from 'kysely'

/** Where finance is told, what it is told, how each telling went, and what the daily comparison found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table webhook_endpoints (
    id text primary key, url text not null, description text not null, events jsonb, origin text not null, state text not null,
    reason text, made_at timestamptz not null default clock_timestamp(), changed_at timestamptz not null default clock_timestamp())`,

  `create table webhook_secrets (
    id bigint generated always as identity primary key, endpoint text not null references webhook_endpoints, sealed text not null,
    made_at timestamptz not null default clock_timestamp(), expires_at timestamptz)`,
  'create index webhook_secrets_by_endpoint on webhook_secrets (endpoint, id)',

  `create table finance_messages (
    id text primary key, type text not null, rma text, at timestamptz not null, body text not null,
    made_at timestamptz not null default clock_timestamp())`,

  `create table deliveries (
    n bigint generated always as identity primary key, id text not null unique, message text not null references finance_messages,
    endpoint text not null references webhook_endpoints, state text not null, attempts int not null default 0,
    next_attempt_at timestamptz, made_at timestamptz not null default clock_timestamp(), ended_at timestamptz,
    unique (message, endpoint))`,
  `create index deliveries_undelivered on deliveries (made_at) where state <> 'delivered'`,

  `create table delivery_attempts (
    delivery text not null references deliveries (id), n int not null, run text not null, tries int not null, at timestamptz not null,
    outcome text not null, status int, milliseconds int not null, excerpt text not null, retry_after int,
    primary key (delivery, n), unique (delivery, run, tries))`,

  `create table mismatches (
    id bigint generated always as identity primary key, kind text not null, ref text not null, rma text, detail jsonb not null,
    found_at timestamptz not null default clock_timestamp(), seen_in text not null, settled_at timestamptz)`,
  'create unique index mismatch_once on mismatches (kind, ref) where settled_at is null',
]
