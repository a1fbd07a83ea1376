import { sql } from 'kysely'
import type { CaseRequest } from '../../domain/case.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import type { CaseTerms } from '../../domain/terms.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { registerCase } from '../../records/cases.ts'
import { saveCustomer } from '../../records/customers.ts'
import type { Records } from '../../records/database.ts'
import { profile, request, standardTermsOf, termsOf, unit } from '../policies/granted.ts'

/**
 * So many cases, as a desk would have them after a year: of three companies, at every stage, each with its client, ticket
 * and one or two serial numbers, some with work for a person; with their stories, holds and facts. Numbered from
 * `RMA-100001`. `now` is the last moment of that year.
 */
export async function writeManyCases(records: Records, n: number, now: Instant): Promise<void> {
  await writeModels(records)
  await records.transaction().execute(async trx => {
    for (const statement of statements(n, now)) await statement.execute(trx)
  })
  await sql`vacuum analyze`.execute(records)
}

/** One case of each kind, by the same way as any other; the rest are like them. */
async function writeModels(records: Records): Promise<void> {
  await saveCustomer(records, { ref: 'cus_1', name: 'Synthia Testperson', email: 'synthia@client.example' })
  const models: [CaseRequest, CaseTerms][] = [
    ...['focus', 'voip-desk', 'speco'].map((policy): [CaseRequest, CaseTerms] => [
      request({ policy }),
      termsOf(policy),
    ]),
    [{ ...request({ policy: 'voip-desk' }), returnType: 'standardReturn' }, standardTermsOf(profile('voip-desk'))],
  ]
  for (const [index, [asked, terms]] of models.entries()) {
    const units = [unit({ serial: serialNumber(`MODEL${index}`) })]
    const made = await registerCase(
      records,
      {
        rma: rmaNumber(`RMA-${index + 1}`),
        request: { ...asked, units } as CaseRequest,
        openedAt: instant('2026-03-02T15:00:00Z'),
      }, // as it was, with another number
      { ...terms, units: terms.units.map(one => ({ ...one, serial: serialNumber(`MODEL${index}`) })) } as CaseTerms,
    )
    if (made.kind !== 'registered') throw new Error(`The model ${index} is ${made.kind}.`)
  }
}

function statements(n: number, now: Instant) {
  const opened = sql`${now}::timestamptz - make_interval(hours => (n * 7919) % 8760)`
  const isClosed = sql`(n % 20 < 9)`
  const delivered = sql`opened_at + make_interval(days => 4, hours => n % 24)`
  return [
    sql`create temporary table many on commit drop as
      select n, 'RMA-' || (100000 + n) as rma, 'RMA-' || (1 + n % 4) as model, ${opened} as opened_at, ${isClosed} as is_closed,
        upper(substr(md5(n::text), 1, 10)) as serial
      from generate_series(1, ${n}::int) as n`,
    sql`insert into customers (ref, name, email)
      select 'many-' || n,
        (array['Ana', 'Ben', 'Chidi', 'Dora', 'Emre', 'Fatima', 'Gil', 'Hana', 'Ivo', 'Jun', 'Kofi'])[1 + n % 11] || ' ' ||
        (array['Adler', 'Brandt', 'Costa', 'Diaz', 'Egger', 'Fischer', 'Garcia'])[1 + n % 7] || ' ' || n,
        'person' || n || '@client' || n % 97 || '.example'
      from generate_series(1, ${n}::int / 3 + 1) as n`,
    sql`insert into cases (rma, profile, policy_version, return_type, ticket, customer_ref, client_type, currency, request, terms,
        stage, outcome, due_at, bill_at, secured_until, collateral, opened_at, closed_at)
      select many.rma, profile, policy_version, return_type, 'T' || 50000 + n, 'many-' || 1 + n / 3,
        (array['agent', 'direct-client', 'reseller', 'service-provider'])[1 + n % 4], currency, request,
        jsonb_set(terms, '{approvedAt}', to_jsonb(many.opened_at)),
        case when is_closed then 'closed' else (array['awaiting-return', 'awaiting-return', 'awaiting-return', 'overdue',
          'in-transit', 'awaiting-hold', 'awaiting-shipment', 'inspecting', 'billed', 'paused', 'with-vendor'])[1 + n % 11] end,
        case when is_closed then (array['returned', 'billed', 'returned-late'])[1 + n % 3] end,
        case when not is_closed then many.opened_at + interval '34 days' end,
        case when not is_closed then many.opened_at + interval '34 days' end,
        case when not is_closed and n % 3 = 0 then many.opened_at + interval '6 days' end,
        case when n % 3 = 0 then 'held' end, many.opened_at, case when is_closed then many.opened_at + interval '41 days' end
      from many join cases on cases.rma = model`,
    sql`insert into units (rma, serial, brand, brand_key, model, role, replacement, amount, state, open)
      select many.rma, many.serial || suffix, (array['Yealink', 'Snom', 'Htek', 'Polycom', 'Speco'])[1 + n % 5],
        (array['yealink', 'snom', 'htek', 'polycom', 'speco'])[1 + n % 5], units.model, 'failed', 'R' || many.serial || suffix, 31000,
        case when is_closed then 'received' else 'owed' end, not is_closed
      from many join units on units.rma = many.model, unnest(case when n % 4 = 0 then array['', 'B'] else array[''] end) as suffix`,
    sql`insert into tasks (rma, kind, occasion, role, detail, opened_at, done_at)
      select rma, (array['confirm-delivery', 'return-overdue', 'inspect', 'late-fact'])[1 + (n + k) % 4], 'k' || k, 'staff', '{}',
        opened_at, case when n % 10 > 0 then opened_at end
      from many, generate_series(1, 2) as k where n % 10 < 4`,
    sql`insert into holds (ref, rma, amount, currency, state, placed_at, capture_before, ended_at)
      select 'pi_' || n, rma, 31000, 'USD', case when is_closed then 'released' else 'live' end, opened_at,
        opened_at + interval '6 days', case when is_closed then opened_at + interval '20 days' end
      from many where n % 3 = 0`,
    sql`insert into audit (rma, step, line, at, who, what, because, policy, detail)
      select rma, step, 0, opened_at + make_interval(days => day), 'staff:ana', what, '[]', 'speco@1',
        jsonb_build_object('at', opened_at + make_interval(days => day), 'dueAt', opened_at + interval '34 days', 'serial', serial,
          'cause', (array['dead port', 'no display', 'water', 'power supply'])[1 + n % 4])
      from many, lateral (values (1, 0, 'approved'), (2, 2, 'replacement shipped'), (3, 4, 'replacement delivered'),
        (4, 4, 'return window opened'), (5, 5 + n * 31 % 33, 'device received'), (6, 40, 'inspected: fault-found'), (7, 41, 'closed')) as told(step, day, what)
      where step < 4 or is_closed or n % 5 = 0`,
    sql`insert into facts (source, event_id, rma, name, by, at, fact, passed_on_at)
      select 'many', n::text, rma, 'replacementDelivered', 'carrier:easypost', ${delivered}, '{}', now() from many`,
  ]
}
