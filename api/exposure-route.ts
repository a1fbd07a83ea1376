import { z } from 'zod'
import { STAGES } from '../domain/case.ts'
import type { Currency } from '../domain/money.ts'
import { cents, sum } from '../domain/money.ts'
import { rma } from '../policies/wire.ts'
import { exposures } from '../records/exposure.ts'
import { Money, money } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { type Api, problems } from './routes.ts'

const Sums = {
  out: Money.meta({
    description: 'What the units that are still owed may cost, once a replacement has left for them.',
  }),
  held: Money.meta({ description: 'What holds secure of it; one that is being replaced counts once.' }),
  unsecured: Money.meta({ description: 'What is out beyond what is held.' }),
}

export const Exposure = z
  .object({
    rma: z.string(),
    policy: z.string(),
    stage: z.enum(['approved', ...STAGES]),
    ...Sums,
    holds: z.int().meta({ description: 'Two while an old hold has still to be let go beside its successor.' }),
  })
  .meta({ id: 'Exposure' })

/** What is out with clients and what secures it, for each open exchange and for each currency. */
export function exposureRoute(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/reports/exposure',
    {
      schema: {
        tags: ['Desk'],
        summary: 'What is out with clients, and what secures it',
        querystring: z.object({ rma: rma.optional() }),
        response: {
          200: z.object({
            data: z.array(Exposure),
            totals: z.array(z.object({ ...Sums, cases: z.int() })).meta({ description: 'One for each currency.' }),
          }),
          ...problems(),
        },
      },
    },
    async request => {
      const rows = (await exposures(records, request.query.rma ? { rma: request.query.rma } : {})).map(row => ({
        ...row,
        unsecured: cents(Math.max(0, row.out - row.held)),
      }))
      const currencies = [...new Set(rows.map(row => row.currency))]
      return {
        data: rows.map(({ currency, ...row }) => ({ ...row, ...sums([row], currency) })),
        totals: currencies.map(currency => {
          const inIt = rows.filter(row => row.currency === currency)
          return { ...sums(inIt, currency), cases: inIt.length }
        }),
      }
    },
  )
}

type Row = Record<'out' | 'held' | 'unsecured', ReturnType<typeof cents>>

function sums(rows: Row[], currency: Currency) {
  const total = (part: keyof Row) => money(sum(rows.map(row => row[part])), currency)
  return { out: total('out'), held: total('held'), unsecured: total('unsecured') }
}
