import type { CaseResult, Outcome } from '../../domain/case.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { expectUnits } from './arrival.ts'
import { returnDesk } from './desk.ts'
import { type ReturnFile, ReturnStanding } from './standing.ts'
import { unitsWay } from './units-way.ts'

/**
 * The client sends in, and repair or replacement ships after that (SP-1). One case, from the RMA's approval to its end;
 * the workflow's id is the RMA number. `request` is a `CaseRequest`, checked by its first act.
 */
export async function standardReturn(request: unknown): Promise<CaseResult> {
  return keepCase('standardReturn', request, async (opening, inbox) => {
    const file: ReturnFile = new CaseFile(opening, inbox, new ReturnStanding(opening.terms))
    attend(file, returnDesk(file))
    return story(file)
  })
}

/** Each unit goes its own way; the case ends when the last of them has. */
async function story(file: ReturnFile): Promise<Outcome> {
  const { standing } = file
  file.accompany(() => expectUnits(file))
  for (const unit of standing.units) file.accompany(() => unitsWay(file, unit))
  while (!standing.isOver) {
    file.stand(standing.stage, { dueAt: standing.dueAt })
    await file.news()
  }
  const { outcome } = standing
  return file.close(outcome, {
    letters: SAID_ALREADY.has(outcome) ? [] : [{ kind: 'closed', occasion: 'end', variant: outcome }],
  })
}

/** Of these the client has had a letter of its own. */
const SAID_ALREADY: ReadonlySet<Outcome> = new Set(['lapsed', 'cancelled'])
