import { InvalidArgumentError } from 'commander'

/** How what is said on a command line goes to the API. */

/** Options as they were said, by the names of the body's fields. */
export type Said = Record<string, string | number | string[] | undefined>

export function pathOf(rma: string): string {
  return `/v1/cases/${encodeURIComponent(rma)}`
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.')
  return Number(text)
}

/** Without what was not said. */
export function given(options: Said): Record<string, string | number | string[]> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** `?stage=overdue`, or nothing where nothing was said. */
export function query(options: Said): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(given(options))) asked.set(name, String(value))
  return asked.size > 0 ? `?${asked}` : ''
}
