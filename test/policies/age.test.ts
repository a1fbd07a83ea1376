import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { ClientType } from '../../domain/case.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import { ageOf } from '../../policies/age.ts'
import { agingCell } from '../../policies/aging-matrix.ts'
import { addDays, firstInstantOf } from '../../policies/calendar.ts'
import { warrantyEnd } from '../../policies/warranty.ts'
import { profile } from './granted.ts'

const CLIENTS: ClientType[] = ['agent', 'direct-client', 'reseller', 'service-provider']

function age(unit: { brand?: string; shippedOn: string; reportedAt: Instant; receivedAt?: Instant }, id = 'voip-desk') {
  const { brand = 'Yealink', shippedOn, reportedAt, receivedAt = reportedAt } = unit
  return ageOf({ brand, shippedOn: localDate(shippedOn), reportedAt, receivedAt }, profile(id))
}

describe('age and warranty', () => {
  it('61, VD-7, VD-13: shipped 5/1 and reported 5/31 is the first row without a deductible; 6/1 is the second with $45', () => {
    const first = age({ shippedOn: '2026-05-01', reportedAt: instant('2026-06-01T03:59:59Z') })
    const second = age({ shippedOn: '2026-05-01', reportedAt: instant('2026-06-01T04:00:00Z') })
    assert.deepEqual(first, { kind: 'known', days: 30, band: 'within-30-days' })
    assert.deepEqual(second, { kind: 'known', days: 31, band: '31-days-to-expiry' })
    for (const client of CLIENTS) {
      assert.equal(agingCell('within-30-days', client).deductible, 0)
      assert.equal(agingCell('31-days-to-expiry', client).deductible, 45_00)
    }
  })

  it('62, 123, VD-7, settled:age: reported on day 30 and received on day 41 counts by the report, or by the arrival where the policy says so', () => {
    const unit = {
      shippedOn: '2026-05-01',
      reportedAt: instant('2026-05-31T16:00:00Z'),
      receivedAt: instant('2026-06-11T16:00:00Z'),
    }
    assert.deepEqual(age(unit, 'acceptance'), { kind: 'known', days: 30, band: 'within-30-days' })
    assert.deepEqual(age(unit, 'acceptance-received'), { kind: 'known', days: 41, band: '31-days-to-expiry' })
  })

  it('68, VD-7, VD-14, settled:warrantys-end: a Yealink shipped 2024-06-15 is in warranty through 2026-06-15, in the zone of the policy', () => {
    const on = (at: string) => age({ shippedOn: '2024-06-15', reportedAt: instant(at) })
    assert.deepEqual(on('2026-06-16T03:59:59Z'), { kind: 'known', days: 730, band: '31-days-to-expiry' })
    assert.deepEqual(on('2026-06-16T04:00:00Z'), { kind: 'known', days: 731, band: 'after-warranty' })
  })

  it('69, VD-16: Htek has four years, Snom three, Yealink, Grandstream and Polycom two', () => {
    const end = (brand: string) => warrantyEnd(brand, localDate('2022-06-15'))
    assert.equal(end('Htek'), '2026-06-15')
    assert.equal(end('Snom'), '2025-06-15')
    for (const brand of ['Yealink', 'Grandstream', 'Polycom']) assert.equal(end(brand), '2024-06-15')
    assert.equal(end(' HTEK '), '2026-06-15')
    assert.equal(warrantyEnd('Snom', localDate('2024-02-29')), '2027-02-28')
  })

  it('83, VD-16, settled:warrantys-end: an unlisted brand is in the first row through day 30, and for a person to decide after that', () => {
    for (const brand of ['Cisco', 'constructor', '']) {
      const on = (day: string) => age({ brand, shippedOn: '2026-01-01', reportedAt: instant(`${day}T17:00:00Z`) })
      assert.deepEqual(on('2026-01-31'), { kind: 'known', days: 30, band: 'within-30-days' })
      assert.deepEqual(on('2026-02-01'), { kind: 'unlisted-brand', days: 31 })
    }
  })

  it('VD-7: has no age before it was shipped', () => {
    assert.equal(age({ shippedOn: '2026-05-02', reportedAt: instant('2026-05-01T16:00:00Z') }).kind, 'not-shipped-yet')
    assert.equal(age({ shippedOn: '2026-05-01', reportedAt: instant('2026-05-01T16:00:00Z') }).kind, 'known')
  })

  it('VD-7: gets no younger, row by row, as the report moves on', () => {
    const rows = ['not-shipped-yet', 'within-30-days', '31-days-to-expiry', 'after-warranty']
    const { zone } = profile('voip-desk')
    const shipped = fc.integer({ min: 0, max: 3_000 }).map(n => addDays(localDate('2019-01-01'), n))
    fc.assert(
      fc.property(
        shipped,
        fc.integer({ min: -5, max: 2_000 }),
        fc.constantFrom('Htek', 'Snom', 'Polycom'),
        (shippedOn, n, brand) => {
          const rowOn = (days: number) => {
            const reading = age({ brand, shippedOn, reportedAt: firstInstantOf(addDays(shippedOn, days), zone) })
            return rows.indexOf(reading.kind === 'known' ? reading.band : reading.kind)
          }
          assert.ok(rowOn(n) <= rowOn(n + 1))
        },
      ),
      { numRuns: 200 },
    )
  })
})
