import {
  ApplicationFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow'
import type { FactName, KeptFact } from '../domain/fact.ts'
import type { CaseView, Outlook, StaffDecision, StaffDecisionName } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import { now } from './alarm.ts'

/** A signal as it came. Without an id it did not come through our own doors, and is kept first. */
export interface Letterbox {
  name: string
  payload: unknown
  at: Instant
  /** It came under the id of a fact that said something else. */
  against?: 'a known fact'
}

export interface Asked {
  decision: StaffDecision
  answer: (verdict: Verdict) => void
}

export type Verdict = { kind: 'done'; view: CaseView } | { kind: 'refused'; why: string }

/** Says why a decision cannot be carried out now, or `undefined`. Synchronous: it runs before anything is accepted. */
export type Objection = (decision: StaffDecision) => string | undefined

/**
 * Everything that reaches a case. Handlers write down what came and nothing else; they are in place before the first
 * `await`, and none of them throws: what cannot be read becomes somebody's task, never a wedged case.
 */
export class Inbox {
  readonly signals: Letterbox[] = []
  readonly asked: Asked[] = []
  objection: Objection = () => 'The case is just being opened. Ask again in a moment.'

  /** What the case waits for by the clock. */
  next: () => Outlook['next'] = () => null

  constructor() {
    for (const name of Object.keys(FACTS))
      setHandler(defineSignal<[unknown]>(name), payload => this.#signalled(name, payload))
    setDefaultSignalHandler((name, payload) => this.#signalled(name, payload))
    for (const name of Object.keys(DECISIONS) as StaffDecisionName[]) this.#listenFor(name) // the keys of that record
    setHandler(defineQuery<Outlook, [StaffDecision[]]>('outlook'), decisions => ({
      objections: decisions.map(decision => this.objection(decision) ?? null),
      next: this.next(),
    }))
  }

  get isEmpty(): boolean {
    return this.signals.length === 0 && this.asked.length === 0
  }

  #signalled(name: string, payload: unknown): void {
    this.signals.push({ name, payload, at: now() })
  }

  #listenFor(name: StaffDecisionName): void {
    const decisionOf = (payload: unknown) => ({ ...spelled(payload), name }) as StaffDecision // checked by `objection`
    setHandler(
      defineUpdate<CaseView, [unknown]>(name),
      async payload => {
        let verdict: Verdict | undefined
        this.asked.push({
          decision: decisionOf(payload),
          answer: given => {
            verdict = given
          },
        })
        // A case whose workflow was cancelled in Temporal goes on to its end, and people still get answers.
        await CancellationScope.nonCancellable(() => condition(() => verdict !== undefined))
        return viewOf(verdict)
      },
      {
        validator: payload => {
          const why = this.objection(decisionOf(payload))
          if (why !== undefined) throw refusal(why)
        },
      },
    )
  }
}

/** Serial numbers as the records spell them, however a person wrote them; everything else as it came. */
function spelled(payload: unknown): object {
  if (typeof payload !== 'object' || payload === null) return {}
  const { serial, serials } = payload as { serial?: unknown; serials?: unknown } // looked at before it is believed
  const spell = (one: unknown) => (typeof one === 'string' ? one.toUpperCase().replace(/[\s-]/g, '') : one)
  return {
    ...payload,
    ...(serial !== undefined && { serial: spell(serial) }),
    ...(Array.isArray(serials) && { serials: serials.map(spell) }),
  }
}

function viewOf(verdict: Verdict | undefined): CaseView {
  if (verdict?.kind === 'done') return verdict.view
  throw refusal(verdict?.why ?? 'The case has closed.')
}

function refusal(why: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(why, 'DecisionRefused')
}

/** A signal that went through our own doors carries the id under which it is kept. */
export function keptFact({ name, payload }: Letterbox): KeptFact | undefined {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(FACTS, name)) return undefined
  const isOurs = 'id' in payload && 'at' in payload && 'by' in payload && 'name' in payload && payload.name === name
  return isOurs ? (payload as KeptFact) : undefined // only the records give a fact its id
}

const FACTS = {
  cardAuthorised: true,
  cardDeclined: true,
  holdExpired: true,
  disputeOpened: true,
  disputeClosed: true,
  replacementShipped: true,
  replacementDelivered: true,
  carrierScanned: true,
  deviceReceived: true,
  replacementFailed: true,
  termsAccepted: true,
  managementAcknowledged: true,
  mailReceived: true,
  paymentReceived: true,
  distributorReturned: true,
  cancellationConfirmed: true,
  cancellationMailed: true,
  cancellationAcknowledged: true,
  letterBounced: true,
  vendorAnswered: true,
  vendorReplacementReceived: true,
} as const satisfies Record<FactName, true>

const DECISIONS = {
  approve: true,
  extend: true,
  cancel: true,
  waiveHold: true,
  renewHold: true,
  correctDelivery: true,
  inspect: true,
  resolveException: true,
  keepOriginal: true,
  outOfStock: true,
  answerStock: true,
  answerQuote: true,
  remedy: true,
  quote: true,
  answerNoTrouble: true,
  reopen: true,
  allowLate: true,
  withdraw: true,
  settleByHand: true,
  finish: true,
  enterVendorRma: true,
  dispatchToVendor: true,
  testReplacement: true,
} as const satisfies Record<StaffDecisionName, true>
