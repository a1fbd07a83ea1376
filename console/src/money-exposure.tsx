import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useAddress } from './address.ts'
import { answered, api, type Schemas } from './api.ts'
import { Empty, Trouble } from './empty.tsx'
import { Listing, LoadingList, NONE } from './listing.tsx'
import { useLookEvery } from './live.ts'
import { ToCase } from './money-ledger.tsx'
import { usePolicies } from './policies-known.ts'
import { Stage } from './stage.tsx'
import { exactly, inMoney } from './words.ts'

type Exposure = Schemas['Exposure']

const PARTS = {
  out: { title: 'Out', means: 'what units that are still owed may cost' },
  held: { title: 'Held', means: 'secured by holds' },
  unsecured: { title: 'Unsecured', means: 'out beyond what is held' },
  overdue: { title: 'Overdue', means: 'out past its due mark' },
} as const satisfies Partial<Record<keyof Exposure, { title: string; means: string }>>

type Part = keyof typeof PARTS
const EACH = Object.keys(PARTS) as Part[] // of the table just above

/** What is out with clients and what secures it, and the cases behind each number. */
export function Exposures() {
  const { get } = useAddress()
  const refetchInterval = useLookEvery()
  const policies = usePolicies()
  const report = useQuery({
    queryKey: ['money', 'exposure'],
    refetchInterval,
    queryFn: () => answered(api.GET('/v1/reports/exposure')),
  })
  if (report.isPending) return <LoadingList what="what is out" />
  if (report.isError) return <Trouble error={report.error} again={() => report.refetch()} />
  const { data, totals, companies } = report.data
  if (data.length === 0)
    return (
      <Empty
        title="Nothing is out, and nothing is held"
        text="An exchange appears here once its hold is placed or its replacement has left, until its unit is back or billed."
      >
        <Button component={Link} href="/queue">
          To the queue
        </Button>
      </Empty>
    )
  const asked = get('only')
  const only = Object.hasOwn(PARTS, asked) ? (asked as Part) : undefined // just found among the keys
  const [company, currency] = [get('company'), get('currency')]
  const named = (policy: string) => policies.data?.find(({ id }) => id === policy)?.company ?? policy
  const cases = data
    .filter(one => company === '' || one.policy === company)
    .filter(one => currency === '' || one.out.currency === currency)
    .filter(one => only === undefined || one[only].amount > 0)
    .sort((one, other) => other[only ?? 'out'].amount - one[only ?? 'out'].amount)
  const isNarrowed = only !== undefined || company !== '' || currency !== ''
  return (
    <Stack gap="lg">
      <Group component="section" aria-label="In all" align="stretch" gap="sm">
        {totals.map(total => (
          <Paper key={total.out.currency} withBorder p="sm" className="sum">
            <Text size="sm" c="dimmed">
              {total.out.currency}, {counted(total.cases)}
            </Text>
            <dl className="sums">
              {EACH.map(part => (
                <div key={part}>
                  <dt>{PARTS[part].title}</dt>
                  <dd>
                    <Behind part={part} amount={total[part]} />
                  </dd>
                  <dd className="means">{PARTS[part].means}</dd>
                </div>
              ))}
            </dl>
          </Paper>
        ))}
      </Group>
      <section aria-labelledby="by-company">
        <Title order={2} size="h4" mb="xs" id="by-company">
          By company
        </Title>
        <Listing
          label="By company"
          items={companies}
          keyOf={({ policy, out }) => `${policy} ${out.currency}`}
          columns={[
            { title: 'Company', cell: ({ policy }) => <b>{named(policy)}</b> },
            { title: 'Currency', cell: ({ out }) => out.currency },
            { title: 'Cases', as: 'amount', cell: ({ cases }) => cases },
            ...EACH.map(part => ({
              title: PARTS[part].title,
              as: 'amount' as const,
              cell: (row: (typeof companies)[number]) => <Behind part={part} amount={row[part]} company={row.policy} />,
            })),
          ]}
        />
      </section>
      <section aria-labelledby="behind">
        <Group justify="space-between" mb="xs">
          <Title order={2} size="h4" id="behind">
            {[only ? PARTS[only].title : 'All cases', company && named(company), currency].filter(Boolean).join(', ')}
          </Title>
          <Group gap="xs">
            {isNarrowed && (
              <Button component={Link} href="/money?part=exposure" variant="default">
                Show all
              </Button>
            )}
            {only === 'overdue' && (
              <Button component={Link} href="/queue?tab=overdue" variant="default">
                Overdue in the queue
              </Button>
            )}
          </Group>
        </Group>
        {cases.length === 0 ? (
          <Empty title="No case is behind that number" text="It may have come back, or been billed, a moment ago." />
        ) : (
          <Listing<Exposure>
            label="Cases"
            items={cases}
            keyOf={({ rma }) => rma}
            columns={[
              { title: 'RMA', cell: ({ rma }) => <ToCase rma={rma} /> },
              { title: 'Stage', onCard: 'beside-heading', cell: ({ stage }) => <Stage stage={stage} /> },
              { title: 'Client', cell: ({ customer }) => customer ?? NONE },
              { title: 'Company', cell: ({ policy }) => named(policy) },
              { title: 'Due', cell: ({ dueAt }) => (dueAt ? exactly(dueAt) : NONE) },
              ...EACH.map(part => ({
                title: PARTS[part].title,
                as: 'amount' as const,
                cell: (one: Exposure) => inMoney(one[part]),
              })),
            ]}
          />
        )}
      </section>
    </Stack>
  )
}

/** A number leads to its cases; nothing leads nowhere. */
function Behind({ part, amount, company }: { part: Part; amount: Schemas['Money']; company?: string }) {
  const shown = inMoney(amount)
  if (amount.amount === 0) return shown
  const query = { part: 'exposure', only: part, ...(company && { company }), currency: amount.currency }
  return (
    <Link className="plain" href={`/money?${new URLSearchParams(query)}`} aria-label={`${shown}: the cases behind it`}>
      {shown}
    </Link>
  )
}

function counted(cases: number): string {
  return cases === 1 ? '1 case' : `${cases} cases`
}
