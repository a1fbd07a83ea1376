import { randomUUID } from 'node:crypto'
import type { Stage } from '../domain/case.ts'
import type { KeptFact } from '../domain/fact.ts'
import { latest } from '../domain/time.ts'
import { firstStage } from '../policies/first-stage.ts'
import { addLine } from '../records/audit.ts'
import { unitsOf } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { keptReceipt } from '../records/facts.ts'
import { finishTask, listTasks, openTask } from '../records/tasks.ts'
import { type CaseRow, theCase } from './case-document.ts'
import type { Decision, Wanted } from './decisions.ts'
import { openCaseKnowing } from './dock.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import { openCase } from './opening.ts'
import { ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'

type Receipt = Extract<KeptFact, { name: 'deviceReceived' }>
interface Quarantined {
  task: number
  receipt: Receipt
}

interface Asking {
  who: Principal
  row: CaseRow
  wanted: Wanted
  key: string | undefined
}

/**
 * A unit that came in after its case was cancelled, or had lapsed, lies in quarantine. A closed case is never started
 * again: staff reopen it as another RMA, for which the unit counts since the day on which the dock had it, or send it
 * back. `undefined` for whatever else is asked of the case.
 */
export async function decideQuarantine(house: ApiHouse, asking: Asking): Promise<Decision | undefined> {
  const { row, wanted } = asking
  const isSentBack =
    wanted.name === 'resolveException' && wanted.exception === 'quarantine' && wanted.resolution === 'send-back'
  if (row.stage !== 'closed' || !(isSentBack || wanted.name === 'reopen')) return undefined
  const quarantined = await inQuarantine(house, row)
  if (quarantined.length === 0) return undefined
  return isSentBack ? sendBack(house, asking, quarantined) : reopen(house, asking, quarantined)
}

async function inQuarantine({ records }: ApiHouse, { rma }: CaseRow): Promise<Quarantined[]> {
  const tasks = (await listTasks(records, { rma, state: 'open' })).filter(({ kind }) => kind === 'quarantine')
  const found = await Promise.all(
    tasks.map(async ({ id, occasion }) => ({
      task: id,
      receipt: await keptReceipt(records, occasion.replace('fact-', '')),
    })),
  )
  return found.flatMap(({ task, receipt }) => (receipt ? [{ task, receipt }] : []))
}

async function sendBack(house: ApiHouse, asking: Asking, quarantined: Quarantined[]): Promise<Decision> {
  const { who, row, wanted } = asking
  const { rma } = row
  const at = await timeOf(house, row, quarantined)
  for (const { task, receipt } of quarantined) {
    await openTask(house.records, {
      rma,
      kind: 'return-unit',
      occasion: `quarantine-${receipt.id}`,
      role: 'staff',
      detail: { serials: [receipt.serial] },
      at,
    })
    await addLine(house.records, rma, at, {
      who: who.name,
      what: 'quarantine: sent back',
      because: ['settled:cancelled'],
      detail: { serial: receipt.serial, reason: wanted.reason },
    })
    await finishTask(house.records, task, who.name, at)
  }
  return answered(house, asking, row)
}

/** Asked again after we died on the way, it goes on with the case that it opened. */
async function reopen(house: ApiHouse, asking: Asking, quarantined: Quarantined[]): Promise<Decision> {
  const { who, row, wanted } = asking
  const at = await timeOf(house, row, quarantined)
  const reopened = (await reopenedAs(house, row, quarantined)) ?? (await openAnother(house, asking, at))
  for (const { task, receipt } of quarantined) {
    const { id, by, ...fact } = receipt
    await takeIn(house, reopened.rma, { source: 'quarantine', eventId: id, rma: reopened.rma, by, fact })
    await finishTask(house.records, task, who.name, at)
  }
  const detail = { reason: wanted.reason }
  const because = ['settled:cancelled']
  await addLine(house.records, row.rma, at, { who: who.name, what: `reopened as ${reopened.rma}`, because, detail })
  await addLine(house.records, reopened.rma, at, { who: who.name, what: `reopens ${row.rma}`, because, detail })
  return answered(house, asking, reopened)
}

async function reopenedAs(house: ApiHouse, row: CaseRow, [first]: Quarantined[]): Promise<CaseRow | undefined> {
  const open = first && (await openCaseKnowing(house, first.receipt))
  const found = open && (await theCase(house, open))
  return found?.customer_ref === row.customer_ref ? found : undefined
}

/** The same request once more, approved now: the policy decides about it as it does about any other. */
async function openAnother(house: ApiHouse, { who, row }: Asking, now: Receipt['at']): Promise<CaseRow> {
  const profile = house.policies.find(row.profile)
  const customer = await findCustomer(house.records, row.customer_ref)
  if (!profile || !customer || row.request.returnType === 'vendorReturn')
    throw new ProblemError('case-closed', `${row.rma} cannot be opened again; POST /v1/cases opens a new one.`)
  const { ref, name, email, address, zone } = customer
  const opened = await openCase(house, who, {
    profile,
    request: { ...row.request, approvedAt: now },
    said: { reportedAt: true },
    now,
    customer: { ref, name, email, ...(address !== null && { address }), ...(zone !== null && { zone }) },
    telling: 'keyed',
    ...(house.surroundings.kind === 'sandbox' && { startsAt: now }),
  })
  return opened.row
}

/** By the case's own clock; one that has closed may have stopped before the parcel came. */
async function timeOf(house: ApiHouse, { rma }: CaseRow, quarantined: Quarantined[]): Promise<Receipt['at']> {
  return latest(await caseNow(house, rma), ...quarantined.map(({ receipt }) => receipt.at))
}

async function answered(house: ApiHouse, { wanted, key }: Asking, row: CaseRow): Promise<Decision> {
  const { rma, outcome } = row
  const units = (await unitsOf(house.records, rma)).map(({ serial, state }) => ({ serial, state }))
  return {
    rma,
    decision: wanted.name,
    updateId: key ?? randomUUID(),
    case: { rma, stage: stageOf(row), ...(outcome !== null && { outcome }), exceptions: [], units },
  }
}

/** A case whose workflow has not taken it up yet is told of as it will stand then. */
function stageOf({ stage, terms }: CaseRow): Stage {
  if (stage !== 'approved') return stage
  return terms ? firstStage(terms) : 'submitted'
}
