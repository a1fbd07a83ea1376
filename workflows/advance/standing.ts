import type { Stage, UnitState } from '../../domain/case.ts'
import type { Parcel } from '../../domain/fact.ts'
import type { ReturnParcel } from '../../domain/hand-over.ts'
import { type Cents, sum } from '../../domain/money.ts'
import type { ObligationLine } from '../../domain/money-movement.ts'
import type { SerialNumber } from '../../domain/names.ts'
import type { WindowFacts } from '../../domain/ruling.ts'
import type { CaseView, Finding } from '../../domain/staff-decision.ts'
import type { AdvanceTerms, UnitTerms } from '../../domain/terms.ts'
import { earliest, type Instant } from '../../domain/time.ts'
import type { CaseFile, CaseState } from '../case-file.ts'
import { Exceptions } from '../exceptions.ts'

/** An exchange, from its approval to its end. */
export type ExchangeFile = CaseFile<AdvanceTerms, Standing>

/** Where the replacement is. `delivered` is day 0 of the window; `failed` came to nobody. */
export type Shipment =
  | { kind: 'none' }
  | { kind: 'out'; shippedAt: Instant; parcels: Parcel[]; arrived: string[] }
  /** `toldFirst`: nobody has told of the shipment yet; the parcels that were named as delivered. */
  | {
      kind: 'delivered'
      shippedAt: Instant
      at: Instant
      parcels: Parcel[]
      toldFirst?: string[]
      /** The swap that it has ended, for as long as it stands. */
      ended?: Swap
    }
  | { kind: 'failed'; why: 'lost' | 'refused' | 'returned-to-sender' }

/** A replacement that failed; `isBack`: at our dock. */
export interface Dead {
  unit: SerialNumber
  replacement: SerialNumber
  isBack: 'no' | 'yes'
}

/** A swap whose parcel has not arrived: what was with the client before it, its version, and which replacements are dead. */
export interface Swap {
  shipment: Shipment
  anchorVersion: number
  dead: Dead[]
}

/** One unit's obligation, and what has become of it. */
export interface UnitStanding extends UnitTerms {
  state: UnitState
  replacement?: SerialNumber
  /** Replacements that stood for it before: dead, or never delivered. */
  formerly?: SerialNumber[]
  /** The unit's own time of arrival, the earliest that we were told. */
  receivedAt?: Instant
  /** How it came; and by which parcel, and since when a carrier had had that, as far as anybody can tell. */
  method?: 'carrier' | 'hand-delivered'
  cameIn?: string
  handedOverAt?: Instant
  /** What we have of its money: taken, less what went back. `ref` is the payment's, where it was a card's. */
  charged?: { amount: Cents; ref?: string }
  /** The exception in which finance were asked, during a dispute, whether it goes back. */
  refundAsked?: string
  /** Judged once it is back after it was billed. */
  timing?: 'in-time' | 'late'
  packaging?: 'original' | 'missing' | 'unknown'
  inspected?: Finding
  /** The occasions of the tasks in which its inspection was asked for, and was missed. */
  inspectionAsked?: string
  overdue?: string
}

export interface Quote {
  lines: ObligationLine[]
  openedAt: Instant
  answer?: 'accepted' | 'declined' | 'invoice' | 'lapsed'
}

/**
 * What a case knows: facts and decisions, folded as they came in. No deadline stands here; rulings compute those from
 * it, each time anew.
 */
export class Standing implements CaseState {
  readonly units: UnitStanding[]
  readonly loaners: UnitStanding[]
  shipment: Shipment = { kind: 'none' }
  shipments = 0
  anchorVersion = 0
  extensions: number[] = []
  readonly exceptions = new Exceptions()
  /** Labels of ours, and which unit each is for. */
  labels: (Parcel & { serial?: SerialNumber })[] = []
  /** Parcels on their way to us, and when a carrier was last seen to have each. */
  readonly parcels: ReturnParcel[] = []
  readonly lastSeen = new Map<string, Instant>()
  /** Staff have decided to bill although a carrier has it. */
  transit: 'counts' | 'overruled' = 'counts'
  /** What the window's agenda has been acted on. */
  done: string[] = []
  finalNoticeAt?: Instant
  /** Holds that the client has authorised and nobody has looked at yet. */
  authorised: { ref: string; consent: 'agreed' | 'withheld' }[] = []
  /** Whether anybody waits for such a hold; one that nobody wants is given back at once. */
  wantsCard: 'yes' | 'no' = 'no'
  /** Every hold that there has been: told of once more, it says nothing new. */
  readonly holds = new Set<string>()
  declines = 0
  lostHolds: string[] = []
  waivedBy?: string
  holdLimitsRaised = 0
  /** What became of each payment that was disputed. */
  readonly disputes = new Map<string, 'open' | 'won' | 'lost'>()
  /** Finance have said that what is disputed does not stand in the way of a charge. */
  chargeInDispute: 'asked' | 'allowed' = 'asked'
  cancelled?: 'before-shipping' | 'after-shipping'
  keeping: SerialNumber[] = []
  /** How often the client was asked what they want while it is out of stock, and whether they still have to say. */
  outOfStock: { times: number; answer: 'awaited' | 'given' } = { times: 0, answer: 'given' }
  accepted: 'yes' | 'no'
  swaps = 0
  swapped?: Swap
  quote?: Quote
  /** Damage that is to be invoiced. */
  agreedDamage: ObligationLine[] = []

  constructor(terms: AdvanceTerms) {
    this.units = terms.units.map(owed)
    this.loaners = terms.loaners.map(owed)
    this.accepted = terms.billingOnAccount === 'awaited' ? 'no' : 'yes'
  }

  get shown(): Pick<CaseView, 'exceptions' | 'units'> {
    return {
      exceptions: this.exceptions.open.map(({ id, kind }) => ({ id, kind })),
      units: [...this.units, ...this.loaners].map(({ serial, state }) => ({ serial, state })),
    }
  }

  /** A loaner may outlast the exchange. */
  get lastWait(): Stage | undefined {
    const isOut = this.loaners.some(unit => unit.state === 'owed' || unit.state === 'billed')
    return isOut ? 'awaiting-loaner' : undefined
  }

  get owed(): UnitStanding[] {
    return this.units.filter(unit => unit.state === 'owed')
  }

  /** Owed or billed, and not here yet. */
  get absent(): UnitStanding[] {
    return this.units.filter(
      unit => (unit.state === 'owed' || unit.state === 'billed') && unit.receivedAt === undefined,
    )
  }

  get owedAmount(): Cents {
    return sum(this.owed.map(unit => unit.amount))
  }

  get uninspected(): UnitStanding[] {
    return this.units.filter(unit => unit.state === 'received' && !unit.inspected)
  }

  unit(serial: SerialNumber): UnitStanding | undefined {
    return this.units.find(unit => unit.serial === serial)
  }

  /** What a carrier has of what is still owed. */
  get inTransitSince(): Instant | undefined {
    if (this.transit === 'overruled') return undefined
    const isForOther = ({ tracking }: { tracking: string }) => {
      const bearer = this.labels.find(label => label.tracking === tracking)?.serial
      return bearer !== undefined && !this.owed.some(unit => unit.serial === bearer)
    }
    const underWay = this.parcels.filter(parcel => parcel.fate === 'under-way' && !isForOther(parcel))
    return earliest(...underWay.map(parcel => parcel.since))
  }

  /** A box without a label for one unit: it is here, was opened last, and may have more in it of what is still owed. */
  get unpacking(): WindowFacts['unpacking'] {
    if (this.transit === 'overruled') return undefined
    const boxes = this.parcels.flatMap(({ tracking, since, fate }) => {
      const bearer = this.labels.find(label => label.tracking === tracking)?.serial
      const brought = this.units.filter(unit => unit.cameIn === tracking)
      const openedAt = earliest(...brought.map(unit => unit.receivedAt))
      return fate === 'arrived' && bearer === undefined && openedAt ? [{ since, openedAt }] : []
    })
    return boxes.toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1))[0]
  }

  /** Labels that may still be under way, for the carriers to be asked about. */
  get labelsUnderWay(): Parcel[] {
    const isOver = (tracking: string) => this.parcels.some(one => one.tracking === tracking && one.fate !== 'under-way')
    return this.labels
      .filter(({ tracking, serial }) => !isOver(tracking) && (!serial || this.unit(serial)?.state === 'owed'))
      .map(({ carrier, tracking }) => ({ carrier, tracking }))
  }

  /** Changes with everything that moves the marks. */
  get clockVersion(): string {
    return `${this.anchorVersion}+${this.extensions.length}`
  }

  get isDisputed(): boolean {
    return [...this.disputes.values()].some(verdict => verdict !== 'won')
  }

  /** A dispute leaves the charge to finance, until they have said that it is to be made all the same. */
  get isLeftToFinance(): boolean {
    return this.isDisputed && this.chargeInDispute === 'asked'
  }

  /** The client keeps these, and has agreed to pay for them. */
  keep(units: { serial: SerialNumber }[]): void {
    this.keeping = [...new Set([...this.keeping, ...units.map(unit => unit.serial)])]
  }

  /** Money that was due may become due again, after all. */
  reconsider(): void {
    this.done = this.done.filter(key => !key.startsWith('money@'))
  }

  /** The shipment that has left, or has arrived. */
  get shippedAt(): Instant | undefined {
    return 'shippedAt' in this.shipment ? this.shipment.shippedAt : undefined
  }

  get window(): WindowFacts {
    return {
      ...(this.shipment.kind === 'delivered' && { anchor: this.shipment.at }),
      anchorVersion: this.anchorVersion,
      extensionDays: this.extensions.reduce((days, more) => days + more, 0),
      pauses: this.#pausesSinceDelivery,
      ...(this.inTransitSince && { inTransitSince: this.inTransitSince }),
      ...(this.unpacking && { unpacking: this.unpacking }),
      done: this.done,
      ...(this.finalNoticeAt && { finalNoticeAt: this.finalNoticeAt }),
    }
  }

  /** The clock cannot stand before it runs. */
  get #pausesSinceDelivery(): WindowFacts['pauses'] {
    const anchor = this.shipment.kind === 'delivered' ? this.shipment.at : undefined
    if (!anchor) return []
    return this.exceptions.pauses
      .filter(pause => pause.to === undefined || pause.to > anchor)
      .map(pause => (pause.from < anchor ? { ...pause, from: anchor } : pause))
  }

  /** The letter that was to announce the charge came back after all. What went out again counts however it fares. */
  missedNotice(letter: string): void {
    const last = this.done.findLast(key => key.startsWith('final-notice'))
    if (last?.startsWith('final-notice@') && letter.startsWith(`final-notice/${last}`)) delete this.finalNoticeAt
  }

  /** Day 0 is another one: what was announced of the old one has to be said anew before money moves. */
  startAnew(): void {
    this.anchorVersion += 1
    this.done = this.done.filter(key => !key.startsWith('final-notice'))
    delete this.finalNoticeAt
  }
}

function owed(unit: UnitTerms): UnitStanding {
  return { ...unit, state: 'owed' }
}
