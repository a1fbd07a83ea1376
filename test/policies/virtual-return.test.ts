import assert from 'node:assert/strict'
import type { RequestedUnit, RequestOf } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { profileSchema } from '../../policies/profile.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { decideVirtualReturn, virtualUnitsCountFrom } from '../../policies/virtual-return.ts'
import { wordsOf } from '../../policies/words.ts'
import { profile } from './granted.ts'

const now = instant('2026-03-02T15:00:00Z')

function camera(serial: string, changes: Partial<RequestedUnit> = {}): RequestedUnit {
  return { serial: serialNumber(serial), brand: 'Speco', model: 'O4VB1', kind: 'camera', ...changes }
}

function asked(units: RequestedUnit[], changes: Partial<RequestOf<'virtualReturn'>> = {}): RequestOf<'virtualReturn'> {
  return {
    returnType: 'virtualReturn',
    policy: 'speco',
    customerRef: 'cus_1',
    currency: currency('USD'),
    reportedAt: now,
    units,
    ...changes,
  }
}

function decide(units: RequestedUnit[], virtualUnitsLately = 0, policy = profile('speco')) {
  return decideVirtualReturn(policy, asked(units), { now, devices: [], virtualUnitsLately })
}

function refusal(units: RequestedUnit[], virtualUnitsLately = 0) {
  const decision = decide(units, virtualUnitsLately)
  if (decision.kind === 'granted') throw new Error('granted')
  for (const rule of decision.because) assert.notEqual(wordsOf(rule), rule, `${rule} has no sentence`)
  return decision
}

const THREE = [camera('B1'), camera('B2'), camera('B3')]

describe('the decision about a virtual return', () => {
  it('87: lets three bullet cameras with serials be asked for, with nothing to pay and nothing to come back (SP-9, SP-10)', () => {
    const decision = decide(THREE)
    if (decision.kind === 'refused') throw new Error(decision.reason)
    assert.deepEqual(decision.terms, {
      returnType: 'virtualReturn',
      policy: 'speco',
      policyVersion: 1,
      zone: 'America/New_York',
      currency: 'USD',
      approvedAt: '2026-03-02T15:00:00.000Z',
      because: ['SP-8', 'SP-9', 'SP-10'],
      units: [
        { serial: 'B1', brand: 'Speco', model: 'O4VB1', amount: 0 },
        { serial: 'B2', brand: 'Speco', model: 'O4VB1', amount: 0 },
        { serial: 'B3', brand: 'Speco', model: 'O4VB1', amount: 0 },
      ],
      approval: 'by-person',
      approvalReminderDays: [1, 3, 7],
      perCustomer: { maxUnits: 3, days: 90 },
      shipping: { confirmDeliveryDays: 10 },
    })
    assert.deepEqual(decision.because, ['SP-8', 'SP-9', 'SP-10'])
  })

  it('88: leaves the approval to a person even where the request says it is approved (SP-8)', () => {
    const request = asked(THREE, { approvedAt: instant('2026-03-01T15:00:00Z'), clientType: 'reseller' })
    const decision = decideVirtualReturn(profile('speco'), request, { now, devices: [], virtualUnitsLately: 0 })
    if (decision.kind === 'refused') throw new Error(decision.reason)
    assert.equal(decision.terms.approval, 'by-person')
    assert.equal(decision.terms.approvedAt, '2026-03-01T15:00:00.000Z')
    assert.equal(decision.terms.clientType, 'reseller')
  })

  it('88: refuses four cameras (SP-9)', () => {
    const refused = refusal([...THREE, camera('B4')])
    assert.deepEqual(refused.because, ['SP-9'])
    assert.equal(refused.reason, 'A virtual return is for at most 3 units; this asks for 4.')
    assert.deepEqual(refused.missing, [])
  })

  for (const [trait, words] of [
    ['ptz', 'No virtual return of a PTZ camera: O4P30X.'],
    ['specialty', 'No virtual return of a specialty camera: O4P30X.'],
  ] as const)
    it(`88: refuses a ${trait} camera (SP-9)`, () => {
      const refused = refusal([camera('B1'), camera('P1', { model: 'O4P30X', traits: [trait] })])
      assert.deepEqual([refused.because, refused.reason, refused.missing], [['SP-9'], words, []])
      assert.equal(decide([camera('B1', { traits: [] })]).kind, 'granted')
    })

  for (const kind of ['phone', 'other'] as const)
    it(`88: refuses what is no camera, as a unit of kind ${kind} (SP-9)`, () => {
      const refused = refusal([camera('N1', { kind, model: 'N16' })])
      assert.deepEqual(refused.because, ['SP-9'])
      assert.equal(refused.reason, `N16 is of kind ${kind}; a virtual return is for camera only.`)
    })

  it('88: asks for each serial number that is not there (SP-10)', () => {
    const { serial: _, ...unnumbered } = camera('B2')
    const refused = refusal([camera('B1'), unnumbered])
    assert.deepEqual(refused.because, ['SP-10'])
    assert.match(refused.reason, /^serial required/)
    assert.deepEqual(refused.missing, ['units[1].serial'])
  })

  it('asks what a unit is where the request does not say, together with its serial (SP-9, SP-10)', () => {
    const refused = refusal([{ brand: 'Speco', model: 'O4VB1' }])
    assert.deepEqual(refused.because, ['SP-9', 'SP-10'])
    assert.deepEqual(refused.missing, ['units[0].kind', 'units[0].serial'])
  })

  it('names a hopeless reason alone, since no serial number would change it (SP-9)', () => {
    const refused = refusal([{ brand: 'Speco', model: 'O4P30X', kind: 'camera', traits: ['ptz'] }])
    assert.deepEqual([refused.because, refused.missing], [['SP-9'], []])
  })

  it('refuses a request of no unit, and one that names a serial twice', () => {
    assert.deepEqual(refusal([]).missing, ['units'])
    assert.deepEqual(refusal([]).because, ['settled:serial-numbers'])
    assert.match(refusal([camera('B1'), camera('b-1')]).reason, /Serial B1 is named twice/)
  })

  it('counts three for each customer, so that splitting an RMA gains nothing (settled:virtuals-3)', () => {
    assert.equal(decide([camera('B1')], 2).kind, 'granted')
    assert.equal(decide(THREE.slice(0, 2), 1).kind, 'granted')
    const refused = refusal(THREE.slice(0, 2), 2)
    assert.deepEqual(refused.because, ['settled:virtuals-3'])
    assert.equal(
      refused.reason,
      'At most 3 units go to one customer as virtual returns in 90 days; 2 went already, and this asks for 2.',
    )
    assert.equal(decide([camera('B1')], 3).kind, 'refused')
  })

  it('counts what went to a customer since the whole of the day that lies 90 days back (settled:virtuals-3)', () => {
    // 2 March less 90 days is 2 December.
    assert.equal(virtualUnitsCountFrom(profile('speco'), now), '2025-12-02T05:00:00.000Z')
    assert.equal(virtualUnitsCountFrom(profile('speco'), instant('2026-03-03T05:00:00Z')), '2025-12-03T05:00:00.000Z')
    assert.equal(virtualUnitsCountFrom(profile('focus'), now), undefined)
  })

  it('lets a company take other numbers, kinds and traits', () => {
    const own = profileSchema.parse({
      ...speco,
      virtualReturn: {
        kinds: ['camera', 'phone'],
        excludedTraits: ['specialty'],
        maxUnits: 1,
        perCustomer: { maxUnits: 2, days: 30 },
        approvalReminderDays: [2],
        shipping: { confirmDeliveryDays: 5 },
      },
    })
    const decision = decide([camera('P1', { kind: 'phone', traits: ['ptz'] })], 1, own)
    if (decision.kind === 'refused') throw new Error(decision.reason)
    assert.deepEqual(decision.terms.approvalReminderDays, [2])
    assert.deepEqual(decision.terms.shipping, { confirmDeliveryDays: 5 })
    assert.equal(decide([camera('P1')], 2, own).kind, 'refused')
    assert.equal(decide([camera('P1'), camera('P2')], 0, own).kind, 'refused')
    assert.equal(decide([camera('P1', { traits: ['specialty'] })], 0, own).kind, 'refused')
    assert.equal(virtualUnitsCountFrom(own, now), '2026-01-31T05:00:00.000Z')
  })

  it('is refused by a company that offers none, which says what it offers', () => {
    const decision = decide([camera('B1', { listPrice: cents(1) })], 0, profile('focus'))
    if (decision.kind === 'granted') throw new Error('granted')
    assert.match(decision.reason, /^FOCUS offers no virtual return\. It offers: advance replacement, .*not needed/)
    assert.doesNotMatch(decision.reason, /counter/)
  })
})
