import { Anchor, Button, Grid, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { answered, api, Refused, type Schemas, type Session } from './api.ts'
import { Decisions } from './decisions.tsx'
import { Dialog } from './dialog.tsx'
import { Trouble } from './empty.tsx'
import { useKeys } from './keyboard.tsx'
import { useLookEvery } from './live.ts'
import { Section } from './section.tsx'
import { Stage } from './stage.tsx'
import { Tasks } from './tasks.tsx'
import { pairsOf, shown } from './told.ts'
import { exactly, inMoney, onDay, relatively, spoken } from './words.ts'

type Case = Schemas['Case']
type Outlook = Schemas['CaseOutlook']
type CaseEvent = Schemas['CaseEvent']
type Letter = Schemas['Letter']

/** One case: what happened, what happens next, what can be done about it, and all that was promised and why. */
export function CasePage({ rma, session }: { rma: string; session: Session }) {
  const refetchInterval = useLookEvery()
  const path = { params: { path: { rma } } }
  const mayReadLetters = session.role !== 'receiver' && session.role !== 'finance'
  const about = useQuery({
    queryKey: ['case', rma, 'document'],
    refetchInterval,
    queryFn: () => answered(api.GET('/v1/cases/{rma}', path)),
  })
  const outlook = useQuery({
    queryKey: ['case', rma, 'outlook'],
    refetchInterval,
    queryFn: () => answered(api.GET('/v1/cases/{rma}/outlook', path)),
  })
  const events = useQuery({
    queryKey: ['case', rma, 'events'],
    refetchInterval,
    queryFn: async () => (await answered(api.GET('/v1/cases/{rma}/events', path))).data,
  })
  const letters = useQuery({
    queryKey: ['case', rma, 'letters'],
    enabled: mayReadLetters,
    refetchInterval,
    queryFn: async () => (await answered(api.GET('/v1/cases/{rma}/letters', path))).data,
  })
  const rules = useQuery({
    queryKey: ['rules'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await answered(api.GET('/v1/rules'))).data,
  })
  useEffect(() => {
    document.title = `${rma} · Sendback`
  }, [rma])
  const [, go] = useLocation()
  useKeys(
    useMemo(
      () => [
        { key: 'd', says: 'To what can be decided and told', act: () => toFirstIn('Decide') },
        { key: 't', says: 'To the tasks for a person', act: () => toFirstIn('For a person') },
        { key: 'h', says: 'To what happened, and the letters', act: () => toFirstIn('What happened') },
        {
          key: 'r',
          says: 'Receive a device of it at the dock',
          act: () => go(`/dock?rma=${encodeURIComponent(rma)}`),
        },
        { key: 'q', says: 'Back to the queue', act: () => go('/queue') },
      ],
      [go, rma],
    ),
  )

  const asked = [about, outlook, events, letters, rules]
  const failed = asked.find(one => one.isError)
  if (failed?.error)
    return (
      <Trouble error={failed.error} again={() => asked.filter(one => one.isError).forEach(one => void one.refetch())} />
    )
  if (!about.data || !outlook.data || !events.data)
    return (
      <Stack aria-busy="true">
        <Skeleton h={40} w={220} />
        <Skeleton h={120} />
        <Skeleton h={400} />
      </Stack>
    )
  const { data: one } = about
  const { data: seen } = outlook
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={1} size="h2">
            {rma}
          </Title>
          <Stage stage={one.stage} />
          {one.outcome && <Text fw={600}>{spoken(one.outcome)}</Text>}
        </Group>
        <Group gap="xs">
          {seen.facts.some(({ fact, whyNot }) => fact === 'device-received' && whyNot === null) && (
            <Button component={Link} href={`/dock?rma=${encodeURIComponent(rma)}`} variant="default">
              Receive at the dock
            </Button>
          )}
          {mayReadLetters && one.returnType !== 'vendorReturn' && <OwnPage rma={rma} />}
          {session.surroundings === 'sandbox' && ['admin', 'staff'].includes(session.role) && (
            <Button component={Link} href={`/sandbox?rma=${encodeURIComponent(rma)}`} variant="default">
              Around it in the sandbox
            </Button>
          )}
          {session.temporalUi && (
            <Button
              component="a"
              variant="default"
              href={`${session.temporalUi}/workflows/${encodeURIComponent(rma)}`}
              target="_blank"
              rel="noreferrer"
            >
              In Temporal
            </Button>
          )}
        </Group>
      </Group>
      <Next one={one} seen={seen} />
      {session.surroundings === 'sandbox' && ['admin', 'staff'].includes(session.role) && one.stage !== 'closed' && (
        <TimeMachine rma={rma} seen={seen} />
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            {one.tasks.length > 0 && (
              <Tasks title="For a person" tasks={one.tasks} session={session} currency={one.currency} />
            )}
            <Section title="Decide">
              <Decisions about={one} seen={seen} />
            </Section>
            <Section title="What happened">
              <Timeline
                currency={one.currency}
                events={events.data}
                letters={letters.data ?? []}
                rules={rules.data ?? {}}
              />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Facts one={one} seen={seen} />
            <Units one={one} seen={seen} />
            <MoneyOf one={one} />
            <Granted currency={one.currency} seen={seen} events={events.data} rules={rules.data ?? {}} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

function When({ at, now }: { at: string; now?: string }) {
  return (
    <>
      <time className="when" dateTime={at}>
        {exactly(at)}
      </time>
      {now && ` (${relatively(at, now)})`}
    </>
  )
}

function Next({ one, seen }: { one: Case; seen: Outlook }) {
  if (one.stage === 'closed') return null
  return (
    <div className="notice" data-tone="calm">
      <b>Next:</b>{' '}
      {seen.next ? (
        <>
          {seen.next.what}, <When at={seen.next.at} now={seen.now} />
        </>
      ) : seen.answering ? (
        'nothing by the clock; it waits for somebody.'
      ) : (
        'the running case does not answer just now; what stands below is on record.'
      )}
    </div>
  )
}

const LEAPS = [
  ['One day', 'P1D'],
  ['Ten days', 'P10D'],
  ['A month', 'P30D'],
] as const

/** The API answers with a problem, the sandbox behind it with a message. */
function saidIn({ detail, message }: { detail?: string; message?: string }): string {
  return detail ?? message ?? 'The clock stands still; look at the sandbox’s log.'
}

/** The sandbox's: moves the clock of this one case. */
function TimeMachine({ rma, seen }: { rma: string; seen: Outlook }) {
  const client = useQueryClient()
  const moving = useMutation({
    mutationFn: async (move: { advance: string } | { until: string }) => {
      const answer = await fetch(`/v1/sandbox/cases/${encodeURIComponent(rma)}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sendback-console': '1' },
        body: JSON.stringify(move),
      })
      if (!answer.ok) throw new Refused({ detail: saidIn(await answer.json()) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['case', rma] }),
  })
  return (
    <Group gap="xs" component="section" aria-label="Time machine">
      <Text size="sm">
        Its clock: <When at={seen.now} />. Move it on by
      </Text>
      {LEAPS.map(([title, advance]) => (
        <Button
          key={advance}
          size="compact-md"
          variant="default"
          disabled={moving.isPending}
          onClick={() => moving.mutate({ advance })}
        >
          {title}
        </Button>
      ))}
      {seen.next && (
        <Button
          size="compact-md"
          variant="default"
          disabled={moving.isPending}
          onClick={() => seen.next && moving.mutate({ until: seen.next.at })}
        >
          To what is next
        </Button>
      )}
      <Text size="sm" role="status">
        {moving.isPending ? 'Time passes …' : moving.isError ? moving.error.message : ''}
      </Text>
    </Group>
  )
}

type Told = { kind: 'event'; at: string; event: CaseEvent } | { kind: 'letter'; at: string; letter: Letter }

/** The newest first; letters stand where they were written. */
function Timeline({
  events,
  letters,
  rules,
  currency,
}: {
  events: CaseEvent[]
  letters: Letter[]
  rules: Record<string, string>
  currency: string
}) {
  const [reading, setReading] = useState<Letter | undefined>()
  const all: Told[] = [
    ...events.map(event => ({ kind: 'event', at: event.at, event }) as const),
    ...letters.map(letter => ({ kind: 'letter', at: letter.at, letter }) as const),
  ]
  // Of one instant, what was told last stands first.
  all.reverse().sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  return (
    <>
      <ol className="timeline" aria-label="Newest first">
        {all.map(told =>
          told.kind === 'letter' ? (
            <li key={told.letter.messageId}>
              <Text size="sm" c="dimmed">
                <When at={told.at} /> · letter, {told.letter.state}
              </Text>
              <button type="button" className="letter-title" onClick={() => setReading(told.letter)}>
                {told.letter.subject}
              </button>
            </li>
          ) : (
            <li key={told.event.id}>
              <Text size="sm" c="dimmed">
                <When at={told.at} /> · {told.event.who}
              </Text>
              <Text>{told.event.what}</Text>
              <Because rules={rules} ids={told.event.because} />
              <Detail detail={told.event.detail} currency={currency} />
            </li>
          ),
        )}
      </ol>
      {reading && (
        <Dialog title={reading.subject} close={() => setReading(undefined)}>
          <Text size="sm" c="dimmed" mb="xs">
            To {reading.recipient}, <When at={reading.at} />
          </Text>
          <iframe
            title={`Letter: ${reading.subject}`}
            className="letter"
            sandbox=""
            src={`/v1/cases/${encodeURIComponent(reading.rma)}/letters/${encodeURIComponent(reading.messageId)}`}
          />
        </Dialog>
      )}
    </>
  )
}

function Because({ ids, rules }: { ids: string[]; rules: Record<string, string> }) {
  if (ids.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      Because {ids.map(id => (rules[id] ? `${id}: ${rules[id]}` : id)).join(' ')}
    </Text>
  )
}

function Detail({ detail, currency }: { detail: Record<string, unknown>; currency: string }) {
  const told = Object.entries(detail).filter(([, value]) => value !== null && value !== '')
  if (told.length === 0) return null
  return (
    <Text size="sm" c="dimmed" className="breaks">
      {told
        .map(
          ([name, value]) =>
            `${spoken(name)}: ${name === 'amount' && typeof value === 'number' ? inMoney({ amount: value, currency }) : shown(value)}`,
        )
        .join(' · ')}
    </Text>
  )
}

function Pairs({ pairs }: { pairs: (readonly [string, ReactNode])[] }) {
  return (
    <Table variant="vertical" withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
      <Table.Tbody>
        {pairs.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="40%" bg="transparent" fw={500}>
              {name}
            </Table.Th>
            <Table.Td className="breaks">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Facts({ one, seen }: { one: Case; seen: Outlook }) {
  const live = one.holds.filter(hold => hold.state === 'live')
  const pairs: [string, ReactNode | null][] = [
    ['Client', seen.customer ? `${seen.customer.name}, ${seen.customer.email}` : one.customerRef],
    ['Client type', one.clientType && spoken(one.clientType)],
    ['Kind', spoken(one.returnType)],
    ['Policy', `${one.policy}${one.policyVersion === null ? '' : `, version ${one.policyVersion}`}`],
    [
      'Ticket',
      seen.ticketPage === null ? (
        one.ticket
      ) : (
        <Anchor key="ticket" href={seen.ticketPage} target="_blank" rel="noreferrer" c="var(--link)" underline="always">
          {one.ticket}
        </Anchor>
      ),
    ],
    ['Belongs to', one.of && <ToCase rma={one.of} />],
    [
      'At the vendor',
      seen.legs.length === 0
        ? null
        : seen.legs.map(leg => (
            <div key={leg.rma}>
              <ToCase rma={leg.rma} /> <Stage stage={leg.stage} />
            </div>
          )),
    ],
    ['Opened', <When key="opened" at={one.openedAt} />],
    ['Back by', one.dueAt && <When key="due" at={one.dueAt} now={seen.now} />],
    ['Billed from', one.billAt && <When key="bill" at={one.billAt} now={seen.now} />],
    ['Money moves', one.moneyAt && <When key="money" at={one.moneyAt} now={seen.now} />],
    ['Closed', one.closedAt && <When key="closed" at={one.closedAt} />],
    ['Secured', one.collateral && spoken(one.collateral)],
    ...live.map((hold, n): [string, ReactNode] => [
      n === 0 ? 'Hold' : `Hold ${n + 1}`,
      <span key={hold.ref}>
        {inMoney(hold.amount)}, lapses <When at={hold.captureBefore} now={seen.now} />
      </span>,
    ]),
    ['Dispute', one.disputed && spoken(one.disputed)],
  ]
  return (
    <Section title="Facts">
      <Pairs pairs={pairs.filter(([, value]) => value !== null && value !== '')} />
    </Section>
  )
}

/** The first thing that can be pressed in a section of this page. */
function toFirstIn(section: string): void {
  document.querySelector<HTMLElement>(`section[aria-label="${section}"] :is(button:not(:disabled), summary)`)?.focus()
}

function ToCase({ rma }: { rma: string }) {
  return (
    <Link className="plain breaks" href={`/cases/${encodeURIComponent(rma)}`}>
      {rma}
    </Link>
  )
}

/** As the client sees it just now; nothing can be done there in their name. */
function OwnPage({ rma }: { rma: string }) {
  const [open, setOpen] = useState<'open' | 'closed'>('closed')
  return (
    <>
      <Button variant="default" onClick={() => setOpen('open')}>
        The client’s page
      </Button>
      {open === 'open' && (
        <Dialog title={`What the client sees of ${rma}`} close={() => setOpen('closed')}>
          <Text size="sm" c="dimmed" mb="xs">
            Their own page, as it is now. What they can do there cannot be done from here.
          </Text>
          <iframe
            title={`The client’s page of ${rma}`}
            className="letter"
            sandbox="allow-same-origin"
            src={`/v1/cases/${encodeURIComponent(rma)}/own-page`}
          />
        </Dialog>
      )}
    </>
  )
}

/** The same device elsewhere: its warranty chain, and every other case that has had it, or its replacement. */
function Elsewhere({ serials, seen }: { serials: (string | null)[]; seen: Outlook }) {
  const chain = seen.chains.find(({ serial }) => serials.includes(serial))
  const others = seen.relatives.filter(({ serial }) => serials.includes(serial))
  return (
    <>
      {chain && (
        <Text size="sm" c="dimmed">
          Warranty from {onDay(chain.startedOn)} · {chain.origin}
          {chain.replacements > 0 && ` · replaced ${chain.replacements} ${chain.replacements === 1 ? 'time' : 'times'}`}
        </Text>
      )}
      {others.map(({ rma, serial, as, stage }) => (
        <Text size="sm" key={rma + serial}>
          {as === 'replacement' ? `${serial} came as the replacement of` : `${serial} is in`} <ToCase rma={rma} />{' '}
          <Stage stage={stage} />
        </Text>
      ))}
    </>
  )
}

function Units({ one, seen }: { one: Case; seen: Outlook }) {
  if (one.units.length === 0) return null
  return (
    <Section title="Units">
      <ul className="cards">
        {one.units.map(unit => (
          <li key={unit.serial}>
            <b>{unit.serial}</b> {unit.brand} {unit.model}
            <Text size="sm" c="dimmed">
              {spoken(unit.state)} · {unit.role}
              {unit.replacement && ` · replaced by ${unit.replacement}`} · at most {inMoney(unit.amount)}
            </Text>
            <Elsewhere serials={[unit.serial, unit.replacement]} seen={seen} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MoneyOf({ one }: { one: Case }) {
  return (
    <Section title="Money">
      {one.ledger.length === 0 ? (
        <Text c="dimmed">No money has moved.</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {one.ledger.map(line => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  <When at={line.at} />
                </Table.Td>
                <Table.Td>
                  {spoken(line.kind)}
                  {line.serial && <Text size="sm">{line.serial}</Text>}
                </Table.Td>
                <Table.Td ta="right" className="when">
                  {inMoney(line.amount)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

/** What was promised, and the rules that the whole case has gone by so far. */
function Granted({
  seen,
  events,
  rules,
  currency,
}: {
  seen: Outlook
  events: CaseEvent[]
  rules: Record<string, string>
  currency: string
}) {
  const ids = [...new Set(events.flatMap(event => event.because))]
  return (
    <Section title="Granted, and why">
      {seen.terms === null ? (
        <Text c="dimmed">Nothing is granted yet.</Text>
      ) : (
        <Pairs pairs={pairsOf(seen.terms, { currency, without: TOLD_ELSEWHERE })} />
      )}
      <ul className="rules">
        {ids.map(id => (
          <li key={id}>
            <b>{id}</b> {rules[id] ?? ''}
          </li>
        ))}
      </ul>
      <Anchor href="/docs" c="var(--link)" size="sm" underline="always">
        All of it in the API
      </Anchor>
    </Section>
  )
}

/** Units and amounts stand above already. */
const TOLD_ELSEWHERE = new Set([
  'units',
  'loaners',
  'rma',
  'policy',
  'policyVersion',
  'returnType',
  'ticket',
  'because',
])
