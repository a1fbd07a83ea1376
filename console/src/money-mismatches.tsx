import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import { answered, api, type Schemas } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import { LoadingList, PairList, ShowMore } from './listing.tsx'
import { useLookEvery } from './live.ts'
import { ToCase } from './money-ledger.tsx'
import { exactly, inMoney, spoken } from './words.ts'

type Mismatch = Schemas['Mismatch']

const KINDS: Record<Mismatch['kind'], { title: string; says: string; todo: string }> = {
  'not-in-ledger': {
    title: 'Not in the ledger',
    says: 'The gateway took, or gave back, what the ledger does not know.',
    todo: 'Look it up at the gateway: most likely it was done there by hand. Undo it there, or book it by hand and keep this as the note of it.',
  },
  'not-at-gateway': {
    title: 'Not at the gateway',
    says: 'The ledger has a capture, a charge or a refund that the gateway does not.',
    todo: 'Look for the payment at the gateway, also in another account of it. If the money never moved, settle the order by hand in its case.',
  },
  'amounts-differ': {
    title: 'Amounts differ',
    says: 'Gateway and ledger both have it, with another amount.',
    todo: 'Compare the two. What was changed by hand at the gateway is put right there.',
  },
  'trigger-missing': {
    title: 'Finance was told something else',
    says: 'What moved by card in the case is not what finance was told of it.',
    todo: 'Compare the ledger of the case with what finance was told, and book the difference by hand.',
  },
  'trigger-undelivered': {
    title: 'Told, but not taken',
    says: 'A message to finance is on its way for more than a day, held, or dead.',
    todo: 'Look at its deliveries: mend the receiver, then send it again.',
  },
  'hold-outlives-case': {
    title: 'A hold outlives its case',
    says: 'A hold is live at the gateway, and its case is closed or unknown.',
    todo: 'Release the hold at the gateway, so that the client has their money again.',
  },
}

/** What the daily comparison found, and what to do about each. */
export function Mismatches() {
  const { get } = useAddress()
  const state = get('state') === 'all' ? 'all' : 'open'
  const refetchInterval = useLookEvery()
  const found = useInfiniteQuery({
    queryKey: ['money', 'mismatches', state],
    placeholderData: keepPreviousData,
    refetchInterval,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/mismatches', { params: { query: { state, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
  if (found.isPending) return <LoadingList what="what does not add up" />
  if (found.isError) return <Trouble error={found.error} again={() => found.refetch()} />
  const mismatches = found.data.pages.flatMap(page => page.data)
  return (
    <Stack>
      <nav className="tabs" aria-label="Open, or all">
        {(['open', 'all'] as const).map(one => (
          <Link
            key={one}
            href={`/money?part=mismatches${one === 'all' ? '&state=all' : ''}`}
            {...(one === state && { 'aria-current': 'page' as const })}
          >
            {one === 'open' ? 'Open' : 'All there were'}
          </Link>
        ))}
      </nav>
      <Text size="sm" c="dimmed" maw="46rem">
        Every day at 06:00 UTC gateway, ledger and what finance was told are compared. What adds up again is settled by
        the next comparison, and its task goes away with it.
      </Text>
      {mismatches.length === 0 && (
        <Empty
          title={state === 'open' ? 'Everything adds up' : 'Nothing was ever found'}
          text="Gateway, ledger and what finance was told agree."
        >
          {state === 'open' && (
            <Button component={Link} href="/money?part=mismatches&state=all" variant="default">
              What there was
            </Button>
          )}
        </Empty>
      )}
      <ul className="plain-list" aria-label="Mismatches">
        {mismatches.map(one => (
          <li key={one.id}>
            <One mismatch={one} />
          </li>
        ))}
      </ul>
      <ShowMore list={found} />
    </Stack>
  )
}

function One({ mismatch }: { mismatch: Mismatch }) {
  const { kind, ref, rma, foundAt, settledAt } = mismatch
  const { title, says, todo } = KINDS[kind]
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <span className="stage" data-tone={settledAt ? 'done' : 'warning'}>
          {settledAt ? 'Settled' : 'Open'}
        </span>
      </Group>
      <Text>{says}</Text>
      {!settledAt && (
        <Text mt={4}>
          <b>What to do:</b> {todo}
        </Text>
      )}
      <PairList
        pairs={[
          ...(rma ? ([['RMA', <ToCase key="rma" rma={rma} />]] as const) : []),
          ['About', ref],
          ...Object.entries(mismatch.detail).flatMap(([name, value]) => detailOf(name, value, mismatch)),
          ['Found', exactly(foundAt)],
          ...(settledAt ? ([['Adds up since', exactly(settledAt)]] as const) : []),
        ]}
      />
      <Group gap="md" mt="xs">
        {rma && kind !== 'trigger-undelivered' && (
          <Link className="plain" href={`/money?${new URLSearchParams({ part: 'ledger', rma })}`}>
            Its lines in the ledger
          </Link>
        )}
        {kind === 'trigger-undelivered' && (
          <Link className="plain" href={`/money?${new URLSearchParams({ part: 'told', trigger: ref })}`}>
            Its deliveries
          </Link>
        )}
        {kind === 'trigger-missing' && rma && (
          <Link className="plain" href={`/money?${new URLSearchParams({ part: 'told', rma })}`}>
            What finance was told
          </Link>
        )}
      </Group>
    </Paper>
  )
}

const AMOUNTS: Record<string, string> = {
  amount: 'Amount',
  atGateway: 'At the gateway',
  inLedger: 'In the ledger',
  held: 'Held',
  moved: 'Moved by card',
  told: 'Told to finance',
}

/** Amounts are in the currency of the detail itself, or of its case. */
function detailOf(name: string, value: unknown, { detail, currency }: Mismatch): (readonly [string, string])[] {
  if (value === null || value === undefined || name === 'currency') return []
  const code = typeof detail.currency === 'string' ? detail.currency.toUpperCase() : currency
  if (name in AMOUNTS && typeof value === 'number' && code)
    return [[AMOUNTS[name] ?? name, inMoney({ amount: value, currency: code })]]
  return [[spoken(name), String(value)]]
}
