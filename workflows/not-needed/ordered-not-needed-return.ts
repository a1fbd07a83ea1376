import type { CaseResult, Outcome } from '../../domain/case.ts'
import { now } from '../alarm.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { judgeArrivals } from './arrival.ts'
import { goodsDesk } from './desk.ts'
import { handOver, sayResolved } from './hand-over.ts'
import { refundInspected } from './refund.ts'
import { type GoodsFile, GoodsStanding } from './standing.ts'

/**
 * What was ordered and is not needed: the client sends it in at their own cost, and we refund it (FO-5 to FO-9). One
 * case, from the RMA's approval to its end; the workflow's id is the RMA number. `request` is a `CaseRequest`, checked
 * by its first act.
 */
export async function orderedNotNeededReturn(request: unknown): Promise<CaseResult> {
  return keepCase('orderedNotNeededReturn', request, async (opening, inbox) => {
    const file = new CaseFile(opening, inbox, new GoodsStanding(opening.terms))
    attend(file, goodsDesk(file))
    return story(file)
  })
}

/** Whatever becomes known, the same is asked again: what is here and in time, what is to be refunded, what is awaited? */
async function story(file: GoodsFile): Promise<Outcome> {
  const { standing } = file
  for (;;) {
    await judgeArrivals(file)
    await refundInspected(file)
    if (standing.isAtRest && standing.absent.length === 0) break
    const agenda = await handOver(file)
    if (agenda === 'again') continue
    if (standing.isAtRest && agenda.closeAt !== undefined && agenda.closeAt <= now()) break
    // Staff inspect what is here, and say what becomes of what came too late: they end the wait where no date does.
    await file.news(agenda.next, 'goods that are not needed')
  }
  sayResolved(file)
  return file.close(standing.outcome)
}
