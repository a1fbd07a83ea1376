import type { SerialNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'
import { remindMeanwhile } from './reminders.ts'
import type { Answered, LegFile } from './standing.ts'

export type Tried =
  | { kind: 'passed' | 'failed'; replacement: SerialNumber; at: Instant }
  /** The vendor has thought better of it. */
  | { kind: 'superseded' }
  | { kind: 'finished' }

/** The vendor's replacement is waited for, and tested before it goes on (VD-6). */
export async function replacement(file: LegFile): Promise<Tried> {
  const { standing } = file
  for (;;) {
    const { answer, arrived } = standing
    if (standing.calledOff === 'finished') return { kind: 'finished' }
    if (answer?.answer !== 'replacement') return { kind: 'superseded' }
    if (arrived?.tested) {
      const { result: kind, at } = arrived.tested
      return { kind, replacement: arrived.replacement, at }
    }
    if (arrived) await awaitTest(file)
    else await awaitArrival(file, answer)
  }
}

/** The vendor ends this wait; when nothing comes for too long, staff ask where it is. */
async function awaitArrival(file: LegFile, answer: Answered<'replacement'>): Promise<void> {
  const { standing, terms } = file
  const { occasion } = standing
  await remindMeanwhile(file, {
    name: `replacement-${occasion}`,
    from: answer.at,
    days: [terms.patience.replacementDays],
    why: 'staff ask where the replacement is',
    say: day => ({
      who: 'policy',
      what: "the vendor's replacement has not come",
      because: ['VD-5'],
      detail: { day },
      comments: [{ kind: 'escalated', occasion: `replacement-${occasion}`, variant: 'replacement' }],
      tasks: [{ kind: 'vendor-replacement', occasion, role: 'staff', serials: [standing.claimed] }],
    }),
  })
}

/** Staff end this wait: their task was opened when the replacement came. */
async function awaitTest(file: LegFile): Promise<void> {
  file.stand('inspecting')
  await file.news()
}
