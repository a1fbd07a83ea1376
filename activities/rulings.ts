import type { BenchTerms, Remedy } from '../domain/bench.ts'
import type { CancellationStanding } from '../domain/cancellation.ts'
import type { Decision } from '../domain/decision.ts'
import type { FinalBill } from '../domain/final-bill.ts'
import type { ArrivalRuling, HandOverAgenda } from '../domain/hand-over.ts'
import type { ChargedBy, DueCharge, ReceiptRuling, WindowAgenda } from '../domain/ruling.ts'
import type { Treatment } from '../domain/standard-terms.ts'
import type { Instant } from '../domain/time.ts'
import { type AskedToAcknowledge, acknowledgementDates } from '../policies/acknowledgement.ts'
import { type BenchArrival, benchTerms, type RemedyChosen, remedyFor } from '../policies/bench.ts'
import { sameTimeLater } from '../policies/calendar.ts'
import { cancellationStanding, type RunningCancellation } from '../policies/cancellation-standing.ts'
import { chargedBy } from '../policies/charging.ts'
import { type EndedSubscription, finalBill } from '../policies/final-bill.ts'
import { handOverAgenda, judgeArrival, type OpenHandOver } from '../policies/hand-over.ts'
import { renewAt } from '../policies/hold-renewal.ts'
import { givenBack } from '../policies/late-return.ts'
import { type OpenWindow, windowMarks } from '../policies/marks.ts'
import {
  type AfterQuote,
  type AfterWantedBack,
  afterCallingOff,
  afterQuote,
  afterWantedBack,
  type Disposal,
  type QuoteAnswer,
  type WantedBack,
} from '../policies/outcome.ts'
import { type Receipt, ruleReceipt } from '../policies/receipt.ts'
import { type Refund, type ReturnedGoods, refundFor } from '../policies/restocking.ts'
import { windowAgenda } from '../policies/return-window.ts'
import { confirmDeliveryAt, failedInTime, holdLimitAt } from '../policies/shipment.ts'
import {
  type LapseMarks,
  lapseMarks,
  noTroubleMarks,
  type OpenReturn,
  quoteLapsesAt,
} from '../policies/standard-marks.ts'
import { type DatedStep, timetable } from '../policies/timetable.ts'
import { packagingOnReceipt } from '../policies/treatment.ts'
import {
  type AfterVendor,
  afterVendor,
  type LostToVendor,
  lostToVendor,
  mayDispatchToVendor,
  type VendorAnswered,
  type VendorDispatch,
} from '../policies/vendor.ts'

/**
 * Policies asked as pure local activities: what they answer stays in the case's history, so that editing a policy
 * never changes a running case (decision 2). No clock, no I/O; the case's own time comes with the question.
 */
export const rulings = {
  async windowAgenda(open: OpenWindow): Promise<WindowAgenda> {
    return windowAgenda(open)
  },

  async timetable(plan: { from: Instant; zone: string; days: number[]; at?: string }): Promise<DatedStep[]> {
    return timetable(plan)
  },

  async renewAt(hold: { captureBefore: Instant; placedAt: Instant }): Promise<Instant> {
    return renewAt(hold)
  },

  /** When staff are asked about a delivery nobody reported, and when the hold is renewed no more by itself. */
  async shipmentMarks(shipment: {
    shippedAt: Instant
    zone: string
    confirmDays: number
    holdDays: number
    /** How often a manager has let the hold be renewed further. */
    raised?: number
  }) {
    const { shippedAt, zone, confirmDays, holdDays, raised } = shipment
    return {
      confirmAt: confirmDeliveryAt({ shippedAt, zone, days: confirmDays }),
      holdLimitAt: holdLimitAt({ shippedAt, zone, days: holdDays, ...(raised !== undefined && { raised }) }),
    }
  },

  /** When staff are asked about a delivery nobody reported, where no hold has to be looked after. */
  async confirmDeliveryAt(shipment: { shippedAt: Instant; zone: string; days: number }): Promise<Instant> {
    return confirmDeliveryAt(shipment)
  },

  async failedInTime(failure: Parameters<typeof failedInTime>[0]): Promise<boolean> {
    return failedInTime(failure)
  },

  async daysLater({ at, days, zone }: { at: Instant; days: number; zone: string }): Promise<Instant> {
    return sameTimeLater(at, days, zone)
  },

  /** When a standard return that nobody sends in is noticed, lapses, and can no longer be reopened. */
  async lapseMarks(open: OpenReturn): Promise<LapseMarks> {
    return lapseMarks(open)
  },

  async bench(arrival: BenchArrival): Promise<BenchTerms> {
    return benchTerms(arrival)
  },

  async packaging(arrived: { treatment: Treatment; packaging: 'original' | 'missing' | 'unknown' }) {
    return packagingOnReceipt(arrived.treatment, arrived.packaging)
  },

  async remedy(chosen: RemedyChosen): Promise<Decision<Remedy>> {
    return remedyFor(chosen)
  },

  async afterWantedBack({ answer, rush }: { answer: WantedBack; rush: 'paid' | 'unpaid' }): Promise<AfterWantedBack> {
    return afterWantedBack(answer, rush)
  },

  async afterQuote({ answer, disposal }: { answer: QuoteAnswer; disposal: Disposal }): Promise<AfterQuote> {
    return afterQuote(answer, disposal)
  },

  async afterCallingOff(): Promise<ReturnType<typeof afterCallingOff>> {
    return afterCallingOff()
  },

  async noTroubleMarks(asked: Parameters<typeof noTroubleMarks>[0]): Promise<ReturnType<typeof noTroubleMarks>> {
    return noTroubleMarks(asked)
  },

  async quoteLapsesAt(quote: Parameters<typeof quoteLapsesAt>[0]): Promise<Instant> {
    return quoteLapsesAt(quote)
  },

  /** What is due of goods that are not needed. */
  async handOverAgenda(open: OpenHandOver): Promise<HandOverAgenda> {
    return handOverAgenda(open)
  },

  /** Whether goods that are here were handed over in time, by their own times. */
  async arrival(arrived: Parameters<typeof judgeArrival>[0]): Promise<ArrivalRuling> {
    return judgeArrival(arrived)
  },

  async refund(goods: ReturnedGoods): Promise<Refund> {
    return refundFor(goods)
  },

  /** Whether a unit was back in time, by its own time of arrival. */
  async receipt(receipt: Receipt): Promise<ReceiptRuling> {
    return ruleReceipt(receipt)
  },

  /** What goes back of a charge, and what is kept of it as a fee. */
  async givenBack(charge: Parameters<typeof givenBack>[0]): Promise<ReturnType<typeof givenBack>> {
    return givenBack(charge)
  },

  /** Whether money moves by itself, or finance is asked first. */
  async chargedBy(due: DueCharge): Promise<ChargedBy> {
    return chargedBy(due)
  },

  /** The bill mark as the facts stand now, for a receipt that is told after money moved. */
  async billMark(open: OpenWindow): Promise<Instant> {
    return windowMarks(open).billAt
  },

  /** Where a cancellation stands by all that is known of it. */
  async cancellationStanding(running: RunningCancellation): Promise<CancellationStanding> {
    return cancellationStanding(running)
  },

  async finalBill(ended: EndedSubscription): Promise<FinalBill> {
    return finalBill(ended)
  },

  async acknowledgementDates(asked: AskedToAcknowledge): Promise<{ remindAt: Instant[]; taskAt: Instant }> {
    return acknowledgementDates(asked)
  },

  /** Whether a unit may leave for its vendor, with the number that is there (VD-17). */
  async vendorDispatch(dispatch: VendorDispatch): Promise<Decision<{ number: string }>> {
    return mayDispatchToVendor(dispatch)
  },

  /** Who bears the loss of a unit on its way to the vendor. */
  async lostToVendor(parcel: Parameters<typeof lostToVendor>[0]): Promise<LostToVendor> {
    return lostToVendor(parcel)
  },

  async afterVendor(answered: VendorAnswered): Promise<AfterVendor> {
    return afterVendor(answered)
  },
}

export type Rulings = typeof rulings
