import assert from 'node:assert/strict'
import {
  afterVendor,
  lostToVendor,
  mayDispatchToVendor,
  mayStartVendorLeg,
  rmaNumberFrom,
  vendorStartsAt,
} from '../../policies/vendor.ts'

const inWarranty = { brand: 'Yealink', band: '31-days-to-expiry' } as const

function refusal(decision: ReturnType<typeof mayStartVendorLeg>) {
  assert.equal(decision.kind, 'refused')
  return decision as Extract<typeof decision, { kind: 'refused' }> // asserted just above
}

describe("the vendor's RMA", () => {
  for (const clientType of ['agent', 'direct-client'] as const)
    it(`72, VD-3: waits for the bench when the client is of type ${clientType}`, () => {
      const remotely = refusal(mayStartVendorLeg({ ...inWarranty, clientType, qualified: 'remotely' }))
      assert.deepEqual([remotely.because, remotely.missing], [['VD-3', 'settled:bench'], ['finding']])
      const confirmed = mayStartVendorLeg({ ...inWarranty, clientType, finding: 'fault-found' })
      assert.deepEqual(confirmed.kind === 'granted' && confirmed.terms, {
        rmaNumberFrom: 'original-distributor',
        replacementGoesTo: 'us',
      })
      assert.deepEqual(confirmed.because, ['VD-3', 'VD-17'])
      assert.equal(vendorStartsAt(clientType), 'bench')
    })

  for (const clientType of ['reseller', 'service-provider'] as const)
    it(`72, VD-4: starts without the bench for a ${clientType}, once support has qualified the fault`, () => {
      const unasked = refusal(mayStartVendorLeg({ ...inWarranty, clientType }))
      assert.deepEqual([unasked.because, unasked.missing], [['VD-1', 'VD-4'], ['qualified']])
      const qualified = mayStartVendorLeg({ ...inWarranty, clientType, qualified: 'remotely' })
      assert.equal(qualified.kind === 'granted' && qualified.terms.replacementGoesTo, 'partner')
      assert.deepEqual(qualified.because, ['VD-4', 'VD-17'])
      assert.equal(mayStartVendorLeg({ ...inWarranty, clientType, finding: 'fault-found' }).kind, 'granted')
      assert.equal(vendorStartsAt(clientType), 'approval')
    })

  it('72, VD-3, VD-4: is for a confirmed fault only, whoever the client is', () => {
    for (const clientType of ['agent', 'direct-client', 'reseller', 'service-provider'] as const) {
      const because = clientType === 'agent' || clientType === 'direct-client' ? 'VD-3' : 'VD-4'
      const facts = { ...inWarranty, clientType, qualified: 'remotely' } as const
      assert.deepEqual(refusal(mayStartVendorLeg({ ...facts, finding: 'no-trouble-found' })).because, [
        because,
        'VD-18',
      ])
      assert.deepEqual(refusal(mayStartVendorLeg({ ...facts, finding: 'client-damage' })).because, [
        because,
        'settled:damage',
      ])
    }
  })

  it('72, VD-14: is for a unit in warranty; after that the Partner Team, and for an unlisted brand a person', () => {
    const facts = { brand: 'Yealink', clientType: 'direct-client', finding: 'fault-found' } as const
    assert.equal(mayStartVendorLeg({ ...facts, band: 'within-30-days' }).kind, 'granted')
    assert.equal(mayStartVendorLeg({ ...facts, band: '31-days-to-expiry' }).kind, 'granted')
    const expired = refusal(mayStartVendorLeg({ ...facts, band: 'after-warranty' }))
    assert.ok(expired.because.includes('VD-14'))
    const unlisted = refusal(mayStartVendorLeg({ ...facts, brand: 'Cisco', band: 'unlisted-brand' }))
    assert.match(unlisted.reason, /Cisco has no known warranty: a person decides/)
  })

  it('73, VD-17: has its number from Htek for Htek, and from the original distributor for the others', () => {
    assert.equal(rmaNumberFrom('HTEK'), 'brand')
    for (const brand of ['Yealink', 'Grandstream', 'Snom', 'Polycom', 'Cisco'])
      assert.equal(rmaNumberFrom(brand), 'original-distributor')
  })
})

describe('the way to the vendor', () => {
  it('73, VD-17: is barred to a Yealink without its number, and open with it', () => {
    for (const rmaNumber of [undefined, { number: '  ', from: 'original-distributor' as const }]) {
      const barred = mayDispatchToVendor({ brand: 'Yealink', ...(rmaNumber && { rmaNumber }) })
      assert.deepEqual(barred.kind === 'refused' && [barred.because, barred.missing], [['VD-17'], ['rmaNumber']])
      assert.match(barred.kind === 'refused' ? barred.reason : '', /original distributor is required before shipping/)
    }
    const open = mayDispatchToVendor({
      brand: 'Yealink',
      rmaNumber: { number: ' D-77 ', from: 'original-distributor' },
    })
    assert.deepEqual(open.kind === 'granted' && open.terms, { number: 'D-77', shipTo: 'original-distributor' })
  })

  it("73, VD-17: takes Htek's number from Htek and a Snom's from the distributor, and no other", () => {
    const dispatch = (brand: string, from: 'brand' | 'original-distributor') =>
      mayDispatchToVendor({ brand, rmaNumber: { number: 'N-1', from } })
    const wrong = dispatch('Htek', 'original-distributor')
    assert.match(wrong.kind === 'refused' ? wrong.reason : '', /must come from Htek/)
    const right = dispatch('Htek', 'brand')
    assert.equal(right.kind === 'granted' && right.terms.shipTo, 'brand')
    assert.equal(dispatch('Snom', 'brand').kind, 'refused')
    assert.equal(dispatch('Snom', 'original-distributor').kind, 'granted')
  })
})

describe('a unit lost on its way to the vendor', () => {
  it("111, VD-5: is the loss of whose label it bore: the vendor's own, or ours", () => {
    const because = ['VD-5', 'settled:vendors-answer']
    assert.deepEqual(lostToVendor({ label: 'vendors' }), { bearer: 'vendor', because })
    assert.deepEqual(lostToVendor({ label: 'ours' }), { bearer: 'us', because })
  })
})

describe("the vendor's answer", () => {
  it('74, VD-4, VD-6: a replacement is tested here for a client, and goes to the partner for a reseller', () => {
    const waiting = { answer: 'replacement', client: 'waits' } as const
    for (const clientType of ['agent', 'direct-client'] as const)
      assert.deepEqual(afterVendor({ ...waiting, clientType }), {
        kind: 'test-here',
        onward: 'to-client',
        because: ['VD-6'],
      })
    for (const clientType of ['reseller', 'service-provider'] as const)
      assert.deepEqual(afterVendor({ ...waiting, clientType }), { kind: 'to-partner', because: ['VD-4'] })
  })

  it('VD-6: a replacement for a client who was served already is tested and kept', () => {
    for (const clientType of ['agent', 'reseller'] as const)
      assert.deepEqual(afterVendor({ clientType, answer: 'replacement', client: 'served-from-stock' }), {
        kind: 'test-here',
        onward: 'to-stock',
        because: ['VD-6', 'settled:vendors-answer'],
      })
  })

  it('75, VD-5: a credit is told to finance, and a client who waits is served from stock', () => {
    const credit = { clientType: 'direct-client', answer: 'credit' } as const
    assert.deepEqual(afterVendor({ ...credit, client: 'waits' }), {
      kind: 'tell-finance',
      client: 'serve-from-stock',
      because: ['VD-5', 'settled:vendors-answer'],
    })
    const served = afterVendor({ ...credit, client: 'served-from-stock' })
    assert.equal(served.kind === 'tell-finance' && served.client, 'served')
  })
})
