import type { EffectiveDate } from '../../domain/cancellation.ts'
import type { CancellationFile, CancellationWays } from './cancellation.ts'

/** It counts. The client is told the date, and service goes on through it: for days, or for months. */
export async function notice(
  file: CancellationFile,
  date: EffectiveDate,
  announce: CancellationWays['announce'],
): Promise<void> {
  const { standing } = file
  if (standing.announcedOn !== date.effectiveOn) {
    await announce(date)
    standing.announcedOn = date.effectiveOn
  }
  file.stand('in-notice', { dueAt: date.effectiveAt })
  await file.news(date.effectiveAt, 'the cancellation takes effect')
}
