import assert from 'node:assert/strict'
import { type LabelContents, labelPdf } from '../../sandbox/label-pdf.ts'
import { printedPage, scanned } from './printed-label.ts'

const LABEL: LabelContents = {
  carrier: 'UPS',
  service: 'Ground',
  tracking: '1Z0123456789ABCDEF',
  from: { name: 'Zoë Müller', street1: '1 Main Street', city: 'Albany', state: 'NY', zip: '12207', country: 'US' },
  to: { name: 'Sendback Dock', street1: '2 Synthetic Way', city: 'Troy', state: 'NY', zip: '12180', country: 'US' },
  rma: 'RMA-1001',
  unit: 'Speco O8B8, serial number C1',
}

describe('A shipping label of the sandbox’s carrier', () => {
  it('is one page of four by six inches, with both addresses, the RMA number and the unit', async () => {
    const { width, height, text } = printedPage(await labelPdf(LABEL))
    assert.deepEqual([width, height], [288, 432])
    for (const words of ['UPS', 'Ground', '1Z0123456789ABCDEF', 'Zoë Müller', '1 Main Street', 'Albany NY 12207'])
      assert.ok(text.includes(words), `${words} is not in:\n${text}`)
    for (const words of [
      'Sendback Dock',
      '2 Synthetic Way',
      'Troy NY 12180',
      'RMA-1001',
      'Speco O8B8, serial number C1',
    ])
      assert.ok(text.includes(words), `${words} is not in:\n${text}`)
  })

  for (const rma of ['RMA-1001', 'voip-desk-000123456789', `focus-${'9'.repeat(58)}`])
    it(`says ${rma} to whoever scans its barcode or its QR code`, async () => {
      const page = printedPage(await labelPdf({ ...LABEL, rma }))
      assert.equal(scanned(page, 'QR_CODE'), rma)
      assert.equal(scanned(page, 'CODE_128'), rma)
    })

  it('prints letters that its fonts do not have as question marks, and everything else', async () => {
    const { text } = printedPage(await labelPdf({ ...LABEL, from: { ...LABEL.from, name: 'Łucja Nowak' } }))
    assert.ok(text.includes('?ucja Nowak'), text)
  })
})
