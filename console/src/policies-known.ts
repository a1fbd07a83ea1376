import { useQuery } from '@tanstack/react-query'
import { answered, api, type Schemas } from './api.ts'

export function usePolicies() {
  return useQuery({
    queryKey: ['policies'],
    staleTime: 300_000,
    queryFn: async () => (await answered(api.GET('/v1/policies'))).data,
  })
}

/** Each rule's words, by its id. */
export function useRules() {
  return useQuery({
    queryKey: ['rules'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await answered(api.GET('/v1/rules'))).data,
  })
}

export type ReturnType = Schemas['Policy']['returns'][number]

export const RETURNS: Record<ReturnType, string> = {
  advanceReplacement: 'Advance replacement',
  standardReturn: 'Standard return',
  overTheCounterReturn: 'Over the counter',
  virtualReturn: 'Virtual return',
  orderedNotNeededReturn: 'Ordered, not needed',
  subscriptionCancellation: 'Subscription cancelled',
  maintenanceCancellation: 'Maintenance cancelled',
}
