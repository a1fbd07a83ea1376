import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { answered, api, Refused } from './api.ts'
import { Empty } from './empty.tsx'
import { usePolicies } from './policies-known.ts'
import './reports.css'
import { AgesReport, FailuresReport, type Period, ReturnTimesReport, RiskReport } from './reports-kinds.tsx'
import { onDay } from './words.ts'

const LENGTHS = [
  [30, '30 days'],
  [90, '90 days'],
  [365, 'A year'],
] as const

/** What managers look back on. The company and the days are in the address. */
export function ReportsPage() {
  const [params, setParams] = useSearchParams()
  const asked: Period = Object.fromEntries(
    ['from', 'to', 'policy'].flatMap(name => (params.get(name) ? [[name, params.get(name)]] : [])),
  )
  const policies = usePolicies()
  // Which days are meant where the address names none is for the API to say.
  const meant = useQuery({
    queryKey: ['reports', 'aging', asked],
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/v1/reports/aging', { params: { query: asked } })),
  })
  const { from = meant.data?.from ?? '', to = meant.data?.to ?? '' } = asked
  const change = (changes: Period) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes))
          if (value) after.set(name, value)
          else after.delete(name)
        return after
      },
      { replace: true },
    )
  return (
    <Stack gap="xl">
      <div>
        <Title order={1} size="h2">
          Reports
        </Title>
        {meant.data && (
          <Text c="dimmed">
            From {onDay(meant.data.from)} to {onDay(meant.data.to)}, in days as each policy counts them.
          </Text>
        )}
      </div>
      <Group component="search" align="end" gap="sm">
        <NativeSelect
          label="Company"
          value={asked.policy ?? ''}
          onChange={event => change({ policy: event.currentTarget.value })}
          data={[
            { value: '', label: 'All' },
            ...(policies.data ?? []).map(({ id, company }) => ({ value: id, label: company })),
          ]}
        />
        <TextInput
          type="date"
          label="First day"
          value={from}
          max={to}
          onChange={event => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Last day"
          value={to}
          min={from}
          onChange={event => change({ to: event.currentTarget.value })}
        />
        <Group gap="xs">
          {LENGTHS.map(([days, name]) => (
            <Button
              key={name}
              variant="default"
              disabled={!to}
              aria-pressed={from === daysUntil(to, days)}
              onClick={() => change({ from: daysUntil(to, days), to })}
            >
              {name}
            </Button>
          ))}
        </Group>
      </Group>
      {isMisread(meant.error) ? (
        <div role="alert">
          <Empty
            title="There is no such report"
            text={meant.error.problem.errors?.map(({ detail }) => detail).join('; ')}
          >
            <Button onClick={() => change({ from: '', to: '', policy: '' })}>Show the last 90 days</Button>
          </Empty>
        </div>
      ) : (
        <>
          <AgesReport asked={asked} />
          <ReturnTimesReport asked={asked} />
          <RiskReport asked={asked} />
          <FailuresReport asked={asked} />
        </>
      )}
    </Stack>
  )
}

/** What is wrong with the question is wrong for all of them. */
function isMisread(error: Error | null): error is Refused {
  return error instanceof Refused && error.problem.code === 'malformed'
}

/** The first of so many days, of which `last` is the last. */
function daysUntil(last: string, days: number): string {
  const at = new Date(`${last}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return ''
  at.setUTCDate(at.getUTCDate() + 1 - days)
  return at.toISOString().slice(0, 10)
}
