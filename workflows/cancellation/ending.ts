import type { Outcome } from '../../domain/case.ts'
import type { CancellationFile } from './cancellation.ts'

/** The link was not followed in time: nothing was cancelled, and the client is told so. */
export async function lapsed(file: CancellationFile): Promise<Outcome> {
  return file.close('lapsed', {
    because: ['settled:inbound-mail'],
    letters: [{ kind: 'confirmation-lapsed', occasion: 'link' }],
  })
}

/** Taken back before it took effect: service goes on, nothing is billed, and whoever was at work on it hears so. */
export async function takenBack(file: CancellationFile): Promise<Outcome> {
  const { date, takenBack } = file.standing
  file.note({
    who: 'policy',
    what: 'service goes on, nothing is billed',
    letters: [
      { kind: 'withdrawn', occasion: 'end' },
      // Before a mail counted, nobody had been told to act on it.
      ...(date
        ? [{ kind: 'clientops-notice', occasion: 'withdrawn', variant: 'withdrawn', when: date.effectiveAt } as const]
        : []),
    ],
    comments: [{ kind: 'withdrawn', occasion: 'end' }],
    settles: ['prevent-renewal', 'acknowledgement-missing'],
  })
  return file.close(takenBack === 'called-off' ? 'cancelled' : 'withdrawn')
}
