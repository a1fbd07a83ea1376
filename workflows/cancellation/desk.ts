import type { RuleId } from '../../domain/decision.ts'
import type { KeptFact } from '../../domain/fact.ts'
import type { StaffDecision } from '../../domain/staff-decision.ts'
import type { CancellationTerms } from '../../domain/terms.ts'
import { earliest, type Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import type { DecisionTable, Desk, FactTable, Named } from '../desk.ts'
import type { CancellationFile } from './cancellation.ts'

/** What every cancellation takes in. */
export function cancellationDesk(file: CancellationFile): Desk {
  return { facts: cancellationFacts(file), decisions: cancellationDecisions(file) }
}

function cancellationFacts(file: CancellationFile): FactTable {
  return {
    cancellationConfirmed: fact => confirmed(file, fact),
    cancellationMailed: fact => mailedAgain(file, fact),
  }
}

function cancellationDecisions(file: CancellationFile): DecisionTable {
  const objection = () => objectionToTakingBack(file)
  return {
    withdraw: { objection, carryOut: decision => takeBack(file, decision, 'withdrawn') },
    cancel: { objection, carryOut: decision => takeBack(file, decision, 'called-off') },
  }
}

/** The client followed the link, or told staff; the first time they did so counts. */
function confirmed(file: CancellationFile, fact: Named<'cancellationConfirmed'>): void {
  const { standing } = file
  const at = notAhead(fact)
  standing.facts.confirmedAt = earliest(standing.facts.confirmedAt, at) ?? at
  file.note({
    who: fact.by,
    what: 'cancellation confirmed by the client',
    because: ['settled:inbound-mail'],
    detail: { at },
  })
}

/** The same request once more, or an earlier mail that turned up: the first one's date counts. */
function mailedAgain(file: CancellationFile, fact: Named<'cancellationMailed'>): void {
  const { standing } = file
  const { confirmation } = fact
  const receivedAt = notAhead(fact)
  standing.facts.mails.push({ receivedAt, confirmation })
  file.note({
    who: fact.by,
    what: 'cancellation mailed again',
    because: ['settled:inbound-mail'],
    detail: { receivedAt, confirmation },
  })
}

/** Nothing has happened yet that is still to come: told ahead of its time, it happened when we were told. */
function notAhead({ at }: KeptFact): Instant {
  return at < now() ? at : now()
}

function objectionToTakingBack({ standing }: CancellationFile): string | undefined {
  if (standing.takenBack) return 'The cancellation has been taken back already.'
  const { date } = standing
  return date && date.effectiveAt <= now()
    ? `The last day of service was ${date.effectiveOn}: a cancellation can be taken back through that day only.`
    : undefined
}

/** Service goes on, and nothing is billed. */
function takeBack(
  file: CancellationFile,
  { by, role, reason }: StaffDecision,
  how: NonNullable<CancellationFile['standing']['takenBack']>,
): void {
  file.standing.takenBack = how
  file.standing.facts.withdrawnAt = now()
  file.note({
    who: by,
    what: how === 'withdrawn' ? 'cancellation withdrawn' : 'cancellation called off',
    because: [TAKEN_BACK_UNDER[file.terms.returnType]],
    detail: { role, reason },
  })
}

const TAKEN_BACK_UNDER = {
  subscriptionCancellation: 'settled:fo-10s-30th-day',
  maintenanceCancellation: 'settled:fo-13-fo-14',
} as const satisfies Record<CancellationTerms['returnType'], RuleId>
