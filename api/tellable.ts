import type { Selectable } from 'kysely'
import type { CaseType } from '../domain/case.ts'
import type { FactName } from '../domain/fact.ts'
import { labelsUnder } from '../policies/label.ts'
import type { TasksTable, UnitsTable } from '../records/tables.ts'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { ACCESS, mayUse } from './roles.ts'
import { whyNotShipped } from './shipping.ts'
import type { Principal } from './sign-in.ts'

interface Telling {
  access: (typeof ACCESS)[`POST /v1/cases/:rma/${TellablePath}`]
  /** `null`: it starts something, and the case itself is told nothing. */
  fact: FactName | null
  /** The kinds of return that it means something in. */
  kinds: readonly CaseType[] | 'all'
}

type TellablePath =
  | 'replacement-shipped'
  | 'replacement-delivered'
  | 'replacement-failed'
  | 'carrier-scan'
  | 'device-received'
  | 'label'
  | 'pickup'
  | 'acceptance'
  | 'acknowledgement'
  | 'payment'
  | 'distributor-return'
  | 'confirmation'
  | 'cancellation-mail'
  | 'no-reinstatement-acknowledgement'
  | 'vendor-leg'
  | 'vendor-answer'
  | 'vendor-replacement'

const WITH_REPLACEMENT = ['advanceReplacement', 'standardReturn', 'virtualReturn'] as const
const COMING_BACK = [...WITH_REPLACEMENT, 'orderedNotNeededReturn', 'overTheCounterReturn'] as const
const CANCELLATIONS = ['subscriptionCancellation', 'maintenanceCancellation'] as const

/** What a page offers to tell of a case, besides what is decided: by the last part of its route. */
export const TELLABLE = {
  'replacement-shipped': telling('replacement-shipped', 'replacementShipped', WITH_REPLACEMENT),
  'replacement-delivered': telling('replacement-delivered', 'replacementDelivered', WITH_REPLACEMENT),
  'replacement-failed': telling('replacement-failed', 'replacementFailed', WITH_REPLACEMENT),
  'carrier-scan': telling('carrier-scan', 'carrierScanned', [
    ...WITH_REPLACEMENT,
    'orderedNotNeededReturn',
    'vendorReturn',
  ]),
  'device-received': telling('device-received', 'deviceReceived', COMING_BACK),
  label: telling('label', 'mailReceived', COMING_BACK),
  pickup: telling('pickup', 'mailReceived', COMING_BACK),
  acceptance: telling('acceptance', 'termsAccepted', ['advanceReplacement']),
  acknowledgement: telling('acknowledgement', 'managementAcknowledged', 'all'),
  payment: telling('payment', 'paymentReceived', ['standardReturn', 'subscriptionCancellation']),
  'distributor-return': telling('distributor-return', 'distributorReturned', ['overTheCounterReturn']),
  confirmation: telling('confirmation', 'cancellationConfirmed', CANCELLATIONS),
  'cancellation-mail': telling('cancellation-mail', 'cancellationMailed', CANCELLATIONS),
  'no-reinstatement-acknowledgement': telling('no-reinstatement-acknowledgement', 'cancellationAcknowledged', [
    'maintenanceCancellation',
  ]),
  'vendor-leg': telling('vendor-leg', null, ['advanceReplacement', 'standardReturn']),
  'vendor-answer': telling('vendor-answer', 'vendorAnswered', ['vendorReturn']),
  'vendor-replacement': telling('vendor-replacement', 'vendorReplacementReceived', ['vendorReturn']),
} as const satisfies Record<TellablePath, Telling>

export type Tellable = keyof typeof TELLABLE

function telling(path: TellablePath, fact: FactName | null, kinds: Telling['kinds']): Telling {
  return { access: ACCESS[`POST /v1/cases/:rma/${path}`], fact, kinds }
}

interface Known {
  row: CaseRow
  units: Selectable<UnitsTable>[]
  /** Those that are open. */
  tasks: Selectable<TasksTable>[]
  legs: CaseRow[]
}

/** Of each, what speaks against telling it now: the role, the kind of return, or where the case stands. */
export async function tellable(
  house: ApiHouse,
  { role }: Principal,
  known: Known,
): Promise<{ fact: Tellable; whyNot: string | null }[]> {
  const paths = Object.keys(TELLABLE) as Tellable[] // the keys of that table
  return Promise.all(
    paths.map(async fact => {
      const { access } = TELLABLE[fact]
      const whyNot = mayUse(access, role)
        ? ((await objectionTo(house, fact, known)) ?? null)
        : `Your role does not tell this: ${access.join(', ')}.`
      return { fact, whyNot }
    }),
  )
}

async function objectionTo(house: ApiHouse, path: Tellable, known: Known): Promise<string | undefined> {
  const { row, units, legs } = known
  const { kinds } = TELLABLE[path]
  if (kinds !== 'all' && !kinds.includes(row.return_type)) {
    const leg = path.startsWith('vendor-') && legs[0]
    return leg ? `It is told to the vendor’s own leg: ${leg.rma}.` : 'It has no meaning in this kind of return.'
  }
  // The bench, and the vendor, go on after the client is served.
  if (path === 'vendor-leg')
    return row.terms === null
      ? 'It is not approved yet.'
      : units.every(unit => unit.role === 'loaner' || legs.some(leg => leg.rma.endsWith(`/${unit.serial}`)))
        ? 'Every unit has its vendor’s leg already.'
        : undefined
  // A parcel that comes late is taken in all the same, and somebody is told.
  if (path === 'device-received') return undefined
  if (row.stage === 'closed') return 'The case has closed.'
  return objectionNow(house, path, known)
}

async function objectionNow(
  house: ApiHouse,
  path: Exclude<Tellable, 'vendor-leg' | 'device-received'>,
  { row, units, tasks }: Known,
): Promise<string | undefined> {
  switch (path) {
    case 'replacement-shipped': {
      const why = await whyNotShipped(house, row)
      return why && `${why.reason}.`
    }
    case 'replacement-delivered':
    case 'replacement-failed':
      return units.some(unit => unit.replacement !== null) ? undefined : 'No replacement has been shipped.'
    case 'label':
    case 'pickup': {
      const decision = row.terms ? labelsUnder(row.terms) : undefined
      if (!decision) return 'It is not approved yet.'
      return decision.kind === 'refused' ? decision.reason : undefined
    }
    case 'acceptance':
      return row.terms?.returnType === 'advanceReplacement' && row.terms.billingOnAccount === 'awaited'
        ? undefined
        : 'This policy asks for no acceptance, or has it already.'
    case 'acknowledgement':
      return tasks.some(task => task.kind === 'management-notice')
        ? undefined
        : 'No notice waits for management’s acknowledgement.'
    case 'confirmation':
      return row.stage === 'awaiting-confirmation' || row.stage === 'approved'
        ? undefined
        : 'The cancellation stands already.'
    default:
      return undefined
  }
}
