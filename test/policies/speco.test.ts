import assert from 'node:assert/strict'
import { localDate } from '../../domain/time.ts'
import { firstStage } from '../../policies/first-stage.ts'
import { decide, termsOf, unit } from './granted.ts'
import { diary, moneyMovesAt, standingAt } from './window-diary.ts'

/** What the document of Speco says of an advanced return. Its other returns have tests of their own. */
describe('Speco', () => {
  it('SP-3: sends a replacement first to every client, whatever its age', () => {
    const units = [unit({ brand: 'Speco', shippedOn: localDate('2019-02-19') })]
    for (const clientType of ['agent', 'direct-client', 'reseller', 'service-provider'] as const)
      assert.equal(decide('speco', { clientType, units }).kind, 'granted')
    assert.deepEqual(termsOf('speco').because, ['SP-3', 'SP-5', 'SP-7'])
  })

  it('SP-3: leaves the way to us to the client, without a label', () => {
    const { label, inbound } = termsOf('speco').shipping
    assert.deepEqual([label, inbound], ['refused', 'client-pays'])
  })

  it('SP-4: refuses without the serial number', () => {
    const { serial: _, ...unnumbered } = unit()
    const refused = decide('speco', { units: [unnumbered] })
    assert.deepEqual([refused.kind, refused.because], ['refused', ['SP-4']])
  })

  it('SP-5: holds the non-discounted price of the returned item on a card before anything ships', () => {
    const terms = termsOf('speco')
    assert.deepEqual([terms.collateral, firstStage(terms)], ['card-hold', 'awaiting-hold'])
    assert.deepEqual([terms.units[0]?.amount, terms.hold.highestAmount], [399_00, 399_00])
  })

  it('SP-5: asks for that price where it is not there', () => {
    const { listPrice: _, ...unpriced } = unit()
    assert.deepEqual(decide('speco', { units: [unpriced] }).because, ['SP-5'])
  })

  it('SP-7: asks for no acceptance beside the hold', () => {
    assert.equal(termsOf('speco').billingOnAccount, 'unasked')
  })

  it('SP-7: charges nothing through the last instant of day 30, and on the next business day after it', () => {
    const { window } = termsOf('speco')
    assert.equal(standingAt(window, '2026-04-05T03:59:59.999Z'), 'in-time')
    assert.equal(standingAt(window, '2026-04-05T04:00:00.000Z'), 'past-bill-mark')
    assert.equal(moneyMovesAt(window), '2026-04-06T14:00:00.000Z')
  })

  it('settled:reminders: reminds on days 0, 10, 20 and 27, with the final notice on day 29, and calls nobody overdue', () => {
    assert.deepEqual(diary(termsOf('speco').window), [
      '03-05 reminder-0@v1',
      '03-15 reminder-10@v1',
      '03-25 reminder-20@v1',
      '04-01 reminder-27@v1',
      '04-03 final-notice@2026-04-04',
      '04-06 money@2026-04-04',
    ])
  })
})
