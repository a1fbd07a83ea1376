import assert from 'node:assert/strict'
import { declined } from '../../../counterparts/cards/declines.ts'

describe('what a bank’s no means', () => {
  for (const [refusal, why] of [
    [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient-funds'],
    [{ code: 'card_declined', decline_code: 'do_not_honor' }, 'soft'],
    [{ code: 'card_declined', decline_code: 'stolen_card' }, 'hard'],
    [{ code: 'expired_card' }, 'hard'],
    [{ code: 'authentication_required' }, 'authentication-needed'],
    [{ code: 'card_declined', decline_code: 'a_code_of_next_year' }, 'soft'],
    // A code we do not know beside one we do.
    [{ code: 'expired_card', decline_code: 'a_code_of_next_year' }, 'hard'],
    [{ code: 'card_declined', decline_code: 'do_not_honor', advice_code: 'do_not_try_again' }, 'hard'],
    [
      { code: 'card_declined', decline_code: 'insufficient_funds', advice_code: 'try_again_later' },
      'insufficient-funds',
    ],
    [{ code: 'authentication_required', advice_code: 'confirm_card_data' }, 'authentication-needed'],
    [{}, 'soft'],
  ] as const)
    it(`${JSON.stringify(refusal)} is ${why}`, () => {
      assert.equal(declined(refusal).why, why)
    })

  it('keeps the bank’s own code for staff', () => {
    assert.equal(declined({ code: 'card_declined', decline_code: 'lost_card' }).code, 'lost_card')
    assert.equal(declined({ code: 'expired_card', decline_code: '' }).code, 'expired_card')
  })
})
