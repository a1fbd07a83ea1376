import { z } from 'zod'
import { STAGES, type Stage } from '../domain/case.ts'
import { type Cents, type Currency, cents, sum } from '../domain/money.ts'
import { rma } from '../policies/wire.ts'
import { exposures } from '../records/exposure.ts'
import { Money, money, time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { type Api, problems } from './routes.ts'

const Sums = {
  out: Money.meta({
    description: 'What the units that are still owed may cost, once a replacement has left for them.',
  }),
  held: Money.meta({ description: 'What holds secure of it; one that is being replaced counts once.' }),
  unsecured: Money.meta({ description: 'What is out beyond what is held.' }),
  overdue: Money.meta({ description: 'What is out past its due mark.' }),
}

export const Exposure = z
  .object({
    rma: z.string(),
    policy: z.string(),
    customer: z.string().nullable().meta({ description: 'The client’s name.' }),
    stage: z.enum(['approved', ...STAGES]),
    dueAt: time.nullable(),
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
            companies: z
              .array(z.object({ policy: z.string(), ...Sums, cases: z.int() }))
              .meta({ description: 'One for each policy and currency.' }),
          }),
          ...problems(),
        },
      },
    },
    async request => {
      const rows = (await exposures(records, request.query.rma ? { rma: request.query.rma } : {})).map(row => ({
        ...row,
        unsecured: cents(Math.max(0, row.out - row.held)),
        overdue: PAST_DUE.includes(row.stage) ? row.out : cents(0),
      }))
      return {
        data: rows.map(({ currency, ...row }) => ({ ...row, ...sums([row], currency) })),
        totals: [...grouped(rows, row => row.currency)].map(([currency, inIt]) => ({
          ...{ ...sums(inIt, currency), cases: inIt.length },
        })),
        companies: [...grouped(rows, row => row.policy)].flatMap(([policy, ofIt]) =>
          [...grouped(ofIt, row => row.currency)].map(([currency, inIt]) => ({
            ...{ policy, ...sums(inIt, currency), cases: inIt.length },
          })),
        ),
      }
    },
  )
}

/** By the case's own clock: what is past its due mark stands in one of these, until it is back or billed. */
const PAST_DUE: readonly string[] = ['overdue', 'collecting'] satisfies Stage[]

type Row = Record<keyof typeof Sums, Cents>

function sums(rows: Row[], currency: Currency) {
  const total = (part: keyof Row) => money(sum(rows.map(row => row[part])), currency)
  return { out: total('out'), held: total('held'), unsecured: total('unsecured'), overdue: total('overdue') }
}

/** In the order in which they come. */
function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
