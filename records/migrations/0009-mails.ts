import { type Kysely, sql } from 'kysely'

/** Mails that came in, each once however often it is found, and how far each mailbox has been read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table mailboxes (
    name text primary key, uid_validity bigint, last_uid bigint, looked_at timestamptz, failing_since timestamptz,
    why text, check ((uid_validity is null) = (last_uid is null)))`.execute(db)
  await sql`create table mails (
    id bigint generated always as identity primary key, mailbox text not null, key text not null, message_id text,
    received_at timestamptz not null, sender text, dmarc text not null, subject text not null, words text not null,
    asks text, state text not null, why text, rma text references cases, settled_by text,
    kept_at timestamptz not null default clock_timestamp(), unique (mailbox, key))`.execute(db)
  await sql`create index mails_to_look_at on mails (id) where state in ('new', 'unmatched', 'held-back')`.execute(db)
  await sql`create index mails_of_a_sender on mails (sender, received_at)`.execute(db)
}
