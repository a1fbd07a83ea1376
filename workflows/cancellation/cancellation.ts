import type { CancellationFacts, EffectiveDate } from '../../domain/cancellation.ts'
import type { Cents } from '../../domain/money.ts'
import type { CancellationTerms } from '../../domain/terms.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { records, rulings } from '../ask.ts'
import type { CaseFile, CaseState } from '../case-file.ts'
import { takeFromRecords } from '../clerk.ts'
import type { Desk } from '../desk.ts'
import { confirmation } from './confirmation.ts'
import { notice } from './notice.ts'

export type CancellationFile<Terms extends CancellationTerms = CancellationTerms> = CaseFile<Terms, Cancellation>

/** What is known of a cancellation: its mails, the link, and whether it was taken back. Nothing physical is owed. */
export class Cancellation implements CaseState {
  readonly shown = { exceptions: [], units: [] }
  readonly facts: CancellationFacts = { mails: [] }
  /** From when it counts, as last ruled; absent while no mail counts. */
  date?: EffectiveDate
  /** By the client, or by whoever called the case off. */
  takenBack?: 'withdrawn' | 'called-off'
  acknowledged: 'yes' | 'no' = 'no'
  /** What finance said last, by its own time, of what a subscription's client has paid since. */
  readonly paid: { pastDue?: { at: Instant; stillDue: Cents }; prepaid?: { at: Instant; through: LocalDate } } = {}
  /** The last day of service that the client was told; an earlier mail may bring another. */
  announcedOn?: LocalDate
  /** What has been asked, and reminded of. */
  readonly done = new Set<string>()
}

export type CancellationEnding =
  /** Nobody confirmed it in time: nothing was cancelled. */
  | { kind: 'lapsed' }
  | { kind: 'taken-back' }
  /** It has taken effect. */
  | ({ kind: 'ended' } & EffectiveDate)

/** What differs between what is cancelled: what is taken in, and what is said once it counts. */
export interface CancellationWays {
  desk: Desk
  /** Called once for each date; an earlier mail may bring another, which is earlier. */
  announce: (date: EffectiveDate) => Promise<void>
}

/**
 * From the mail to the day on which it takes effect, or to nothing. Whatever becomes known, the same question is asked
 * again: where does it stand by all that we know?
 */
export async function cancellation(file: CancellationFile, ways: CancellationWays): Promise<CancellationEnding> {
  const { standing, terms } = file
  for (;;) {
    const stands = await rulings.cancellationStanding({ terms, facts: standing.facts, asOf: now() })
    if ('effectiveAt' in stands) standing.date = dateOf(stands)
    switch (stands.kind) {
      case 'awaiting-confirmation':
        await confirmation(file, stands.until)
        break
      case 'in-notice':
        await notice(file, dateOf(stands), ways.announce)
        break
      case 'withdrawn':
        return { kind: 'taken-back' }
      case 'lapsed':
      case 'ended':
        if ((await lastLook(file, ways.desk)) === 'nothing new') return stands
        break
      default:
        return unreachable(stands)
    }
  }
}

/** What our doors have kept counts, though the message that tells the case of it may still be on its way. */
async function lastLook(file: CancellationFile, desk: Desk): Promise<'nothing new' | 'news'> {
  const kept = await file.away(records.factsOnRecord({ rma: file.rma }))
  const unheard = kept.filter(fact => !file.heard.knows(fact))
  takeFromRecords(file, desk, unheard)
  return unheard.length === 0 ? 'nothing new' : 'news'
}

function dateOf({ receivedAt, effectiveOn, effectiveAt }: EffectiveDate): EffectiveDate {
  return { receivedAt, effectiveOn, effectiveAt }
}
