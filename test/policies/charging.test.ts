import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import { laidOn } from '../../domain/money-movement.ts'
import { serialNumber } from '../../domain/names.ts'
import type { DueCharge } from '../../domain/ruling.ts'
import { chargedBy } from '../../policies/charging.ts'
import { givenBack } from '../../policies/late-return.ts'

describe('What is due in money', () => {
  const due = (facts: Partial<DueCharge>): string => {
    const by = chargedBy({ collateral: 'hold', accepted: 'yes', cause: 'unreturned', dispute: 'none', ...facts })
    return by.kind === 'itself' ? 'charged' : `${by.why} (${by.because})`
  }

  for (const collateral of ['hold', 'saved-card'] as const)
    it(`is charged by itself where a ${collateral} stands behind it, whatever was said of the account`, () => {
      assert.deepEqual([due({ collateral }), due({ collateral, accepted: 'no' })], ['charged', 'charged'])
    })

  it('is billed on account by itself only where the client accepted that (settled:amount)', () => {
    assert.equal(due({ collateral: 'account' }), 'charged')
    assert.equal(due({ collateral: 'account', accepted: 'no' }), 'charge (settled:amount)')
  })

  it('is for finance to decide where nothing stands behind it (settled:collateral)', () => {
    assert.equal(due({ collateral: 'nothing' }), 'charge (settled:amount)')
  })

  it('is agreed where the client keeps it (settled:the-client-keeps-it)', () => {
    assert.equal(due({ collateral: 'nothing', accepted: 'no', cause: 'kept' }), 'charged')
  })

  it('is for finance to decide in a dispute, even where the client keeps it (settled:dispute)', () => {
    for (const cause of ['unreturned', 'kept'] as const)
      assert.equal(due({ cause, dispute: 'undecided' }), 'dispute (settled:dispute)')
  })
})

describe('What goes back of a charge', () => {
  const line = (serial: string, amount: number) =>
    ({ obligation: 'return', serial: serialNumber(serial), amount: cents(amount) }) as const
  const back = (fee: number, ...lines: ReturnType<typeof line>[]) => {
    const given = givenBack({ lines, fee: cents(fee) })
    return [...given.lines.map(one => Number(one.amount)), `fee ${given.fee}`]
  }

  it('is all of it without a fee', () => {
    assert.deepEqual(back(0, line('C1', 399_00), line('C2', 250_00)), [399_00, 250_00, 'fee 0'])
  })

  it('is less a fee for each unit, and never less than nothing (settled:back-after-billing)', () => {
    assert.deepEqual(back(25_00, line('C1', 399_00), line('C2', 25_00), line('C3', 24_99)), [374_00, 0, 0, 'fee 7499'])
  })

  it('was taken back by the bank before: laid on its units, one after the other, for as far as it goes', () => {
    const laid = (amount: number) =>
      laidOn(cents(amount), [line('C1', 399_00), line('C2', 250_00)]).map(one => `${one.serial} ${one.amount}`)
    assert.deepEqual(laid(0), [])
    assert.deepEqual(laid(399_00), ['C1 39900'])
    assert.deepEqual(laid(399_01), ['C1 39900', 'C2 1'])
    assert.deepEqual(laid(900_00), ['C1 39900', 'C2 25000'])
  })
})
