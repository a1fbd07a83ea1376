import { Kbd, Table } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Dialog } from './dialog.tsx'

interface Key {
  /** As the browser names it. */
  key: string
  says: string
  /** Absent for what the browser does by itself. */
  act?: () => void
}

const asked = new Set<readonly Key[]>()
const readers = new Set<() => void>()
let all: readonly Key[] = []

function changed(): void {
  all = [...asked].flat()
  for (const reader of readers) reader()
}

/** Single keys of a page, wherever nothing is being typed; `?` lists them. */
export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    asked.add(keys)
    changed()
    return () => {
      asked.delete(keys)
      changed()
    }
  }, [keys])
}

let open: () => void = () => {}

/** For whoever has no `?` at hand. */
export function showKeys(): void {
  open()
}

/** Listens for all pages, and lists the keys of the one that is there. */
export function Keys() {
  const [shown, setShown] = useState<'shown' | 'hidden'>('hidden')
  const keys = useSyncExternalStore(
    reader => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
    () => all,
  )
  useEffect(() => {
    open = () => setShown('shown')
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select, [role="dialog"]'))
        return
      // The page’s own key goes before one that is everywhere.
      const act = event.key === '?' ? open : all.findLast(({ key, act }) => act && key === event.key)?.act
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  if (shown === 'hidden') return null
  return (
    <Dialog title="Keys" close={() => setShown('hidden')}>
      <Table>
        <Table.Tbody>
          {[...keys.toReversed(), { key: '?', says: 'These keys' }].map(({ key, says }) => (
            <Table.Tr key={key + says}>
              <Table.Th scope="row" w={100}>
                <Kbd>{key === ' ' ? 'Space' : key}</Kbd>
              </Table.Th>
              <Table.Td>{says}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}

/** When the button that one is on goes away, one stays where it was: on `around`, which can be focused by us. */
export function useKeptFocus(around: RefObject<HTMLElement | null>, shown: unknown): void {
  const wasWithin = useRef(false)
  useEffect(() => {
    const look = ({ target }: Event) => {
      wasWithin.current = around.current?.contains(target as Node) ?? false // whatever has the focus is a node
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [around])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is shown
  useEffect(() => {
    if (wasWithin.current && document.activeElement === document.body) around.current?.focus()
  }, [shown])
}
