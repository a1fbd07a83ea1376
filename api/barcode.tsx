// Its named export `raw` is a symbology of that name; what draws nothing and tells the widths is in the default one.
import bwip from 'bwip-js/node'

/** The quiet zone that a scanner needs on either side, in widths of the narrowest bar. */
const QUIET = 10
/** How wide the narrowest bar is on a screen: a quarter of an inch holds twelve. */
const PIXELS = 2

/** Code 128: the widths of bars and spaces in turn, a bar first, in widths of the narrowest. Of ASCII only. */
export function code128(text: string): number[] {
  const [symbol] = bwip.raw('code128', text, '')
  if (!symbol || !('sbs' in symbol)) throw new TypeError(`"${text}" cannot be drawn as Code 128.`)
  return symbol.sbs
}

/**
 * Bars to be scanned, on a page or on paper: black on white by night, too. Only its height is set by the page, since
 * bars may be as tall as one likes.
 */
export function Barcode({ text, name }: { text: string; name: string }) {
  const widths = code128(text)
  const across = widths.reduce((sum, width) => sum + width, 2 * QUIET)
  let x = QUIET
  const bars = widths.map((width, n) => {
    const bar = n % 2 === 0 ? `M${x} 0h${width}v1h-${width}z` : ''
    x += width
    return bar
  })
  return (
    <svg
      className="bars"
      role="img"
      aria-label={name}
      width={across * PIXELS}
      viewBox={`0 0 ${across} 1`}
      preserveAspectRatio="none"
    >
      <rect width={across} height="1" fill="#ffffff" />
      <path d={bars.join('')} fill="#000000" />
    </svg>
  )
}
