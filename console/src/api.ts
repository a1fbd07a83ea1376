import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import type { components, paths } from './api-types.ts'
import { useLookEvery } from './live.ts'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

/** The cookie says who we are; this header, which no other site can send, that we mean it. */
export const api = createClient<paths>({ headers: { 'sendback-console': '1' }, credentials: 'same-origin' })

/** A "no" of the API, in its own words; or that it could not be reached at all. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Partial<Problem>
  constructor(problem: Partial<Problem>) {
    super(problem.detail ?? 'The server gives no answer.')
    this.problem = problem
  }
}

export async function answered<Data>(asked: Promise<{ data?: Data; error?: unknown }>): Promise<Data> {
  const { data, error } = await asked.catch(() => {
    throw new Refused({ title: 'Sendback cannot be reached', detail: 'Check your connection; this page tries again.' })
  })
  if (error !== undefined) throw new Refused(error as Problem) // every error of the API is a problem document
  return data as Data // answered, and no error
}

export type Session = Schemas['Session']

/** Who takes parcels in. */
export const AT_THE_DOCK: readonly Session['role'][] = ['receiver', 'staff', 'manager', 'admin']

/** `null`: nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    staleTime: 60_000,
    retry: false,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await answered(api.GET('/v1/session'))
      } catch (error) {
        if (error instanceof Refused && error.problem.code === 'key-unknown') return null
        throw error
      }
    },
  })
}

export async function signIn(client: QueryClient, key: string): Promise<void> {
  const session = await answered(api.POST('/v1/session', { headers: { authorization: `Bearer ${key}` } }))
  become(client, session)
}

/**
 * Answers where one is signed out of the provider of identities too, if it has a page for that. Throws `Refused` where
 * one is still signed in.
 */
export async function signOut(client: QueryClient): Promise<string | null> {
  const { next } = await answered(api.DELETE('/v1/session'))
  become(client, null)
  return next
}

/** What one may see, the next may not: nothing is remembered. */
function become(client: QueryClient, session: Session | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  client.setQueryData(['session'], session)
}

export type QueueTab = NonNullable<NonNullable<paths['/v1/queue']['get']['parameters']['query']>['tab']>
export type QueueEntry = Schemas['QueueEntry']

export function useCounts(q: string) {
  return useQuery({
    queryKey: ['queue', 'counts', q],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/queue/counts', { params: { query: q ? { q } : {} } })),
  })
}

/** Open tasks of no case; with a search those that say it. */
export function useTasksOfNoCase(q: string) {
  const refetchInterval = useLookEvery()
  return useQuery({
    queryKey: ['tasks', 'of-no-case'],
    refetchInterval,
    queryFn: async () => (await answered(api.GET('/v1/tasks', { params: { query: { of: 'no-case' } } }))).data,
    select: tasks =>
      tasks.filter(task => JSON.stringify([task.kind, task.detail]).toLowerCase().includes(q.toLowerCase())),
  })
}
