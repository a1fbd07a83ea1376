import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { calledOf, recognise, roleOf } from '../records/people.ts'
import { beginSignIn, openSession, takeSignIn } from '../records/sessions.ts'
import type { ApiHouse } from './house.ts'
import { type NotIn, notInPage, SIGN_IN_PAGE_POLICY, STATUS_OF_NOT_IN } from './oidc-page.tsx'
import { type IdentityProvider, SignInError, type Told } from './oidc-provider.ts'
import { showPage, unshared } from './page-reply.ts'
import { ProblemError } from './problem.ts'
import { type Api, problems } from './routes.ts'
import { cookiesOf } from './sign-in.ts'

/** For each address, of which a whole office may have one. */
const SIGN_INS = { max: 120, timeWindow: '1 minute' }

const WaysIn = z
  .object({
    provider: z
      .string()
      .nullable()
      .meta({ description: 'Where people sign in, by its host; `null`: with API keys only.' }),
    surroundings: z.enum(['production', 'sandbox']),
  })
  .meta({ id: 'WaysIn' })

/**
 * People sign in at the provider of identities and come back with a session of ours. The way there begins at `/sign-in`
 * and ends at `/sign-in/callback`, which is what the provider is told as our redirect URI.
 */
export function oidcRoutes(app: Api, house: ApiHouse): void {
  const { identity, surroundings } = house
  app.get(
    '/v1/sign-in',
    { schema: { tags: ['Keys'], summary: 'How one signs in', response: { 200: WaysIn, ...problems() } } },
    async () => ({ provider: identity ? hostOf(identity) : null, surroundings: surroundings.kind }),
  )
  const options = { schema: { hide: true }, config: { rateLimit: SIGN_INS } }
  const cookies = cookiesOf(house)

  app.get('/sign-in', options, async (request, reply) => {
    const provider = theProvider(identity)
    const { to, as } = request.query as { to?: unknown; as?: unknown } // whatever a query may have
    const returnTo = localPath(to, house.publicUrl)
    try {
      const { url, begun } = await provider.begin({
        redirectUri: redirectUri(house),
        as: as === 'somebody-else' ? as : 'whoever',
      })
      const secret = await beginSignIn(house.records, { ...begun, return_to: returnTo })
      // Lax: what comes back is a link that was followed from the provider's page.
      return unshared(reply, SIGN_IN_PAGE_POLICY)
        .setCookie(...cookies.signingIn(secret))
        .redirect(url, 303)
    } catch (error) {
      return refused(house, provider, { request, reply, error, returnTo })
    }
  })

  app.get('/sign-in/callback', options, async (request, reply) => {
    const provider = theProvider(identity)
    const secret = request.cookies[cookies.names.signingIn]
    const kept = secret === undefined ? undefined : await takeSignIn(house.records, secret)
    reply.clearCookie(...cookies.signedInAlready())
    if (!kept) return notIn(reply, provider, { why: 'not-begun' })
    const { return_to: returnTo, ...begun } = kept
    try {
      const search = new URL(request.url, 'http://us').search
      const told = await provider.finish({ redirectUri: redirectUri(house), search, begun })
      const entered = await enter(house, told)
      if (entered.kind === 'not-in') {
        reply.clearCookie(...cookies.signedOut())
        return notIn(reply, provider, entered.notIn, returnTo)
      }
      return unshared(reply, SIGN_IN_PAGE_POLICY)
        .setCookie(...cookies.session(entered.token))
        .redirect(returnTo, 303)
    } catch (error) {
      return refused(house, provider, { request, reply, error, returnTo })
    }
  })
}

/** What the provider has to know as ours. */
function redirectUri({ publicUrl }: ApiHouse): string {
  return `${publicUrl}/sign-in/callback`
}

/** Only to a page of the console: whatever else is asked for, one comes to its first page. */
export function localPath(to: unknown, publicUrl: string): string {
  const first = '/console'
  if (typeof to !== 'string' || to.length > 1_000 || !URL.canParse(to, publicUrl)) return first
  const { origin, pathname, search } = new URL(to, publicUrl)
  const isConsole = pathname === first || pathname.startsWith(`${first}/`)
  return origin === new URL(publicUrl).origin && isConsole ? `${pathname}${search}` : first
}

type Entered = { kind: 'in'; token: string } | { kind: 'not-in'; notIn: NotIn }

/** Opens a session for whoever has a role, and writes down for whom it was, or was not. */
async function enter({ records, endpoints }: ApiHouse, { who, idToken }: Told): Promise<Entered> {
  return records.transaction().execute(async trx => {
    const person = await recognise(trx, who)
    const called = calledOf(person)
    const role = roleOf(person)
    const line = { at: instant(Date.now()), detail: { person: person.id } }
    if (!role) {
      const why = person.removed_at ? 'removed' : 'no-role'
      await addLine(trx, null, line.at, {
        who: `nobody:${person.id}`,
        what: 'not let in',
        detail: { ...line.detail, why },
      })
      return { kind: 'not-in', notIn: { why, who: called, name: person.name } }
    }
    const seal = (hash: string) => endpoints.box.seal(idToken, hash)
    const token = await openSession(trx, { person: person.id, role, seal })
    await addLine(trx, null, line.at, { who: `${role}:${person.id}`, what: 'signed in', detail: line.detail })
    return { kind: 'in', token }
  })
}

interface Refused {
  request: FastifyRequest
  reply: FastifyReply
  error: unknown
  returnTo: string
}

function refused({ log }: ApiHouse, provider: IdentityProvider, { request, reply, error, returnTo }: Refused) {
  if (!(error instanceof SignInError)) throw error
  log.warn({ why: error.failure, said: error.message, requestId: request.id }, 'Somebody could not be signed in.')
  return notIn(reply, provider, { why: error.failure }, returnTo)
}

function notIn(reply: FastifyReply, provider: IdentityProvider, why: NotIn, returnTo = '/console') {
  const page = notInPage(why, { provider: hostOf(provider), returnTo })
  return showPage(reply, SIGN_IN_PAGE_POLICY, STATUS_OF_NOT_IN[why.why], page)
}

function theProvider(identity: IdentityProvider | undefined): IdentityProvider {
  if (identity) return identity
  throw new ProblemError('not-found', 'People sign in with API keys here: no OIDC_ISSUER is set. Go to /console.')
}

function hostOf({ issuer }: IdentityProvider): string {
  return new URL(issuer).host
}
