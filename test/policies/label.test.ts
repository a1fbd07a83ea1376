import assert from 'node:assert/strict'
import type { ClientType } from '../../domain/case.ts'
import { serialNumber } from '../../domain/names.ts'
import type { NotNeededTerms } from '../../domain/not-needed-terms.ts'
import type { AgeBand, StandardTerms } from '../../domain/standard-terms.ts'
import { localDate } from '../../domain/time.ts'
import type { VirtualTerms } from '../../domain/virtual-terms.ts'
import { labelsUnder } from '../../policies/label.ts'
import { labelFor, treatmentAt } from '../../policies/treatment.ts'
import { termsOf, unit } from './granted.ts'

const C1 = serialNumber('C1')
const C2 = serialNumber('C2')

/** A standard return under the aging matrix, of one unit for each age. */
function standard(clientType: ClientType, ...bands: AgeBand[]) {
  const units = bands.map((band, index) => {
    const treatment = treatmentAt(band, clientType)
    return { serial: [C1, C2][index] ?? C1, treatment, label: labelFor(treatment) }
  })
  return { returnType: 'standardReturn', units } as unknown as StandardTerms // what the answer depends on
}

function notNeeded(label: 'granted' | 'refused') {
  const terms = { returnType: 'orderedNotNeededReturn', units: [{ serial: C1 }], shipping: { label } }
  return terms as unknown as NotNeededTerms // what the answer depends on
}

describe('the answer to a client who asks for a label', () => {
  it('15: is a label for each unit of an exchange, by mail to the help mailbox (FO-4)', () => {
    const terms = termsOf('focus', { units: [unit(), unit({ serial: C2 })] })
    assert.deepEqual(labelsUnder(terms), { kind: 'granted', terms: ['C1', 'C2'], because: ['FO-4'] })
  })

  it('names the unit, where one is asked about, and refuses one that is not of this case (settled:labels)', () => {
    const terms = termsOf('focus', { units: [unit(), unit({ serial: C2 })] })
    assert.deepEqual(labelsUnder(terms, C2), { kind: 'granted', terms: ['C2'], because: ['FO-4'] })
    const refused = labelsUnder(terms, serialNumber('X9'))
    assert.deepEqual([refused.kind, refused.because], ['refused', ['settled:labels']])
  })

  it('63: is a label for a direct client of thirty days: we pay both ways (VD-11)', () => {
    const young = termsOf('voip-desk', { units: [unit({ shippedOn: localDate('2026-02-19') })] })
    assert.deepEqual(labelsUnder(young), { kind: 'granted', terms: ['C1'], because: ['VD-11'] })
    assert.equal(labelsUnder(standard('direct-client', 'within-30-days')).kind, 'granted')
  })

  it('65: is none from day 31, and none for a partner: they pay the way to us (VD-13, VD-12)', () => {
    const older = labelsUnder(standard('direct-client', '31-days-to-expiry'))
    assert.deepEqual([older.kind, older.because], ['refused', ['VD-13']])
    assert.match(older.kind === 'refused' ? older.reason : '', /C1: the client pays/)
    const partner = labelsUnder(standard('reseller', 'within-30-days'))
    assert.equal(partner.kind, 'refused')
    assert.ok(partner.because.includes('VD-12'), partner.because.join(', '))
  })

  it('is for those units of a case only whose way to us we pay (VD-11, VD-13)', () => {
    const both = standard('direct-client', 'within-30-days', '31-days-to-expiry')
    const granted = labelsUnder(both)
    assert.deepEqual(granted.kind === 'granted' && granted.terms, ['C1'])
    assert.equal(labelsUnder(both, C2).kind, 'refused')
  })

  it('95: is no for what is not needed: the client pays (FO-8)', () => {
    const refused = labelsUnder(notNeeded('refused'))
    assert.deepEqual([refused.kind, refused.because], ['refused', ['FO-8']])
    assert.match(refused.kind === 'refused' ? refused.reason : '', /at their own cost/)
    assert.equal(labelsUnder(notNeeded('granted')).kind, 'granted')
  })

  it('is no under a policy whose client pays the way back, and where nothing comes to us (SP-10)', () => {
    assert.equal(labelsUnder(termsOf('speco')).kind, 'refused')
    const virtual = { returnType: 'virtualReturn', units: [{ serial: C1 }] } as unknown as VirtualTerms
    assert.match((labelsUnder(virtual) as { reason: string }).reason, /Nothing is to be sent to us/)
  })
})
