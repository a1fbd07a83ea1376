import { z } from 'zod'
import { ROLES } from '../domain/staff-decision.ts'
import type { ApiHouse } from './house.ts'
import { type Api, problems } from './routes.ts'
import { bearerOf, SESSION_COOKIE, signedIn } from './sign-in.ts'

const HOURS_12 = 12 * 60 * 60

const Session = z
  .object({
    id: z.string(),
    role: z.enum(ROLES),
    surroundings: z.enum(['production', 'sandbox']),
    temporalUi: z.string().nullable().meta({ description: 'Where Temporal shows its own pages.' }),
  })
  .meta({ id: 'Session' })

/**
 * A browser keeps its key in a cookie that no script can read and no other site can send. It opens no more than the key
 * does, and nothing once the key is revoked.
 */
export function sessionRoutes(app: Api, house: ApiHouse): void {
  const { publicUrl, surroundings, temporalUi } = house
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
  } as const
  const session = ({ id, role }: ReturnType<typeof signedIn>) => ({
    id,
    role,
    surroundings: surroundings.kind,
    temporalUi: temporalUi ?? null,
  })
  const about = { tags: ['Keys'], response: { 200: Session, ...problems() } }

  app.get('/v1/session', { schema: { ...about, summary: 'Who is signed in' } }, async request =>
    session(signedIn(request)),
  )

  app.post('/v1/session', { schema: { ...about, summary: 'Sign a browser in with a key' } }, async (request, reply) => {
    const key = bearerOf(request)
    if (key) reply.setCookie(SESSION_COOKIE, key, { ...cookie, maxAge: HOURS_12 })
    return session(signedIn(request))
  })

  app.delete('/v1/session', { schema: { tags: ['Keys'], summary: 'Sign a browser out' } }, async (_request, reply) =>
    reply.clearCookie(SESSION_COOKIE, cookie).code(204).send(),
  )
}
