import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { instant, localDate } from '../../domain/time.ts'
import { successors } from '../../policies/successors.ts'

const UNIT = { serial: serialNumber('C1'), brand: 'Speco', model: 'O4B7', amount: cents(0) }
const CHAIN = { chainStartedOn: localDate('2025-09-01'), replacements: 0, origin: 'original' } as const
/** Still 2 March in New York. */
const SHIPPED = { shippedAt: instant('2026-03-03T03:00:00Z'), zone: 'America/New_York' }

describe('what a replacement is known as', () => {
  it('76, VD-15: it goes on in the chain of what it replaces, and counts, unless the terms say otherwise', () => {
    const unit = { ...UNIT, chain: CHAIN, replacement: serialNumber('R1') }
    assert.deepEqual(successors({ ...SHIPPED, units: [unit] }), [
      {
        brand: 'Speco',
        model: 'O4B7',
        serial: 'R1',
        chainStartedOn: '2025-09-01',
        replacements: 1,
        origin: 'replacement',
      },
    ])
  })

  it('77, VD-15: an initial DOA begins a chain of its own, on the day of the policy’s zone', () => {
    const unit = { ...UNIT, chain: CHAIN, replacement: serialNumber('R1'), succession: 'initial-doa' } as const
    const [device] = successors({ ...SHIPPED, units: [unit] })
    assert.deepEqual([device?.chainStartedOn, device?.replacements], ['2026-03-02', 0])
  })

  it('VD-15: without a known chain, or without its serial number, nothing can be known of it', () => {
    const nameless = { ...UNIT, chain: CHAIN }
    const undated = { ...UNIT, replacement: serialNumber('R1') }
    assert.deepEqual(successors({ ...SHIPPED, units: [nameless, undated] }), [])
  })
})
