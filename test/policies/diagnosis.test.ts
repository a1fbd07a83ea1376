import assert from 'node:assert/strict'
import { RETURN_TYPES, type ReturnType } from '../../domain/case.ts'
import { awaitsDiagnosis } from '../../policies/diagnosis.ts'
import type { Profile } from '../../policies/profile.ts'
import { profile } from './granted.ts'

const asks = (policy: Profile, returnType: ReturnType) => awaitsDiagnosis(policy, { returnType })

describe('Who is asked for a diagnosis', () => {
  it('71, VD-1: nobody, about what the company does not offer anyway', () => {
    assert.equal(asks(profile('voip-desk'), 'standardReturn'), true)
    assert.equal(asks(profile('voip-desk'), 'virtualReturn'), false)
  })

  it('71, VD-1: nobody, about what is not said to be faulty', () => {
    const everything: Profile = { ...profile('focus'), ...profile('speco'), diagnosis: 'required' }
    assert.deepEqual(
      RETURN_TYPES.filter(type => asks(everything, type)),
      ['advanceReplacement', 'standardReturn', 'overTheCounterReturn', 'virtualReturn'],
    )
  })
})
