import { Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { answered, api, type Schemas } from './api.ts'
import { Trouble } from './empty.tsx'
import { Bars, Columns, Lines } from './reports-pictures.tsx'
import { inMoney, onDay, spoken } from './words.ts'

export interface Period {
  from?: string
  to?: string
  policy?: string
}

interface Asked {
  asked: Period
}

const AGES = {
  'within-30-days': 'Up to 30 days',
  '31-days-to-expiry': '31 days to the end of the warranty',
  'after-warranty': 'After the warranty',
  'unlisted-brand': 'Over 30 days, warranty unknown',
  'not-counted': 'No age counted',
} as const satisfies Record<Schemas['AgingReport']['data'][number]['age'], string>

const CLIENTS = ['agent', 'direct-client', 'reseller', 'service-provider'] as const

export function AgesReport({ asked }: Asked) {
  const found = useQuery({
    queryKey: ['reports', 'aging', asked],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/reports/aging', { params: { query: asked } })),
  })
  return (
    <Report
      name="aging"
      title="RMAs by age and client"
      about="Approved RMAs, by the age of their oldest device when it was reported, and by who the client is."
      none="No RMA was approved in these days."
      {...{ asked, found }}
    >
      {({ data }) => {
        const ages = Object.entries(AGES).filter(([age]) => data.some(row => row.age === age))
        const clients: (string | null)[] = [...CLIENTS, null].filter(one => data.some(row => row.clientType === one))
        const count = (age?: string, client?: string | null) =>
          data
            .filter(
              row => (age === undefined || row.age === age) && (client === undefined || row.clientType === client),
            )
            .reduce((sum, { rmas }) => sum + rmas, 0)
        return {
          picture: (
            <Bars
              groups={ages.map(([age, title]) => ({
                title,
                bars: clients.map(client => ({ name: nameOf(client), value: count(age, client) })),
              }))}
            />
          ),
          table: (
            <Numbers
              caption="RMAs approved"
              columns={['Age', ...clients.map(nameOf), 'All']}
              rows={[
                ...ages.map(([age, title]) => [title, ...clients.map(client => count(age, client)), count(age)]),
                ['All', ...clients.map(client => count(undefined, client)), count()],
              ]}
            />
          ),
        }
      }}
    </Report>
  )
}

function nameOf(client: string | null): string {
  return client === null ? 'Not said' : spoken(client)
}

const OUTCOMES = {
  'in-time': 'Back in time',
  late: 'Back late',
  never: 'Never back',
  'still-out': 'Still out',
} as const satisfies Record<Schemas['ReturnTimes']['outcomes'][number]['outcome'], string>

export function ReturnTimesReport({ asked }: Asked) {
  const found = useQuery({
    queryKey: ['reports', 'time-to-return', asked],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/reports/time-to-return', { params: { query: asked } })),
  })
  return (
    <Report
      name="time-to-return"
      title="Time to return"
      about="Failed units whose replacement was delivered in these days: how many days later they were here."
      none="No replacement was delivered in these days."
      isEmpty={({ units }) => units === 0}
      {...{ asked, found }}
    >
      {({ units, median, ninetieth, outcomes, data }) => ({
        picture: (
          <>
            <dl className="figures">
              {(
                [
                  ['Half are back within', inDays(median)],
                  ['Nine in ten within', inDays(ninetieth)],
                  ['In time, of all', percent(outcomes.find(({ outcome }) => outcome === 'in-time')?.share ?? 0)],
                ] as const
              ).map(([title, value]) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {data.length > 0 && <Columns data={data} />}
          </>
        ),
        table: (
          <>
            <Numbers
              caption="What became of them"
              columns={['Outcome', 'Units', 'Share']}
              rows={[
                ...outcomes.map(({ outcome, units, share }) => [OUTCOMES[outcome], units, percent(share)]),
                ['All', units, ''],
              ]}
            />
            {data.length > 0 && (
              <Numbers
                caption="Days from delivery to receipt"
                columns={['Day', 'In time', 'Late']}
                rows={data.map(({ day, inTime, late }) => [String(day), inTime, late])}
              />
            )}
          </>
        ),
      })}
    </Report>
  )
}

function inDays(days: number | null): string {
  if (days === null) return '–'
  return days === 1 ? '1 day' : `${days} days`
}

function percent(share: number): string {
  return share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 })
}

export function RiskReport({ asked }: Asked) {
  const found = useQuery({
    queryKey: ['reports', 'money-at-risk', asked],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/reports/money-at-risk', { params: { query: asked } })),
  })
  return (
    <Report
      name="money-at-risk"
      title="Money at risk"
      about="At the end of each day: what units still owed may cost, what card holds secured, what of it nothing secured, and what was past its due day."
      none="Nothing was out with clients, and nothing was held, in these days."
      {...{ asked, found }}
    >
      {({ data }) => {
        const currencies = [...new Set(data.map(({ out }) => out.currency))]
        const ofEach = currencies.map(currency => data.filter(({ out }) => out.currency === currency))
        return {
          picture: ofEach.map(days => (
            <Lines
              key={days[0]?.out.currency}
              days={days.map(({ day }) => onDay(day))}
              lines={(
                [
                  ['Out', 'out'],
                  ['Held', 'held'],
                  ['Unsecured', 'unsecured'],
                  ['Overdue', 'overdue'],
                ] as const
              ).map(([name, part]) => ({ name, values: days.map(day => day[part].amount) }))}
              amount={amount => inMoney({ amount, currency: days[0]?.out.currency ?? 'USD' })}
            />
          )),
          table: ofEach.map(days => (
            <Numbers
              key={days[0]?.out.currency}
              caption={`In ${days[0]?.out.currency}, the last day first`}
              columns={['Day', 'Out', 'Held', 'Unsecured', 'Overdue']}
              rows={days
                .toReversed()
                .map(({ day, out, held, unsecured, overdue }) => [
                  onDay(day),
                  ...[out, held, unsecured, overdue].map(inFigures),
                ])}
            />
          )),
        }
      }}
    </Report>
  )
}

/** Where the currency stands above. */
function inFigures(money: Schemas['Money']): string {
  return inMoney(money).replace(/^[^\d-]+/, '')
}

export function FailuresReport({ asked }: Asked) {
  const found = useQuery({
    queryKey: ['reports', 'failures', asked],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/reports/failures', { params: { query: asked } })),
  })
  return (
    <Report
      name="failures"
      title="Why units failed"
      about="What inspections in these days found last of each unit, by brand. Causes are in the words of whoever inspected it."
      none="No unit was inspected in these days."
      {...{ asked, found }}
    >
      {({ data }) => {
        const brands = [...new Set(data.map(({ brand }) => brand))]
        return {
          picture: (
            <Bars
              groups={brands.map(brand => ({
                title: brand,
                bars: data.filter(row => row.brand === brand).map(row => ({ name: causeOf(row), value: row.units })),
              }))}
            />
          ),
          table: (
            <Numbers
              caption="Units inspected"
              columns={['Brand', 'Found', 'Units']}
              rows={[
                ...data.map(row => [row.brand, causeOf(row), row.units]),
                ['All', '', data.reduce((sum, { units }) => sum + units, 0)],
              ]}
            />
          ),
        }
      }}
    </Report>
  )
}

function causeOf({ finding, cause }: Schemas['FailureReport']['data'][number]): string {
  if (finding === 'fault-found') return cause ?? 'Fault, no cause noted'
  return cause ? `${spoken(finding)}: ${cause}` : spoken(finding)
}

interface Shown<Found> extends Asked {
  name: string
  title: string
  about: string
  none: string
  found: UseQueryResult<Found>
  isEmpty?: (found: Found) => boolean
  children: (found: Found) => { picture: ReactNode; table: ReactNode }
}

/** One report: what it is about, its picture, and the same in numbers; or in words why there is none. */
function Report<Found extends { data: unknown[] }>(shown: Shown<Found>) {
  const { name, title, about, none, asked, found, isEmpty = ({ data }) => data.length === 0, children } = shown
  const id = useId()
  const { picture, table } = found.data && !isEmpty(found.data) ? children(found.data) : {}
  return (
    <section aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" align="start">
          <div>
            <Title order={2} size="h4" id={id}>
              {title}
            </Title>
            <Text c="dimmed" maw="44rem">
              {about}
            </Text>
          </div>
          {table && (
            <Button
              component="a"
              variant="default"
              href={`/v1/reports/${name}.csv?${new URLSearchParams({ ...asked })}`}
              download={`${name}.csv`}
              aria-label={`Download CSV: ${title}`}
            >
              Download CSV
            </Button>
          )}
        </Group>
        {found.isPending && (
          <div role="status" aria-label={`Counting: ${title}`}>
            <Skeleton h={160} />
          </div>
        )}
        {found.isError && <Trouble error={found.error} again={() => found.refetch()} />}
        {!found.isError && found.data && !table && <Text>{none}</Text>}
        {!found.isError && table && (
          <div className="report">
            <div>{picture}</div>
            <Stack gap="md">{table}</Stack>
          </div>
        )}
      </Stack>
    </section>
  )
}

/** The first column names a row; all others are numbers, or said in words on the left. */
function Numbers({ caption, columns, rows }: { caption: string; columns: string[]; rows: (string | number)[][] }) {
  const isLong = rows.length > 12
  const look = (column: number) => (columns[column] === 'Found' ? undefined : 'number')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={isLong ? 'numbers long' : 'numbers'} aria-label={caption} tabIndex={0}>
      <Table captionSide="top" verticalSpacing={4} horizontalSpacing="xs">
        <Table.Caption ta="left">{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((title, column) => (
              <Table.Th key={title} scope="col" className={column === 0 ? undefined : look(column)}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([head, ...cells]) => (
            <Table.Tr key={`${head} ${cells.find(cell => typeof cell === 'string') ?? ''}`}>
              <Table.Th scope="row" fw={head === 'All' ? 700 : 400}>
                {head}
              </Table.Th>
              {cells.map((cell, at) => (
                <Table.Td key={columns[at + 1]} className={look(at + 1)} fw={head === 'All' ? 700 : undefined}>
                  {typeof cell === 'number' ? cell.toLocaleString('en') : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
