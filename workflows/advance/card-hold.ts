import type { Cents } from '../../domain/money.ts'
import type { MoneyAnswer } from '../../domain/money-movement.ts'
import { after, DAY, earliest, HOUR, type Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { CaseFile } from '../case-file.ts'
import type { Standing } from './standing.ts'

type Authorised = Standing['authorised'][number]

interface LiveHold {
  ref: string
  amount: Cents
  placedAt: Instant
  captureBefore: Instant
}

/**
 * The hold on the client's card, kept alive beside the story: a hold lives for days and the window for weeks, so a new
 * one is placed a day before the old one lapses, and only then is the old one let go. What is taken here is given back
 * by `release`, or used up by a capture, on every path.
 */
export class CardHold {
  readonly #file: CaseFile
  #live: LiveHold | undefined
  /** The latest there was: what a new one is placed after. */
  #last: LiveHold | undefined
  #isKept = true
  #isAtWork = false
  /** Set while the client has been asked for another card. */
  #asked: { by: Instant; escalated: 'not yet' | 'yes' } | undefined

  constructor(file: CaseFile) {
    this.#file = file
  }

  /** The hold that could be captured now, if there is one. */
  get live(): { ref: string; amount: Cents } | undefined {
    return this.#live && this.#live.captureBefore > now() ? this.#live : undefined
  }

  /** Takes over a hold that the client has authorised; the gateway's word about it decides. */
  async adopt({ ref, consent }: Authorised): Promise<'secured' | 'not secured'> {
    const amount = this.#file.standing.owedAmount
    const [answer] = await this.#file.move({ kind: 'adopt-hold', key: this.#file.key('hold'), ref, amount, consent })
    if (answer?.kind !== 'held') {
      // A hold that secures too little is not kept either.
      if (answer?.kind === 'declined')
        await this.#file.move({ kind: 'release-hold', key: this.#file.key('release'), ref })
      return 'not secured'
    }
    const before = this.#live
    this.#secured(answer, 'the client')
    if (before) await this.#letGo(before)
    return 'secured'
  }

  /** Renews the hold until it is released or claimed. */
  async keep(): Promise<void> {
    this.#file.standing.wantsCard = 'yes'
    while (this.#isKept) {
      const until = await this.#nextMove()
      await this.#file.alarm.wait(() => !this.#isKept || this.#hasNews, until, 'the hold is renewed')
      if (!this.#isKept) return
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
    this.#file.note({
      who: 'sendback',
      what: 'hold released',
      because: ['SP-7'],
      detail: { ref: hold.ref, amount: hold.amount },
      now: { collateral: 'released', securedUntil: null },
      letters: [{ kind: 'released', occasion: 'hold', amount: hold.amount }],
      settles: ['new-card', 'hold-lost', 'hold-beyond-limit'],
    })
  }

  /** Captured: what was left of it went with the capture, and there is nothing to let go any more. */
  usedUp(): void {
    this.#live = undefined
  }

  /** Secures what is out again, or still, after a part was captured; and keeps that hold alive. */
  async again(): Promise<void> {
    this.#isKept = true
    this.#isAtWork = true
    await this.#placeAfter(this.#last)
    this.#isAtWork = false
    return this.keep()
  }

  /** Ends the renewals; what is live stays live. */
  async stop(): Promise<void> {
    this.#isKept = false
    this.#file.standing.wantsCard = 'no'
    await this.#file.alarm.wait(() => !this.#isAtWork)
  }

  get #hasNews(): boolean {
    const { standing } = this.#file
    return (
      standing.authorised.length > 0 ||
      this.#isLost ||
      (this.#isBeyondLimit && standing.holdLimitsRaised > this.#limitsSeen)
    )
  }

  #limitsSeen = 0
  #isBeyondLimit = false

  get #isLost(): boolean {
    return this.#live !== undefined && this.#file.standing.lostHolds.includes(this.#live.ref)
  }

  async #nextMove(): Promise<Instant | undefined> {
    // While a new card is waited for, the old hold may run out: then it must not be shown as secured any more.
    if (this.#asked)
      return earliest(this.#asked.escalated === 'yes' ? undefined : this.#asked.by, this.#live?.captureBefore)
    if (!this.#live) return undefined
    return this.#isBeyondLimit ? this.#live.captureBefore : rulings.renewAt(this.#live)
  }

  async #act(): Promise<void> {
    const { standing } = this.#file
    const offered = standing.authorised.shift()
    if (offered !== undefined) {
      if ((await this.adopt(offered)) === 'secured') this.#asked = undefined
      else this.#askForCard('declined')
      return
    }
    if (this.#isLost) return this.#lost()
    if (this.#live && this.#live.captureBefore <= now()) return this.#lapsed()
    if (this.#asked) return this.#escalate()
    if (standing.holdLimitsRaised > this.#limitsSeen) {
      this.#limitsSeen = standing.holdLimitsRaised
      this.#isBeyondLimit = false
    }
    return this.#renew()
  }

  async #renew(): Promise<void> {
    const hold = this.#live
    const amount = this.#file.standing.owedAmount
    if (amount === 0 || (await this.#pastLimit())) return
    if (!hold) return this.#placeAfter(this.#last)
    const answer = await this.#place(hold.ref, amount)
    if (answer.kind === 'held') {
      this.#secured(answer, 'renewal')
      return this.#letGo(hold)
    }
    const maySwap = this.#file.standing.shippedAt !== undefined && this.#file.terms.hold.onInsufficientFunds === 'swap'
    if (answer.kind === 'declined' && answer.why === 'insufficient-funds' && maySwap) return this.#swap(hold, amount)
    this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  /** The card cannot carry both at once: the old hold goes first, and for a moment nothing is held. */
  async #swap(hold: LiveHold, amount: Cents): Promise<void> {
    this.#live = undefined
    await this.#letGo(hold)
    this.#file.note({
      who: 'sendback',
      what: 'hold swapped',
      because: ['settled:one-hold-is-not-enough'],
      now: { collateral: 'unsecured', securedUntil: null },
    })
    const answer = await this.#place(hold.ref, amount)
    if (answer.kind === 'held') this.#secured(answer, 'renewal')
    else this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  /** A new hold where none is live any more. */
  async #placeAfter(last: LiveHold | undefined, how = 'renewal'): Promise<void> {
    const amount = this.#file.standing.owedAmount
    if (!last || amount === 0) return
    const answer = await this.#place(last.ref, amount)
    if (answer.kind === 'held') this.#secured(answer, how)
    // Asked for a card already, the client has three days from then.
    else if (!this.#asked) this.#askForCard(answer.kind === 'declined' ? answer.why : answer.kind)
  }

  async #place(previous: string, amount: Cents): Promise<MoneyAnswer> {
    const [answer] = await this.#file.move({ kind: 'renew-hold', key: this.#file.key('hold'), amount, previous })
    return answer ?? { kind: 'declined', why: 'soft' }
  }

  /** Gone behind our back: authorised again at once, and never shown as secured meanwhile. */
  async #lost(): Promise<void> {
    const hold = this.#live
    if (!hold) return
    this.#live = undefined
    this.#file.note({
      who: 'gateway',
      what: 'hold lost',
      because: ['settled:one-hold-is-not-enough'],
      detail: { ref: hold.ref },
      now: { collateral: 'unsecured', securedUntil: null },
    })
    await this.#file.move({ kind: 'release-hold', key: this.#file.key('release'), ref: hold.ref })
    await this.#placeAfter(hold, 'again, after it was lost')
  }

  async #lapsed(): Promise<void> {
    const hold = this.#live
    this.#live = undefined
    this.#file.note({
      who: 'sendback',
      what: 'hold lapsed',
      because: ['settled:one-hold-is-not-enough'],
      detail: { ref: hold?.ref ?? null },
      now: { collateral: 'unsecured', securedUntil: null },
      tasks: [{ kind: 'hold-lost', occasion: hold?.ref ?? '', role: 'manager' }],
    })
    if (hold) await this.#file.move({ kind: 'release-hold', key: this.#file.key('release'), ref: hold.ref })
  }

  async #pastLimit(): Promise<boolean> {
    const { standing, terms } = this.#file
    if (!standing.shippedAt) return false
    const { holdLimitAt } = await rulings.shipmentMarks({
      shippedAt: standing.shippedAt,
      zone: terms.zone,
      confirmDays: terms.shipping.confirmDeliveryDays,
      holdDays: terms.hold.maxDaysAfterShipping + 30 * standing.holdLimitsRaised,
    })
    if (holdLimitAt > now()) return false
    this.#isBeyondLimit = true
    this.#file.note({
      who: 'policy',
      what: 'hold has reached its limit',
      because: ['settled:the-anchor'],
      tasks: [{ kind: 'hold-beyond-limit', occasion: `limit-${standing.holdLimitsRaised}`, role: 'manager' }],
    })
    return true
  }

  /** Never in silence: the client is asked for a card, staff are told, and the marks do not move. */
  #askForCard(why: string): void {
    const { terms } = this.#file
    const by = after(now(), terms.hold.newCardDays * DAY)
    this.#asked = { by, escalated: 'not yet' }
    const occasion = this.#file.occasion('card')
    this.#file.note({
      who: 'gateway',
      what: 'hold could not be renewed',
      because: ['settled:one-hold-is-not-enough'],
      detail: { why, by },
      letters: [{ kind: 'new-card-needed', occasion, when: by, amount: this.#file.standing.owedAmount }],
      tasks: [{ kind: 'new-card', occasion, role: 'staff', when: by }],
    })
  }

  #escalate(): void {
    if (!this.#asked) return
    this.#asked.escalated = 'yes'
    this.#file.note({
      who: 'sendback',
      what: 'no new card came',
      because: ['settled:one-hold-is-not-enough'],
      tasks: [{ kind: 'hold-lost', occasion: this.#asked.by, role: 'manager' }],
      comments: [{ kind: 'escalated', occasion: `card-${this.#asked.by}`, variant: 'no-new-card' }],
    })
  }

  #secured({ ref, amount, captureBefore }: Extract<MoneyAnswer, { kind: 'held' }>, by: string): void {
    this.#live = { ref, amount, captureBefore, placedAt: now() }
    this.#last = this.#live
    this.#asked = undefined
    const isFirst = by === 'the client'
    this.#file.note({
      who: isFirst ? 'client' : 'sendback',
      what: isFirst ? 'hold placed' : `hold placed by ${by}`,
      because: ['SP-5'],
      detail: { ref, amount, captureBefore },
      now: { collateral: 'held', securedUntil: captureBefore },
      ...(isFirst && { letters: [{ kind: 'hold-placed', occasion: ref, amount, when: captureBefore }] }),
      ...(isFirst && { comments: [{ kind: 'secured', occasion: ref, amount, when: captureBefore }] }),
      settles: ['new-card', 'hold-lost'],
    })
  }

  /** Asked until it is confirmed. Should that take an hour, the client is told of the temporary double hold. */
  async #letGo({ ref, amount }: LiveHold): Promise<void> {
    const order = { kind: 'release-hold', key: this.#file.key('release'), ref } as const
    let isGone = false
    const release = this.#file.move(order).then(() => {
      isGone = true
    })
    await this.#file.alarm.wait(() => isGone, after(now(), HOUR), 'the old hold is let go')
    if (!isGone)
      this.#file.note({
        who: 'sendback',
        what: 'old hold could not be let go yet',
        detail: { ref },
        letters: [{ kind: 'double-hold', occasion: ref, amount }],
      })
    await release
  }
}
