import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cents } from '../../domain/money.ts'
import { GOODS_CONDITIONS } from '../../domain/not-needed-terms.ts'
import { type ReturnedGoods, refundFor, restockingFee } from '../../policies/restocking.ts'

function refund(changes: Partial<ReturnedGoods> = {}) {
  return refundFor({
    paid: cents(1_000_00),
    tax: cents(70_00),
    condition: 'opened',
    percent: 25,
    taxOnFee: 'on-refund',
    ...changes,
  })
}

describe('a refund of what was not needed', () => {
  it('90: gives back the price paid and its tax for what is still sealed (FO-5)', () => {
    const sealed = {
      net: 1_000_00,
      fee: 0,
      tax: 70_00,
      total: 1_070_00,
      because: ['FO-5', 'settled:restocking'],
    }
    assert.deepEqual(refund({ condition: 'sealed' }), sealed)
    assert.deepEqual(refund({ condition: 'sealed', taxOnFee: 'full' }), sealed)
  })

  for (const condition of ['opened', 'installed', 'used'] as const)
    it(`92: keeps $250.00 of $1,000.00 for what was ${condition} (FO-6, settled:restocking)`, () => {
      assert.deepEqual(refund({ condition }), {
        net: 750_00,
        fee: 250_00,
        tax: 52_50,
        total: 802_50,
        because: ['FO-6', 'settled:restocking'],
      })
    })

  it('92: gives back the tax on the refunded part, or all of it where the profile says so (settled:restocking)', () => {
    assert.deepEqual([refund().tax, refund().total], [52_50, 802_50])
    assert.deepEqual([refund({ taxOnFee: 'full' }).tax, refund({ taxOnFee: 'full' }).total], [70_00, 820_00])
    assert.equal(refund({ taxOnFee: 'full' }).fee, 250_00)
  })

  it('counts half a cent as one, and less than half as none (FO-6)', () => {
    const fee = (paid: number, percent = 25) => restockingFee({ paid: cents(paid), percent })
    assert.deepEqual([fee(1), fee(2), fee(3), fee(4), fee(5), fee(6)], [0, 1, 1, 1, 1, 2])
    assert.deepEqual([fee(1_000_00), fee(1_000_00, 0), fee(1_000_00, 100)], [250_00, 0, 1_000_00])
    // $0.99 paid: a fee of 25 cents leaves 74, and 74/99 of 7 cents are 5.23; of 11 cents, 8.22; of 2 cents, 1.49.
    const tax = (tax: number) => refund({ paid: cents(99), tax: cents(tax) }).tax
    assert.deepEqual([tax(7), tax(11), tax(2)], [5, 8, 1])
    // Of 2 cents paid one is kept: half of 1 cent of tax is one.
    assert.equal(refund({ paid: cents(2), tax: cents(1) }).tax, 1)
  })

  it('is exact where the amounts are larger than their product may be', () => {
    const { net, fee, tax } = refund({ paid: cents(9_000_000_000_001), tax: cents(900_000_000_003) })
    assert.deepEqual([net, fee, tax], [6_750_000_000_001, 2_250_000_000_000, 675_000_000_002])
  })

  it('gives nothing back for what cost nothing, but the tax that was paid on it', () => {
    assert.deepEqual(refund({ paid: cents(0), tax: cents(3) }), {
      net: 0,
      fee: 0,
      tax: 3,
      total: 3,
      because: ['FO-6', 'settled:restocking'],
    })
  })

  it('shares out the price without losing a cent, and never gives back more than was paid', () => {
    const amount = fc.integer({ min: 0, max: 4_000_000_000_000_000 }).map(cents)
    const percent = fc.integer({ min: 0, max: 100 })
    const condition = fc.constantFrom(...GOODS_CONDITIONS)
    fc.assert(
      fc.property(amount, amount, percent, condition, (paid, tax, percent, condition) => {
        const onRefund = refundFor({ paid, tax, percent, condition, taxOnFee: 'on-refund' })
        const full = refundFor({ paid, tax, percent, condition, taxOnFee: 'full' })
        for (const back of [onRefund, full]) {
          assert.equal(back.net + back.fee, paid)
          assert.equal(back.net + back.tax, back.total)
          assert.ok(back.net >= 0 && back.fee >= 0 && back.tax >= 0)
          assert.ok(back.total <= paid + tax)
        }
        assert.equal(full.tax, tax)
        assert.ok(onRefund.tax <= tax)
        if (condition === 'sealed') assert.equal(onRefund.total, paid + tax)
      }),
      { numRuns: 500 },
    )
  })
})
