import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { answered, api, type Session } from './api.ts'
import { Empty } from './empty.tsx'
import { useLookEvery } from './live.ts'
import { Exposures } from './money-exposure.tsx'
import { Ledger } from './money-ledger.tsx'
import { Mismatches } from './money-mismatches.tsx'
import { ToldToFinance, UNDELIVERED, useDeliveryCounts } from './money-told.tsx'

const BOOKKEEPERS: readonly Session['role'][] = ['finance', 'manager', 'admin']
const EVERYBODY_HERE: readonly Session['role'][] = ['staff', ...BOOKKEEPERS]

const PARTS = {
  ledger: { title: 'Ledger', roles: BOOKKEEPERS, part: Ledger },
  told: { title: 'Told to finance', roles: BOOKKEEPERS, part: ToldToFinance },
  mismatches: { title: 'Does not add up', roles: BOOKKEEPERS, part: Mismatches },
  exposure: { title: 'Exposure', roles: EVERYBODY_HERE, part: Exposures },
} as const

type Part = keyof typeof PARTS

/** The money: what moved, what finance was told of it, what does not add up, and what is still out. */
export function MoneyPage({ session }: { session: Session }) {
  const [params] = useSearchParams()
  const mine = (Object.keys(PARTS) as Part[]).filter(part => PARTS[part].roles.includes(session.role))
  const asked = params.get('part') ?? mine[0] ?? 'exposure'
  const part = Object.hasOwn(PARTS, asked) ? (asked as Part) : undefined // just found among the keys
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        Money
      </Title>
      <nav className="tabs" aria-label="Parts of the money">
        {mine.map(id => (
          <Link key={id} href={`/money?part=${id}`} {...(id === part && { 'aria-current': 'page' as const })}>
            {PARTS[id].title}
            {id === 'told' && <CountUndelivered />}
            {id === 'mismatches' && <CountMismatches />}
          </Link>
        ))}
      </nav>
      <Shown part={part} session={session} />
    </Stack>
  )
}

function Shown({ part, session }: { part: Part | undefined; session: Session }) {
  if (!part)
    return <Empty title="There is no such part" text="The address may be mistyped; choose one of those above." />
  const { title, roles, part: Of } = PARTS[part]
  if (!roles.includes(session.role))
    return (
      <Empty
        title={`“${title}” is not for your role`}
        text={`You are signed in as ${session.role}; it is for ${roles.join(', ')}. Ask one of them.`}
      />
    )
  return <Of session={session} />
}

function CountUndelivered() {
  const counts = useDeliveryCounts({})
  if (!counts.data) return null
  const waiting = UNDELIVERED.reduce((sum, state) => sum + (counts.data[state] ?? 0), 0)
  return <Waiting count={String(waiting)} what="not taken yet" />
}

const MANY = 50

function CountMismatches() {
  const refetchInterval = useLookEvery()
  const open = useQuery({
    queryKey: ['money', 'mismatches', 'count'],
    refetchInterval,
    queryFn: () => answered(api.GET('/v1/mismatches', { params: { query: { limit: MANY } } })),
  })
  if (!open.data) return null
  return <Waiting count={open.data.nextCursor ? `${MANY}+` : String(open.data.data.length)} what="open" />
}

function Waiting({ count, what }: { count: string; what: string }) {
  return (
    <Text component="span" size="sm">
      {count}
      <span className="unseen"> {what}</span>
    </Text>
  )
}
