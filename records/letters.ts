import type { RmaNumber } from '../domain/names.ts'
import type { CommentKind, LetterKind } from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'

export interface NewLetter {
  messageId: string
  rma: RmaNumber
  kind: LetterKind
  occasion: string
  recipient: string
  subject: string
  html: string
  text: string
  at: Instant
}

/** Keeps a letter as it was first written: a retry sends these words, not newer ones. Answers what stands. */
export async function keepLetter(db: Records, letter: NewLetter) {
  const { messageId, ...rest } = letter
  await db
    .insertInto('letters')
    .values({ message_id: messageId, ...rest, state: 'queued' })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return db.selectFrom('letters').selectAll().where('message_id', '=', messageId).executeTakeFirstOrThrow()
}

export async function findLetter(db: Records, messageId: string) {
  return db.selectFrom('letters').selectAll().where('message_id', '=', messageId).executeTakeFirst()
}

export async function markLetter(trx: RecordsTransaction, messageId: string, state: 'sent' | 'bounced'): Promise<void> {
  await trx.updateTable('letters').set({ state }).where('message_id', '=', messageId).execute()
}

export async function lettersOf(db: Records, rma: RmaNumber) {
  return db.selectFrom('letters').selectAll().where('rma', '=', rma).orderBy('at').orderBy('message_id').execute()
}

export async function keepComment(
  db: Records,
  comment: { marker: string; rma: RmaNumber; ticket: string; kind: CommentKind; body: string; at: Instant },
) {
  await db
    .insertInto('comments')
    .values({ ...comment, state: 'queued' })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return db.selectFrom('comments').selectAll().where('marker', '=', comment.marker).executeTakeFirstOrThrow()
}

export async function markComment(
  trx: RecordsTransaction,
  marker: string,
  state: 'written' | 'ticket-gone',
): Promise<void> {
  await trx.updateTable('comments').set({ state }).where('marker', '=', marker).execute()
}

export async function commentsOf(db: Records, rma: RmaNumber) {
  return db.selectFrom('comments').selectAll().where('rma', '=', rma).orderBy('at').orderBy('marker').execute()
}
