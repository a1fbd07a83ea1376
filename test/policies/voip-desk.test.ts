import assert from 'node:assert/strict'
import { decideAdvanceReplacement } from '../../policies/advance-replacement.ts'
import { firstStage } from '../../policies/first-stage.ts'
import { decide, knowing, profile, request, standardTermsOf, termsOf, unit } from './granted.ts'
import { diary, moneyMovesAt, standingAt } from './window-diary.ts'

/** What the document of the VoIP desk says of an advance replacement; the aging matrix has tests of its own. */
describe('The VoIP desk', () => {
  it('VD-11: offers a direct client within 30 days a replacement in advance, on account', () => {
    const terms = termsOf('voip-desk')
    assert.deepEqual([terms.collateral, firstStage(terms)], ['invoice', 'awaiting-shipment'])
    assert.deepEqual(terms.because, ['VD-7', 'VD-8', 'VD-11'])
  })

  it("VD-11: bills the replacement's price, and asks for it where it is not there", () => {
    assert.equal(termsOf('voip-desk').units[0]?.amount, 310_00)
    const { replacementPrice: _, ...unpriced } = unit()
    assert.deepEqual(decide('voip-desk', { units: [unpriced] }).because, ['VD-11'])
  })

  it('VD-11: bills a client who was not asked to accept it', () => {
    assert.equal(termsOf('voip-desk').billingOnAccount, 'unasked')
  })

  it('VD-11: bills nothing through the last instant of day 30, and on the next business day after it', () => {
    const { window } = termsOf('voip-desk')
    assert.equal(standingAt(window, '2026-04-05T03:59:59.999Z'), 'in-time')
    assert.equal(standingAt(window, '2026-04-05T04:00:00.000Z'), 'past-bill-mark')
    assert.equal(moneyMovesAt(window), '2026-04-06T14:00:00.000Z')
  })

  it('settled:reminders: reminds on days 0, 10, 20 and 27, with the final notice on day 29, and calls nobody overdue', () => {
    assert.deepEqual(diary(termsOf('voip-desk').window), [
      '03-05 reminder-0@v1',
      '03-15 reminder-10@v1',
      '03-25 reminder-20@v1',
      '04-01 reminder-27@v1',
      '04-03 final-notice@2026-04-04',
      '04-06 money@2026-04-04',
    ])
  })

  it('VD-11: pays ground for the way to us, and gives a label for it', () => {
    const { label, inbound } = termsOf('voip-desk').shipping
    assert.deepEqual([label, inbound], ['granted', 'we-pay-ground'])
  })

  it('VD-11: tracks it by ticket, and refuses without one', () => {
    const { ticket: _, ...untracked } = request()
    assert.deepEqual(decideAdvanceReplacement(profile('voip-desk'), untracked, knowing()).because, ['VD-11'])
  })

  it('VD-8: wants the phone back in its original packaging', () => {
    const { shipping, inspection } = termsOf('voip-desk')
    assert.deepEqual([shipping.originalPackaging, inspection.packaging], ['required', 'original'])
  })

  it('VD-10: tells management of each', () => {
    assert.ok(termsOf('voip-desk').management)
  })

  it('VD-2, VD-7: takes a phone in for repair or replacement by its warranty and its age', () => {
    assert.deepEqual(standardTermsOf(profile('voip-desk')).because, ['VD-2', 'VD-7', 'VD-8', 'VD-11'])
  })
})
