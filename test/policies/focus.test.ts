import assert from 'node:assert/strict'
import { localDate } from '../../domain/time.ts'
import { firstStage } from '../../policies/first-stage.ts'
import { approvedAt, decide, profile, termsOf, unit } from './granted.ts'
import { diary, standingAt } from './window-diary.ts'

/** What the document of FOCUS says of an exchange. Its other returns have tests of their own. */
describe('FOCUS', () => {
  it('FO-1: sends a replacement first to every client, whatever its age, and waits for no card', () => {
    const units = [unit({ brand: 'Cisco', shippedOn: localDate('2019-02-19') })]
    for (const clientType of ['agent', 'direct-client', 'reseller', 'service-provider'] as const)
      assert.equal(decide('focus', { clientType, units }).kind, 'granted')
    const terms = termsOf('focus')
    assert.equal(firstStage(terms), 'awaiting-shipment')
    assert.deepEqual(terms.because, ['FO-1', 'FO-2'])
  })

  it('settled:collateral: secures the exchange on account', () => {
    assert.equal(termsOf('focus').collateral, 'invoice')
  })

  it("settled:amount: freezes the replacement's price, and neither the list price nor the price paid", () => {
    assert.deepEqual(
      termsOf('focus').units.map(({ amount }) => amount),
      [310_00],
    )
  })

  it('settled:amount: bills only a client who has accepted date and amount', () => {
    assert.equal(termsOf('focus').billingOnAccount, 'awaited')
    assert.equal(termsOf('focus', { termsAcceptedAt: approvedAt }).billingOnAccount, 'accepted')
  })

  it('FO-2: wants the failed unit back through day 10, and calls it late from the first instant of day 11', () => {
    const { window } = termsOf('focus')
    assert.equal(standingAt(window, '2026-03-16T03:59:59.999Z'), 'in-time')
    assert.equal(standingAt(window, '2026-03-16T04:00:00.000Z'), 'overdue')
  })

  it('settled:two-marks: makes it a matter of money when day 30 is over', () => {
    const { window } = termsOf('focus')
    assert.equal(standingAt(window, '2026-04-05T03:59:59.999Z'), 'overdue')
    assert.equal(standingAt(window, '2026-04-05T04:00:00.000Z'), 'past-bill-mark')
  })

  it('settled:reminders: reminds on days 0, 5, 8, 10, 20 and 27, with the final notice on day 29', () => {
    assert.deepEqual(diary(termsOf('focus').window), [
      '03-05 reminder-0@v1',
      '03-10 reminder-5@v1',
      '03-13 reminder-8@v1',
      '03-15 reminder-10@v1',
      '03-16 overdue@2026-03-15',
      '03-25 reminder-20@v1',
      '04-01 reminder-27@v1',
      '04-03 final-notice@2026-04-04',
      '04-06 money@2026-04-04',
    ])
  })

  it('FO-3: records what caused the failure, whenever a failed unit is inspected', () => {
    assert.equal(termsOf('focus').inspection.cause, 'required')
  })

  it('FO-4: gives a label or a pick-up for the way to us, by mail to its help mailbox', () => {
    const { label, inbound } = termsOf('focus').shipping
    assert.deepEqual([label, inbound], ['granted', 'we-pay-ground'])
    assert.equal(profile('focus').mailboxes.help, 'help@focusca.com')
  })

  it('FO-10, FO-13: takes cancellations at its clientops mailbox', () => {
    assert.equal(profile('focus').mailboxes.clientops, 'clientops@focusca.com')
  })
})
