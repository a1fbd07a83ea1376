import { sql } from 'kysely'
import type { Device } from '../domain/device.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Records } from './database.ts'
import type { CasesTable } from './tables.ts'

/** Another case that has had one of a case's units, or of what replaced them. */
export interface Relative {
  serial: SerialNumber
  rma: RmaNumber
  /** What the unit is there. */
  as: 'failed' | 'loaner' | 'replacement'
  stage: CasesTable['stage']
}

/** By serial number, each unit's the newest case first. */
export async function relativesOf(db: Records, rma: RmaNumber): Promise<Relative[]> {
  const { rows } = await sql<Relative>`
    with own as (
      select brand_key, serial from units where rma = ${rma}
      union select brand_key, replacement from units where rma = ${rma} and replacement is not null
    )
    select own.serial, units.rma, cases.stage,
      case when units.serial = own.serial then units.role else 'replacement' end as "as"
    from own
    join units on units.brand_key = own.brand_key and own.serial in (units.serial, units.replacement)
    join cases on cases.rma = units.rma
    where units.rma <> ${rma}
    order by own.serial, cases.opened_at desc, units.rma desc
    limit 100`.execute(db)
  return rows
}

/** The warranty chains of a case's units, as far as the records know the devices. */
export async function chainsOf(
  db: Records,
  rma: RmaNumber,
): Promise<Pick<Device, 'serial' | 'chainStartedOn' | 'replacements' | 'origin'>[]> {
  const rows = await db
    .selectFrom('units')
    .innerJoin('devices', join =>
      join.onRef('devices.brand_key', '=', 'units.brand_key').onRef('devices.serial', '=', 'units.serial'),
    )
    .select(['devices.serial', 'devices.chain_started_on', 'devices.replacements', 'devices.origin'])
    .where('units.rma', '=', rma)
    .orderBy('devices.serial')
    .execute()
  return rows.map(({ chain_started_on: chainStartedOn, ...device }) => ({ ...device, chainStartedOn }))
}
