import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { FINDINGS } from '../domain/staff-decision.ts'
import { type Instant, instant, type LocalDate, latest } from '../domain/time.ts'
import { addDays, dayOf, daysBetween } from '../policies/calendar.ts'
import { date } from '../policies/wire.ts'
import {
  COUNTED_AGES,
  failures,
  lastLineAt,
  type Period,
  RETURN_OUTCOMES,
  type Returned,
  rmasByAge,
  timesToReturn,
} from '../records/reports.ts'
import { type RiskOfDay, riskByDay } from '../records/risk.ts'
import { csv } from './csv.ts'
import { Money, money } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { malformed } from './problem.ts'
import { type Api, problems } from './routes.ts'

const MOST_DAYS = 366
/** The period of whoever names none. */
const LATELY_DAYS = 90

const Asked = z.object({
  from: date.optional().meta({ description: 'The first day; 89 days before the last when absent.' }),
  to: date.optional().meta({ description: 'The last day, which counts; today when absent.' }),
  policy: z.string().max(40).optional().meta({ description: 'The id of a policy: one company’s cases.' }),
})

const Day = z.string().meta({ format: 'date', examples: ['2026-04-05'] })
const AsAsked = { from: Day, to: Day, policy: z.string().nullable() }

export const AgingReport = z
  .object({
    ...AsAsked,
    data: z.array(
      z.object({
        age: z.enum(COUNTED_AGES).meta({ description: 'Of the oldest unit, as it was frozen at approval.' }),
        clientType: z.string().nullable(),
        rmas: z.int(),
      }),
    ),
  })
  .meta({ id: 'AgingReport' })

export const ReturnTimes = z
  .object({
    ...AsAsked,
    units: z.int().meta({ description: 'Failed units whose replacement was delivered in the period.' }),
    median: z.int().nullable().meta({ description: 'Days from delivery, day 0, to receipt; null while none is back.' }),
    ninetieth: z
      .int()
      .nullable()
      .meta({ description: 'Nine in ten of those that are back took at most so many days.' }),
    outcomes: z.array(z.object({ outcome: z.enum(RETURN_OUTCOMES), units: z.int(), share: z.number() })),
    data: z
      .array(z.object({ day: z.int(), inTime: z.int(), late: z.int() }))
      .meta({ description: 'Receipts by the day after delivery; days without any are left out.' }),
  })
  .meta({ id: 'ReturnTimes' })

export const RiskReport = z
  .object({
    ...AsAsked,
    data: z
      .array(
        z.object({
          day: Day,
          out: Money.meta({ description: 'What units still owed may cost, once a replacement has left for them.' }),
          held: Money.meta({ description: 'What holds secure.' }),
          unsecured: Money.meta({ description: 'Of what is out, what no hold of its own case secures.' }),
          overdue: Money.meta({ description: 'Of what is out, what is past its due mark.' }),
        }),
      )
      .meta({ description: 'The end of each day, for each currency.' }),
  })
  .meta({ id: 'RiskReport' })

export const FailureReport = z
  .object({
    ...AsAsked,
    data: z.array(
      z.object({
        brand: z.string(),
        finding: z.enum(FINDINGS),
        cause: z.string().nullable().meta({ description: 'In the words of whoever inspected it.' }),
        units: z.int(),
      }),
    ),
  })
  .meta({ id: 'FailureReport' })

/** A report: what it is called, and its rows in a spreadsheet. */
interface Report<Found extends z.ZodType> {
  name: string
  summary: string
  form: Found
  find(asked: Asking): Promise<Omit<z.output<Found>, keyof typeof AsAsked>>
  columns: string[]
  rows(found: z.output<Found>): (string | number | null)[][]
}

interface Asking {
  period: Period
  /** Nothing is known of what comes after. */
  until: Instant
}

/** What managers look back on: each as JSON and, under the same filter, for a spreadsheet. */
export function reportRoutes(app: Api, house: ApiHouse): void {
  const { records } = house
  reportRoute(app, house, {
    name: 'aging',
    summary: 'RMAs approved, by age of the device and kind of client',
    form: AgingReport,
    find: async ({ period }) => ({ data: await rmasByAge(records, period) }),
    columns: ['age', 'clientType', 'rmas'],
    rows: ({ data }) => data.map(({ age, clientType, rmas }) => [age, clientType, rmas]),
  })
  reportRoute(app, house, {
    name: 'time-to-return',
    summary: 'How long failed units take to come back, and how many never do',
    form: ReturnTimes,
    find: async ({ period }) => returnTimes(await timesToReturn(records, period)),
    columns: ['day', 'outcome', 'units'],
    rows: ({ data, outcomes }) => [
      ...data.flatMap(({ day, inTime, late }) => [
        ...(inTime > 0 ? [[day, 'in-time', inTime]] : []),
        ...(late > 0 ? [[day, 'late', late]] : []),
      ]),
      ...outcomes.flatMap(({ outcome, units }) =>
        outcome === 'never' || outcome === 'still-out' ? [[null, outcome, units]] : [],
      ),
    ],
  })
  reportRoute(app, house, {
    name: 'money-at-risk',
    summary: 'What was out, held, unsecured and overdue at the end of each day, for each currency',
    form: RiskReport,
    find: async ({ period, until }) => ({ data: (await riskByDay(records, period, until)).map(riskOfDay) }),
    columns: ['day', 'currency', 'out', 'held', 'unsecured', 'overdue'],
    rows: ({ data }) =>
      data.map(({ day, out, held, unsecured, overdue }) => [
        ...[day, out.currency, out.amount, held.amount, unsecured.amount, overdue.amount],
      ]),
  })
  reportRoute(app, house, {
    name: 'failures',
    summary: 'Why units failed, by brand: what inspections found last of each',
    form: FailureReport,
    find: async ({ period }) => ({ data: await failures(records, period) }),
    columns: ['brand', 'finding', 'cause', 'units'],
    rows: ({ data }) => data.map(({ brand, finding, cause, units }) => [brand, finding, cause, units]),
  })
}

function reportRoute<Found extends z.ZodType>(app: Api, house: ApiHouse, report: Report<Found>): void {
  const { name, summary, form, find, columns, rows } = report
  const found = async (asked: z.output<typeof Asked>) => {
    const asking = await readAsked(house, asked)
    const { from, to, policy = null } = asking.period
    return { from, to, policy, ...(await find(asking)) } as z.output<Found> // its own part, and what was asked
  }
  app.get(
    `/v1/reports/${name}`,
    { schema: { tags: ['Reports'], summary, querystring: Asked, response: { 200: form, ...problems() } } },
    async (request, reply: FastifyReply) => reply.send(await found(request.query as z.output<typeof Asked>)),
  )
  app.get(
    `/v1/reports/${name}.csv`,
    {
      schema: {
        tags: ['Reports'],
        summary: `${summary}; for a spreadsheet`,
        querystring: Asked,
        produces: ['text/csv'],
      },
    },
    async (request, reply: FastifyReply) => {
      const one = await found(request.query as z.output<typeof Asked>)
      reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`)
      return reply.send(csv([columns, ...rows(one)]))
    },
  )
}

/** Today is where the policy is; in the sandbox, where a case's clock may be ahead of ours, its last day if later. */
async function readAsked(house: ApiHouse, { from, to, policy }: z.output<typeof Asked>): Promise<Asking> {
  const { records, policies, surroundings } = house
  const known = policies.profiles.map(one => one.id)
  if (policy !== undefined && !known.includes(policy))
    throw malformed([{ pointer: '/policy', detail: `there is no policy ${policy}; there are ${known.join(', ')}` }])
  const wall = instant(Date.now())
  const until = surroundings.kind === 'sandbox' ? latest(wall, await lastLineAt(records)) : wall
  const zones = policies.profiles.filter(one => policy === undefined || one.id === policy).map(one => one.zone)
  const today =
    zones
      .map(zone => dayOf(until, zone))
      .sort()
      .at(-1) ?? dayOf(until, 'UTC')
  const last = to ?? latestDay(today, from)
  const first = from ?? addDays(last, 1 - LATELY_DAYS)
  const days = daysBetween(first, last) + 1
  if (days < 1) throw malformed([{ pointer: '/to', detail: `expected a day at or after ${first}, got ${last}` }])
  if (days > MOST_DAYS)
    throw malformed([{ pointer: '/from', detail: `expected at most ${MOST_DAYS} days, got ${days}: ask twice` }])
  return { period: { from: first, to: last, ...(policy !== undefined && { policy }) }, until }
}

function latestDay(today: LocalDate, from: LocalDate | undefined): LocalDate {
  return from && from > today ? from : today
}

function returnTimes(found: Returned[]): Omit<z.output<typeof ReturnTimes>, keyof typeof AsAsked> {
  const units = found.reduce((sum, row) => sum + row.units, 0)
  const back = found.flatMap(({ day, units }) => (day === null ? [] : [{ day, units }]))
  const days = [...new Set(back.map(({ day }) => day))].sort((one, other) => one - other)
  const count = (wanted: Partial<Returned>) =>
    found
      .filter(row => Object.entries(wanted).every(([field, value]) => row[field as keyof Returned] === value))
      .reduce((sum, row) => sum + row.units, 0)
  return {
    units,
    median: percentile(back, 0.5),
    ninetieth: percentile(back, 0.9),
    outcomes: RETURN_OUTCOMES.map(outcome => {
      const ofIt = count({ outcome })
      return { outcome, units: ofIt, share: units === 0 ? 0 : Math.round((ofIt / units) * 1_000) / 1_000 }
    }),
    data: days.map(day => ({
      day,
      inTime: count({ outcome: 'in-time', day }),
      late: count({ outcome: 'late', day }),
    })),
  }
}

/** The day by which so large a share of those that are back had come. */
function percentile(back: { day: number; units: number }[], share: number): number | null {
  const sorted = back.toSorted((one, other) => one.day - other.day)
  const wanted = share * sorted.reduce((sum, { units }) => sum + units, 0)
  let seen = 0
  for (const { day, units } of sorted) {
    seen += units
    if (seen >= wanted) return day
  }
  return null
}

function riskOfDay({ day, currency, out, held, unsecured, overdue }: RiskOfDay) {
  return {
    day,
    out: money(out, currency),
    held: money(held, currency),
    unsecured: money(unsecured, currency),
    overdue: money(overdue, currency),
  }
}
