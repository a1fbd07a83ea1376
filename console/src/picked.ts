import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { QueueEntry } from './api.ts'

export interface Picked {
  cases: ReadonlyMap<string, QueueEntry>
  /** `range`: from the one that was picked last to this one. */
  toggle(rma: string, how: 'one' | 'range'): void
  /** All that are shown; or none, when they all are. */
  toggleAll(): void
  clear(): void
}

/** Cases that are picked out of a list, to do something about all of them. */
export function usePicked(shown: RefObject<readonly QueueEntry[]>): Picked {
  const [cases, setCases] = useState<ReadonlyMap<string, QueueEntry>>(() => new Map())
  const last = useRef<string | undefined>(undefined)
  const toggle = useCallback(
    (rma: string, how: 'one' | 'range') => {
      const order = shown.current
      const at = order.findIndex(entry => entry.rma === rma)
      const from = how === 'range' ? order.findIndex(entry => entry.rma === last.current) : -1
      const meant = order.slice(Math.min(at, from < 0 ? at : from), Math.max(at, from) + 1)
      last.current = rma
      setCases(before => {
        const after = new Map(before)
        // A range picks; one alone also lets go.
        for (const entry of meant)
          if (from < 0 && before.has(entry.rma)) after.delete(entry.rma)
          else after.set(entry.rma, entry)
        return after
      })
    },
    [shown],
  )
  const toggleAll = useCallback(
    () =>
      setCases(before => {
        const isWhole = shown.current.every(entry => before.has(entry.rma))
        return isWhole ? new Map() : new Map(shown.current.map(entry => [entry.rma, entry]))
      }),
    [shown],
  )
  const clear = useCallback(() => setCases(new Map()), [])
  return useMemo(() => ({ cases, toggle, toggleAll, clear }), [cases, toggle, toggleAll, clear])
}
