import type { RuleId } from '../domain/decision.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { AnyCaseFile } from './case-file.ts'

/** Missing original packaging is recorded and shown to a manager; the case goes on (VD-8). */
export function notePackaging(file: AnyCaseFile, serial: SerialNumber, because: RuleId[], who = 'policy'): void {
  file.note({
    who,
    what: 'original packaging missing',
    because,
    detail: { serial },
    tasks: [{ kind: 'missing-packaging', occasion: serial, role: 'manager', serials: [serial] }],
  })
}
