import { InvalidArgumentError } from 'commander'

/** How what is said on a command line goes to the API. */

export function pathOf(rma: string): string {
  return `/v1/cases/${encodeURIComponent(rma)}`
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.')
  return Number(text)
}

/** Without what was not said. */
export function given(options: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
