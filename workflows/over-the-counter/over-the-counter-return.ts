import type { CaseResult, Outcome } from '../../domain/case.ts'
import type { OverTheCounterTerms } from '../../domain/over-the-counter-terms.ts'
import { now } from '../alarm.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { counterDesk } from './desk.ts'
import { CounterStanding } from './standing.ts'

export type CounterFile = CaseFile<OverTheCounterTerms, CounterStanding>

/**
 * The client takes the unit to the distributor under our Tech Ticket ID, and the distributor's own policy governs
 * (SP-2). `request` is a `CaseRequest`, checked by the case's first act.
 */
export async function overTheCounterReturn(request: unknown): Promise<CaseResult> {
  return keepCase('overTheCounterReturn', request, async (opening, inbox) => {
    const file = new CaseFile(opening, inbox, new CounterStanding(opening.terms))
    attend(file, counterDesk(file))
    return story(file)
  })
}

/** No window and no hold. After some weeks without word staff ask at the counter; they, or its return, end this wait. */
async function story(file: CounterFile): Promise<Outcome> {
  const { standing, terms } = file
  let nudge: 'to come' | 'given' = 'to come'
  for (;;) {
    const { ending } = standing
    if (ending)
      return file.close(ending.outcome, {
        because: ['settled:over-the-counter'],
        settles: ['ask-distributor'],
        letters:
          ending.outcome === 'cancelled'
            ? [{ kind: 'cancelled', occasion: 'cancellation' }]
            : [{ kind: 'closed', occasion: 'end', variant: ending.outcome, when: ending.at }],
      })
    if (nudge === 'to come' && terms.nudgeAt <= now()) {
      nudge = 'given'
      askDistributor(file)
    }
    await file.news(nudge === 'to come' ? terms.nudgeAt : undefined, 'the distributor is to be asked')
  }
}

function askDistributor(file: CounterFile): void {
  file.note({
    who: 'policy',
    what: 'no word from the distributor',
    because: ['settled:over-the-counter'],
    detail: { days: file.terms.nudgeDays },
    comments: [{ kind: 'ask-distributor', occasion: 'nudge' }],
    tasks: [{ kind: 'ask-distributor', occasion: 'nudge', role: 'staff' }],
  })
}
