import { allHandlersFinished, condition } from '@temporalio/workflow'
import type { Opening } from '../activities/opening.ts'
import type { Outcome, Stage } from '../domain/case.ts'
import { cents, sum } from '../domain/money.ts'
import type {
  AnyLine,
  MoneyAnswer,
  MoneyOrder,
  Obligation,
  ObligationLine,
  SettledByHand,
  TriggerOrder,
} from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView } from '../domain/staff-decision.ts'
import type { CaseChange } from '../domain/step.ts'
import type { CaseTerms, UnitTerms } from '../domain/terms.ts'
import { after, DAY, type Instant } from '../domain/time.ts'
import { Alarm, now } from './alarm.ts'
import { finance, isRefusedForGood, money, whyGivenUp } from './ask.ts'
import { Heard } from './heard.ts'
import type { Inbox } from './inbox.ts'
import { type LetterFate, type Note, Notices, showInTemporal } from './notices.ts'

/** A granted case at its beginning. */
export type OpenCase<Terms extends CaseTerms = CaseTerms> = Extract<Opening, { kind: 'open' }> & { terms: Terms }

/** What every kind of return knows of itself: facts and decisions, folded as they came in. No deadline stands there. */
export interface CaseState {
  readonly shown: Pick<CaseView, 'exceptions' | 'units'>
  /** Where the case stands while only what runs beside its story has not ended. */
  readonly lastWait?: Stage | undefined
}

/** For what serves every kind of return. */
export type AnyCaseFile = CaseFile<CaseTerms, CaseState>

/**
 * One case, as its story sees it: what was granted, what is known, and the ways to wait, to tell and to move money.
 * The story's own line waits with `news`; what runs beside it waits with `alarm`.
 */
export class CaseFile<Terms extends CaseTerms, State extends CaseState> {
  readonly rma: RmaNumber
  readonly terms: Terms
  readonly inbox: Inbox
  readonly standing: State
  readonly alarm = new Alarm()
  readonly heard = new Heard()
  readonly #notices: Notices
  #shown: CaseChange = {}
  /** Counts what became known; the story has seen it up to `#seen`. */
  #known = 0
  #seen = 0
  #storyline: 'at work' | 'waiting' | 'away' = 'at work'
  /** What runs as long as the story does: renewals, the loaner's window. */
  #companions = 0
  /** Orders that were refused for good and are not being asked again just now, by their keys. */
  readonly refused = new Map<string, SettledByHand | undefined>()
  /** What the story set going and does not wait for: finance, labels. */
  #errands = 0
  #counters = new Map<string, number>()
  #isClosing = false

  /** Whether management has seen its notice (VD-10). */
  acknowledged: 'yes' | 'no' = 'no'
  /** What became of a letter: its name, and the instant. */
  onLetter: (name: string, fate: LetterFate, at: Instant) => void = () => {}

  constructor(opening: OpenCase<Terms>, inbox: Inbox, standing: State) {
    this.rma = opening.rma
    this.terms = opening.terms
    this.inbox = inbox
    inbox.next = () => this.alarm.next
    this.standing = standing
    this.#notices = new Notices(opening.rma, opening.step.n)
    this.#notices.onLetter = (name, fate, at) => this.onLetter(name, fate, at)
    this.#shown = { ...opening.step.now }
    showInTemporal(this.#shown)
    this.#notices.sayLater(opening.step.at, opening.told)
    void this.alarm.run()
    void this.#tellInSteps()
  }

  /** Writes down what happened; told with whatever else happens in the same breath. */
  note(note: Note): void {
    if (note.now) this.#shown = { ...this.#shown, ...note.now }
    this.#notices.note(note)
  }

  /** Where the case stands from here on; said once. */
  stand(stage: Stage, marks: Pick<CaseChange, 'dueAt' | 'billAt' | 'moneyAt'> = {}): void {
    const change: CaseChange = { stage, ...marks }
    const isNew = Object.entries(change).some(([key, value]) => this.#shown[key as keyof CaseChange] !== value) // its own keys
    if (isNew) this.note({ who: 'sendback', what: `stage: ${stage}`, now: change })
  }

  /** Something the clerk took in: whoever waits for news is to look again. */
  becameKnown(): void {
    this.#known += 1
  }

  /** Whether something has become known that the story has not looked at. */
  get hasNews(): boolean {
    return this.#known > this.#seen
  }

  /** Waits until something new is known, or until the instant. Reports what was noted up to here. */
  async news(until?: Instant, why?: string): Promise<void> {
    const seen = this.#seen
    this.#storyline = 'waiting'
    await this.alarm.wait(() => this.#known > seen, until, why)
    this.#seen = this.#known
    this.#storyline = 'at work'
  }

  /** Goes away to wait for an answer from outside; meanwhile the rest of the case goes on. */
  async away<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#storyline = 'away'
    try {
      return await answer
    } finally {
      this.#storyline = 'at work'
    }
  }

  /** Runs as long as the story does, and ends before the case closes. */
  accompany(act: () => Promise<void>): void {
    this.#companions += 1
    void act().finally(() => {
      this.#companions -= 1
    })
  }

  /** Goes on by itself; only the very end of the case waits for it. */
  beside(act: () => Promise<void>): void {
    this.#errands += 1
    void act().finally(() => {
      this.#errands -= 1
    })
  }

  /** `RMA-1001/hold/2`: the second of its kind in this case. */
  key(purpose: string): string {
    return `${this.rma}/${purpose}/${this.#count(purpose)}`
  }

  /** `billed-2`: names a letter, a comment or a task that a case may have more than one of. */
  occasion(purpose: string): string {
    return `${purpose}-${this.#count(purpose)}`
  }

  #count(purpose: string): number {
    const n = (this.#counters.get(purpose) ?? 0) + 1
    this.#counters.set(purpose, n)
    return n
  }

  /**
   * Moves money; a gateway that gives no answer for a day becomes somebody's task, and is asked again. What is refused for
   * good is asked again as well, until finance says that it is settled by hand.
   */
  async move(...orders: MoneyOrder[]): Promise<(MoneyAnswer | SettledByHand)[]> {
    const request = { rma: this.rma, at: now(), currency: this.terms.currency, orders }
    const key = orders[0]?.key ?? ''
    for (;;)
      try {
        return await money.moveMoney.executeWithOptions({ summary: orders.map(order => order.kind).join(', ') }, [
          request,
        ])
      } catch (error) {
        const isForGood = isRefusedForGood(error)
        this.note({
          who: 'sendback',
          what: 'money stuck',
          detail: { orders: orders.map(order => order.key).join(', '), why: whyGivenUp(error) },
          tasks: [{ kind: 'money-stuck', occasion: key, role: 'finance', ...(isForGood && { variant: 'refused' }) }],
        })
        if (isForGood) this.refused.set(key, undefined)
        await this.alarm.wait(
          () => this.refused.get(key) !== undefined,
          after(now(), DAY),
          'the gateway is asked again',
        )
        const byHand = this.refused.get(key)
        this.refused.delete(key)
        if (!byHand) continue
        await money.endOrders({ ...request, at: now(), byHand })
        return orders.map(() => byHand)
      }
  }

  /** Tells finance beside the story: three days, then a person. */
  tellFinance(...triggers: TriggerOrder[]): void {
    this.beside(async () => {
      try {
        await finance.tellFinance({ rma: this.rma, triggers })
      } catch (error) {
        this.note({
          who: 'sendback',
          what: 'finance could not be told',
          detail: { why: whyGivenUp(error) },
          tasks: triggers.map(trigger => ({ kind: 'trigger-undelivered', occasion: trigger.key, role: 'finance' })),
        })
      }
    })
  }

  /** Tells finance of a movement on account, beside the story, once the records have what froze the amount. */
  account(type: TriggerOrder['type'], lines: AnyLine[]): void {
    this.beside(async () => {
      await this.#notices.written()
      this.tellFinance(this.trigger(type, 'account', lines))
    })
  }

  /** What finance is told of one movement: net, tax and a fee that is kept back, each apart. */
  trigger(type: TriggerOrder['type'], method: TriggerOrder['method'], lines: AnyLine[], fee = cents(0)): TriggerOrder {
    const tax = sum(lines.map(line => line.tax ?? cents(0)))
    return { key: this.key('trigger'), type, at: now(), lines, method, fee, tax }
  }

  lines(obligation: Obligation, units: Pick<UnitTerms, 'serial' | 'amount'>[]): ObligationLine[] {
    return units.map(({ serial, amount }) => ({ obligation, serial, amount }))
  }

  /** What only reminds and escalates ends with the story. */
  get isClosing(): boolean {
    return this.#isClosing
  }

  get view(): CaseView {
    const { outcome, dueAt, billAt, moneyAt, collateral } = this.#shown
    return {
      rma: this.rma,
      stage: this.#shown.stage ?? 'awaiting-shipment',
      ...(collateral && { secured: collateral }),
      ...(outcome && { outcome }),
      ...(dueAt && { dueAt }),
      ...(billAt && { billAt }),
      ...(moneyAt && { moneyAt }),
      ...this.standing.shown,
    }
  }

  /**
   * Ends the case: everything beside it has ended, everything is told or has become a task, and nothing that was handed
   * in is left unread. What comes in meanwhile is still taken in.
   */
  async close(outcome: Outcome, note: Omit<Note, 'who' | 'what' | 'now'> = {}): Promise<Outcome> {
    this.#isClosing = true
    const haveEnded = condition(() => this.#companions === 0)
    const { lastWait } = this.standing
    if (lastWait) {
      this.stand(lastWait)
      await this.away(haveEnded)
    } else await haveEnded
    this.note({
      who: 'sendback',
      what: 'closed',
      ...note,
      now: { stage: 'closed', outcome, dueAt: null, billAt: null, moneyAt: null },
      comments: [...(note.comments ?? []), { kind: 'closed', occasion: 'end', variant: outcome }],
      settles: [
        ...(note.settles ?? []),
        'ship-replacement',
        'confirm-delivery',
        'return-overdue',
        'inspect',
        'new-card',
        'more-time',
      ],
    })
    this.#storyline = 'away'
    await condition(() => this.#notices.areDone && this.#errands === 0 && this.inbox.isEmpty && allHandlersFinished())
    return outcome
  }

  /** Everything that is noted before the story waits again is one step. */
  async #tellInSteps(): Promise<never> {
    for (;;) {
      await condition(() => this.#notices.isDrafting && this.#hasPaused)
      this.#notices.flush()
    }
  }

  get #hasPaused(): boolean {
    if (this.#storyline === 'away') return true
    return this.#storyline === 'waiting' && this.#seen === this.#known
  }
}

export function amountOf(lines: ObligationLine[]) {
  return sum(lines.map(line => line.amount))
}
