import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { Records } from './database.ts'

/** How far a mailbox has been read, and whether it can be. */
export async function findMailbox(db: Records, name: string) {
  return db.selectFrom('mailboxes').selectAll().where('name', '=', name).executeTakeFirst()
}

/** All up to here is on record. */
export async function rememberPlace(
  db: Records,
  name: string,
  { uidValidity, lastUid }: { uidValidity: number; lastUid: number },
): Promise<void> {
  const place = { uid_validity: uidValidity, last_uid: lastUid }
  await db
    .insertInto('mailboxes')
    .values({ name, ...place, looked_at: null, failing_since: null, why: null })
    .onConflict(conflict => conflict.column('name').doUpdateSet(place))
    .execute()
}

export async function markLooked(db: Records, name: string, at: Instant): Promise<void> {
  const well = { looked_at: at, failing_since: null, why: null }
  await db.updateTable('mailboxes').set(well).where('name', '=', name).execute()
}

/** Answers since when it cannot be read. */
export async function markFailing(db: Records, name: string, at: Instant, why: string): Promise<Instant> {
  const row = await db
    .insertInto('mailboxes')
    .values({ name, uid_validity: null, last_uid: null, looked_at: null, failing_since: at, why })
    .onConflict(conflict =>
      conflict.column('name').doUpdateSet({ failing_since: sql`coalesce(mailboxes.failing_since, ${at})`, why }),
    )
    .returning('failing_since')
    .executeTakeFirstOrThrow()
  return row.failing_since ?? at
}
