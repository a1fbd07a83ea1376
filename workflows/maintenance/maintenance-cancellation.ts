import type { EffectiveDate } from '../../domain/cancellation.ts'
import type { CaseResult, Outcome } from '../../domain/case.ts'
import type { MaintenanceTerms } from '../../domain/maintenance-terms.ts'
import { Cancellation, type CancellationFile } from '../cancellation/cancellation.ts'
import { cancellationStory } from '../cancellation/story.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { acknowledgement, MISSING_ACKNOWLEDGEMENT } from './acknowledgement.ts'
import { maintenanceDesk } from './desk.ts'

type MaintenanceFile = CancellationFile<MaintenanceTerms>

/**
 * A client cancels maintenance by mail: it runs to the end of its term, without credit and without renewal, and the
 * client acknowledges that it can usually not be taken up again (FO-13, FO-14). The workflow's id is the RMA number.
 * `request` is a `CaseRequest`, checked by its first act.
 */
export async function maintenanceCancellation(request: unknown): Promise<CaseResult> {
  return keepCase('maintenanceCancellation', request, async (opening, inbox) => {
    const file = new CaseFile(opening, inbox, new Cancellation())
    const desk = maintenanceDesk(file)
    attend(file, desk)
    return cancellationStory(file, {
      desk,
      announce: date => announce(file, date),
      ended: date => termEnded(file, date),
    })
  })
}

/** The date, what it means, and what the client is asked to acknowledge; staff keep the contract from renewing. */
async function announce(file: MaintenanceFile, { receivedAt, effectiveOn, effectiveAt }: EffectiveDate): Promise<void> {
  const { standing, terms } = file
  const about = { occasion: effectiveOn, when: effectiveAt }
  const asksToAcknowledge = standing.acknowledged === 'no' && !standing.done.has('acknowledgement asked')
  file.note({
    who: 'policy',
    what: `in notice: active through ${effectiveOn}`,
    because: terms.because,
    detail: { receivedAt, effectiveAt, credit: terms.credit, renewal: terms.renewal },
    letters: [
      { kind: 'in-notice', receivedAt, ...about, ...(standing.acknowledged === 'yes' && { variant: 'acknowledged' }) },
      { kind: 'clientops-notice', variant: 'in-notice', ...about },
    ],
    comments: [{ kind: 'in-notice', ...about }],
    tasks: [{ kind: 'prevent-renewal', role: 'staff', ...about }],
    // An earlier mail may have brought an earlier term's end.
    settles: ['prevent-renewal'],
  })
  if (!asksToAcknowledge) return
  standing.done.add('acknowledgement asked')
  file.accompany(() => acknowledgement(file))
}

/** Without the acknowledgement it has ended all the same; whoever has not given it is a person's to speak to (FO-14). */
async function termEnded(file: MaintenanceFile, { effectiveOn, effectiveAt }: EffectiveDate): Promise<Outcome> {
  const { standing, terms } = file
  file.note({
    who: 'policy',
    what: `maintenance ended: it was active through ${effectiveOn}`,
    because: ['FO-13', 'settled:fo-13-fo-14'],
    detail: { credit: terms.credit, renewal: terms.renewal, acknowledged: standing.acknowledged },
    letters: [
      { kind: 'ended', occasion: 'end', when: effectiveAt },
      { kind: 'clientops-notice', occasion: 'end', variant: 'ended', when: effectiveAt },
    ],
    tasks: [
      // Confirmed only after its term was over, it was never announced, and the contract has renewed by now.
      ...(standing.announcedOn === effectiveOn
        ? []
        : [{ kind: 'prevent-renewal', occasion: effectiveOn, role: 'staff', when: effectiveAt } as const]),
      ...(standing.acknowledged === 'yes' ? [] : [MISSING_ACKNOWLEDGEMENT]),
    ],
  })
  return file.close('ended')
}
