import type { EffectiveDate } from '../../domain/cancellation.ts'
import type { CaseResult, Outcome } from '../../domain/case.ts'
import type { SubscriptionTerms } from '../../domain/subscription-terms.ts'
import { rulings } from '../ask.ts'
import { Cancellation, type CancellationFile } from '../cancellation/cancellation.ts'
import { cancellationStory } from '../cancellation/story.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { subscriptionDesk } from './desk.ts'
import { bill, paidSince } from './final-bill.ts'

type SubscriptionFile = CancellationFile<SubscriptionTerms>

/**
 * A client cancels a recurring service by mail: it runs through the last day of its notice, and then what it still costs
 * is billed (FO-10 to FO-12). The workflow's id is the RMA number. `request` is a `CaseRequest`, checked by its first act.
 */
export async function subscriptionCancellation(request: unknown): Promise<CaseResult> {
  return keepCase('subscriptionCancellation', request, async (opening, inbox) => {
    const file = new CaseFile(opening, inbox, new Cancellation())
    const desk = subscriptionDesk(file)
    attend(file, desk)
    return cancellationStory(file, {
      desk,
      announce: date => announce(file, date),
      ended: date => serviceEnded(file, date),
    })
  })
}

/** The date, and what will be billed then: both are said while the client can still take it back. */
async function announce(file: SubscriptionFile, date: EffectiveDate): Promise<void> {
  const { standing, terms } = file
  const { receivedAt, effectiveOn, effectiveAt } = date
  const expected = await rulings.finalBill({ terms, effectiveOn, paid: paidSince(standing) })
  const about = { occasion: effectiveOn, when: effectiveAt, amount: expected.net, bill: expected }
  file.note({
    who: 'policy',
    what: `in notice: in service through ${effectiveOn}`,
    because: terms.because,
    detail: { receivedAt, effectiveAt, finalBill: expected.net },
    letters: [
      { kind: 'in-notice', receivedAt, ...about, ...(standing.announcedOn && { variant: 'earlier-mail' }) },
      { kind: 'clientops-notice', variant: 'in-notice', ...about },
    ],
    comments: [{ kind: 'in-notice', ...about }],
  })
}

async function serviceEnded(file: SubscriptionFile, date: EffectiveDate): Promise<Outcome> {
  const { effectiveOn, effectiveAt } = date
  const final = await rulings.finalBill({ terms: file.terms, effectiveOn, paid: paidSince(file.standing) })
  bill(file, final)
  const about = { occasion: 'end', when: effectiveAt, amount: final.net, bill: final }
  file.note({
    who: 'policy',
    what: `service ended: it was in service through ${effectiveOn}`,
    because: ['FO-10', 'settled:fo-10s-30th-day'],
    letters: [
      { kind: 'ended', ...about },
      { kind: 'clientops-notice', variant: 'ended', ...about },
    ],
    tasks: [{ kind: 'switch-off-service', occasion: 'end', role: 'staff', when: effectiveAt }],
  })
  return file.close('ended')
}
