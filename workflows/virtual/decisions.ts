import { instant, isMoment } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { records } from '../ask.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import { delivered } from './parcels.ts'
import type { VirtualFile } from './virtual-return.ts'

/** What people may decide about a virtual return. */
export function virtualDecisions(file: VirtualFile): DecisionTable {
  return {
    approve: {
      objection: decision => objectionToAnswer(file, decision),
      lastWord: decision => tooMany(file, decision),
      carryOut: decision => answer(file, decision),
    },
    cancel: {
      objection: () => (file.standing.hasLeft ? ON_ITS_WAY : undefined),
      carryOut: decision => cancel(file, decision),
    },
    correctDelivery: {
      objection: correction => objectionToDelivery(file, correction),
      carryOut: correction => confirmDelivery(file, correction),
    },
    finish: {
      objection: () =>
        file.standing.hasLeft ? undefined : 'Nothing is on its way: cancel the return, if nothing is to come of it.',
      carryOut: decision => finish(file, decision),
    },
  }
}

const ON_ITS_WAY =
  'The replacement has left already: say when it was delivered, or that nothing more is to come of it (finish).'

function objectionToAnswer({ standing }: VirtualFile, { verdict, role }: Decided<'approve'>): string | undefined {
  if (!['staff', 'manager', 'admin'].includes(role)) return 'A member of staff or a manager approves it (SP-8).'
  if (verdict !== 'approved' && verdict !== 'declined')
    return 'Say whether it is granted (verdict): approved or declined.'
  if (standing.answer !== 'awaited') return `It has been ${standing.answer} already.`
  return verdict === 'declined' && standing.hasLeft
    ? 'The replacement has left already: it can only be approved now.'
    : undefined
}

/** Two that were asked for at once may both have been let through: the customer's number is looked at again (SP-9). */
async function tooMany(file: VirtualFile, { verdict, by }: Decided<'approve'>): Promise<string | undefined> {
  if (verdict !== 'approved') return undefined
  const answered = await records.approveVirtual({ rma: file.rma, at: now() })
  if (answered.kind === 'approved') return undefined
  const { because, reason: why } = answered
  file.note({ who: by, what: 'not approved', because: [...because], detail: { why } })
  return why
}

function answer(file: VirtualFile, { verdict, by, role, reason }: Decided<'approve'>): void {
  const isGranted = verdict === 'approved'
  file.standing.answer = isGranted ? 'approved' : 'declined'
  file.note({
    who: by,
    what: isGranted ? 'approved by a person' : 'declined by a person',
    because: ['SP-8'],
    detail: { role, reason },
    letters: [{ kind: isGranted ? 'approval' : 'declined', occasion: 'answer' }],
    ...(isGranted && { comments: [{ kind: 'approved', occasion: 'answer' }] }),
    settles: ['approve-return'],
  })
}

function cancel(file: VirtualFile, { by, role, reason }: Decided<'cancel'>): void {
  file.standing.ended = 'cancelled'
  file.note({
    who: by,
    what: 'cancelled before shipping',
    because: ['settled:cancelled'],
    detail: { role, reason },
    letters: [{ kind: 'cancelled', occasion: 'cancellation' }],
  })
}

function objectionToDelivery({ standing }: VirtualFile, { at }: Decided<'correctDelivery'>): string | undefined {
  if (!isMoment(at)) return 'Say when it was delivered, as in 2026-04-03T15:00:00Z.'
  if (standing.shipment.kind !== 'out') return 'No replacement is on its way: there is no delivery to confirm.'
  if (instant(at) > now()) return 'A delivery cannot lie in the future.'
  const { shippedAt } = standing.shipment
  return instant(at) < shippedAt ? `It was shipped on ${shippedAt} only; correct that first.` : undefined
}

function confirmDelivery(file: VirtualFile, { at, by, role, reason }: Decided<'correctDelivery'>): void {
  file.note({ who: by, what: 'delivery confirmed', detail: { role, reason, at } })
  delivered(file, { at: instant(at), by }, undefined)
}

function finish(file: VirtualFile, { by, role, reason }: Decided<'finish'>): void {
  file.standing.ended = 'settled-by-staff'
  file.note({ who: by, what: 'settled by staff', detail: { role, reason } })
}
