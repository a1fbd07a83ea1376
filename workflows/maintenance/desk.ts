import type { MaintenanceTerms } from '../../domain/maintenance-terms.ts'
import type { CancellationFile } from '../cancellation/cancellation.ts'
import { cancellationDesk } from '../cancellation/desk.ts'
import type { Desk, Named } from '../desk.ts'

/** What a cancellation of maintenance takes in. */
export function maintenanceDesk(file: CancellationFile<MaintenanceTerms>): Desk {
  const { facts, decisions } = cancellationDesk(file)
  return { facts: { ...facts, cancellationAcknowledged: fact => acknowledged(file, fact) }, decisions }
}

function acknowledged(file: CancellationFile<MaintenanceTerms>, fact: Named<'cancellationAcknowledged'>): void {
  file.standing.acknowledged = 'yes'
  file.note({
    who: fact.by,
    what: 'acknowledged: it can usually not be taken up again',
    because: ['FO-14'],
    detail: { at: fact.at },
    settles: ['acknowledgement-missing'],
  })
}
