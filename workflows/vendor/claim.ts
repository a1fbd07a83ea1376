import type { SerialNumber } from '../../domain/names.ts'
import type { SettledTask } from '../../domain/step.ts'
import type { Instant } from '../../domain/time.ts'
import { rulings } from '../ask.ts'
import { remindMeanwhile } from './reminders.ts'
import type { Answered, Dispatch, LegFile } from './standing.ts'

export type ClaimEnding = { kind: 'answered'; answer: Answered } | { kind: 'cancelled' } | { kind: 'finished' }

/**
 * One claim: the vendor's number, the unit there, the vendor's answer. What comes earlier than it should counts all
 * the same. Only the unit's departure is gated: it does not leave without the number (VD-17, invariant 6).
 */
export async function claim(file: LegFile): Promise<ClaimEnding> {
  const { standing } = file
  file.stand('with-vendor')
  for (;;) {
    if (standing.dispatched) await settleLoss(file, standing.dispatched)
    // Once the unit is there the vendor owes its answer, though the leg was called off; only staff can waive that.
    if (standing.calledOff === 'finished' || (standing.calledOff && !standing.isWithVendor))
      return { kind: standing.calledOff }
    if (standing.answer) return { kind: 'answered', answer: standing.answer }
    if (standing.dispatched) await awaitAnswer(file, standing.dispatched)
    else if (standing.number) await awaitDispatch(file, standing.number.at)
    else await awaitNumber(file)
  }
}

/** The vendor's replacement failed its test: it goes back as a claim of its own, with a number of its own (VD-17). */
export function claimAgain(file: LegFile, replacement: SerialNumber, at: Instant): void {
  const { standing, terms } = file
  standing.claimAgain(replacement, at)
  file.note({
    who: 'policy',
    what: "a further RMA of the vendor's is asked for",
    because: ['VD-6', 'VD-17'],
    detail: { serial: replacement },
    tasks: [
      {
        kind: 'vendor-rma',
        occasion: standing.occasion,
        role: 'staff',
        serials: [replacement],
        variant: terms.numberFrom,
      },
    ],
  })
}

/** Staff end this wait, and are reminded. */
async function awaitNumber(file: LegFile): Promise<void> {
  const { standing, terms } = file
  const { numberReminderDays: days } = terms.patience
  await remindMeanwhile(file, {
    name: `number-${standing.occasion}`,
    from: standing.claimedAt ?? terms.approvedAt,
    days,
    why: "staff are reminded of the vendor's number",
    say: day => ({
      who: 'policy',
      what: "the vendor's RMA number is still missing",
      because: ['VD-17'],
      detail: { day },
      comments: [{ kind: 'escalated', occasion: `number-${standing.occasion}-day-${day}`, variant: 'number' }],
      ...(day === days.at(-1) && {
        tasks: [
          {
            kind: 'vendor-rma',
            occasion: `${standing.occasion}-overdue`,
            role: 'manager',
            serials: [standing.claimed],
            variant: terms.numberFrom,
          },
        ],
      }),
    }),
  })
}

/** Staff end this wait, and are reminded. */
async function awaitDispatch(file: LegFile, from: Instant): Promise<void> {
  const { standing, terms } = file
  await remindMeanwhile(file, {
    name: `dispatch-${standing.occasion}`,
    from,
    days: terms.patience.dispatchReminderDays,
    why: 'staff are reminded to send the unit',
    say: day => ({
      who: 'policy',
      what: 'the unit has not left for its vendor yet',
      detail: { day },
      comments: [{ kind: 'escalated', occasion: `dispatch-${standing.occasion}-day-${day}`, variant: 'dispatch' }],
    }),
  })
}

/**
 * The vendor ends this wait; when it is silent for too long, staff ask it. Of a unit that was lost at our risk it owes
 * nothing: staff claim it from the carrier, and finish the leg.
 */
async function awaitAnswer(file: LegFile, dispatched: Dispatch): Promise<void> {
  const { standing, terms } = file
  const { occasion } = standing
  if (dispatched.borneBy === 'us') return file.news()
  await remindMeanwhile(file, {
    name: `answer-${occasion}`,
    from: dispatched.at,
    days: [terms.patience.answerDays],
    why: 'staff ask the vendor for its answer',
    say: day => ({
      who: 'policy',
      what: 'the vendor has not answered',
      because: ['settled:vendors-answer'],
      detail: { day },
      comments: [{ kind: 'escalated', occasion: `answer-${occasion}`, variant: 'answer' }],
      tasks: [{ kind: 'vendor-answer', occasion, role: 'staff', serials: [standing.claimed] }],
    }),
  })
}

/** Whose label it is, whose risk. Found again, it is on its way as before. */
async function settleLoss(file: LegFile, dispatched: Dispatch): Promise<void> {
  const { label, scan, borneBy, tracking = '' } = dispatched
  if (scan?.status !== 'lost' && borneBy) {
    delete dispatched.borneBy
    return file.note({
      who: 'policy',
      what: 'the unit is with its vendor after all',
      settles: lossTasks(file, tracking),
    })
  }
  if (scan?.status !== 'lost' || borneBy) return
  const { bearer, because } = await rulings.lostToVendor({ label })
  dispatched.borneBy = bearer
  const { occasion, claimed } = file.standing
  const task = { role: 'staff' as const, serials: [claimed] }
  file.note({
    who: 'policy',
    what: `lost on its way to the vendor, at the risk of ${bearer === 'us' ? 'us' : 'the vendor'}`,
    because,
    detail: { tracking, label, at: scan.at },
    comments: [{ kind: 'escalated', occasion: `lost-${occasion}`, variant: `lost-${label}` }],
    tasks: [
      bearer === 'us'
        ? { kind: 'carrier-claim', occasion: tracking, variant: label, ...task }
        : { kind: 'vendor-answer', occasion: `lost-${occasion}`, variant: 'lost', ...task },
    ],
  })
}

function lossTasks({ standing }: LegFile, tracking: string): SettledTask[] {
  return [
    { kind: 'carrier-claim', occasion: tracking },
    { kind: 'vendor-answer', occasion: `lost-${standing.occasion}` },
  ]
}
