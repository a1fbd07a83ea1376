import assert from 'node:assert/strict'
import { instant } from '../../domain/time.ts'
import { failedInTime } from '../../policies/shipment.ts'

const ZONE = 'America/New_York'
const delivered = instant('2026-03-05T15:12:00Z')

describe('a replacement that fails (settled:replacement-fails)', () => {
  const failing = (failedAt: string) =>
    failedInTime({ since: delivered, failedAt: instant(failedAt), days: 30, zone: ZONE })

  it('settled:replacement-fails: is swapped through the last instant of day 30, across the change of clocks', () => {
    assert.equal(failing('2026-04-05T03:59:59Z'), true)
  })

  it('settled:replacement-fails: is another case from the first instant of day 31', () => {
    assert.equal(failing('2026-04-05T04:00:00Z'), false)
  })

  it('settled:replacement-fails: is swapped when it was dead on the day it came', () => {
    assert.equal(failing('2026-03-05T15:12:00Z'), true)
  })
})
