import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import type { StandardUnitTerms } from '../../domain/standard-terms.ts'
import { instant, localDate } from '../../domain/time.ts'
import { benchTerms, remedyFor } from '../../policies/bench.ts'
import { personDecides, treatmentAt } from '../../policies/treatment.ts'

const terms: Parameters<typeof benchTerms>[0]['terms'] = {
  ageMeasuredAt: 'received',
  clientType: 'agent',
  zone: 'America/New_York',
  noTrouble: { reminderDays: [7, 14, 21], taskAfterDays: 30, deductible: 'waived' },
}
const receivedAt = instant('2026-06-11T16:00:00Z')

function phone(changes: Partial<StandardUnitTerms> = {}): StandardUnitTerms {
  return {
    serial: serialNumber('P1'),
    brand: 'Yealink',
    model: 'T54W',
    amount: cents(0),
    age: { startedOn: localDate('2026-05-01'), days: 30, band: 'within-30-days' },
    treatment: treatmentAt('within-30-days', 'agent'),
    label: 'granted',
    replacement: 'allowed',
    succession: 'initial-doa',
    ...changes,
  }
}

describe('a unit on the bench', () => {
  it('123, VD-7, VD-13: where the arrival decides, all that may follow is that of its age then', () => {
    const bench = benchTerms({ unit: phone(), terms, receivedAt })
    assert.equal(bench.unit.age?.days, 41)
    assert.deepEqual(bench.after['fault-found'], {
      kind: 'repair-or-replace',
      service: 'ground',
      freight: 'ours',
      deductible: 45_00,
      because: ['VD-13', 'VD-19'],
    })
    assert.deepEqual(bench.rights, { repair: { for: 'anybody' }, replace: { for: 'anybody' } })
    assert.equal(bench.after['no-trouble-found'].kind, 'ask-client')
    assert.equal(bench.after['client-damage'].kind, 'quote')
  })

  it('VD-8: reported in its first days and measured then, it is replaced; a repair is for a client who agreed', () => {
    const bench = benchTerms({ unit: phone(), terms: { ...terms, ageMeasuredAt: 'reported' }, receivedAt })
    assert.equal(bench.after['fault-found'].kind, 'replace')
    assert.deepEqual([bench.rights.replace.for, bench.rights.repair.for], ['anybody', 'agreed-client'])
  })

  it('83, VD-13, settled:warrantys-end: whoever chooses a remedy for an unlisted brand says that it is in warranty', () => {
    const unlisted = phone({
      brand: 'Cisco',
      age: { startedOn: localDate('2025-05-01'), days: 400, band: 'unlisted-brand' },
      treatment: personDecides(),
    })
    const bench = benchTerms({ unit: unlisted, terms: { ...terms, ageMeasuredAt: 'reported' }, receivedAt })
    assert.equal(bench.after['fault-found'].kind, 'person-decides')
    assert.deepEqual(bench.rights, { repair: { for: 'anybody' }, replace: { for: 'anybody' } })
    const chosen = remedyFor({ unit: unlisted, terms, remedy: 'repair', client: 'not-asked', role: 'staff' })
    assert.deepEqual(chosen.kind === 'granted' && [chosen.terms.deductible, chosen.terms.service], [45_00, 'ground'])
  })

  it('VD-16: the manager who replaces beyond the maximum is on record', () => {
    const unit = phone({ treatment: treatmentAt('31-days-to-expiry', 'agent'), replacement: 'maximum-reached' })
    const asked = { unit, terms, remedy: 'replace', client: 'not-asked' } as const
    assert.equal(remedyFor({ ...asked, role: 'staff' }).kind, 'refused')
    const chosen = remedyFor({ ...asked, role: 'manager' })
    assert.equal(chosen.kind === 'granted' && chosen.terms.override, 'by-manager')
  })
})
