import assert from 'node:assert/strict'
import type { ClientType, RequestOf } from '../../domain/case.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant, localDate } from '../../domain/time.ts'
import { decideStandardReturn } from '../../policies/standard-return.ts'
import { type AskedVendorLeg, decideVendorReturn } from '../../policies/vendor-return.ts'
import { approvedAt, knowing, profile, request, termsOf, unit } from './granted.ts'

const P1 = serialNumber('P1')
const phone = unit({ serial: P1, brand: 'Yealink' })
/** Shipped 31 days before it was reported: still in its warranty. */
const older = unit({ serial: P1, brand: 'Yealink', shippedOn: localDate('2026-01-29') })

type StandardRequest = RequestOf<'standardReturn'>

function standardRequest(clientType: ClientType, units: StandardRequest['units']): StandardRequest {
  const { loaners: _, ...asked } = request({ policy: 'voip-desk', clientType, units, qualified: 'remotely' })
  return { ...asked, returnType: 'standardReturn' }
}

/** A leg asked for under a standard return of `voip-desk`. */
function askedFor(clientType: ClientType, changes: Partial<AskedVendorLeg> = {}, units = [phone]): AskedVendorLeg {
  const asked = standardRequest(clientType, units)
  const decision = decideStandardReturn(profile('voip-desk'), asked, knowing())
  assert.equal(decision.kind, 'granted')
  const { terms } = decision as Extract<typeof decision, { kind: 'granted' }> // asserted just above
  return {
    ...{ of: rmaNumber('RMA-1001'), request: asked, terms, serial: P1 },
    ...{ client: 'waits', now: instant('2026-03-20T15:00:00Z') },
    ...changes,
  }
}

function decide(asked: AskedVendorLeg) {
  return decideVendorReturn(profile('voip-desk'), asked)
}

function granted(asked: AskedVendorLeg) {
  const decision = decide(asked)
  assert.equal(decision.kind, 'granted', JSON.stringify(decision))
  return (decision as Extract<typeof decision, { kind: 'granted' }>).terms // asserted just above
}

function refused(asked: AskedVendorLeg) {
  const decision = decide(asked)
  assert.equal(decision.kind, 'refused')
  return decision as Extract<typeof decision, { kind: 'refused' }> // asserted just above
}

describe("A vendor's leg", () => {
  it("VD-3, VD-17: is about one unit of the client's case, and has none of its own", () => {
    const terms = granted(askedFor('direct-client', { finding: 'fault-found' }))
    assert.equal(terms.of, 'RMA-1001')
    assert.deepEqual(terms.unit, { serial: 'P1', brand: 'Yealink', model: 'T54W' })
    assert.deepEqual(terms.units, [])
    assert.equal(terms.approvedAt, '2026-03-20T15:00:00.000Z')
    assert.deepEqual([terms.numberFrom, terms.replacementGoesTo], ['original-distributor', 'us'])
    assert.deepEqual(terms.because, ['VD-3', 'VD-17'])
  })

  it('VD-3: waits for the bench of a direct client, and for nobody of a reseller (VD-4)', () => {
    assert.deepEqual(refused(askedFor('direct-client')).missing, ['finding'])
    const terms = granted(askedFor('reseller'))
    assert.equal(terms.replacementGoesTo, 'partner')
    assert.equal(terms.clientType, 'reseller')
    assert.deepEqual(terms.because, ['VD-4', 'VD-17'])
  })

  it('VD-1, VD-4: of a reseller needs no word in the request, where nothing is granted before a diagnosis', () => {
    const { qualified: _, ...undiagnosed } = standardRequest('reseller', [phone])
    const asked = askedFor('reseller', { request: undiagnosed })
    assert.equal(decide(asked).kind, 'granted')
    const assuming = { ...profile('voip-desk'), diagnosis: 'assumed' as const }
    const decision = decideVendorReturn(assuming, asked)
    assert.deepEqual([decision.kind, decision.because], ['refused', ['VD-1', 'VD-4']])
  })

  it('VD-17: of an Htek unit has its number from Htek', () => {
    const htek = [unit({ serial: P1, brand: 'Htek' })]
    assert.equal(granted(askedFor('agent', { finding: 'fault-found' }, htek)).numberFrom, 'brand')
  })

  it('VD-14: is judged by the age that was frozen, unless it was judged again', () => {
    const asked = askedFor('agent', { finding: 'fault-found' }, [older])
    assert.equal(decide(asked).kind, 'granted')
    assert.deepEqual(refused({ ...asked, band: 'after-warranty' }).because, ['VD-14', 'VD-3'])
  })

  it('VD-11, VD-3: may follow an advance replacement, which is granted within 30 days only', () => {
    const terms = termsOf('voip-desk', { units: [phone] })
    const asked = askedFor('direct-client', { terms, client: 'served-from-stock' })
    assert.deepEqual(refused(asked).missing, ['finding'])
    assert.equal(granted({ ...asked, finding: 'fault-found' }).client, 'served-from-stock')
  })

  it('VD-2: is refused where no warranty was checked, and for a unit that the case is not about', () => {
    const terms = termsOf('speco', { units: [phone] })
    assert.deepEqual(refused(askedFor('direct-client', { terms, finding: 'fault-found' })).because, ['VD-2'])
    const other = refused(askedFor('direct-client', { serial: serialNumber('X9'), finding: 'fault-found' }))
    assert.deepEqual([other.because, other.missing], [['settled:serial-numbers'], ['serial']])
    assert.match(other.reason, /RMA-1001 is not about a unit X9/)
  })

  it('VD-5: is refused by a company that has no vendor', () => {
    const decision = decideVendorReturn(profile('speco'), askedFor('direct-client', { finding: 'fault-found' }))
    assert.deepEqual([decision.kind, decision.because], ['refused', ['VD-5']])
  })
})

describe("What staff are left alone with of a vendor's leg", () => {
  const { patience } = granted(askedFor('reseller', { now: approvedAt }))

  it('VD-17: the number, and they are reminded of it on days 2, 5 and 10', () => {
    assert.deepEqual(patience.numberReminderDays, [2, 5, 10])
  })

  it('VD-5: sending the unit, and they are reminded of it on day 3', () => {
    assert.deepEqual(patience.dispatchReminderDays, [3])
  })

  it('VD-5, VD-17: they are reminded at nine in the morning', () => {
    assert.equal(patience.remindAt, '09:00')
  })

  it('settled:vendors-answer: they ask for the answer after 30 days, and for the replacement after 14', () => {
    assert.equal(patience.answerDays, 30)
    assert.equal(patience.replacementDays, 14)
  })
})
