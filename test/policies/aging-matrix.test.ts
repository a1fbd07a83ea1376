import assert from 'node:assert/strict'
import type { ClientType } from '../../domain/case.ts'
import type { AgeBand, Freight } from '../../domain/standard-terms.ts'
import { agingCell } from '../../policies/aging-matrix.ts'

const DIRECT = ['agent', 'direct-client'] as const satisfies ClientType[]
const PARTNERS = ['reseller', 'service-provider'] as const satisfies ClientType[]

/** The legs as a row of words: to us, to the vendor, from the vendor, to the client. */
function legs(band: AgeBand, client: ClientType): string[] {
  const { freight } = agingCell(band, client)
  const ways: (keyof Freight)[] = ['toUs', 'toVendor', 'fromVendor', 'toClient']
  return ways.map(way => (freight[way] ? `${freight[way].payer} ${freight[way].service}` : 'none'))
}

function advance(band: AgeBand, client: ClientType): string {
  const { advance } = agingCell(band, client)
  return advance.kind === 'offered' ? 'offered' : `${advance.because}: ${advance.reason}`
}

describe('the aging matrix', () => {
  for (const client of DIRECT) {
    it(`63, 121, VD-8, VD-9, VD-10, VD-11: the first row of the direct column, for a ${client}`, () => {
      const { done, packaging, asks, deductible, told, because } = agingCell('within-30-days', client)
      assert.deepEqual([done, packaging, deductible, told], ['replace', 'original', 0, 'management'])
      assert.deepEqual(asks, ['ticket', 'internalComment', 'siteAnswer'])
      assert.deepEqual(legs('within-30-days', client), ['us ground', 'us any', 'us any', 'us rush'])
      assert.equal(advance('within-30-days', client), 'offered')
      assert.deepEqual(because, ['VD-8', 'VD-11'])
    })
  }

  for (const client of PARTNERS) {
    it(`18, 121, VD-8, VD-10, VD-12: the first row of the reseller column, for a ${client}`, () => {
      const { done, packaging, asks, deductible, told, because } = agingCell('within-30-days', client)
      assert.deepEqual([done, packaging, deductible, told], ['replace', 'original', 0, 'management'])
      assert.deepEqual(asks, ['ticket', 'internalComment'])
      assert.deepEqual(legs('within-30-days', client), ['client ground', 'us any', 'us any', 'us rush'])
      assert.match(advance('within-30-days', client), /^VD-12: NO ADVANCE REPLACEMENT.*spare/)
      assert.deepEqual(because, ['VD-8', 'VD-12'])
    })
  }

  for (const client of [...DIRECT, ...PARTNERS]) {
    it(`65, 121, VD-13: from 31 days to the end of the warranty, for a ${client}`, () => {
      const { done, packaging, asks, deductible, told, because } = agingCell('31-days-to-expiry', client)
      assert.deepEqual([done, packaging, deductible, told], ['repair-or-replace', 'any', 45_00, 'nobody'])
      assert.deepEqual(asks, [])
      assert.deepEqual(legs('31-days-to-expiry', client), ['client any', 'us any', 'us any', 'us ground'])
      assert.match(advance('31-days-to-expiry', client), /^VD-13: No advance replacement between 31 days/)
      assert.deepEqual(because, ['VD-13'])
    })

    it(`68, 121, VD-14: after the warranty, for a ${client}`, () => {
      const { done, packaging, asks, deductible, told, because } = agingCell('after-warranty', client)
      assert.deepEqual([done, packaging, deductible, told], ['partner-team', 'any', 0, 'nobody'])
      assert.deepEqual(asks, [])
      assert.deepEqual(legs('after-warranty', client), ['client any', 'none', 'none', 'client any'])
      assert.match(advance('after-warranty', client), /^VD-14: .*Partner Team for action and quote/)
      assert.deepEqual(because, ['VD-14'])
    })
  }
})
