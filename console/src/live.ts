import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState } from 'react'

/** `live`: told as it happens. `looking`: the line is broken, and every page looks by itself. */
export type Liveness = 'live' | 'looking'

export const LivenessContext = createContext<Liveness>('live')

/** How often a page looks by itself: seldom while it is told, in case something was missed. */
export function useLookEvery(): number {
  return useContext(LivenessContext) === 'live' ? 30_000 : 5_000
}

const BREATH_MS = 400
const PATIENCE_MS = 4_000

/** Reads the stream of events; whatever it tells of is read again. */
export function useLiveness(): Liveness {
  const client = useQueryClient()
  const [liveness, setLiveness] = useState<Liveness>('live')
  useEffect(() => {
    const touched = new Set<string>()
    let breath: ReturnType<typeof setTimeout> | undefined
    let patience: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let source: EventSource
    /** The last line that was told; `here` at another one leaves some out. */
    let upTo: string | undefined
    const readAgain = () => {
      breath = undefined
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['tasks'] })
      void client.invalidateQueries({ queryKey: ['money'] })
      for (const rma of touched) void client.invalidateQueries({ queryKey: ['case', rma] })
      touched.clear()
    }
    const connect = () => {
      source = new EventSource('/v1/stream')
      source.addEventListener('here', ({ lastEventId }) => {
        if (upTo !== undefined && upTo !== lastEventId) void client.invalidateQueries()
        upTo = lastEventId
        clearTimeout(patience)
        patience = undefined
        setLiveness('live')
      })
      source.addEventListener('line', event => {
        upTo = event.lastEventId
        const { rma } = JSON.parse(event.data) as { rma: string | null } // what the API's stream says
        if (rma) touched.add(rma)
        breath ??= setTimeout(readAgain, BREATH_MS)
      })
      source.onerror = () => {
        patience ??= setTimeout(() => setLiveness('looking'), PATIENCE_MS)
        // After an answer that is no stream the browser does not try again by itself.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, PATIENCE_MS)
      }
    }
    connect()
    return () => {
      source.close()
      for (const timer of [breath, patience, again]) clearTimeout(timer)
    }
  }, [client])
  return liveness
}
