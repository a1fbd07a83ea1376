import { type Selectable, sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Records } from './database.ts'
import { whoIs } from './people.ts'
import type { MailState, MailsTable } from './tables.ts'

export type MailRow = Selectable<MailsTable>
/** `settledBy`: what whoever settled it is called. */
export type ReadMail = MailRow & { settledBy: string | null }

export interface NewMail {
  mailbox: string
  /** The same for every copy of a mail. */
  key: string
  messageId?: string
  receivedAt: Instant
  sender?: string
  dmarc: MailsTable['dmarc']
  subject: string
  words: string
  asks?: MailsTable['asks']
}

/** Keeps a mail before anything is done about it. Found again, its first row stands, with what became of it. */
export async function keepMail(db: Records, { messageId, receivedAt, ...mail }: NewMail): Promise<MailRow> {
  const { mailbox, key } = mail
  await db
    .insertInto('mails')
    .values({
      ...mail,
      message_id: keepable(messageId) ?? null,
      received_at: receivedAt,
      sender: keepable(mail.sender) ?? null,
      subject: keepable(mail.subject) ?? '',
      words: keepable(mail.words) ?? '',
      asks: mail.asks ?? null,
      state: 'new',
      why: null,
      rma: null,
      settled_by: null,
    })
    .onConflict(conflict => conflict.columns(['mailbox', 'key']).doNothing())
    .execute()
  return db
    .selectFrom('mails')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}

/** What became of a mail. Of two who say it at once, the first is right; `undefined` to the second. */
export async function settleMail(
  db: Records,
  id: number,
  settled: { state: MailState; why?: string; rma?: RmaNumber; by: string },
): Promise<MailRow | undefined> {
  const { state, why = null, rma = null, by } = settled
  return db
    .updateTable('mails')
    .set({ state, why, rma, settled_by: by })
    .where('id', '=', id)
    .where('state', 'in', ['new', 'unmatched', 'held-back'])
    .returningAll()
    .executeTakeFirst()
}

export async function findMail(db: Records, id: number): Promise<ReadMail | undefined> {
  return read(db).where('id', '=', id).executeTakeFirst()
}

/** Mails in these states, newest first, from before the one with this id. */
export async function listMails(db: Records, page: { states: readonly MailState[]; before?: number; limit: number }) {
  let query = read(db).where('state', 'in', page.states).orderBy('id', 'desc')
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  return query.limit(page.limit).execute()
}

function read(db: Records) {
  return db.selectFrom('mails').selectAll().select(whoIs('mails.settled_by').$castTo<string | null>().as('settledBy'))
}

/** How many mails of this sender came in the hour before this one. */
export async function sentWithinAnHour(db: Records, { id, sender, received_at }: MailRow): Promise<number> {
  const { count } = await db
    .selectFrom('mails')
    .select(sql<number>`count(*)`.as('count'))
    .where('sender', '=', sender)
    .where('id', '<', id)
    .where('received_at', '<=', received_at)
    .where(sql<boolean>`received_at > ${received_at}::timestamptz - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Letters of ours with one of these Message-IDs. */
export async function lettersNamed(db: Records, messageIds: readonly string[]) {
  if (messageIds.length === 0) return []
  return db
    .selectFrom('letters')
    .select(['message_id', 'rma', 'kind', 'occasion', 'state'])
    .where('message_id', 'in', messageIds)
    .execute()
}

/** Cases whose number is one of these, in capitals or not, with whom they are about. */
export async function casesNumbered(db: Records, numbers: readonly string[]) {
  if (numbers.length === 0) return []
  return db
    .selectFrom('cases')
    .innerJoin('customers', 'customers.ref', 'cases.customer_ref')
    .select(['cases.rma', 'cases.return_type', 'customers.email'])
    .where(sql<boolean>`lower(cases.rma) = any(${numbers.map(number => number.toLowerCase())})`)
    .execute()
}

/** What PostgreSQL cannot keep in a text. */
function keepable(text: string | undefined): string | undefined {
  return text?.replaceAll('\u0000', '\ufffd')
}
