import type { EffectiveDate } from '../../domain/cancellation.ts'
import type { Outcome } from '../../domain/case.ts'
import type { CancellationTerms } from '../../domain/terms.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { type CancellationFile, type CancellationWays, cancellation } from './cancellation.ts'
import { lapsed, takenBack } from './ending.ts'

/** What a client cancels by mail, to one of its three ends; `ended` says what follows once it has taken effect. */
export async function cancellationStory<Terms extends CancellationTerms>(
  file: CancellationFile<Terms>,
  ways: CancellationWays & { ended: (date: EffectiveDate) => Promise<Outcome> },
): Promise<Outcome> {
  const ending = await cancellation(file, ways)
  switch (ending.kind) {
    case 'lapsed':
      return lapsed(file)
    case 'taken-back':
      return takenBack(file)
    case 'ended':
      return ways.ended(ending)
    default:
      return unreachable(ending)
  }
}
