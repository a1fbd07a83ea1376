import { z } from 'zod'
import { type Currency, cents, sum } from '../domain/money.ts'
import { rma, time } from '../policies/wire.ts'
import { type LedgerFilter, ledgerSums, listLedger } from '../records/ledger.ts'
import { LEDGER_KINDS, type LedgerKind } from '../records/tables.ts'
import { ledgerLine } from './case-document.ts'
import { csv } from './csv.ts'
import { LedgerLine, Money, money } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { malformed } from './problem.ts'
import { type Api, Paging, pageOf, problems } from './routes.ts'

const Filter = {
  from: time.optional().meta({ description: 'At or after this time.' }),
  to: time.optional().meta({ description: 'Before this time.' }),
  kind: z.enum(LEDGER_KINDS).optional(),
  rma: rma.optional(),
  policy: z.string().max(40).optional().meta({ description: 'The id of a policy: one company’s lines.' }),
}

const LedgerEntry = LedgerLine.extend({ policy: z.string() }).meta({ id: 'LedgerEntry' })

const Sums = z
  .object({
    currency: z.string(),
    lines: z.int(),
    taken: Money.meta({ description: 'Captured, charged, invoiced, and credited to us by vendors.' }),
    givenBack: Money.meta({ description: 'Refunded, credited, and lost in disputes.' }),
    kinds: z.array(z.object({ kind: z.enum(LEDGER_KINDS), lines: z.int(), amount: Money })),
  })
  .meta({ id: 'LedgerSums' })

/** Every movement of money: in pages, in sums, and for a spreadsheet, all by the same filter. */
export function ledgerRoutes(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/ledger',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Movements of money, oldest first unless asked otherwise',
        querystring: z.object({ ...Paging, ...Filter, order: z.enum(['oldest', 'newest']).default('oldest') }),
        response: { 200: pageOf(LedgerEntry), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, order } = request.query
      const after = cursor === undefined ? undefined : Number(cursor)
      if (Number.isNaN(after)) throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
      const rows = await listLedger(records, filterOf(request.query), {
        ...{ order, limit: limit + 1 },
        ...(after !== undefined && { after }),
      })
      const page = rows.slice(0, limit)
      return {
        data: page.map(({ policy, ...row }) => ({ ...ledgerLine(row), policy })),
        nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
      }
    },
  )

  app.get(
    '/v1/ledger/sums',
    {
      schema: {
        tags: ['Desk'],
        summary: 'What the movements of money come to, in each currency',
        querystring: z.object(Filter),
        response: { 200: z.object({ data: z.array(Sums) }), ...problems() },
      },
    },
    async request => ({ data: inCurrencies(await ledgerSums(records, filterOf(request.query))) }),
  )

  app.get(
    '/v1/ledger.csv',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Movements of money, for a spreadsheet',
        querystring: z.object(Filter),
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="ledger.csv"')
      return csv([LEDGER_COLUMNS, ...(await ledgerRows(records, filterOf(request.query)))])
    },
  )
}

/** A query's own part of the filter, without what it leaves open. */
function filterOf({ from, to, kind, rma, policy }: { [Field in keyof LedgerFilter]: LedgerFilter[Field] | undefined }) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(kind && { kind }),
    ...(rma && { rma }),
    ...(policy && { policy }),
  }
}

/** Which way each kind goes. A hold is no movement: what it secures moves when it is captured. */
const SIDES = {
  held: 'neither',
  released: 'neither',
  captured: 'taken',
  charged: 'taken',
  invoiced: 'taken',
  'credited-by-vendor': 'taken',
  refunded: 'given-back',
  credited: 'given-back',
  'dispute-lost': 'given-back',
} as const satisfies Record<LedgerKind, 'taken' | 'given-back' | 'neither'>

function inCurrencies(rows: Awaited<ReturnType<typeof ledgerSums>>): z.output<typeof Sums>[] {
  return [...new Set(rows.map(row => row.currency))].map((currency: Currency) => {
    const kinds = LEDGER_KINDS.flatMap(kind => rows.filter(row => row.kind === kind && row.currency === currency))
    const total = (side: 'taken' | 'given-back') =>
      money(sum(kinds.filter(({ kind }) => SIDES[kind] === side).map(row => cents(row.amount))), currency)
    return {
      currency,
      lines: kinds.reduce((all, { lines }) => all + lines, 0),
      taken: total('taken'),
      givenBack: total('given-back'),
      kinds: kinds.map(({ kind, lines, amount }) => ({ kind, lines, amount: money(amount, currency) })),
    }
  })
}

const LEDGER_COLUMNS = ['id', 'at', 'rma', 'kind', 'obligation', 'serial', 'amount', 'currency', 'policy']
const ROWS_AT_ONCE = 1_000

async function ledgerRows(records: ApiHouse['records'], filter: LedgerFilter) {
  const rows: (string | number | null)[][] = []
  for (let after = 0; ; ) {
    const some = await listLedger(records, filter, { order: 'oldest', after, limit: ROWS_AT_ONCE })
    for (const { id, at, rma, kind, obligation, serial, amount, currency, policy } of some)
      rows.push([id, at, rma, kind, obligation, serial, amount, currency, policy])
    if (some.length < ROWS_AT_ONCE) return rows
    after = some.at(-1)?.id ?? after
  }
}
