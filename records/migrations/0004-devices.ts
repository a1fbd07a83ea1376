import { type Kysely, sql } from 'kysely'

/** Devices by brand and serial, so that a replacement keeps the warranty of what it replaced (VD-15, VD-16). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table devices (
    brand_key text not null, serial text not null, brand text not null, model text not null, chain_started_on date not null,
    replacements int not null check (replacements >= 0), origin text not null, rma text,
    primary key (brand_key, serial))`.execute(db)
  await sql`create index cases_by_customer on cases (customer_ref, return_type, opened_at)`.execute(db)
}
