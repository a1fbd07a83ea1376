import { Button, Group, Stack, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import { answered, api, type Schemas, type Session } from './api.ts'
import { Dialog } from './dialog.tsx'
import { Empty, Trouble } from './empty.tsx'
import { Listing, LoadingList, NONE, PairList, ShowMore } from './listing.tsx'
import { useLookEvery } from './live.ts'
import { OneCase, ToCase } from './money-ledger.tsx'
import { exactly, inMoney, MESSAGES, relatively, type Tone } from './words.ts'

type Delivery = Schemas['Delivery']
type Log = Schemas['DeliveryLog']
type State = Delivery['state']

/** How a delivery stands, and what that means for whoever reads it. */
const STATES: Record<State, { title: string; tone: Tone; means: string }> = {
  queued: { title: 'On its way', tone: 'calm', means: 'It has not been tried yet.' },
  retrying: {
    title: 'Failed, tried again',
    tone: 'warning',
    means: 'No try was taken yet; it is tried for three days.',
  },
  held: { title: 'Held', tone: 'waiting', means: 'Its endpoint is disabled; it is sent once that is enabled again.' },
  dead: { title: 'Dead', tone: 'warning', means: 'Given up after three days. Mend the receiver, then send it again.' },
  delivered: { title: 'Delivered', tone: 'done', means: 'The receiver has taken it.' },
  dropped: { title: 'Dropped', tone: 'done', means: 'Its endpoint was removed before it took this.' },
}
const ORDER = ['retrying', 'dead', 'held', 'queued', 'delivered', 'dropped'] as const satisfies State[]

/** What somebody may have to see to. */
export const UNDELIVERED = ['retrying', 'dead', 'held'] as const satisfies State[]

interface Which {
  rma?: string
  trigger?: string
}

export function useDeliveryCounts(which: Which) {
  const refetchInterval = useLookEvery()
  return useQuery({
    queryKey: ['money', 'deliveries', 'counts', which],
    placeholderData: keepPreviousData,
    refetchInterval,
    queryFn: () => answered(api.GET('/v1/deliveries/counts', { params: { query: which } })),
  })
}

/** What finance was told, endpoint by endpoint: whether it was taken, and sending it again. */
export function ToldToFinance({ session }: { session: Session }) {
  const { get, set } = useAddress()
  const asked = get('state')
  const state = Object.hasOwn(STATES, asked) ? (asked as State) : undefined // just found among the keys
  const [rma, trigger, open] = [get('rma'), get('trigger'), get('delivery')]
  const which: Which = { ...(rma && { rma }), ...(trigger && { trigger }) }
  const isNarrowed = rma !== '' || trigger !== ''
  return (
    <Stack>
      <Group align="end" gap="sm">
        <OneCase />
        {trigger !== '' && (
          <Button variant="default" onClick={() => set({ trigger: '' })}>
            Only {trigger}: show all
          </Button>
        )}
      </Group>
      <States state={state} which={which} />
      <Deliveries
        state={state}
        which={which}
        {...(isNarrowed && { clear: () => set({ rma: '', trigger: '' }) })}
        look={delivery => set({ delivery })}
      />
      {open !== '' && <OneDelivery key={open} id={open} session={session} close={() => set({ delivery: '' })} />}
    </Stack>
  )
}

function States({ state, which }: { state: State | undefined; which: Which }) {
  const counts = useDeliveryCounts(which)
  const all = counts.data && ORDER.reduce((sum, one) => sum + (counts.data[one] ?? 0), 0)
  const shown = ORDER.filter(one => one !== 'dropped' || one === state || (counts.data?.dropped ?? 0) > 0)
  return (
    <nav className="tabs" aria-label="Deliveries by how they stand">
      {([undefined, ...shown] as const).map(one => (
        <Link
          key={one ?? 'all'}
          href={`/money?${new URLSearchParams({ part: 'told', ...(one && { state: one }), ...which })}`}
          {...(one === state && { 'aria-current': 'page' as const })}
        >
          {one ? STATES[one].title : 'All'} <span>{(one ? counts.data?.[one] : all)?.toLocaleString('en') ?? '–'}</span>
        </Link>
      ))}
    </nav>
  )
}

function Deliveries({
  state,
  which,
  clear,
  look,
}: {
  state: State | undefined
  which: Which
  clear?: () => void
  look: (delivery: string) => void
}) {
  const refetchInterval = useLookEvery()
  const deliveries = useInfiniteQuery({
    queryKey: ['money', 'deliveries', 'list', state, which],
    placeholderData: keepPreviousData,
    refetchInterval,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/v1/deliveries', {
          params: { query: { ...which, ...(state && { state }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
  if (deliveries.isPending) return <LoadingList what="what finance was told" />
  if (deliveries.isError)
    return (
      <Stack align="center">
        <Trouble error={deliveries.error} again={() => deliveries.refetch()} />
        {clear && (
          <Button variant="default" onClick={clear}>
            Show all cases
          </Button>
        )}
      </Stack>
    )
  const rows = deliveries.data.pages.flatMap(page => page.data)
  if (rows.length === 0)
    return (
      <Empty
        title={
          state ? `Nothing is here that is “${STATES[state].title.toLowerCase()}”` : 'Finance was told nothing yet'
        }
        text={
          clear
            ? 'Of this case there is nothing; of others there may be.'
            : state
              ? `${STATES[state].means} Just now that is true of none.`
              : 'Each movement of money is told to every endpoint that wants its kind; it appears here as it sets out.'
        }
      >
        {clear && <Button onClick={clear}>Show all cases</Button>}
      </Empty>
    )
  return (
    <Stack>
      <Listing<Delivery>
        label="Deliveries"
        items={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'Told',
            cell: ({ id, type }) => (
              <button type="button" className="letter-title" onClick={() => look(id)}>
                {MESSAGES[type]}
              </button>
            ),
          },
          { title: 'RMA', cell: ({ rma }) => (rma ? <ToCase rma={rma} /> : NONE) },
          { title: 'Amount', as: 'amount', cell: ({ amount }) => (amount ? inMoney(amount) : NONE) },
          { title: 'To', cell: ({ url }) => hostOf(url) },
          { title: 'Stands', onCard: 'beside-heading', cell: ({ state }) => <Standing state={state} /> },
          { title: 'Tries', as: 'amount', cell: ({ attempts }) => attempts },
          { title: 'Next try, or end', cell: delivery => <NextTry delivery={delivery} /> },
        ]}
      />
      <ShowMore list={deliveries} />
    </Stack>
  )
}

function Standing({ state }: { state: State }) {
  const { title, tone } = STATES[state]
  return (
    <span className="stage" data-tone={tone}>
      {title}
    </span>
  )
}

function NextTry({ delivery: { state, nextAttemptAt, endedAt } }: { delivery: Delivery }) {
  if (nextAttemptAt)
    return (
      <>
        <time className="when" dateTime={nextAttemptAt}>
          {exactly(nextAttemptAt)}
        </time>{' '}
        <Text component="span" size="sm" c="dimmed">
          {relatively(nextAttemptAt, new Date().toISOString())}
        </Text>
      </>
    )
  if (endedAt)
    return (
      <time className="when" dateTime={endedAt}>
        {exactly(endedAt)}
      </time>
    )
  return state === 'queued' ? 'at once' : NONE
}

function OneDelivery({ id, session, close }: { id: string; session: Session; close: () => void }) {
  const lookEvery = useLookEvery()
  // How many tries there were when it was sent again: until there is one more, it is looked at often.
  const [sentAfter, setSentAfter] = useState<number | undefined>()
  const delivery = useQuery({
    queryKey: ['money', 'deliveries', 'one', id],
    refetchInterval: ({ state: { data } }) =>
      sentAfter !== undefined && (data?.log.length ?? 0) <= sentAfter ? 1_000 : lookEvery,
    queryFn: () => answered(api.GET('/v1/deliveries/{id}', { params: { path: { id } } })),
  })
  return (
    <Dialog title={delivery.data ? MESSAGES[delivery.data.type] : 'A delivery'} close={close}>
      {delivery.isError ? (
        <Trouble error={delivery.error} again={() => delivery.refetch()} />
      ) : delivery.data ? (
        <Told told={delivery.data} session={session} sentAfter={sentAfter} sent={setSentAfter} />
      ) : (
        <LoadingList what="the delivery" />
      )}
    </Dialog>
  )
}

interface Resending {
  told: Log
  session: Session
  sentAfter: number | undefined
  sent: (after: number) => void
}

function Told(resending: Resending) {
  const { told } = resending
  const { state, rma, amount, url, endpoint, message, attempts, log } = told
  return (
    <Stack>
      <Group gap="sm" wrap="nowrap" align="start">
        <Standing state={state} />
        <Text>{STATES[state].means}</Text>
      </Group>
      <Resend {...resending} />
      <PairList
        pairs={[
          ...(rma ? ([['RMA', <ToCase key="rma" rma={rma} />]] as const) : []),
          ...(amount ? ([['Amount', inMoney(amount)]] as const) : []),
          ['Happened', exactly(told.at)],
          ['To', `${url} (${endpoint})`],
          ['Id of the event', message],
          ['Tries', attempts],
          ['Next try, or end', <NextTry key="next" delivery={told} />],
        ]}
      />
      <section aria-label="Tries">
        <Text fw={600} mb="xs">
          What the receiver answered
        </Text>
        {log.length === 0 ? (
          <Text c="dimmed">It has not been tried yet.</Text>
        ) : (
          <ol className="timeline" aria-label="Newest first">
            {log.toReversed().map(tried => (
              <li key={tried.n}>
                <Text size="sm" c="dimmed">
                  Try {tried.n}, {exactly(tried.at)}, {tried.milliseconds} ms
                </Text>
                <Text>{outcomeOf(tried)}</Text>
                {tried.excerpt !== '' && <pre className="raw">{tried.excerpt}</pre>}
              </li>
            ))}
          </ol>
        )}
      </section>
      <section aria-label="Body">
        <Text fw={600} mb="xs">
          What is sent, on every try
        </Text>
        <pre className="raw">{JSON.stringify(told.body, null, 2)}</pre>
      </section>
    </Stack>
  )
}

const MAY_RESEND: readonly Session['role'][] = ['finance', 'admin']

/** Sent again it has the same id: whoever has counted it once does not count it twice. */
function Resend({ told, session, sentAfter, sent }: Resending) {
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: () => answered(api.POST('/v1/deliveries/{id}/resend', { params: { path: { id: told.id } } })),
    onMutate: () => told.log.length,
    onSuccess: (_answer, _nothing, before) => {
      sent(before)
      return client.invalidateQueries({ queryKey: ['money', 'deliveries'] })
    },
  })
  if (told.state === 'dropped') return null
  if (!MAY_RESEND.includes(session.role))
    return (
      <Text size="sm" c="dimmed">
        Finance or an admin may send it again.
      </Text>
    )
  const answer = sentAfter === undefined ? undefined : told.log.slice(sentAfter).at(-1)
  return (
    <div>
      <Group gap="sm">
        <Button
          disabled={told.state === 'held'}
          loading={sending.isPending || (sentAfter !== undefined && !answer)}
          onClick={() => sending.mutate()}
        >
          Resend
        </Button>
        <Text size="sm" c="dimmed" flex={1} miw="14rem">
          {told.state === 'held' ? (
            <>
              Enable its endpoint in{' '}
              <Link className="plain" href="/settings?tab=finance">
                Settings
              </Link>
              , and what is held is sent by itself.
            </>
          ) : (
            'It goes out at once under the same event id: a receiver that has counted it does not count it again.'
          )}
        </Text>
      </Group>
      <div aria-live="polite">
        {sending.isError && (
          <div className="notice" data-tone="warning">
            Not sent: {sending.error.message}
          </div>
        )}
        {sentAfter !== undefined && !answer && <Text mt="xs">Sent again; waiting for the receiver …</Text>}
        {answer && (
          <div className="notice" data-tone={answer.outcome === 'received' ? 'good' : 'warning'}>
            Sent again: {outcomeOf(answer).toLowerCase()}.
          </div>
        )}
      </div>
    </div>
  )
}

const OUTCOMES: Record<Log['log'][number]['outcome'], string> = {
  received: 'Taken',
  gone: 'Gone: its endpoint is disabled now',
  refused: 'Not taken',
  unreachable: 'Not reached',
  forbidden: 'Not sent: that address is not allowed',
}

function outcomeOf({ outcome, status }: Log['log'][number]): string {
  return status === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}, answered ${status}`
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
