import type { RuleId } from '../../domain/decision.ts'
import type { SubscriptionTerms } from '../../domain/subscription-terms.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { CancellationFile } from '../cancellation/cancellation.ts'
import { cancellationDesk } from '../cancellation/desk.ts'
import type { Desk, Named } from '../desk.ts'

/** What a cancellation of a subscription takes in. */
export function subscriptionDesk(file: CancellationFile<SubscriptionTerms>): Desk {
  const { facts, decisions } = cancellationDesk(file)
  return { facts: { ...facts, paymentReceived: fact => paid(file, fact) }, decisions }
}

/** Finance's latest word counts, by its own time; the bill takes it only where it is lower for it. */
function paid(file: CancellationFile<SubscriptionTerms>, fact: Named<'paymentReceived'>): void {
  const { standing } = file
  const { paid } = standing
  const { at, by } = fact
  const said = { who: by, what: `paid: ${fact.for}`, because: ['settled:fo-12'] satisfies RuleId[] }
  switch (fact.for) {
    case 'past-due':
      if (!paid.pastDue || paid.pastDue.at <= at) paid.pastDue = { at, stillDue: fact.stillDue }
      return file.note({ ...said, detail: { at, stillDue: fact.stillDue } })
    case 'prepayment':
      if (!paid.prepaid || paid.prepaid.at <= at) paid.prepaid = { at, through: fact.prepaidThrough }
      return file.note({ ...said, detail: { at, through: fact.prepaidThrough } })
    case 'rush':
    case 'deductible':
    case 'quote':
      return file.note({
        ...said,
        what: `paid: ${fact.for}, which a subscription has none of`,
        detail: { at },
        tasks: [{ kind: 'late-fact', occasion: fact.id, role: 'finance', variant: fact.name }],
      })
    default:
      return unreachable(fact)
  }
}
