import type { Cents } from '../../domain/money.ts'
import type { MoneyAnswer, SettledByHand } from '../../domain/money-movement.ts'
import { after, earliest, HOUR, type Instant } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { Note } from '../notices.ts'
import { holdNotes, type LiveHold } from './hold-notes.ts'
import type { ExchangeFile, Standing } from './standing.ts'

type Authorised = Standing['authorised'][number]

/** What stands in the way of the next renewal. */
type Concern =
  | { kind: 'none' }
  /** The client has been asked for another card, and staff are told once the time for it is over. */
  | { kind: 'card-asked'; by: Instant }
  | { kind: 'no-card-came' }
  /** It has been renewed for as long as it may be without a manager; `raised`: how often one has let it on. */
  | { kind: 'beyond-limit'; raised: number }

const NO_CONCERN: Concern = { kind: 'none' }

/**
 * The hold on the client's card, kept alive beside the story: a hold lives for days and the window for weeks, so a new
 * one is placed a day before the old one lapses, and only then is the old one let go. What is taken here is given back
 * by `release`, or used up by a capture, on every path.
 */
export class CardHold {
  readonly #file: ExchangeFile
  #live: LiveHold | undefined
  /** The latest there was: what a new one is placed after. */
  #last: LiveHold | undefined
  #isKept = true
  /** Counts how often the renewals began: whoever finds another than their own has stopped. */
  #turn = 0
  #isAtWork = false
  #concern: Concern = NO_CONCERN

  constructor(file: ExchangeFile) {
    this.#file = file
  }

  /** The hold that could be captured now, if there is one. */
  get live(): { ref: string; amount: Cents } | undefined {
    return this.#live && this.#live.captureBefore > now() ? this.#live : undefined
  }

  /** Takes over a hold that the client has authorised, or a payment, which is captured next; the gateway's word decides. */
  async adopt(
    { ref, consent }: Authorised,
    amount = this.#file.standing.owedAmount,
    by: 'the client' | 'the client’s payment' = 'the client',
  ): Promise<'secured' | 'not secured'> {
    const [answer] = await this.#file.move({ kind: 'adopt-hold', key: this.#file.key('hold'), ref, amount, consent })
    if (answer?.kind !== 'held') {
      // A hold that secures too little is not kept either.
      if (answer?.kind === 'declined')
        await this.#file.move({ kind: 'release-hold', key: this.#file.key('release'), ref })
      // The gateway knows of no hold under this name yet: there may be one still.
      else this.#file.standing.holds.delete(ref)
      return 'not secured'
    }
    const before = this.#live
    this.#secured(answer, by)
    if (before && before.ref !== answer.ref) await this.#letGo(before)
    return 'secured'
  }

  /** Renews the hold until it is released or claimed. */
  async keep(): Promise<void> {
    if (!this.#isKept) return
    this.#turn += 1
    const turn = this.#turn
    const isOver = () => !this.#isKept || turn !== this.#turn
    this.#file.standing.wantsCard = 'yes'
    while (!isOver()) {
      const until = await this.#nextMove()
      await this.#file.alarm.wait(() => isOver() || this.#hasNews, until, 'the hold is renewed')
      if (isOver()) return
      this.#isAtWork = true
      await this.#act()
      this.#isAtWork = false
    }
  }

  /** Lets everything go. Waits for a renewal that is under way, so that neither hold is left behind. */
  async release(): Promise<void> {
    await this.stop()
    const hold = this.#live
    this.#live = undefined
    if (!hold) return
    await this.#letGo(hold)
    this.#file.note(holdNotes.released(hold))
  }

  /** Captured: what was left of it went with the capture, and there is nothing to let go any more. */
  usedUp(): void {
    this.#live = undefined
  }

  /** Secures what is out again, or still, after the renewals had ended: the live hold is kept, or a new one placed. */
  async again(): Promise<void> {
    if (this.#isKept) return
    this.#isKept = true
    this.#isAtWork = true
    if (!this.live) {
      await this.drop('lapsed')
      if (!(await this.#isPastLimit())) await this.#placeAfter(this.#last)
    }
    this.#isAtWork = false
    return this.keep()
  }

  /** It cannot be captured any more, and is not shown as secured. */
  async drop(how: 'lost' | 'lapsed', tasks: Note['tasks'] = []): Promise<void> {
    const hold = this.#live
    if (!hold) return
    this.#live = undefined
    this.#file.note({ ...holdNotes.unsecured(hold, how), ...(tasks.length > 0 && { tasks }) })
    await this.#file.move({ kind: 'release-hold', key: this.#file.key('release'), ref: hold.ref })
  }

  /** Ends the renewals; what is live stays live. */
  async stop(): Promise<void> {
    this.#isKept = false
    this.#file.standing.wantsCard = 'no'
    await this.#file.alarm.wait(() => !this.#isAtWork)
  }

  get #hasNews(): boolean {
    return this.#file.standing.authorised.length > 0 || this.#isLost || this.#mayGoOn
  }

  /** A manager has raised the limit. */
  get #mayGoOn(): boolean {
    return this.#concern.kind === 'beyond-limit' && this.#file.standing.holdLimitsRaised > this.#concern.raised
  }

  get #isLost(): boolean {
    return this.#live !== undefined && this.#file.standing.lostHolds.includes(this.#live.ref)
  }

  async #nextMove(): Promise<Instant | undefined> {
    switch (this.#concern.kind) {
      case 'none':
        return this.#live && rulings.renewAt(this.#live)
      // Meanwhile the old hold may run out: then it must not be shown as secured any more.
      case 'card-asked':
        return earliest(this.#concern.by, this.#live?.captureBefore)
      case 'no-card-came':
      case 'beyond-limit':
        return this.#live?.captureBefore
      default:
        return unreachable(this.#concern)
    }
  }

  async #act(): Promise<void> {
    const offered = this.#file.standing.authorised.shift()
    if (offered !== undefined) {
      if ((await this.adopt(offered)) === 'not secured') await this.#askForCard('declined')
      return
    }
    if (this.#isLost) return this.#lost()
    if (this.#live && this.#live.captureBefore <= now()) return this.#lapsed()
    if (this.#concern.kind === 'card-asked') return this.#escalate(this.#concern.by)
    this.#concern = NO_CONCERN
    return this.#renew()
  }

  async #renew(): Promise<void> {
    const hold = this.#live
    const amount = this.#file.standing.owedAmount
    if (amount === 0 || (await this.#isPastLimit())) return
    if (!hold) return this.#placeAfter(this.#last)
    const answer = await this.#place(hold.ref, amount)
    if (answer.kind === 'held') {
      this.#secured(answer, 'renewal')
      return this.#letGo(hold)
    }
    const maySwap = this.#file.standing.shippedAt !== undefined && this.#file.terms.hold.onInsufficientFunds === 'swap'
    if (answer.kind === 'declined' && answer.why === 'insufficient-funds' && maySwap) return this.#swap(hold, amount)
    return this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  /** The card cannot carry both at once: the old hold goes first, and for a moment nothing is held. */
  async #swap(hold: LiveHold, amount: Cents): Promise<void> {
    this.#live = undefined
    await this.#letGo(hold)
    this.#file.note(holdNotes.unsecured(hold, 'swapped'))
    const answer = await this.#place(hold.ref, amount)
    if (answer.kind === 'held') this.#secured(answer, 'renewal')
    else await this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  /** A new hold where none is live any more. */
  async #placeAfter(last: LiveHold | undefined, how = 'renewal'): Promise<void> {
    const amount = this.#file.standing.owedAmount
    if (!last || amount === 0) return
    const answer = await this.#place(last.ref, amount)
    if (answer.kind === 'held') this.#secured(answer, how)
    // Asked for a card already, the client has three days from then.
    else if (!this.#isCardAsked) await this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  async #place(previous: string, amount: Cents): Promise<MoneyAnswer | SettledByHand> {
    const [answer] = await this.#file.move({ kind: 'renew-hold', key: this.#file.key('hold'), amount, previous })
    return answer ?? { kind: 'declined', why: 'soft' }
  }

  /** Gone behind our back: authorised again at once, and never shown as secured meanwhile. */
  async #lost(): Promise<void> {
    const hold = this.#live
    await this.drop('lost')
    await this.#placeAfter(hold, 'again, after it was lost')
  }

  #lapsed(): Promise<void> {
    return this.drop('lapsed', [{ kind: 'hold-lost', occasion: this.#live?.ref ?? '', role: 'manager' }])
  }

  async #isPastLimit(): Promise<boolean> {
    const { standing, terms } = this.#file
    if (!standing.shippedAt) return false
    const { holdLimitAt } = await rulings.shipmentMarks({
      shippedAt: standing.shippedAt,
      zone: terms.zone,
      confirmDays: terms.shipping.confirmDeliveryDays,
      holdDays: terms.hold.maxDaysAfterShipping,
      raised: standing.holdLimitsRaised,
    })
    if (holdLimitAt > now()) return false
    this.#concern = { kind: 'beyond-limit', raised: standing.holdLimitsRaised }
    this.#file.note(holdNotes.beyondLimit(standing.holdLimitsRaised))
    return true
  }

  get #isCardAsked(): boolean {
    return this.#concern.kind === 'card-asked' || this.#concern.kind === 'no-card-came'
  }

  /** Never in silence: the client is asked for a card, staff are told, and the marks do not move. */
  async #askForCard(why: string): Promise<void> {
    const { terms, standing } = this.#file
    const by = await rulings.daysLater({ at: now(), days: terms.hold.newCardDays, zone: terms.zone })
    this.#concern = { kind: 'card-asked', by }
    const occasion = this.#file.occasion('card')
    this.#file.note(holdNotes.cardAsked({ why, by, occasion, amount: standing.owedAmount }))
  }

  #escalate(by: Instant): void {
    this.#concern = { kind: 'no-card-came' }
    this.#file.note(holdNotes.noCardCame(by))
  }

  #secured({ ref, amount, captureBefore }: Extract<MoneyAnswer, { kind: 'held' }>, by: string): void {
    this.#live = { ref, amount, captureBefore, placedAt: now() }
    this.#file.standing.holds.add(ref)
    this.#last = this.#live
    this.#concern = NO_CONCERN
    this.#file.note(holdNotes.placed(this.#live, by))
  }

  /** Asked until it is confirmed. Should that take an hour, the client is told of the temporary double hold. */
  async #letGo({ ref, amount }: LiveHold): Promise<void> {
    const order = { kind: 'release-hold', key: this.#file.key('release'), ref } as const
    let isGone = false
    const release = this.#file.move(order).then(() => {
      isGone = true
    })
    await this.#file.alarm.wait(() => isGone, after(now(), HOUR), 'the old hold is let go')
    if (!isGone) this.#file.note(holdNotes.doubled({ ref, amount }))
    await release
  }
}
