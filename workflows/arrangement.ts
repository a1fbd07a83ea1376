import type { Parcel } from '../domain/fact.ts'
import { now } from './alarm.ts'
import { carriers, whyGivenUp } from './ask.ts'
import type { AnyCaseFile } from './case-file.ts'
import type { Named } from './desk.ts'

/** What the case's terms say about the way back, and who is to know of a parcel that bears a label of ours. */
export interface WayBack {
  label: 'granted' | 'refused'
  onTheWay: (parcel: Parcel) => void
}

/** A label or a pick-up for the way back, where the policy grants one (FO-4, VD-11), beside the story. */
export function arrange(file: AnyCaseFile, fact: Named<'mailReceived'>, { label, onTheWay }: WayBack): void {
  const because = ['FO-4']
  if (label === 'refused')
    return file.note({ who: fact.by, what: `${fact.asks} refused`, because, detail: { asked: fact.at } })
  file.beside(async () => {
    const key = `${file.rma}/${fact.asks}/${fact.id}`
    try {
      const parcel = await carriers.arrangeReturn({ rma: file.rma, key, asks: fact.asks })
      onTheWay(parcel)
      file.note({
        who: fact.by,
        what: fact.asks === 'label' ? 'label issued' : 'pick-up booked',
        because,
        detail: { asked: fact.at, tracking: parcel.tracking },
        letters: [{ kind: fact.asks, occasion: fact.id, about: key, when: now() }],
      })
    } catch (error) {
      file.note({
        who: 'sendback',
        what: `${fact.asks} could not be arranged`,
        detail: { why: whyGivenUp(error) },
        tasks: [{ kind: 'carrier-claim', occasion: key, role: 'staff', variant: fact.asks }],
      })
    }
  })
}
