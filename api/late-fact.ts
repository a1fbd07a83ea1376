import type { FactName, KeptFact, ParcelStatus } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { TaskKind } from '../domain/step.ts'
import { addLine } from '../records/audit.ts'
import { findCase } from '../records/cases.ts'
import type { RecordsTransaction } from '../records/database.ts'
import type { LateVerdict } from '../records/tables.ts'
import { openTask } from '../records/tasks.ts'
import type { CaseRow } from './case-document.ts'

/**
 * A fact about a case that has closed: it is on record, one line says so, and where it asks for a decision a person
 * gets it (decision 9). A closed case is never started again.
 */
export async function recordLate(trx: RecordsTransaction, rma: RmaNumber, fact: KeptFact): Promise<LateVerdict> {
  const row = await findCase(trx, rma)
  const task = row && taskFor(row, fact)
  await addLine(trx, rma, fact.at, {
    who: fact.by,
    what: `${fact.name} after the case had closed`,
    detail: { fact: fact.id, task: task?.kind ?? null, ...(task?.offers && { offers: task.offers.join(', ') }) },
  })
  if (!task) return 'after-close'
  await openTask(trx, {
    rma,
    kind: task.kind,
    occasion: `fact-${fact.id}`,
    role: task.role,
    detail: { ...fact, ...(task.offers && { offers: task.offers }) },
    at: fact.at,
  })
  return 'after-close-task'
}

interface LateTask {
  kind: TaskKind
  role: 'staff' | 'manager'
  /** The decisions that settle it. */
  offers?: readonly string[]
}

function taskFor({ outcome }: CaseRow, fact: KeptFact): LateTask | undefined {
  const isLoss = fact.name === 'carrierScanned' && LOSSES.has(fact.status)
  if (LATE[fact.name] === 'noted' && !isLoss) return undefined
  if (fact.name !== 'deviceReceived') return { kind: 'late-fact', role: 'staff' }
  if (outcome === 'billed') return { kind: 'late-return-after-limit', role: 'manager' }
  // Nothing was owed any more: it is somebody else's, and has to lie somewhere until staff know whose.
  if (outcome === 'cancelled' || outcome === 'lapsed')
    return { kind: 'quarantine', role: 'staff', offers: ['reopen', 'send-back'] }
  return { kind: 'late-fact', role: 'staff' }
}

/** The client may be without a replacement after all, or we without the unit. */
const LOSSES: ReadonlySet<ParcelStatus> = new Set(['lost', 'refused', 'returned-to-sender'])

/** What a closed case may hear without anybody having to act. */
const LATE = {
  cardAuthorised: 'task',
  cardDeclined: 'noted',
  holdExpired: 'noted',
  disputeOpened: 'task',
  disputeClosed: 'task',
  replacementShipped: 'task',
  replacementDelivered: 'noted',
  carrierScanned: 'noted',
  deviceReceived: 'task',
  replacementFailed: 'task',
  termsAccepted: 'noted',
  managementAcknowledged: 'noted',
  mailReceived: 'task',
  paymentReceived: 'task',
  distributorReturned: 'noted',
  cancellationConfirmed: 'task',
  cancellationMailed: 'task',
  cancellationAcknowledged: 'noted',
  letterBounced: 'noted',
  vendorAnswered: 'task',
  vendorReplacementReceived: 'task',
} as const satisfies Record<FactName, 'task' | 'noted'>
