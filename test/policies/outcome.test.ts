import assert from 'node:assert/strict'
import type { AfterFinding } from '../../domain/bench.ts'
import type { ClientType } from '../../domain/case.ts'
import { ROLES } from '../../domain/staff-decision.ts'
import type { AgeBand, StandardUnitTerms } from '../../domain/standard-terms.ts'
import {
  afterCallingOff,
  afterFinding,
  afterQuote,
  afterWantedBack,
  decideRemedy,
  remedyRight,
} from '../../policies/outcome.ts'
import { personDecides, treatmentAt } from '../../policies/treatment.ts'

const CLIENTS: ClientType[] = ['agent', 'direct-client', 'reseller', 'service-provider']
const waived = { noTrouble: { reminderDays: [7, 14, 21], taskAfterDays: 30, deductible: 'waived' as const } }

function unit(band: AgeBand, client: ClientType, replacement: StandardUnitTerms['replacement'] = 'allowed') {
  return { treatment: treatmentAt(band, client), replacement }
}

function faulty(band: AgeBand, client: ClientType = 'direct-client', replacement?: StandardUnitTerms['replacement']) {
  return afterFinding({ finding: 'fault-found', unit: unit(band, client, replacement), terms: waived })
}

describe('the outcome of an examination', () => {
  for (const client of CLIENTS) {
    it(`80, VD-8, VD-19: a fault within 30 days is replaced and ships rush at our cost, for a ${client}`, () => {
      const column = client === 'agent' || client === 'direct-client' ? 'VD-11' : 'VD-12'
      assert.deepEqual(faulty('within-30-days', client), {
        kind: 'replace',
        service: 'rush',
        freight: 'ours',
        deductible: 0,
        because: ['VD-8', column, 'VD-19'],
      })
    })

    it(`65, 80, VD-13, VD-19: a fault after 31 days is repaired or replaced, ships ground and costs $45, for a ${client}`, () => {
      assert.deepEqual(faulty('31-days-to-expiry', client), {
        kind: 'repair-or-replace',
        service: 'ground',
        freight: 'ours',
        deductible: 45_00,
        because: ['VD-13', 'VD-19'],
      })
    })

    it(`68, VD-14: a fault after the warranty goes to the Partner Team, for a ${client}`, () => {
      assert.deepEqual(faulty('after-warranty', client), { kind: 'partner-team', because: ['VD-14'] })
    })
  }

  it('83, settled:warrantys-end: a fault of an unlisted brand after its first 30 days is for a person to decide', () => {
    const aged = { treatment: personDecides(), replacement: 'allowed' as const }
    const after = afterFinding({ finding: 'fault-found', unit: aged, terms: waived })
    assert.deepEqual(after, { kind: 'person-decides', because: ['settled:warrantys-end'] })
  })

  it('VD-16: what was replaced already is repaired or goes to the Partner Team', () => {
    assert.deepEqual(faulty('31-days-to-expiry', 'reseller', 'maximum-reached'), {
      kind: 'repair-or-partner-team',
      service: 'ground',
      freight: 'ours',
      deductible: 45_00,
      because: ['VD-16', 'settled:maximum-reached'],
    })
    assert.equal(faulty('within-30-days', 'reseller', 'maximum-reached').kind, 'repair-or-partner-team')
    assert.equal(faulty('after-warranty', 'reseller', 'maximum-reached').kind, 'partner-team')
  })

  it('60, settled:damage: what the client broke is quoted, at any age', () => {
    for (const band of ['within-30-days', '31-days-to-expiry', 'after-warranty'] as const) {
      const after = afterFinding({ finding: 'client-damage', unit: unit(band, 'agent'), terms: waived })
      assert.deepEqual(after, { kind: 'quote', because: ['settled:damage'] })
    }
  })

  it('81, VD-18: where no trouble is found the client is asked first, and the deductible is waived', () => {
    for (const band of ['within-30-days', '31-days-to-expiry', 'after-warranty'] as const) {
      const after = afterFinding({ finding: 'no-trouble-found', unit: unit(band, 'agent'), terms: waived })
      assert.deepEqual(after, { kind: 'ask-client', deductible: 0, because: ['VD-18', 'settled:the-45'] })
    }
    const charged = { noTrouble: { ...waived.noTrouble, deductible: 'charged' as const } }
    const after = afterFinding({
      finding: 'no-trouble-found',
      unit: unit('31-days-to-expiry', 'agent'),
      terms: charged,
    })
    assert.equal(after.kind === 'ask-client' && after.deductible, 45_00)
  })
})

describe('the choice between repair and replacement', () => {
  const chosen = { client: 'not-asked', role: 'staff' } as const

  it('VD-8, settled:replace-or-repair: within 30 days it is a replacement, or a repair to which the client agrees', () => {
    const after = faulty('within-30-days')
    const replaced = decideRemedy({ ...chosen, after, remedy: 'replace' })
    assert.deepEqual(replaced.kind === 'granted' && replaced.terms, {
      service: 'rush',
      freight: 'ours',
      deductible: 0,
      remedy: 'replace',
      override: 'none',
    })
    const unasked = decideRemedy({ ...chosen, after, remedy: 'repair' })
    assert.deepEqual(unasked.kind === 'refused' && unasked.because, ['VD-8', 'settled:replace-or-repair'])
    const agreed = decideRemedy({ ...chosen, after, remedy: 'repair', client: 'agreed' })
    assert.equal(agreed.kind === 'granted' && agreed.terms.remedy, 'repair')
  })

  it('VD-13: from 31 days on it is either, with the $45', () => {
    for (const remedy of ['repair', 'replace'] as const) {
      const decision = decideRemedy({ ...chosen, after: faulty('31-days-to-expiry'), remedy })
      assert.equal(decision.kind === 'granted' && decision.terms.deductible, 45_00)
    }
  })

  it('VD-16, settled:maximum-reached: beyond the maximum only a manager replaces, and that is kept as an override', () => {
    const after = faulty('31-days-to-expiry', 'agent', 'maximum-reached')
    assert.equal(decideRemedy({ ...chosen, after, remedy: 'repair' }).kind, 'granted')
    for (const role of ROLES) {
      const decision = decideRemedy({ ...chosen, after, remedy: 'replace', role })
      if (role === 'manager' || role === 'admin')
        assert.equal(decision.kind === 'granted' && decision.terms.override, 'by-manager')
      else assert.deepEqual(decision.kind === 'refused' && decision.because, ['VD-16', 'settled:maximum-reached'])
    }
  })

  it('VD-8, VD-16: says who may choose each, and what is in the way of everybody else', () => {
    const anybody = { for: 'anybody' }
    assert.deepEqual(remedyRight(faulty('within-30-days'), 'replace'), anybody)
    assert.equal(remedyRight(faulty('within-30-days'), 'repair').for, 'agreed-client')
    for (const remedy of ['repair', 'replace'] as const)
      assert.deepEqual(remedyRight(faulty('31-days-to-expiry'), remedy), anybody)
    const reached = faulty('31-days-to-expiry', 'agent', 'maximum-reached')
    assert.deepEqual(remedyRight(reached, 'repair'), anybody)
    const again = remedyRight(reached, 'replace')
    assert.equal(again.for, 'managers')
    assert.match('why' in again ? again.why : '', /replaced already/)
    assert.equal(remedyRight(faulty('after-warranty'), 'repair').for, 'nobody')
  })

  it('waits for the answer of a client, of the Partner Team, or of a person', () => {
    const open: AfterFinding[] = [
      { kind: 'partner-team', because: ['VD-14'] },
      { kind: 'quote', because: ['settled:damage'] },
      { kind: 'person-decides', because: ['settled:warrantys-end'] },
      afterFinding({ finding: 'no-trouble-found', unit: unit('within-30-days', 'agent'), terms: waived }),
    ]
    for (const after of open)
      assert.equal(decideRemedy({ ...chosen, after, remedy: 'replace', role: 'manager' }).kind, 'refused')
  })
})

describe('what the client answers', () => {
  it('81, VD-18: yes ships ground at our cost, rush only once they paid, no is disposed of', () => {
    const back = { kind: 'send-back', because: ['VD-18'] }
    for (const rushFreight of ['paid', 'unpaid'] as const) {
      assert.deepEqual(afterWantedBack('yes', rushFreight), { ...back, service: 'ground', freight: 'ours' })
      assert.deepEqual(afterWantedBack('no', rushFreight), { kind: 'dispose', because: ['VD-18'] })
    }
    assert.deepEqual(afterWantedBack('rush', 'paid'), { ...back, service: 'rush', freight: 'theirs' })
    assert.equal(afterWantedBack('rush', 'unpaid').kind, 'await-payment')
  })

  it('82, settled:quote: an accepted quote is carried out; declined or lapsed goes back at their freight, or away on written consent', () => {
    const ground = { service: 'ground', because: ['settled:quote'] }
    for (const disposal of ['no-consent', 'consented-in-writing'] as const)
      assert.deepEqual(afterQuote('accepted', disposal), { ...ground, kind: 'carry-out', freight: 'ours' })
    for (const answer of ['declined', 'lapsed'] as const) {
      assert.deepEqual(afterQuote(answer, 'no-consent'), { ...ground, kind: 'send-back', freight: 'theirs' })
      assert.equal(afterQuote(answer, 'consented-in-writing').kind, 'dispose')
    }
  })
})
describe('a return that is called off', () => {
  it("settled:cancelled: what is here goes back by ground, at the client's freight", () => {
    const because = ['settled:cancelled']
    assert.deepEqual(afterCallingOff(), { service: 'ground', freight: 'theirs', because })
  })
})
