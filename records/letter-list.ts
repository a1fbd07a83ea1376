import type { Records } from './database.ts'

/** All letters, newest first; `before` is the place of the last one of the page before. */
export async function listLetters(db: Records, page: { before?: { at: string; messageId: string }; limit: number }) {
  let query = db.selectFrom('letters').selectAll().orderBy('at', 'desc').orderBy('message_id', 'desc').limit(page.limit)
  if (page.before) {
    const { at, messageId } = page.before
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'message_id'), '<', tuple(at as never, messageId)),
    )
  }
  return query.execute()
}
