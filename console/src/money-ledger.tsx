import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import { answered, api, Refused, type Schemas } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import { Listing, LoadingList, NONE, ShowMore } from './listing.tsx'
import { useLookEvery } from './live.ts'
import { usePolicies } from './policies-known.ts'
import { exactly, inMoney, spoken } from './words.ts'

type Entry = Schemas['LedgerEntry']
type Kind = Entry['kind']
type Side = 'in' | 'out' | 'none'

/** What each kind is called, and which way it goes. A hold moves nothing: what it secures moves when it is captured. */
const KINDS: Record<Kind, { title: string; side: Side }> = {
  held: { title: 'Hold placed', side: 'none' },
  released: { title: 'Hold released', side: 'none' },
  captured: { title: 'Captured from the hold', side: 'in' },
  charged: { title: 'Charged to the card', side: 'in' },
  invoiced: { title: 'Invoiced', side: 'in' },
  'credited-by-vendor': { title: 'Credited by a vendor', side: 'in' },
  refunded: { title: 'Refunded', side: 'out' },
  credited: { title: 'Credited', side: 'out' },
  'dispute-lost': { title: 'Lost in a dispute', side: 'out' },
}

const FILTER = ['from', 'to', 'kind', 'company', 'rma'] as const

interface Filter {
  from?: string
  to?: string
  kind?: Kind
  rma?: string
  policy?: string
}

/** Every movement of money, by day, kind, company and case; what they come to, and all of it as a file. */
export function Ledger() {
  const { get, set } = useAddress()
  const [from, to, kind, company, rma] = FILTER.map(get)
  const filter: Filter = {
    ...(from && isDay(from) && { from: startOf(from, 0) }),
    ...(to && isDay(to) && { to: startOf(to, 1) }),
    ...(kind && Object.hasOwn(KINDS, kind) && { kind: kind as Kind }), // just found among the keys
    ...(company && { policy: company }),
    ...(rma && { rma }),
  }
  const isFiltered = FILTER.some(name => get(name) !== '')
  const isBackward = Boolean(from && to && from > to)
  const clear = () => set(Object.fromEntries(FILTER.map(name => [name, ''])))
  return (
    <Stack>
      <Filters isBackward={isBackward} />
      {isBackward ? (
        <Empty title="The days end before they begin" text="Choose a last day that is not before the first.">
          <Button onClick={clear}>Clear the filter</Button>
        </Empty>
      ) : (
        <Lines filter={filter} {...(isFiltered && { clear })} />
      )}
    </Stack>
  )
}

function Filters({ isBackward }: { isBackward: boolean }) {
  const { get, set } = useAddress()
  const policies = usePolicies()
  return (
    <Group component="search" gap="sm" align="end" aria-label="Which movements">
      {(['from', 'to'] as const).map(name => (
        <TextInput
          key={name}
          type="date"
          label={name === 'from' ? 'From' : 'Through'}
          w={{ base: '47%', xs: 160 }}
          value={get(name)}
          onChange={event => set({ [name]: event.currentTarget.value })}
          {...(name === 'to' && isBackward && { error: 'Before the first day' })}
        />
      ))}
      <Select
        label="Kind"
        placeholder="All"
        clearable
        w={{ base: '100%', xs: 220 }}
        data={Object.entries(KINDS).map(([value, { title }]) => ({ value, label: title }))}
        value={get('kind') || null}
        onChange={value => set({ kind: value ?? '' })}
      />
      <Select
        label="Company"
        placeholder="All"
        clearable
        w={{ base: '47%', xs: 160 }}
        data={(policies.data ?? []).map(({ id, company }) => ({ value: id, label: company }))}
        value={get('company') || null}
        onChange={value => set({ company: value ?? '' })}
      />
      <OneCase />
    </Group>
  )
}

/** Asked for with Enter, or by going on: half a number is another case's. */
export function OneCase() {
  const { get, set } = useAddress()
  const asked = get('rma')
  const [typed, setTyped] = useState(asked)
  useEffect(() => setTyped(asked), [asked])
  const ask = () => set({ rma: typed.trim() })
  return (
    <TextInput
      label="RMA"
      placeholder="RMA-1001"
      type="search"
      autoComplete="off"
      spellCheck={false}
      w={{ base: '47%', xs: 180 }}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={ask}
      onKeyDown={event => {
        if (event.key === 'Enter') ask()
      }}
    />
  )
}

function Lines({ filter, clear }: { filter: Filter; clear?: () => void }) {
  const refetchInterval = useLookEvery()
  const policies = usePolicies()
  const lines = useInfiniteQuery({
    queryKey: ['money', 'ledger', filter],
    placeholderData: keepPreviousData,
    refetchInterval,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/v1/ledger', {
          params: { query: { ...filter, order: 'newest', ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
  if (lines.isPending) return <LoadingList what="the ledger" />
  if (lines.isError) return <NotFiltered error={lines.error} clear={clear} again={() => lines.refetch()} />
  const entries = lines.data.pages.flatMap(page => page.data)
  if (entries.length === 0)
    return clear ? (
      <Empty
        title="Nothing moved that fits"
        text="Other days, another kind or another case may have what you look for."
      >
        <Button onClick={clear}>Clear the filter</Button>
      </Empty>
    ) : (
      <Empty title="No money has moved yet" text="Every hold, charge, invoice and refund of a case appears here." />
    )
  return (
    <Stack>
      <Sums filter={filter} />
      <Group justify="space-between" align="center">
        <Text size="sm" c="dimmed">
          The newest first
        </Text>
        <Group gap="xs">
          {clear && (
            <Button variant="default" onClick={clear}>
              Clear the filter
            </Button>
          )}
          <Button
            component="a"
            variant="default"
            href={`/v1/ledger.csv?${new URLSearchParams({ ...filter })}`}
            download="ledger.csv"
          >
            Download as CSV
          </Button>
        </Group>
      </Group>
      <Listing<Entry>
        label="Movements of money"
        items={entries}
        keyOf={({ id }) => id}
        columns={[
          { title: 'What', cell: ({ kind }) => <b>{KINDS[kind].title}</b> },
          {
            title: 'When',
            cell: ({ at }) => (
              <time className="when" dateTime={at}>
                {exactly(at)}
              </time>
            ),
          },
          { title: 'RMA', cell: ({ rma }) => <ToCase rma={rma} /> },
          {
            title: 'Company',
            cell: ({ policy }) => policies.data?.find(({ id }) => id === policy)?.company ?? policy,
          },
          { title: 'For', cell: ({ obligation }) => (obligation ? spoken(obligation) : NONE) },
          { title: 'Unit', cell: ({ serial }) => serial ?? NONE },
          {
            title: 'Amount',
            as: 'amount',
            onCard: 'beside-heading',
            cell: ({ kind, amount }) => <Moved side={KINDS[kind].side} amount={amount} />,
          },
        ]}
      />
      <ShowMore list={lines} />
    </Stack>
  )
}

/** What one typed into the filter may be no number at all: then that is said, and the way out of it. */
function NotFiltered({ error, clear, again }: { error: Error; clear: (() => void) | undefined; again: () => unknown }) {
  const mistakes = error instanceof Refused && error.problem.code === 'malformed' ? error.problem.errors : undefined
  if (!mistakes || !clear) return <Trouble error={error} again={() => void again()} />
  return (
    <div role="alert">
      <Empty
        title="That cannot be looked for"
        text={mistakes.map(({ pointer, detail }) => `${spoken(pointer.slice(1))}: ${detail}`).join('. ')}
      >
        <Button onClick={clear}>Clear the filter</Button>
      </Empty>
    </div>
  )
}

function Moved({ side, amount }: { side: Side; amount: Schemas['Money'] }) {
  if (side === 'none')
    return (
      <Text inherit span c="dimmed">
        {inMoney(amount)}
      </Text>
    )
  return side === 'in' ? inMoney(amount) : `−${inMoney(amount)}`
}

function Sums({ filter }: { filter: Filter }) {
  const refetchInterval = useLookEvery()
  const sums = useQuery({
    queryKey: ['money', 'sums', filter],
    placeholderData: keepPreviousData,
    refetchInterval,
    queryFn: async () => (await answered(api.GET('/v1/ledger/sums', { params: { query: filter } }))).data,
  })
  if (sums.isError) return <Trouble error={sums.error} again={() => sums.refetch()} />
  if (!sums.data) return null
  return (
    <Group component="section" aria-label="Sums" align="stretch" gap="sm">
      {sums.data.map(({ currency, lines, taken, givenBack, kinds }) => (
        <Paper key={currency} withBorder p="sm" className="sum">
          <Text size="sm" c="dimmed">
            {currency}, {lines === 1 ? '1 line' : `${lines.toLocaleString('en')} lines`}
          </Text>
          <dl className="sums">
            <div>
              <dt>Taken</dt>
              <dd>{inMoney(taken)}</dd>
            </div>
            <div>
              <dt>Given back</dt>
              <dd>{inMoney(givenBack)}</dd>
            </div>
            <div>
              <dt>Left</dt>
              <dd>{inMoney({ amount: taken.amount - givenBack.amount, currency })}</dd>
            </div>
          </dl>
          <Text size="sm" c="dimmed">
            {kinds.map(({ kind, lines, amount }) => `${KINDS[kind].title} ${inMoney(amount)} (${lines})`).join(' · ')}
          </Text>
        </Paper>
      ))}
    </Group>
  )
}

export function ToCase({ rma }: { rma: string }) {
  return (
    <Link className="plain when" href={`/cases/${encodeURIComponent(rma)}`}>
      {rma}
    </Link>
  )
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00`))
}

/** The first instant of a day in the viewer's own zone, so many days later. */
function startOf(day: string, later: number): string {
  const at = new Date(`${day}T00:00:00`)
  at.setDate(at.getDate() + later)
  return at.toISOString()
}
