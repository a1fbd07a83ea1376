import type { RmaNumber } from '../domain/names.ts'
import type { SettledTask, TaskKind } from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'

export interface NewTask {
  rma: RmaNumber | null
  kind: TaskKind
  occasion: string
  role: 'staff' | 'manager' | 'finance'
  detail: Record<string, unknown>
  at: Instant
}

/** Asks a person to do something; the same kind and occasion of a case is one task, done or not. `false` when it was there. */
export async function openTask(db: Records | RecordsTransaction, task: NewTask): Promise<boolean> {
  const opened = await db
    .insertInto('tasks')
    .values({
      rma: task.rma,
      kind: task.kind,
      occasion: task.occasion,
      role: task.role,
      detail: json(task.detail),
      opened_at: task.at,
      done_at: null,
      done_by: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (opened.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What the case itself has settled needs nobody any more. */
export async function settleTasks(
  trx: RecordsTransaction,
  rma: RmaNumber,
  settled: SettledTask[],
  at: Instant,
): Promise<void> {
  if (settled.length === 0) return
  await trx
    .updateTable('tasks')
    .set({ done_at: at, done_by: 'sendback' })
    .where('rma', '=', rma)
    .where('done_at', 'is', null)
    .where(({ eb, or }) =>
      or(
        settled.map(task =>
          typeof task === 'string' ? eb('kind', '=', task) : eb.and({ kind: task.kind, occasion: task.occasion }),
        ),
      ),
    )
    .execute()
}

/** The one task of this kind and occasion, of a case or of none. */
export async function settleOccasion(
  db: Records | RecordsTransaction,
  task: Pick<NewTask, 'rma' | 'kind' | 'occasion' | 'at'>,
): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ done_at: task.at, done_by: 'sendback' })
    .where('rma', task.rma === null ? 'is' : '=', task.rma)
    .where('kind', '=', task.kind)
    .where('occasion', '=', task.occasion)
    .where('done_at', 'is', null)
    .execute()
}

/** `undefined` when there is no such task. A task done before keeps who did it first. */
export async function finishTask(db: Records, id: number, who: string, at: Instant) {
  await db
    .updateTable('tasks')
    .set({ done_at: at, done_by: who })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
  return findTask(db, id)
}

export async function findTask(db: Records, id: number) {
  return db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listTasks(
  db: Records,
  filter: { rma?: RmaNumber; role?: 'staff' | 'manager' | 'finance'; state: 'open' | 'all'; of?: 'all' | 'no-case' },
) {
  let query = db.selectFrom('tasks').selectAll().orderBy('id')
  if (filter.rma) query = query.where('rma', '=', filter.rma)
  if (filter.of === 'no-case') query = query.where('rma', 'is', null)
  if (filter.role) query = query.where('role', '=', filter.role)
  if (filter.state === 'open') query = query.where('done_at', 'is', null)
  return query.execute()
}
