import { z } from 'zod'
import { fetchPage, type Look, refused, unreachable } from '../look.ts'
import { authorizationOf } from './zendesk-key.ts'

const Me = z.object({ user: z.object({ id: z.number().nullable(), role: z.string() }) })

/** Whether Zendesk knows our token, as an agent: only agents write internal comments. */
export async function lookAtZendesk({ url, token }: { url: string; token: string }): Promise<Look> {
  const headers = { authorization: authorizationOf(token), accept: 'application/json' }
  const answer = await fetchPage(new URL('/api/v2/users/me.json', url).href, headers).catch(error =>
    unreachable(error, url, 'TICKETS_URL'),
  )
  if ('kind' in answer) return answer
  const cure =
    'Put an agent’s API token (ana@example.com/token:…), or an OAuth access token with the scopes read and write, into TICKETS_TOKEN.'
  if (answer.status !== 200) return refused(answer, cure)
  const me = Me.safeParse(parsed(answer.text))
  if (!me.success) return refused(answer, 'See that TICKETS_URL is the address of a Zendesk.')
  // Whoever is not known is answered as somebody anonymous.
  if (me.data.user.id === null) return { kind: 'ill', says: 'It does not know the token.', cure }
  if (!['agent', 'admin'].includes(me.data.user.role))
    return { kind: 'ill', says: `The token is of a user whose role is ${me.data.user.role}.`, cure }
  return { kind: 'well', says: 'The token is an agent’s.', ...(answer.clock && { clock: answer.clock }) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
