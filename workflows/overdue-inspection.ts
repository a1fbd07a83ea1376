import type { SerialNumber } from '../domain/names.ts'
import type { AnyCaseFile } from './case-file.ts'

/**
 * A unit that lies uninspected for too long is a manager's business: the client waits, or we do for our money. Answers
 * the occasion under which they are asked.
 */
export function noteOverdueInspection(file: AnyCaseFile, serials: SerialNumber[], days: number): string {
  const occasion = `inspection-${serials.join('-')}`
  file.note({
    who: 'policy',
    what: 'still not inspected',
    detail: { serials: serials.join(', '), days },
    comments: [{ kind: 'escalated', occasion, variant: 'not inspected yet', serials }],
    tasks: [{ kind: 'inspection-overdue', occasion, role: 'manager', serials }],
  })
  return occasion
}
