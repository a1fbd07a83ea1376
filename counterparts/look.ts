import { excerpt, reason } from './ask.ts'

/**
 * What a short look at a connection found: it works, and what may be said about it; or what is wrong, and how a person
 * mends it. Nothing is changed by a look.
 */
export type Look = { kind: 'well'; says: string; clock?: ClockReading } | { kind: 'ill'; says: string; cure: string }

/** Their clock, and ours at the same moment: milliseconds since 1970, some tenths of a second apart at most. */
export interface ClockReading {
  theirs: number
  ours: number
}

const PATIENCE_MS = 8_000

/** Asks for a page and says what came, with the clock that the other side writes into every answer. */
export async function fetchPage(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; clock?: ClockReading }> {
  const began = Date.now()
  const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
  const clock = readClock(answer.headers.get('date'), began)
  return { status: answer.status, text: await answer.text(), ...(clock && { clock }) }
}

/** An HTTP `Date` is in whole seconds: half a second later is its best guess. */
export function readClock(date: string | null | undefined, began: number): ClockReading | undefined {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return undefined
  return { theirs: theirs + 500, ours: (began + Date.now()) / 2 }
}

/** `variable` names where the address is set. */
export function unreachable(error: unknown, url: string, variable: string): Look {
  const { protocol, host } = new URL(url)
  const said = reason(error)
  const cure = /certificate|self.signed|altname|SSL|TLS/i.test(said)
    ? `Mend the certificate there; one of an authority of your own is named in NODE_EXTRA_CA_CERTS.`
    : `See that ${variable} is right, that ${host} runs, and that a firewall lets us there.`
  return { kind: 'ill', says: `${protocol}//${host} does not answer: ${said}`, cure }
}

/** The answer to a request that should have been granted, and was not. */
export function refused(answer: { status: number; text: string }, cure: string): Look {
  return { kind: 'ill', says: `It answers ${answer.status}: ${excerpt(answer.text)}`, cure }
}
