// Its named export `raw` is a symbology of that name; what draws nothing and tells the widths is in the default one.
import bwip from 'bwip-js/node'
import PDFDocument from 'pdfkit'
import { code128 } from '../api/barcode.tsx'

/** Points of a PDF, 72 to the inch: four inches by six, as label printers have them. */
const WIDTH = 288
const HEIGHT = 432
const MARGIN = 18

export interface LabelContents {
  carrier: string
  service: string
  tracking: string
  from: LabelAddress
  to: LabelAddress
  /** What both symbols say: whoever scans the parcel at our dock has its RMA number. */
  rma: string
  /** What is in the parcel. */
  unit: string
}

export interface LabelAddress {
  name: string
  street1: string
  city?: string | undefined
  state?: string | undefined
  zip: string
  country: string
}

/** A shipping label to be printed, with the RMA number as Code 128 and as a QR code. */
export async function labelPdf(label: LabelContents): Promise<Buffer> {
  const page = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: MARGIN,
    info: { Title: `Shipping label ${label.tracking}` },
  })
  const written = contentsOf(page)
  heading(page, label)
  addresses(page, label)
  symbols(page, label)
  page.end()
  return written
}

function heading(page: PDFKit.PDFDocument, { carrier, service, tracking }: LabelContents): void {
  page.font('Helvetica-Bold').fontSize(18).text(printable(carrier), MARGIN, MARGIN, { continued: true })
  page
    .font('Helvetica')
    .fontSize(12)
    .text(`  ${printable(service)}, prepaid`)
  page
    .font('Courier-Bold')
    .fontSize(11)
    .text(tracking, MARGIN, MARGIN + 24)
  rule(page, MARGIN + 42)
}

function addresses(page: PDFKit.PDFDocument, { from, to }: LabelContents): void {
  page.font('Helvetica').fontSize(8).text('FROM', MARGIN, 68)
  page.fontSize(9).text(linesOf(from))
  page.fontSize(8).text('SHIP TO', MARGIN, 128)
  page.font('Helvetica-Bold').fontSize(13).text(linesOf(to))
  rule(page, 212)
}

function symbols(page: PDFKit.PDFDocument, { rma, unit }: LabelContents): void {
  page.font('Helvetica').fontSize(9).text('RMA', MARGIN, 220)
  page.font('Helvetica-Bold').fontSize(16).text(rma, MARGIN, 231)
  page.font('Helvetica').fontSize(9).text(printable(unit), MARGIN, 252)
  drawCode128(page, rma, { x: MARGIN + 10, y: 272, width: WIDTH - 2 * MARGIN - 20, height: 48 })
  drawQrCode(page, rma, { x: (WIDTH - 84) / 2, y: 334, width: 84 })
}

/** Drawn as shapes, not as a picture, so that it is sharp on every printer. The page's white is its quiet zone. */
function drawCode128(
  page: PDFKit.PDFDocument,
  text: string,
  box: { x: number; y: number; width: number; height: number },
): void {
  const widths = code128(text)
  const unit = box.width / widths.reduce((sum, width) => sum + width, 0)
  let x = box.x
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) page.rect(x, box.y, width * unit, box.height)
    x += width * unit
  }
  page.fill('black')
}

function drawQrCode(page: PDFKit.PDFDocument, text: string, box: { x: number; y: number; width: number }): void {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error(`"${text}" cannot be drawn as a QR code.`)
  const { pixs, pixx: across } = symbol as { pixs: number[]; pixx: number } // row by row, 1 is dark
  const unit = box.width / across
  for (const [index, dark] of pixs.entries())
    if (dark === 1) page.rect(box.x + (index % across) * unit, box.y + Math.floor(index / across) * unit, unit, unit)
  page.fill('black')
}

function rule(page: PDFKit.PDFDocument, y: number): void {
  page
    .moveTo(MARGIN, y)
    .lineTo(WIDTH - MARGIN, y)
    .stroke()
}

function linesOf({ name, street1, city, state, zip, country }: LabelAddress): string {
  return [name, street1, [city, state, zip].filter(Boolean).join(' '), country].map(printable).join('\n')
}

/** The fonts that every PDF reader has know the letters of western Europe only. */
function printable(text: string): string {
  return text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?')
}

function contentsOf(page: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk))
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
}
