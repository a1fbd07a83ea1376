import assert from 'node:assert/strict'
import { caseNumber, rmaNumber, serialNumber, vendorLegNumber } from '../../domain/names.ts'

describe('The number of a case', () => {
  it("of a vendor's leg is the client's number and the unit's", () => {
    assert.equal(vendorLegNumber(rmaNumber('RMA-1001'), serialNumber('c-1')), 'RMA-1001/vendor/C1')
  })

  it("is looked up as the client's or as a leg's, however the serial number is spelled", () => {
    assert.equal(caseNumber('RMA-1001'), 'RMA-1001')
    assert.equal(caseNumber('RMA-1001/vendor/c-1'), 'RMA-1001/vendor/C1')
    assert.equal(caseNumber('speco-4711/vendor/AB/12:3'), 'speco-4711/vendor/AB/12:3')
  })

  it('that is neither is refused with the form it should have', () => {
    for (const wrong of ['R/vendor/C1', 'RMA-1001/vendor/', 'RMA-1001/bench/C1', 'RMA 1001', '/vendor/C1'])
      assert.throws(() => caseNumber(wrong), /An RMA number is 3 to 64/, wrong)
    assert.throws(() => caseNumber('RMA-1001/vendor/ - '), /A serial number is 1 to 40/)
  })

  it("is never a leg's when a client's case is given its own", () => {
    assert.throws(() => rmaNumber('RMA-1001/vendor/C1'), /An RMA number is 3 to 64/)
  })
})
