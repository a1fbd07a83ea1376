import type {} from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RmaNumber } from '../domain/names.ts'
import { ROLES, type Role } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { findCase } from '../records/cases.ts'
import { holderOf } from '../records/keys.ts'
import { SESSION_HOURS, sessionHolder } from '../records/sessions.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { ProblemError, slowDown } from './problem.ts'
import { accessTo, mayUse } from './roles.ts'

/** Who asks. `name` goes into the records and into Temporal: `staff:ana` of a key, `staff:person_…` of a person. */
export interface Principal {
  id: string
  role: Role
  name: string
}

interface SignedIn extends Principal {
  kind: 'key' | 'person'
  /** The key's id, or the person's mail address. */
  shown: string
  /** For people: whose key it is, or what somebody is called. */
  called: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that needs a key. */
    principal: SignedIn | undefined
  }
}

/** For each address. A guess takes 256 bits; this keeps the guessing cheap for us. */
const WRONG_KEYS = { max: 60, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => request.ip }

/**
 * Lets in whom the table of roles lets in. A route that the table does not name cannot be registered; a refusal leaves
 * a line in the audit trail (scenario 115).
 */
export function guard(app: FastifyInstance, house: ApiHouse): void {
  app.decorateRequest('principal', undefined)
  app.addHook('onRoute', route => {
    for (const method of [route.method].flat())
      if (method !== 'HEAD' && accessTo(method, route.url) === undefined && !isOfDocs(route.url))
        throw new Error(`${method} ${route.url} is not in the table of roles; say there who may use it.`)
  })
  const wrongKeys = app.createRateLimit(WRONG_KEYS)
  app.addHook('onRequest', async (request, reply) => {
    const url = request.routeOptions.url
    if (url === undefined || isOfDocs(url)) return
    const access = accessTo(request.method === 'HEAD' ? 'GET' : request.method, url)
    if (typeof access === 'string') return
    const principal = await principalOf(house, { request, reply }, wrongKeys)
    if (!access || !mayUse(access, principal.role)) throw await refusal(house, principal, request)
    request.principal = principal
  })
}

/** For routes that the guard has let somebody in to. */
export function signedIn(request: FastifyRequest): SignedIn {
  if (!request.principal) throw new Error(`${request.url} is open to anyone, yet asks who is there.`)
  return request.principal
}

/**
 * Only wrong keys count, so that whoever shares an address with a guesser is let in all the same. An ended session is no
 * guess.
 */
async function principalOf(
  house: ApiHouse,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  wrongKeys: ReturnType<FastifyInstance['createRateLimit']>,
): Promise<SignedIn> {
  const principal = await whoAsks(house, request)
  if (principal) return principal
  const bearer = bearerOf(request)
  const cookie = bearer ? undefined : sessionOf(house, request)
  const wasSession = isSession(cookie)
  if (cookie) reply.clearCookie(...cookiesOf(house).signedOut())
  if (bearer || (cookie && !wasSession)) {
    const wrong = await wrongKeys(request)
    if (!wrong.isAllowed && wrong.isExceeded) throw slowDown(`${wrong.ttlInSeconds} seconds`)
  }
  throw new ProblemError('key-unknown', wasSession ? SIGN_IN_AGAIN : SEND_A_KEY)
}

const SEND_A_KEY = 'Send a key that is in force: "Authorization: Bearer sbk_…".'
const SIGN_IN_AGAIN = 'You are signed out: your session is over, or somebody has ended it. Sign in again.'

function isSession(token: string | undefined): boolean {
  return token?.startsWith('sbs_') ?? false
}

/**
 * Whoever the request's key, or the browser's session, says; `undefined` when neither is in force. `only-look`: it does
 * not count as a use of it.
 */
export async function whoAsks(
  house: ApiHouse,
  request: FastifyRequest,
  counts: 'use' | 'only-look' = 'use',
): Promise<SignedIn | undefined> {
  const { records } = house
  const cookie = sessionOf(house, request)
  const key = bearerOf(request) ?? cookie
  if (!key) return undefined
  const kind = key === cookie && isSession(key) ? 'person' : 'key'
  const holder = kind === 'person' ? await sessionHolder(records, key, counts) : await keyHolder(house, key)
  const role = ROLES.find(role => role === holder?.role)
  if (!holder || !role) return undefined
  return { kind, id: holder.id, shown: holder.shown, role, name: `${role}:${holder.id}`, called: holder.name }
}

async function keyHolder({ records }: ApiHouse, key: string) {
  const holder = await holderOf(records, key)
  return holder && { ...holder, shown: holder.id }
}

export function bearerOf({ headers }: FastifyRequest): string | undefined {
  const [scheme, key] = (headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? key : undefined
}

/** The console's cookie. What changes something also says so in a header, which a page of another site cannot set. */
function sessionOf(house: ApiHouse, { cookies, headers, method }: FastifyRequest): string | undefined {
  const isMeant = method === 'GET' || method === 'HEAD' || headers['sendback-console'] !== undefined
  return isMeant ? cookies[cookiesOf(house).names.session] : undefined
}

/**
 * The browser's cookies: no script reads them, and only our own pages send them. Under https their names begin with
 * `__Host-`, so that no neighbour of our domain can set one.
 */
export function cookiesOf({ publicUrl }: Pick<ApiHouse, 'publicUrl'>) {
  const secure = publicUrl.startsWith('https:')
  const own = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  const prefix = secure ? '__Host-' : ''
  const names = { session: `${prefix}sendback_session`, signingIn: `${prefix}sendback_signing_in` }
  const onTheWay = { ...own, sameSite: 'lax' } as const
  return {
    names,
    session: (value: string) => [names.session, value, { ...own, maxAge: SESSION_HOURS * 60 * 60 }] as const,
    signedOut: () => [names.session, own] as const,
    /** Strict would keep it from coming back with a browser that the provider sends to us. */
    signingIn: (value: string) => [names.signingIn, value, { ...onTheWay, maxAge: 10 * 60 }] as const,
    signedInAlready: () => [names.signingIn, onTheWay] as const,
  }
}

/** Of a case, the line stands in the case's own trail, at its own time. */
async function refusal(house: ApiHouse, who: Principal, request: FastifyRequest): Promise<ProblemError> {
  const { records } = house
  const route = `${request.method} ${request.routeOptions.url}`
  const { rma } = request.params as { rma?: string } // the path's own parameters, not yet read
  const row = rma === undefined ? undefined : await findCase(records, rma as RmaNumber) // finds none for what is no number
  const at = row ? await caseNow(house, row.rma) : instant(Date.now())
  const detail = { route, ...(rma && { rma: rma.slice(0, 64) }) }
  await addLine(records, row?.rma ?? null, at, { who: who.name, what: 'not allowed', detail })
  const allowed = accessTo(request.method, request.routeOptions.url ?? '')
  const roles = Array.isArray(allowed) ? allowed.join(', ') : 'nobody'
  return new ProblemError('not-allowed', `Role ${who.role} may not ${route}; ${roles} may. Ask one of them.`)
}

function isOfDocs(url: string): boolean {
  return url === '/docs' || url.startsWith('/docs/')
}
