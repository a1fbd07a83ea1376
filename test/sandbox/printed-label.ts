import { inflateSync } from 'node:zlib'
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library'

/** A PDF of one page as a reader of it sees it: its size in points, its text, and the black shapes on it. */
export interface PrintedPage {
  width: number
  height: number
  text: string
  shapes: { x: number; y: number; width: number; height: number }[]
}

/** Reads the pages that our label printer writes. */
export function printedPage(pdf: Buffer): PrintedPage {
  const file = pdf.toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file) ?? []
  const drawing = [...file.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, stream = '']) => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'))
    .find(stream => stream.includes(' TJ'))
  if (!drawing) throw new Error('Nothing is written on this page.')
  const shapes = [...drawing.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(([, ...numbers]) => {
    const [x = 0, y = 0, w = 0, h = 0] = numbers.map(Number)
    return { x, y, width: w, height: h }
  })
  return { width: Number(width), height: Number(height), text: textOf(drawing), shapes }
}

function textOf(drawing: string): string {
  return [...drawing.matchAll(/^\[(.*)\] TJ$/gm)]
    .map(([, run = '']) =>
      [...run.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .join('\n')
}

/** What a scanner reads of the page, with its shapes drawn four dots to the point, as a label printer does. */
export function scanned({ width, height, shapes }: PrintedPage, format: 'CODE_128' | 'QR_CODE'): string {
  const across = width * DOTS
  const dots = new Uint8ClampedArray(across * height * DOTS).fill(255)
  for (const shape of shapes)
    for (let y = Math.round(shape.y * DOTS); y < Math.round((shape.y + shape.height) * DOTS); y++)
      dots.fill(0, y * across + Math.round(shape.x * DOTS), y * across + Math.round((shape.x + shape.width) * DOTS))
  return scannedPicture({ width: across, height: height * DOTS, dots }, format)
}

/** What a scanner reads in a picture, of which every dot's brightness is told, row by row. Throws where there is nothing to read. */
export function scannedPicture(
  { width, height, dots }: { width: number; height: number; dots: Uint8ClampedArray },
  format: 'CODE_128' | 'QR_CODE',
): string {
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(dots, width, height)))
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat[format]]],
    [DecodeHintType.TRY_HARDER, true],
  ])
  return new MultiFormatReader().decode(bitmap, hints).getText()
}

const DOTS = 4
