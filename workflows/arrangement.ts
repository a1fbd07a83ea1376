import type { Arrangement } from '../activities/arrangements.ts'
import type { Parcel } from '../domain/fact.ts'
import type { SerialNumber } from '../domain/names.ts'
import { now } from './alarm.ts'
import { carriers, whyGivenUp } from './ask.ts'
import type { AnyCaseFile } from './case-file.ts'
import type { Named } from './desk.ts'

/** What a case's terms say about the way to us. */
export interface WayBack {
  label: 'granted' | 'refused'
  because: string[]
  /** The units that may have a label, and still have to come. */
  serials: SerialNumber[]
  /** Who is to know of a parcel that bears a label of ours, and for which unit. */
  onTheWay?: (parcel: Parcel, serial?: SerialNumber) => void
}

/**
 * A label or a pick-up for the way to us, where the policy grants one (FO-4, VD-11), beside the story: one for each unit,
 * and for the same unit always the same label.
 */
export function arrange(file: AnyCaseFile, fact: Named<'mailReceived'>, wayBack: WayBack): void {
  const { because } = wayBack
  const { asks, at, by } = fact
  const serials = wayBack.serials.filter(serial => fact.serial === undefined || serial === fact.serial)
  const said = (what: string) =>
    file.note({ who: by, what, because, detail: { asked: at, serial: fact.serial ?? null } })
  if (wayBack.label === 'refused') return said(`${asks} refused`)
  if (serials.length === 0) return said(`${asks} not needed: nothing of the kind is awaited`)
  file.beside(async () => {
    const key = `${file.rma}/${asks}/${fact.id}`
    try {
      const arranged = inOrder(await carriers.arrangeReturn({ rma: file.rma, key, asks, serials, at: now() }), key)
      for (const { serial, parcel } of arranged) {
        wayBack.onTheWay?.(parcel, serial)
        file.note({
          who: by,
          what: asks === 'label' ? 'label issued' : 'pick-up booked',
          because,
          detail: { asked: at, serial: serial ?? null, tracking: parcel.tracking },
        })
      }
      file.note({
        who: 'sendback',
        what: `${asks} sent`,
        letters: [{ kind: asks, occasion: fact.id, serials, about: arranged.map(one => one.key), when: now() }],
      })
    } catch (error) {
      file.note({
        who: 'sendback',
        what: `${asks} could not be arranged`,
        detail: { why: whyGivenUp(error) },
        tasks: [{ kind: 'carrier-claim', occasion: key, role: 'staff', variant: asks, serials }],
      })
    }
  })
}

/** A case from before each unit had its own label has one parcel in its history. */
function inOrder(
  answer: Arrangement[] | Parcel,
  key: string,
): (Omit<Arrangement, 'serial'> & { serial?: SerialNumber })[] {
  return Array.isArray(answer) ? answer : [{ key, parcel: answer }]
}
