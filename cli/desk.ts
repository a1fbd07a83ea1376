import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Role } from '../domain/staff-decision.ts'
import { CommandError, EXIT, type Terminal } from './terminal.ts'
import { waiting } from './waiting.ts'

type Body = ReadableStream<Uint8Array<ArrayBuffer>>

export interface DeskOptions {
  url?: string
  key?: string
  /** Which of the sandbox's keys, when it is one of those. */
  as?: string
  idempotencyKey?: string
}

/** The API, as a command speaks to it. Throws `CommandError` with the problem in readable words. */
export interface Desk {
  /** Where it is, without a slash at its end. */
  url: string
  /** A secret of whoever has this key, the same each time. */
  secretFor(purpose: string): Buffer
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: unknown): Promise<Answer>
  /** What is no JSON, as it comes. */
  text(path: string): Promise<string>
  /** An answer that goes on and on. */
  stream(path: string, request: RequestInit): Promise<Body>
  /** Whether the API has all it needs, each thing with `ok` or what is wrong with it. */
  health(): Promise<{ ready: 'yes' | 'no'; checks: Record<string, string> }>
}

/** The API as a command reaches it; `usually` is whose key of the sandbox it needs, unless `--as` says so. */
export type DeskOf = (command: Command, usually?: Role) => Desk

export function desksFor(terminal: Terminal): DeskOf {
  return (command, usually = 'staff') => openDesk(terminal, { as: usually, ...command.optsWithGlobals<DeskOptions>() })
}

const PATIENCE_MS = 30_000
const LONG_PATIENCE_MS = 600_000

export function openDesk(terminal: Terminal, options: DeskOptions): Desk {
  const { url, key } = whereTo(terminal, options)
  /** An API may also go away in the middle of its answer. */
  const reach = async <Read>(
    path: string,
    { headers, ...request }: RequestInit,
    read: (answer: Response) => Promise<Read>,
  ): Promise<Read> => {
    try {
      const answer = await fetch(`${url}${path}`, {
        ...request,
        headers: {
          authorization: `Bearer ${key}`,
          ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
          ...headers,
        },
      })
      return await read(answer)
    } catch (error) {
      throw new AwayError(
        `${url} does not answer (${reasonOf(error)}). Is it running? --url or SENDBACK_URL says where.`,
      )
    }
  }
  const inText = async (answer: Response) => ({ status: answer.status, text: await answer.text() })
  const answered = (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const request = {
      method,
      // Moving a case of the sandbox through a month takes a while.
      signal: AbortSignal.timeout(path.startsWith('/v1/sandbox/') ? LONG_PATIENCE_MS : PATIENCE_MS),
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }
    return reach(path, request, inText)
  }
  const send: typeof answered = (...asked) => waiting(terminal, 'Waiting for the API …', answered(...asked))
  const ask = async <Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
    const { status, text } = await send(method, path, body)
    if (status >= 300) throw refusal(status, text)
    return JSON.parse(text) as Answer // by the API's own schema for this route
  }
  return {
    url,
    secretFor: purpose => createHmac('sha256', key).update(purpose).digest(),
    get: path => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    async stream(path, request) {
      const { status, text, body } = await reach(path, request, async answer =>
        answer.status >= 300
          ? { ...(await inText(answer)), body: null }
          : { status: answer.status, text: '', body: answer.body },
      )
      if (status >= 300) throw refusal(status, text)
      if (!body) throw new CommandError(`${url}${path} answered with nothing.`)
      return body
    },
    async text(path) {
      const { status, text } = await send('GET', path)
      if (status >= 300) throw refusal(status, text)
      return text
    },
    async health() {
      const { status, text } = await send('GET', '/readyz')
      const read = Health.safeParse(parsed(text))
      if (!read.success) throw refusal(status, text)
      return read.data
    },
  }
}

const SandboxKeys = z.object({ url: z.string(), keys: z.record(z.string(), z.string()) })

/** From the options, the environment, or the sandbox that runs in this folder; in that order, each by itself. */
function whereTo(terminal: Terminal, { url, key, as }: DeskOptions): { url: string; key: string } {
  const { SENDBACK_URL, SENDBACK_KEY } = terminal.env
  const said = { url: url ?? SENDBACK_URL, key: key ?? SENDBACK_KEY }
  const sandbox = said.url && said.key ? undefined : sandboxKeys(terminal.folder)
  const there = { url: said.url ?? sandbox?.url, key: said.key ?? sandbox?.keys[as ?? 'staff'] }
  if (!there.url)
    throw new CommandError('Where is the API? Say --url or SENDBACK_URL, or start the sandbox: npm start.')
  if (!there.key)
    throw new CommandError(
      sandbox && as
        ? `The sandbox has no key "${as}": --as is one of ${Object.keys(sandbox.keys).join(', ')}.`
        : 'Which key? Say --key or SENDBACK_KEY.',
      EXIT.auth,
    )
  return { url: there.url.replace(/\/+$/, ''), key: there.key }
}

function sandboxKeys(folder: string): z.output<typeof SandboxKeys> | undefined {
  const path = join(folder, '.sandbox', 'keys.json')
  return existsSync(path) ? SandboxKeys.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

const Health = z.object({ ready: z.enum(['yes', 'no']), checks: z.record(z.string(), z.string()) })

const Problem = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
  because: z.array(z.object({ rule: z.string(), words: z.string() })).default([]),
})

/** Nobody answers now, or nobody can; in a moment somebody may. */
export class AwayError extends CommandError {}

const AWAY = new Set([429, 502, 503, 504])

/** A problem document as a person reads it: what, why, where, and what to do next. */
function refusal(status: number, text: string): CommandError {
  const words = refusalWords(status, text)
  return AWAY.has(status)
    ? new AwayError(words)
    : new CommandError(words, status === 401 || status === 403 ? EXIT.auth : EXIT.error)
}

function refusalWords(status: number, text: string): string {
  const read = Problem.safeParse(parsed(text))
  if (!read.success) return `The API answered ${status}: ${text.slice(0, 200)}`
  const { title, detail, code, errors, because } = read.data
  const lines = [
    `${title} (${code}).`,
    detail,
    ...errors.map(error => `  ${error.pointer || '/'}  ${error.detail}`),
    ...because.map(({ rule, words }) => `  ${rule}  ${words}`),
  ]
  return lines.join('\n')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
