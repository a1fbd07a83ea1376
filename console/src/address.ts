import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

/** What the address asks for, and how it is asked otherwise; what is empty is left out of it. */
export function useAddress(): { get: (name: string) => string; set: (changes: Record<string, string>) => void } {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (changes: Record<string, string>) => {
      setParams(
        before => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes))
            if (value === '') after.delete(name)
            else after.set(name, value)
          return after
        },
        { replace: true },
      )
    },
    [setParams],
  )
  return { get: name => params.get(name) ?? '', set }
}
