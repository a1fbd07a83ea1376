import { Button, Group, Kbd, Loader, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, memo, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { answered, api, type QueueEntry, type QueueTab, type Session, useCounts, useTasksOfNoCase } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import { showKeys, useKeys } from './keyboard.tsx'
import { useLookEvery } from './live.ts'
import { type Picked, usePicked } from './picked.ts'
import { Stage } from './stage.tsx'
import { exactly, relatively, spoken, whatIsNext } from './words.ts'

/** Fetched with the first case that is selected. */
const WithAll = lazy(async () => ({ default: (await import('./many.tsx')).WithAll }))

/** Fetched with the first task that is of no case. */
const Tasks = lazy(async () => ({ default: (await import('./tasks.tsx')).Tasks }))

const TABS = {
  'due-next': {
    title: 'Due next',
    none: 'No return is open',
    why: 'A case appears here as soon as its RMA is approved.',
  },
  overdue: { title: 'Overdue', none: 'No return is overdue', why: 'Everything that is owed still has time.' },
  'needs-a-person': {
    title: 'Needs a person',
    none: 'Nothing waits for a person',
    why: 'What the cases cannot decide by themselves appears here.',
  },
  'awaiting-hold': { title: 'Awaiting hold', none: 'No hold is awaited', why: 'Every client has authorised theirs.' },
  'in-transit': { title: 'In transit', none: 'Nothing is in transit', why: 'No replacement is on its way just now.' },
  closed: { title: 'Closed', none: 'Nothing has closed yet', why: 'Cases come here once all is told and paid.' },
} as const satisfies Record<QueueTab, { title: string; none: string; why: string }>

export function QueuePage({ session }: { session: Session }) {
  const [params, setParams] = useSearchParams()
  const [, go] = useLocation()
  const asked = params.get('tab') ?? ''
  const tab = Object.hasOwn(TABS, asked) ? (asked as QueueTab) : 'due-next' // just found among the keys
  const q = params.get('q') ?? ''
  const search = (wanted: string) => setParams(now => addressWith(now, { q: wanted }), { replace: true })
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const shown = useRef<readonly QueueEntry[]>([])
  const picked = usePicked(shown)
  const { toggle, toggleAll, clear } = picked

  const keys = useMemo(() => {
    const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-rma]') ?? [])]
    const here = () => links().indexOf(document.activeElement as HTMLAnchorElement) // or -1, for whatever else it is
    const step = (by: 1 | -1) => {
      const all = links()
      const at = here()
      all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus()
    }
    const pick = (how: 'one' | 'range') => {
      const rma = links()[here()]?.dataset.rma
      if (rma) toggle(rma, how)
    }
    return [
      { key: '/', says: 'Search', act: () => box.current?.focus() },
      { key: 'j', says: 'Next case', act: () => step(1) },
      { key: 'k', says: 'Case before', act: () => step(-1) },
      { key: 'Enter', says: 'Open the case' },
      {
        key: 'r',
        says: 'Receive its device at the dock',
        act: () => {
          const rma = links()[here()]?.dataset.rma
          go(rma ? `/dock?rma=${encodeURIComponent(rma)}` : '/dock')
        },
      },
      { key: 'x', says: 'Select the case, or let it go', act: () => pick('one') },
      { key: 'X', says: 'Select from the case selected last to this one', act: () => pick('range') },
      { key: 'a', says: 'Select all that are listed, or none', act: toggleAll },
      { key: 'Escape', says: 'Select none', act: clear },
      { key: 'm', says: 'What to do with the selected', act: () => bar.current?.querySelector('button')?.focus() },
    ]
  }, [go, toggle, toggleAll, clear])
  useKeys(keys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another selection
  useEffect(clear, [tab, q])

  return (
    <Stack gap="md">
      <Group justify="space-between" align="end">
        <Title order={1} size="h2">
          Queue
        </Title>
        <Group gap="xs" align="end">
          <SearchBox
            box={box}
            q={q}
            search={search}
            go={() => list.current?.querySelector<HTMLAnchorElement>('a[data-rma]')?.focus()}
          />
          <Button variant="default" onClick={showKeys} visibleFrom="sm">
            Keys
          </Button>
        </Group>
      </Group>
      <Tabs tab={tab} q={q} />
      <div ref={bar} className="around">
        <Suspense>{picked.cases.size > 0 && <WithAll picked={picked} session={session} />}</Suspense>
      </div>
      {tab === 'needs-a-person' && <OfNoCase q={q} session={session} />}
      <div ref={list}>
        <Cases
          tab={tab}
          q={q}
          session={session}
          clear={() => search('')}
          picked={picked}
          show={entries => {
            shown.current = entries
          }}
        />
      </div>
    </Stack>
  )
}

interface Search {
  box: RefObject<HTMLInputElement | null>
  q: string
  search: (wanted: string) => void
  go: () => void
}

/** What is typed is its own until somebody pauses: hundreds of rows below need not hear of each letter. */
function SearchBox({ box, q, search, go }: Search) {
  const [typed, setTyped] = useState(q)
  const [settled] = useDebouncedValue(typed, 250)
  const asked = useRef(q)
  useEffect(() => {
    if (q === asked.current) return
    asked.current = q
    setTyped(q)
  }, [q])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each pause
  useEffect(() => {
    if (settled.trim() === asked.current) return
    asked.current = settled.trim()
    search(asked.current)
  }, [settled])
  return (
    <TextInput
      ref={box}
      type="search"
      aria-label="Search RMA, ticket, serial number or client"
      placeholder="RMA, ticket, serial, client"
      w={{ base: '100%', xs: 280 }}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          // The browser would empty the box.
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Enter') go()
      }}
      rightSection={<Kbd size="xs">/</Kbd>}
    />
  )
}

function OfNoCase({ q, session }: { q: string; session: Session }) {
  const tasks = useTasksOfNoCase(q)
  if (tasks.isError) return <Trouble error={tasks.error} again={() => tasks.refetch()} />
  if (!tasks.data?.length) return null
  return (
    <Suspense>
      <Tasks title="Of no case" tasks={tasks.data} session={session} />
    </Suspense>
  )
}

function Tabs({ tab, q }: { tab: QueueTab; q: string }) {
  const counts = useCounts(q)
  const ofNoCase = useTasksOfNoCase(q)
  const countOf = (tab: QueueTab) => {
    const cases = counts.data?.[tab]
    return cases === undefined || tab !== 'needs-a-person' ? cases : cases + (ofNoCase.data?.length ?? 0)
  }
  return (
    <nav className="tabs" aria-label="Cases by what they need">
      {Object.entries(TABS).map(([id, { title }]) => (
        <Link
          key={id}
          href={`/queue?${addressWith(new URLSearchParams(), { tab: id, q })}`}
          {...(id === tab && { 'aria-current': 'page' as const })}
        >
          {title} <span>{countOf(id as QueueTab)?.toLocaleString('en') ?? '–'}</span>
        </Link>
      ))}
    </nav>
  )
}

interface List {
  tab: QueueTab
  q: string
  session: Session
  clear: () => void
  picked: Picked
  /** Told of all that are listed, in their order. */
  show: (entries: readonly QueueEntry[]) => void
}

function Cases({ tab, q, session, clear, picked, show }: List) {
  const lookEvery = useLookEvery()
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const cases = useInfiniteQuery({
    queryKey: ['queue', 'cases', tab, q],
    placeholderData: keepPreviousData,
    refetchInterval: lookEvery,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/v1/queue', {
          params: { query: { tab, limit: 50, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
  const entries = cases.data?.pages.flatMap(page => page.data) ?? []
  const ofNoCase = useTasksOfNoCase(q)
  useEffect(() => show(entries))
  if (cases.isPending) return <Waiting />
  if (cases.isError) return <Trouble error={cases.error} again={() => cases.refetch()} />
  // Until it is known that nothing else waits, nobody is told so.
  if (entries.length === 0 && tab === 'needs-a-person' && ofNoCase.data?.length !== 0) return null
  if (entries.length === 0)
    return q ? (
      <Empty title={`Nothing here fits “${q}”`} text="Looked for in RMA numbers, tickets, serial numbers and clients.">
        <Button onClick={clear}>Clear the search</Button>
      </Empty>
    ) : (
      <Empty title={TABS[tab].none} text={TABS[tab].why} />
    )
  return (
    <Stack>
      {isWide ? <AsTable {...{ entries, session, picked }} /> : <AsCards {...{ entries, session, picked }} />}
      {cases.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  )
}

interface Shown {
  entries: QueueEntry[]
  session: Session
  picked: Picked
}

interface One {
  entry: QueueEntry
  session: Session
  isPicked: boolean
  toggle: Picked['toggle']
}

function Pick({ entry: { rma }, isPicked, toggle }: Omit<One, 'session'>) {
  return (
    <input
      type="checkbox"
      className="pick"
      aria-label={`Select ${rma}`}
      checked={isPicked}
      onChange={event => toggle(rma, (event.nativeEvent as MouseEvent).shiftKey ? 'range' : 'one')} // a box changes by a click
    />
  )
}

function AsTable({ entries, session, picked }: Shown) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table highlightOnHover className="rows">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={40}>
              <input
                type="checkbox"
                className="pick"
                aria-label="Select all that are listed"
                checked={entries.every(({ rma }) => picked.cases.has(rma))}
                onChange={picked.toggleAll}
              />
            </Table.Th>
            {['RMA', 'Next', 'Stage', 'Client', 'Ticket', 'Units', 'For a person'].map(title => (
              <Table.Th key={title} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(entry => (
            <Row
              key={entry.rma}
              {...{ entry, session, toggle: picked.toggle }}
              isPicked={picked.cases.has(entry.rma)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Plain cells, for there are thousands; and one that says the same as before is not made again. */
const Row = memo(function Row({ entry, session, isPicked, toggle }: One) {
  return (
    <tr>
      <td>
        <Pick {...{ entry, isPicked, toggle }} />
      </td>
      <td>
        <ToCase entry={entry} />
      </td>
      <td>
        <Next entry={entry} session={session} />
      </td>
      <td>
        <Stage stage={entry.stage} />
      </td>
      <td>{entry.customer ?? entry.customerRef}</td>
      <td>{entry.ticket ?? '–'}</td>
      <td>{serialsOf(entry)}</td>
      <td>{tasksOf(entry)}</td>
    </tr>
  )
})

function AsCards({ entries, session, picked }: Shown) {
  return (
    <ul className="cards">
      {entries.map(entry => (
        <Card key={entry.rma} {...{ entry, session, toggle: picked.toggle }} isPicked={picked.cases.has(entry.rma)} />
      ))}
    </ul>
  )
}

const Card = memo(function Card({ entry, session, isPicked, toggle }: One) {
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Group gap="xs" wrap="nowrap">
          <Pick {...{ entry, isPicked, toggle }} />
          <ToCase entry={entry} />
        </Group>
        <Stage stage={entry.stage} />
      </Group>
      <Next entry={entry} session={session} />
      <Text size="sm" c="dimmed">
        {[entry.customer ?? entry.customerRef, entry.ticket && `ticket ${entry.ticket}`, serialsOf(entry)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {entry.tasks.length > 0 && <Text size="sm">For a person: {tasksOf(entry)}</Text>}
    </li>
  )
})

function ToCase({ entry }: { entry: QueueEntry }) {
  return (
    <Link className="plain when" data-rma={entry.rma} href={`/cases/${encodeURIComponent(entry.rma)}`}>
      {entry.rma}
    </Link>
  )
}

/** In the sandbox each case has a clock of its own, and how long it is from ours says nothing. */
function Next({ entry, session }: Omit<One, 'isPicked' | 'toggle'>) {
  return (
    <>
      <div>{whatIsNext(entry)}</div>
      <time className="when" dateTime={entry.nextAt}>
        {exactly(entry.nextAt)}
      </time>
      {session.surroundings === 'production' && entry.stage !== 'closed' && (
        <div className="aside">{relatively(entry.nextAt, new Date().toISOString())}</div>
      )}
    </>
  )
}

function serialsOf({ serials }: QueueEntry): string {
  return serials.length > 3 ? `${serials.slice(0, 3).join(', ')} and ${serials.length - 3} more` : serials.join(', ')
}

function tasksOf({ tasks }: QueueEntry): string {
  const kinds = new Map<string, number>()
  for (const { kind } of tasks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return [...kinds].map(([kind, times]) => (times > 1 ? `${spoken(kind)} (${times})` : spoken(kind))).join(', ')
}

function Waiting() {
  return (
    <Stack aria-busy="true" gap="xs">
      <Loader size="sm" aria-label="Loading the cases" />
      {['a', 'b', 'c', 'd', 'e'].map(one => (
        <Skeleton key={one} h={36} />
      ))}
    </Stack>
  )
}

/** The address with these; what is empty, or the first tab, is left out of it. */
function addressWith(before: URLSearchParams, changes: Record<string, string>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(changes))
    if (value === '' || value === 'due-next') after.delete(name)
    else after.set(name, value)
  return after
}
