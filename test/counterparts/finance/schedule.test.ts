import assert from 'node:assert/strict'
import { nextTryAt } from '../../../counterparts/finance/schedule.ts'
import { HOUR, type Instant, instant, MINUTE, ms, SECOND } from '../../../domain/time.ts'

const asOf = instant('2026-04-06T14:00:00Z')
const waits = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map(hours => hours * HOUR)]
const waited = (at: Instant | undefined) => (at === undefined ? undefined : ms(at) - ms(asOf))

describe('The next try at telling finance', () => {
  for (const [n, wait] of waits.entries())
    it(`comes ${wait / SECOND} s after try ${n + 1}, or up to a tenth later`, () => {
      const after = waited(nextTryAt({ delivery: 'trg_RMA-1001_trigger_1/configured', tries: n + 1, asOf })) ?? 0
      assert.ok(after >= wait && after <= wait * 1.1, `${after} ms`)
    })

  it('does not come after the tenth', () => {
    assert.equal(nextTryAt({ delivery: 'd', tries: 10, asOf }), undefined)
  })

  it('FINANCE-13: is spread over that tenth for many, and is the same when it is asked for again', () => {
    const all = Array.from({ length: 200 }, (_, n) => waited(nextTryAt({ delivery: `trg_${n}/one`, tries: 4, asOf })))
    assert.ok(new Set(all).size > 190)
    assert.deepEqual(
      all,
      Array.from({ length: 200 }, (_, n) => waited(nextTryAt({ delivery: `trg_${n}/one`, tries: 4, asOf }))),
    )
  })

  it('comes when the receiver asks for it, if that is later, and within a day', () => {
    const order = { delivery: 'd', tries: 1, asOf }
    assert.equal(waited(nextTryAt(order, 120)), 120 * SECOND)
    assert.ok((waited(nextTryAt(order, 1)) ?? 0) >= 5 * SECOND)
    assert.equal(waited(nextTryAt(order, 10 ** 9)), 24 * HOUR)
  })
})
