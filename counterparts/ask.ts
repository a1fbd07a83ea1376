import { MINUTE, SECOND } from '../domain/time.ts'
import { UnreachableError } from './errors.ts'

/** A key that was changed or taken away is put right by a person: asking every second meanwhile helps nobody. */
const KEY_REFUSED_PAUSE_MS = 10 * MINUTE

export interface Question {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  headers: Record<string, string>
  /** Sent as it is: a signature may cover these very bytes. */
  body?: string
  timeoutMs: number
}

export interface Answer {
  status: number
  text: string
}

/**
 * One HTTP request to a counterpart. Throws `UnreachableError` for everything after which nobody knows what happened:
 * no connection, no answer in time, 429, 5xx; and for 401 and 403, which speak of our key and not of what was asked:
 * once the key is right again, so is the request. Any other status is returned. Redirects are not followed: a request
 * with a key in its headers goes where it was addressed, or nowhere.
 */
export async function ask(party: string, question: Question): Promise<Answer> {
  const { method, url, headers, body, timeoutMs } = question
  const answer = await fetchText(url, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body }),
  }).catch((cause: unknown) => {
    throw new UnreachableError(`${party} did not answer ${method} ${path(url)}: ${reason(cause)}.`, { cause })
  })
  if ([401, 403, 429].includes(answer.status) || answer.status >= 500)
    throw new UnreachableError(
      `${party} answered ${answer.status} to ${method} ${path(url)}: ${excerpt(answer.text)}`,
      { retryAfter: pauseAfter(answer) },
    )
  return { status: answer.status, text: answer.text }
}

/** Milliseconds. `Retry-After` is in seconds, or a date. */
function pauseAfter({ status, retryAfter }: Answered): number | undefined {
  if (status === 401 || status === 403) return KEY_REFUSED_PAUSE_MS
  if (!retryAfter) return undefined
  const pause = /^\d+$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - Date.now()
  return pause > 0 ? pause : undefined
}

/** Reads JSON. Throws `UnreachableError` for anything else: a proxy's page, or an answer cut short. */
export function readJson(party: string, answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch (cause) {
    throw new UnreachableError(`${party} answered ${answer.status} without JSON: ${excerpt(answer.text)}`, { cause })
  }
}

/** The start of an answer, for a message a person reads. */
export function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

interface Answered extends Answer {
  retryAfter: string | null
}

async function fetchText(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init)
  const { status, headers } = response
  return { status, text: await response.text(), retryAfter: headers.get('retry-after') }
}

/** Without the query, which may name a person. */
function path(url: string): string {
  return new URL(url).pathname
}

/** Node hides why a connection failed in the error's cause. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
