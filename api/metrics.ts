import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { SECOND } from '../domain/time.ts'
import type { ApiHouse } from './house.ts'

/** How the API does, how the cases stand, and, where we know it, how the worker does: one page to scrape. */
export function metrics(app: FastifyInstance, house: ApiHouse) {
  const register = new Registry()
  const durations = new Histogram({
    name: 'sendback_http_request_seconds',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  })
  const failures = new Counter({
    name: 'sendback_scrape_failures_total',
    help: 'Times the records or the worker did not say how they do.',
    labelNames: ['of'],
    registers: [register],
  })
  const standing = new Gauge({
    name: 'sendback_records',
    help: 'Rows that somebody should know the number of.',
    labelNames: ['what'],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / SECOND)
  })
  return {
    contentType: register.contentType,
    async page(): Promise<string> {
      const counted = await countRows(house).catch(() => failures.inc({ of: 'records' }))
      standing.reset()
      for (const { what, count } of counted ?? []) standing.set({ what }, count)
      const worker = await workerMetrics(house).catch(() => {
        failures.inc({ of: 'worker' })
        return ''
      })
      return `${await register.metrics()}${worker}`
    },
  }
}

async function countRows({ records }: ApiHouse): Promise<{ what: string; count: number }[]> {
  const { rows } = await sql<{ what: string; count: number }>`
    select 'cases_' || replace(stage, '-', '_') as what, count(*)::int as count from cases where stage <> 'closed' group by stage
    union all select 'facts_not_passed_on', count(*)::int from facts join cases using (rma) where passed_on_at is null
    union all select 'parcels_unidentified', count(*)::int from facts where rma is null and name = 'deviceReceived'
    union all select 'effects_unconfirmed', count(*)::int from effects where state = 'intended' and kind <> 'hold-page'
    union all select 'deliveries_dead', count(*)::int from deliveries where state = 'dead'
    union all select 'mails_waiting', count(*)::int from mails where state in ('unmatched', 'held-back')
    union all select 'mailboxes_failing', count(*)::int from mailboxes where failing_since is not null having count(*) > 0
    union all select 'tasks_open', count(*)::int from tasks where done_at is null`.execute(records)
  return rows
}

async function workerMetrics({ workerMetricsUrl }: ApiHouse): Promise<string> {
  if (!workerMetricsUrl) return ''
  const answer = await fetch(workerMetricsUrl, { signal: AbortSignal.timeout(2 * SECOND) })
  if (!answer.ok) throw new Error(`The worker's metrics answered ${answer.status}.`)
  return answer.text()
}
