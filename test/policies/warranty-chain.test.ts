import assert from 'node:assert/strict'
import type { Device } from '../../domain/device.ts'
import { serialNumber } from '../../domain/names.ts'
import type { Succession } from '../../domain/standard-terms.ts'
import { instant, localDate } from '../../domain/time.ts'
import { warrantyEnd } from '../../policies/warranty.ts'
import { chainOf, replacementAllowed, succeed, successionOf } from '../../policies/warranty-chain.ts'

const original: Device = {
  brand: 'Yealink',
  model: 'T54W',
  serial: serialNumber('C1'),
  chainStartedOn: localDate('2026-01-01'),
  replacements: 0,
  origin: 'original',
}
const spare = { serial: serialNumber('R1'), brand: 'Yealink', model: 'T54W' }
const policy = (initialDoa: 'not-counted' | 'counted' = 'not-counted') => ({
  zone: 'America/New_York',
  warranty: { initialDoa },
})

function replaced(device: Device, shippedOn: string, how: Succession): Device {
  return succeed({ device, replacement: spare, shippedOn: localDate(shippedOn), how })
}

describe('a warranty chain', () => {
  it('76, VD-15: replaced at day 200, it keeps the ship date and the end of the warranty', () => {
    const replacement = replaced(original, '2026-07-20', 'warranty-replacement')
    assert.deepEqual(replacement, {
      brand: 'Yealink',
      model: 'T54W',
      serial: 'R1',
      chainStartedOn: '2026-01-01',
      replacements: 1,
      origin: 'replacement',
    })
    assert.equal(warrantyEnd(replacement.brand, replacement.chainStartedOn), '2028-01-01')
  })

  it('77, VD-15: an initial DOA starts a new chain with the replacement, which does not use up the one replacement', () => {
    const replacement = replaced(original, '2026-01-21', 'initial-doa')
    assert.equal(replacement.chainStartedOn, '2026-01-21')
    assert.equal(replacement.replacements, 0)
    assert.equal(replacement.origin, 'replacement')
    assert.equal(replaced(original, '2026-01-21', 'initial-doa-counted').replacements, 1)
    assert.equal(replaced(original, '2026-01-21', 'initial-doa-counted').chainStartedOn, '2026-01-21')
  })

  it('VD-15: a swap in the same case is not counted and restarts nothing', () => {
    const swapped = replaced({ ...original, replacements: 1, origin: 'replacement' }, '2026-08-01', 'same-case-swap')
    assert.deepEqual([swapped.chainStartedOn, swapped.replacements], ['2026-01-01', 1])
  })

  it('77, VD-15: an original reported on day 30 is an initial DOA, on day 31 a warranty replacement', () => {
    const on = (day: string, chain: Device = original) =>
      successionOf({ chain, reportedAt: instant(`${day}T17:00:00Z`), profile: policy() })
    assert.equal(on('2026-01-31'), 'initial-doa')
    assert.equal(on('2026-02-01'), 'warranty-replacement')
    assert.equal(
      successionOf({ chain: original, reportedAt: instant('2026-02-01T04:59:59Z'), profile: policy('counted') }),
      'initial-doa-counted',
    )
  })

  it('VD-15: the replacement of a replacement restarts nothing, even within its first days', () => {
    const replacement = replaced(original, '2026-01-21', 'initial-doa')
    const how = successionOf({ chain: replacement, reportedAt: instant('2026-01-25T17:00:00Z'), profile: policy() })
    assert.equal(how, 'warranty-replacement')
    assert.equal(replaced(replacement, '2026-01-28', how).chainStartedOn, '2026-01-21')
    assert.equal(replaced(replacement, '2026-01-28', how).replacements, 1)
  })

  for (const brand of ['Htek', 'Yealink', 'Grandstream', 'Snom', 'Polycom'])
    it(`VD-16: ${brand} is replaced once and not twice`, () => {
      const right = (replacements: number) =>
        replacementAllowed({ ...original, replacements, origin: 'replacement' }, brand, 'warranty-replacement')
      assert.equal(right(0).kind, 'allowed')
      const reached = right(1)
      assert.equal(reached.kind, 'maximum-reached')
      assert.deepEqual(reached.because, ['VD-16', 'settled:maximum-reached'])
      assert.match(reached.kind === 'maximum-reached' ? reached.reason : '', /at most once.*Partner Team.*manager/)
    })

  it('VD-16: an initial DOA is replaced whatever was counted, and a brand that is not listed has no maximum', () => {
    const counted = { ...original, replacements: 1 }
    assert.equal(replacementAllowed(counted, 'Yealink', 'initial-doa').kind, 'allowed')
    assert.equal(replacementAllowed(counted, 'Yealink', 'initial-doa-counted').kind, 'allowed')
    assert.equal(replacementAllowed({ ...counted, replacements: 9 }, 'Cisco', 'warranty-replacement').kind, 'allowed')
  })

  it('VD-15: is what the records know, else an original as the request dates it', () => {
    const inherited: Device = { ...original, replacements: 1, origin: 'replacement' }
    assert.deepEqual(chainOf({ shippedOn: localDate('2026-05-01') }, inherited), inherited)
    assert.deepEqual(chainOf({ shippedOn: localDate('2026-05-01') }, undefined), {
      chainStartedOn: '2026-05-01',
      replacements: 0,
      origin: 'original',
    })
    assert.equal(chainOf({}, undefined), undefined)
  })
})
