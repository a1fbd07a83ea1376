import type { Outcome, Stage, UnitState } from './case.ts'
import type { Cents } from './money.ts'
import type { SerialNumber } from './names.ts'
import type { GoodsCondition } from './not-needed-terms.ts'
import type { Instant } from './time.ts'

/**
 * What people decide about a running case. Each is an update of the workflow under this name: it is refused at once,
 * with the reason, or answered once the case has acted on it.
 */
export type StaffDecision = Decided &
  /** What support found (VD-1), or whether a person grants what is granted case by case (SP-8). */
  (
    | {
        name: 'approve'
        verdict: Verdict
        /** Where the request came without one, and the policy wants it. */
        ticket?: string
        internalComment?: 'written'
        siteAnswer?: 'given'
        photos?: 'attached'
      }
    | { name: 'extend'; days: number }
    | { name: 'cancel' }
    | { name: 'waiveHold' }
    /** Lets the hold be renewed beyond its limit, for another thirty days. */
    | { name: 'renewHold' }
    | { name: 'correctDelivery'; at: Instant }
    | {
        name: 'inspect'
        serial: SerialNumber
        finding: Finding
        cause?: string
        packaging?: 'original' | 'missing'
        quote?: Cents
        /** How goods that were not needed came back (FO-6). */
        condition?: GoodsCondition
      }
    | { name: 'resolveException'; exception: string; resolution: Resolution; serial?: SerialNumber }
    /** The client keeps the failed unit, or has lost it, and agrees to be billed now. */
    | { name: 'keepOriginal'; serials: SerialNumber[] }
    /** The replacement is out of stock: the client is asked whether they wait, take a substitute or cancel. */
    | { name: 'outOfStock' }
    | { name: 'answerStock'; answer: StockAnswer }
    | {
        name: 'answerQuote'
        answer: 'accepted' | 'declined' | 'invoice'
        serial?: SerialNumber
        /** What becomes of a unit whose quote is declined: disposed of on written consent only. */
        disposal?: 'consented-in-writing'
      }
    /** What is done with a unit whose fault is confirmed. `client`: they were asked, and agreed to a repair. */
    | {
        name: 'remedy'
        serial: SerialNumber
        remedy: 'repair' | 'replace' | 'partner-team'
        client?: 'agreed'
        /** Where the replacement comes from: our stock, unless the client waits for the vendor's. */
        from?: 'stock' | 'vendor'
      }
    /** What the Partner Team, or the bench, quotes for one unit. */
    | { name: 'quote'; serial: SerialNumber; amount: Cents }
    /** Whether the client wants a unit back that has no trouble (VD-18). */
    | { name: 'answerNoTrouble'; serial: SerialNumber; answer: 'yes' | 'rush' | 'no' }
    /** A lapsed case goes on. */
    | { name: 'reopen' }
    /** A manager takes back what came too late, all the same. */
    | { name: 'allowLate'; serials: SerialNumber[] }
    /** The client takes a cancellation back. */
    | { name: 'withdraw' }
    /** Finance has settled an order that the gateway, or our ledger, refuses for good: its key, and where it is booked. */
    | { name: 'settleByHand'; order: string; reference: string }
    /** Staff know that nothing more is to come of it. */
    | { name: 'finish' }
    /** The number that the vendor gave, without which nothing ships to it (VD-17). */
    | { name: 'enterVendorRma'; serial: SerialNumber; number: string; from: 'brand' | 'original-distributor' }
    /** `label`: whose the parcel bears, the vendor's or ours; ours when left out. */
    | { name: 'dispatchToVendor'; serial: SerialNumber; tracking?: string; label?: 'ours' | 'vendors' }
    /** What came from the vendor is tested before it goes on (VD-6). */
    | { name: 'testReplacement'; serial: SerialNumber; result: 'passed' | 'failed' }
  )

/** What a client wants whose replacement is out of stock. */
export const STOCK_ANSWERS = ['wait', 'substitute', 'cancel'] as const
export type StockAnswer = (typeof STOCK_ANSWERS)[number]

export type StaffDecisionName = StaffDecision['name']

/** `qualified`, `resolved-remotely`: support's diagnosis. `approved`, `declined`: a person's answer, case by case. */
export const VERDICTS = ['qualified', 'resolved-remotely', 'approved', 'declined'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Decided {
  by: string
  role: Role
  reason: string
}

export const ROLES = ['ticketing', 'staff', 'receiver', 'finance', 'manager', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** `client-damage`: the obligation to return is met all the same; the replacement is quoted. */
export const FINDINGS = ['fault-found', 'no-trouble-found', 'client-damage'] as const
export type Finding = (typeof FINDINGS)[number]

/**
 * `accept`: it counts as the return of `serial`, since it arrived. `send-back` and `refuse`: it does not count. `dispose`:
 * nor does this, and the client agreed in writing that it is not sent back. `bill`, `forgive`: what becomes of a charge
 * that only a person may decide on.
 */
export const RESOLUTIONS = ['accept', 'send-back', 'refuse', 'dispose', 'bill', 'forgive'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** What the query `case` answers, and every decision that was carried out. No personal data. */
export interface CaseView {
  rma: string
  stage: Stage
  outcome?: Outcome
  dueAt?: Instant
  billAt?: Instant
  moneyAt?: Instant
  /** How the replacement is secured, where one is out. */
  secured?: 'held' | 'unsecured' | 'on-account' | 'released' | 'claimed'
  exceptions: { id: string; kind: string }[]
  units: { serial: SerialNumber; state: UnitState }[]
}

/** What the query `outlook` answers. */
export interface Outlook {
  /** What speaks against each of the decisions that were asked about, in their order; null: nothing does. */
  objections: (string | null)[]
  /** What the case does by itself, unless something happens before. */
  next: { at: Instant; what: string } | null
}
