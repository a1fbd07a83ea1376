import { type Kysely, sql } from 'kysely'

/** Letters are kept without the client's link. One that still waits to be sent is given a new one as it leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update letters set
    html = regexp_replace(html, '/authorize/[A-Za-z0-9_-]{43}', '/authorize/the-clients-own-link', 'g'),
    text = regexp_replace(text, '/authorize/[A-Za-z0-9_-]{43}', '/authorize/the-clients-own-link', 'g')
    where text like '%/authorize/%'`.execute(db)
}
