import type { RmaNumber } from '../../domain/names.ts'

/** The name under which a comment is looked up before it is written: `RMA-1001:billed:1`. */
export function markerOf(comment: { rma: RmaNumber; kind: string; occasion: string }): string {
  return `${comment.rma}:${comment.kind}:${comment.occasion}`
}

/** How a marker stands at the end of a comment. The brackets end it, so that `…:day-2` is not found in `…:day-20`. */
export function inBrackets(marker: string): string {
  return `⟦${marker}⟧`
}
