import { z } from 'zod'
import { ROLES } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { endSession } from '../records/sessions.ts'
import type { ApiHouse } from './house.ts'
import { type Api, problems } from './routes.ts'
import { bearerOf, cookiesOf, signedIn } from './sign-in.ts'

const Session = z
  .object({
    id: z.string(),
    kind: z.enum(['key', 'person']).meta({ description: 'What one is signed in with, or as.' }),
    name: z.string().meta({ description: 'Whose key it is, or what the person is called; may be empty.' }),
    role: z.enum(ROLES),
    surroundings: z.enum(['production', 'sandbox']),
    temporalUi: z.string().nullable().meta({ description: 'Where Temporal shows its own pages.' }),
  })
  .meta({ id: 'Session' })

const SignedOut = z
  .object({
    next: z.string().nullable().meta({
      description: 'Where the browser is signed out of the provider of identities too, if it has such a page.',
    }),
  })
  .meta({ id: 'SignedOut' })

/**
 * A browser keeps its key, or a person's session, in a cookie that no script can read and no other site can send. It
 * opens no more than the key does, and nothing once that is revoked.
 */
export function sessionRoutes(app: Api, house: ApiHouse): void {
  const { publicUrl, surroundings, temporalUi, records, identity, endpoints, log } = house
  const cookies = cookiesOf(house)
  const session = ({ shown, kind, called, role }: ReturnType<typeof signedIn>) => ({
    ...{ id: shown, kind, name: called, role },
    surroundings: surroundings.kind,
    temporalUi: temporalUi ?? null,
  })
  /** Sealed under a key that is gone, it is gone too: the provider then asks before it signs anybody out. */
  const opened = ({ sealedIdToken, hash }: { sealedIdToken: string | null; hash: string }) => {
    try {
      return sealedIdToken ? endpoints.box.open(sealedIdToken, hash) : undefined
    } catch (error) {
      log.warn({ error: String(error) }, 'An ID token cannot be opened.')
      return undefined
    }
  }
  const about = { tags: ['Keys'], response: { 200: Session, ...problems() } }

  app.get('/v1/session', { schema: { ...about, summary: 'Who is signed in' } }, async request =>
    session(signedIn(request)),
  )

  app.post('/v1/session', { schema: { ...about, summary: 'Sign a browser in with a key' } }, async (request, reply) => {
    const key = bearerOf(request)
    if (key) reply.setCookie(...cookies.session(key))
    return session(signedIn(request))
  })

  app.delete(
    '/v1/session',
    { schema: { tags: ['Keys'], summary: 'Sign a browser out', response: { 200: SignedOut, ...problems() } } },
    async (request, reply) => {
      reply.clearCookie(...cookies.signedOut())
      const token = request.cookies[cookies.names.session]
      const ended = token ? await endSession(records, token) : undefined
      if (!ended) return { next: null }
      await addLine(records, null, instant(Date.now()), { who: ended.name, what: 'signed out' })
      const idToken = opened(ended)
      return { next: (await identity?.signOutAt({ idToken, returnTo: `${publicUrl}/console` })) ?? null }
    },
  )
}
