import {
  Anchor,
  Autocomplete,
  Button,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { answered, api } from './api.ts'
import { Dialog } from './dialog.tsx'
import { Empty, Trouble } from './empty.tsx'
import { useKeys } from './keyboard.tsx'
import {
  linksIn,
  type Mail,
  type Parts,
  type Payment,
  sandbox,
  type Tracker,
  type Trigger,
  trackingNumbersIn,
} from './sandbox-parts.ts'
import { exactly, inMoney, spoken } from './words.ts'

const EVERY_MS = 3_000

/** Sandbox only: what everybody outside did for a case, and what one can have them do. */
export function SandboxPage() {
  const [params, setParams] = useSearchParams()
  const rma = params.get('rma') ?? ''
  const [typed, setTyped] = useState(rma)
  const box = useRef<HTMLInputElement>(null)
  useKeys(useMemo(() => [{ key: '/', says: 'Another case', act: () => box.current?.focus() }], []))
  const parts = useQuery({
    queryKey: ['sandbox', 'parts'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => sandbox<Parts>('parts'),
  })
  const about = useQuery({
    queryKey: ['case', rma, 'document'],
    enabled: rma !== '',
    queryFn: () => answered(api.GET('/v1/cases/{rma}', { params: { path: { rma } } })),
  })
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="end">
        <Title order={1} size="h2">
          Sandbox
        </Title>
        <form
          onSubmit={event => {
            event.preventDefault()
            setParams(typed.trim() ? { rma: typed.trim() } : {})
          }}
        >
          <Group align="end" gap="xs" wrap="nowrap">
            <TextInput
              ref={box}
              label="RMA number"
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              Show
            </Button>
          </Group>
        </form>
      </Group>
      <Text c="dimmed">
        The world outside, on this machine: nothing here is real money, mail or freight.
        {parts.data && (
          <>
            {' '}
            <Anchor href={parts.data.mailbox} target="_blank" rel="noreferrer" c="var(--link)" underline="always">
              The whole mailbox
            </Anchor>
          </>
        )}
      </Text>
      {rma === '' ? (
        <Empty title="Which case?" text="Each part shows what it did for one case, and has its levers." />
      ) : about.isError ? (
        <Trouble error={about.error} again={() => about.refetch()} />
      ) : (
        <>
          <Text>
            About{' '}
            <Link className="plain" href={`/cases/${encodeURIComponent(rma)}`}>
              {rma}
            </Link>
          </Text>
          <div className="sandbox">
            <Mailbox rma={rma} />
            <Cards rma={rma} />
            <Carrier rma={rma} />
            <Finance rma={rma} />
          </div>
        </>
      )}
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  )
}

/** What a part shows, read again and again: the case goes on beside it. */
function useShown<Shown>(rma: string, path: string) {
  return useQuery({
    queryKey: ['sandbox', rma, path],
    refetchInterval: EVERY_MS,
    queryFn: () => sandbox<Shown>(`parts/${path}`),
  })
}

/** Has a part do something, and says what came of it. */
function useLever(rma: string) {
  const client = useQueryClient()
  const lever = useMutation({
    mutationFn: ({ path, order }: { path: string; order: Record<string, unknown>; says: string }) =>
      sandbox(`parts/${path}`, order),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['sandbox', rma] })
      void client.invalidateQueries({ queryKey: ['case', rma] })
    },
  })
  const said = (
    <Text size="sm" role="status">
      {lever.isPending && 'Doing it …'}
      {lever.isError && lever.error.message}
      {lever.isSuccess && lever.variables.says}
    </Text>
  )
  const pull = (path: string, order: Record<string, unknown>, says: string) => lever.mutate({ path, order, says })
  return { pull, said, isPending: lever.isPending }
}

function Mailbox({ rma }: { rma: string }) {
  const mails = useShown<Mail[]>(rma, `mailbox/mails?rma=${encodeURIComponent(rma)}`)
  const { pull, said, isPending } = useLever(rma)
  const [reading, setReading] = useState<Mail | undefined>()
  const addresses = [...new Set(mails.data?.flatMap(({ to }) => to))]
  return (
    <Part title="The mailbox">
      {mails.isError && <Text role="alert">{mails.error.message}</Text>}
      {mails.data?.length === 0 && <Text c="dimmed">No letter has come.</Text>}
      <ul className="cards">
        {mails.data?.toReversed().map(mail => (
          <li key={mail.id}>
            <Text size="sm" c="dimmed">
              <time className="when" dateTime={mail.at}>
                {exactly(mail.at)}
              </time>
              , to {mail.to.join(', ')}
              {mail.copies > 1 && `, came ${mail.copies} times`}
            </Text>
            <button type="button" className="letter-title" onClick={() => setReading(mail)}>
              {mail.subject}
            </button>
            <Group gap="sm">
              {linksIn(mail).map(({ href, title }) => (
                <Anchor
                  key={href}
                  href={href}
                  target="_blank"
                  rel="noreferrer"
                  size="sm"
                  c="var(--link)"
                  underline="always"
                >
                  {title}
                </Anchor>
              ))}
            </Group>
          </li>
        ))}
      </ul>
      {addresses.length > 0 && (
        <Group gap="xs">
          {addresses.map(address => (
            <Button
              key={address}
              variant="default"
              size="compact-md"
              disabled={isPending}
              onClick={() => pull('mailbox/control/refuse', { address, reply: 550 }, `Mail to ${address} is refused.`)}
            >
              Refuse mail to {address}
            </Button>
          ))}
          <Button
            variant="default"
            size="compact-md"
            disabled={isPending}
            onClick={() => pull('mailbox/control/accept', {}, 'All mail is taken again.')}
          >
            Take all mail again
          </Button>
        </Group>
      )}
      {said}
      {reading && (
        <Dialog title={reading.subject} close={() => setReading(undefined)}>
          <Text size="sm" c="dimmed" mb="xs">
            As it was sent, to {reading.to.join(', ')}
          </Text>
          <pre className="mail">{reading.text}</pre>
        </Dialog>
      )}
    </Part>
  )
}

const NEXT = {
  ok: 'Approved',
  decline: 'Declined',
  'insufficient-funds': 'Insufficient funds',
  'hard-decline': 'Lost card',
  'never-again': 'Declined for good',
  'authentication-needed': 'Wants the client to authenticate',
}

function Cards({ rma }: { rma: string }) {
  const shown = useShown<{ payments: Payment[] }>(rma, `gateway/control/payments?rma=${encodeURIComponent(rma)}`)
  const { pull, said, isPending } = useLever(rma)
  const [next, setNext] = useState('decline')
  const money = (amount: number, currency: string) => inMoney({ amount, currency: currency.toUpperCase() })
  return (
    <Part title="The card gateway">
      {shown.isError && <Text role="alert">{shown.error.message}</Text>}
      {shown.data?.payments.length === 0 && <Text c="dimmed">It was asked for nothing.</Text>}
      <ul className="cards">
        {shown.data?.payments.map(
          ({ paymentIntent: { id, status, amount, currency }, captures, refunds, disputes }) => (
            <li key={id}>
              <b>{money(amount, currency)}</b> {spoken(status.replaceAll('_', '-'))}
              <Text size="sm" c="dimmed" className="breaks">
                {id}
                {captures.map(one => ` · captured ${money(one.amount, currency)}`)}
                {refunds.map(one => ` · given back ${money(one.amount, currency)}`)}
                {disputes.map(one => ` · dispute ${one.status.replaceAll('_', ' ')}`)}
              </Text>
            </li>
          ),
        )}
      </ul>
      <Group gap="xs" align="end">
        <Select
          label="The next time the card is asked"
          data={Object.entries(NEXT).map(([value, label]) => ({ value, label }))}
          value={next}
          allowDeselect={false}
          onChange={value => setNext(value ?? 'decline')}
        />
        <Button
          variant="default"
          disabled={isPending}
          onClick={() => pull('gateway/control/cards', { rma, next, times: 1 }, 'The bank will say so, once.')}
        >
          Say so
        </Button>
      </Group>
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-md"
          disabled={isPending}
          onClick={() => pull('gateway/control/authorise', { rma, card: 'visa' }, 'The client has given a card.')}
        >
          Client gives a card
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={isPending}
          onClick={() => pull('gateway/control/expire', { rma }, 'The holds have lapsed.')}
        >
          Let its holds lapse
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={isPending}
          onClick={() => pull('gateway/control/dispute', { rma }, 'The client disputes the charge.')}
        >
          Dispute its charge
        </Button>
      </Group>
      {said}
    </Part>
  )
}

const SCANS = ['in-transit', 'delivered', 'lost', 'refused', 'returned-to-sender']

function Carrier({ rma }: { rma: string }) {
  const trackers = useShown<Tracker[]>(rma, 'carrier/control/trackers')
  const events = useQuery({
    queryKey: ['case', rma, 'events'],
    queryFn: async () => (await answered(api.GET('/v1/cases/{rma}/events', { params: { path: { rma } } }))).data,
  })
  const { pull, said, isPending } = useLever(rma)
  const told = trackingNumbersIn(events.data ?? [])
  const own = trackers.data?.filter(
    ({ tracking_code, metadata }) => metadata.rma === rma || told.includes(tracking_code),
  )
  const [tracking, setTracking] = useState('')
  const [direction, setDirection] = useState('to-client')
  const [label, setLabel] = useState('ours')
  const numbers = [...new Set([...told, ...(own ?? []).map(one => one.tracking_code)])]
  const meant = tracking.trim() || numbers.at(-1) || ''
  return (
    <Part title="The carrier">
      {trackers.isError && <Text role="alert">{trackers.error.message}</Text>}
      {own?.length === 0 && <Text c="dimmed">It has scanned no parcel of this case.</Text>}
      {own && own.length > 0 && (
        <Table>
          <Table.Tbody>
            {own.map(({ id, tracking_code, status, tracking_details, metadata }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" className="breaks">
                  {tracking_code}
                </Table.Th>
                <Table.Td>
                  {spoken(status.replaceAll('_', '-'))}
                  {metadata.direction && ` · ${spoken(metadata.direction).toLowerCase()}`}
                </Table.Td>
                <Table.Td>{tracking_details.length === 1 ? '1 scan' : `${tracking_details.length} scans`}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Autocomplete
        label="Tracking number"
        placeholder={numbers.at(-1) ?? '1Z…'}
        description="Left empty, the parcel told of last"
        data={numbers}
        value={tracking}
        onChange={setTracking}
      />
      <Group gap="xs" grow>
        <Select
          label="On its way"
          data={[
            { value: 'to-client', label: 'To the client' },
            { value: 'to-us', label: 'To us' },
          ]}
          value={direction}
          allowDeselect={false}
          onChange={value => setDirection(value ?? 'to-client')}
        />
        <Select
          label="Whose label"
          data={[
            { value: 'ours', label: 'Ours' },
            { value: 'theirs', label: 'Theirs' },
          ]}
          value={label}
          allowDeselect={false}
          onChange={value => setLabel(value ?? 'ours')}
        />
      </Group>
      <div className="choices">
        {SCANS.map(status => (
          <Button
            key={status}
            variant="default"
            size="compact-md"
            disabled={isPending || meant === ''}
            onClick={() =>
              pull(
                'carrier/control/scan',
                { rma, tracking: meant, status, direction, label },
                `${meant} is scanned: ${spoken(status).toLowerCase()}.`,
              )
            }
          >
            {spoken(status)}
          </Button>
        ))}
      </div>
      {said}
    </Part>
  )
}

function Finance({ rma }: { rma: string }) {
  const triggers = useShown<Trigger[]>(rma, `finance/triggers?rma=${encodeURIComponent(rma)}`)
  const { pull, said, isPending } = useLever(rma)
  const [times, setTimes] = useState<string | number>(3)
  return (
    <Part title="Finance’s receiver">
      {triggers.isError && <Text role="alert">{triggers.error.message}</Text>}
      {triggers.data?.length === 0 && <Text c="dimmed">It was told nothing.</Text>}
      <ul className="cards">
        {triggers.data?.map(({ id, type, timestamp, data, deliveries }) => (
          <li key={id}>
            <b>{type}</b> {data.amount && inMoney(data.amount)}
            <Text size="sm" c="dimmed">
              {exactly(timestamp)}
              {deliveries > 1 && `, told ${deliveries} times`}
            </Text>
          </li>
        ))}
      </ul>
      <Group gap="xs" align="end">
        <NumberInput
          label="Refuse the next"
          description="Of all cases, with a 500"
          min={1}
          max={100}
          w={160}
          value={times}
          onChange={setTimes}
        />
        <Button
          variant="default"
          disabled={isPending}
          onClick={() =>
            pull(
              'finance/control/fail',
              { times: Number(times) || 1 },
              `The next ${Number(times) || 1} are refused, and told again by themselves.`,
            )
          }
        >
          Refuse them
        </Button>
      </Group>
      {said}
    </Part>
  )
}
