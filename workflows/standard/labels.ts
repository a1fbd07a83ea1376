import { arrange } from '../arrangement.ts'
import type { Named } from '../desk.ts'
import type { ReturnFile } from './standing.ts'

/** A label is ours to give for units whose way to us we pay, while they are awaited (settled:labels). */
export function labelsAskedFor(file: ReturnFile, fact: Named<'mailReceived'>): void {
  const { units, awaited, labels } = file.standing
  const granted = units.filter(unit => unit.label === 'granted')
  const meant = granted.length > 0 ? granted : units
  arrange(file, fact, {
    label: granted.length > 0 ? 'granted' : 'refused',
    because: [...new Set(meant.flatMap(unit => unit.treatment.because))],
    serials: awaited.filter(unit => unit.label === 'granted').map(unit => unit.serial),
    onTheWay: parcel => labels.push(parcel),
  })
}
