import type { ServerResponse } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { SECOND } from '../domain/time.ts'
import { auditSince, lastAuditLine } from '../records/audit.ts'
import type { ApiHouse } from './house.ts'
import type { Api } from './routes.ts'
import { whoAsks } from './sign-in.ts'

const LOOK_EVERY_MS = SECOND
const SIGN_OF_LIFE_EVERY_MS = 15 * SECOND
/** Lines at a time. Whoever is further behind looks anew instead, and keeps nobody waiting. */
const AT_MOST = 500
/** Whoever leaves more than this unread is cut off, and comes again when they can. */
const UNREAD_BYTES = 1_000_000

/** What is written down when somebody's key or session ends. */
const MAY_HAVE_ENDED: ReadonlySet<string> = new Set([
  ...['person removed', 'role changed', 'key revoked'],
  ...['signed in', 'not let in', 'signed out'],
])

/**
 * What happens, as it happens: server-sent events of the audit trail, a line each, told by its id. Who was cut off goes
 * on from `Last-Event-ID`; who was away for long is told `here` under another id than their last, and looks anew. It says which case to look at, and nothing about persons. A line whose transaction took long
 * may come after its number's turn and be missed, so a reader also looks by itself now and then. Whose key or session
 * has ended is told nothing more.
 */
export function streamRoutes(app: Api, house: ApiHouse): void {
  const { records, log } = house
  /** How far each has read. */
  const readers = new Map<ServerResponse, number>()
  const askedBy = new WeakMap<ServerResponse, FastifyRequest>()
  let lookedAt = 0
  let looking: NodeJS.Timeout | undefined

  const isTimeForASign = () => Date.now() - lookedAt > SIGN_OF_LIFE_EVERY_MS
  const letGo = async () => {
    for (const reader of readers.keys()) {
      const request = askedBy.get(reader)
      // While the records cannot say, nobody reads anything from them either.
      if (request && !(await whoAsks(house, request, 'only-look').catch(() => 'unknown'))) {
        readers.delete(reader)
        reader.end()
      }
    }
  }

  const linesAfter = async (upTo: number) => {
    const newest = await lastAuditLine(records)
    return { newest, lines: await auditSince(records, Math.max(upTo, newest - AT_MOST), AT_MOST) }
  }

  const look = async () => {
    if (readers.size === 0) {
      looking = undefined
      return
    }
    const furthestBehind = Math.min(...readers.values())
    const { newest, lines } = await linesAfter(furthestBehind).catch(error => {
      log.warn({ error: String(error) }, 'The stream cannot be read on; its readers wait.')
      return { newest: 0, lines: [] }
    })
    const isFarBehind = (upTo: number) => newest - upTo > AT_MOST
    if (lines.some(({ what }) => MAY_HAVE_ENDED.has(what)) || isFarBehind(furthestBehind) || isTimeForASign())
      await letGo()
    for (const [reader, upTo] of readers) {
      if (isFarBehind(upTo)) reader.write(hereAt(newest))
      const from = isFarBehind(upTo) ? newest : upTo
      for (const line of lines) if (line.id > from) reader.write(eventOf(line))
      readers.set(reader, Math.max(from, lines.at(-1)?.id ?? 0))
      if (reader.writableLength > UNREAD_BYTES) {
        readers.delete(reader)
        reader.destroy()
      }
    }
    if (isTimeForASign()) {
      lookedAt = Date.now()
      for (const reader of readers.keys()) reader.write(': here\n\n')
    }
    looking = setTimeout(() => void look(), LOOK_EVERY_MS)
  }

  app.addHook('preClose', async () => {
    clearTimeout(looking)
    for (const reader of readers.keys()) reader.end()
  })

  app.get(
    '/v1/stream',
    {
      schema: {
        tags: ['Cases'],
        summary: 'What happens, as it happens: server-sent events, one for each line of the audit trail',
      },
    },
    async (request, reply) => {
      const told = Number(request.headers['last-event-id'])
      const newest = await lastAuditLine(records)
      const from = told > 0 && told <= newest && newest - told <= AT_MOST ? told : newest
      reply.hijack()
      const reader = reply.raw
      reader.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reader.write(hereAt(from))
      readers.set(reader, from)
      askedBy.set(reader, request)
      reader.once('close', () => readers.delete(reader))
      looking ??= setTimeout(() => void look(), 0)
    },
  )
}

function hereAt(id: number): string {
  return `id: ${id}\nevent: here\ndata: {}\n\n`
}

function eventOf({ id, rma, what }: { id: number; rma: string | null; what: string }): string {
  return `id: ${id}\nevent: line\ndata: ${JSON.stringify({ rma, what })}\n\n`
}
