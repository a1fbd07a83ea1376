import assert from 'node:assert/strict'
import { parseCaseRequest } from '../../policies/request.ts'

const REQUEST = {
  policy: 'speco',
  customerRef: 'cust-1',
  currency: 'USD',
  reportedAt: '2026-03-01T10:00:00-05:00',
  units: [{ serial: 'c-1', brand: 'Speco', model: 'O8B8', listPrice: 39900 }],
}

function mistakes(raw: unknown): Record<string, string> {
  const parsed = parseCaseRequest('advanceReplacement', raw)
  return parsed.kind === 'request' ? {} : Object.fromEntries(parsed.mistakes.map(one => [one.pointer, one.detail]))
}

describe('Reading a request', () => {
  it('normalises serial numbers and times', () => {
    const parsed = parseCaseRequest('advanceReplacement', REQUEST)
    assert.ok(parsed.kind === 'request')
    assert.equal(parsed.request.units[0]?.serial, 'C1')
    assert.equal(parsed.request.reportedAt, '2026-03-01T15:00:00.000Z')
  })

  it('takes a price with its currency for the same as a bare one in the case’s', () => {
    const { currency: _, ...unsaid } = REQUEST
    const units = [{ serial: 'c-1', brand: 'Speco', model: 'O8B8', listPrice: { amount: 39900, currency: 'USD' } }]
    assert.deepEqual(
      parseCaseRequest('advanceReplacement', { ...unsaid, units }),
      parseCaseRequest('advanceReplacement', REQUEST),
    )
  })

  it('refuses two currencies in one case (scenario 118)', () => {
    const units = [{ brand: 'Speco', model: 'O8B8', listPrice: { amount: 39900, currency: 'CAD' } }]
    assert.match(mistakes({ ...REQUEST, units })['/units/0/listPrice/currency'] ?? '', /CAD.*USD/)
  })

  it('names every mistake at once, each at its place, misspelt fields included', () => {
    const units = [{ serial: '', model: 3, listPrice: 1.5, pric: 4 }]
    assert.deepEqual(Object.keys(mistakes({ ...REQUEST, clientType: 'vip', units, reportedAt: '2026-03-01' })).sort(), [
      '/clientType',
      '/reportedAt',
      '/units/0/brand',
      '/units/0/listPrice',
      '/units/0/model',
      '/units/0/pric',
      '/units/0/serial',
    ])
  })

  it('lets a unit come without a serial: whether that will do is for the policy to say', () => {
    assert.deepEqual(mistakes({ ...REQUEST, units: [{ brand: 'Speco', model: 'O8B8' }] }), {})
  })

  it('asks for the report and the currency only where nobody knows better', () => {
    const { reportedAt: _, currency: __, ...unsaid } = REQUEST
    assert.deepEqual(Object.keys(mistakes(unsaid)), ['/currency', '/reportedAt'])
  })

  it('knows nothing about persons', () => {
    assert.match(mistakes({ ...REQUEST, customer: { email: 'ana@example.com' } })['/customer'] ?? '', /^unknown/)
  })

  it('refuses what is no request at all', () => {
    for (const raw of [undefined, null, 'RMA-1001', []]) assert.match(mistakes(raw)[''] ?? '', /expected an object/)
  })

  it('may name the return that the workflow’s type says, and no other', () => {
    const asked = {
      policy: 'focus',
      customerRef: 'cus_1',
      currency: 'USD',
      reportedAt: '2026-03-01T12:00:00Z',
      units: [{ serial: 'C1', brand: 'Axis', model: 'P3265', replacementPrice: 30000 }],
    }
    const same = parseCaseRequest('advanceReplacement', { ...asked, returnType: 'advanceReplacement' })
    assert.deepEqual(same, parseCaseRequest('advanceReplacement', asked))
    const other = parseCaseRequest('advanceReplacement', { ...asked, returnType: 'virtualReturn' })
    assert.ok(other.kind === 'mistakes')
    assert.deepEqual(other.mistakes, [
      { pointer: '/returnType', detail: 'expected "advanceReplacement", as the workflow\'s type says' },
    ])
  })
})
