import { type Kysely, sql } from 'kysely'

/**
 * People who sign in at a provider of identities, their sessions, and sign-ins that have begun. Of secrets only hashes
 * are kept. And when a key was last used.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table people (
    id text primary key, issuer text, subject text, email text unique, name text not null, role text, claimed_role text,
    added_by text not null, added_at timestamptz not null default clock_timestamp(), signed_in_at timestamptz,
    removed_at timestamptz, unique (issuer, subject))`,
  `create table sessions (
    hash text primary key, person text not null references people on delete cascade, role text not null, id_token text,
    made_at timestamptz not null default clock_timestamp(), used_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null)`,
  'create index sessions_by_person on sessions (person)',
  `create table sign_ins (
    hash text primary key, state text not null, nonce text not null, verifier text not null, return_to text not null,
    expires_at timestamptz not null)`,
  'alter table keys add column used_at timestamptz',
]
