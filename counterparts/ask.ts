import { UnreachableError } from './errors.ts'

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
 * no connection, no answer in time, 429, 5xx. Any other status is returned. Redirects are not followed: a request
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
  if (answer.status === 429 || answer.status >= 500)
    throw new UnreachableError(`${party} answered ${answer.status} to ${method} ${path(url)}: ${excerpt(answer.text)}`)
  return answer
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

async function fetchText(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  return { status: response.status, text: await response.text() }
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
