import type { CaseRequest, RequestedUnit } from '../domain/case.ts'
import type { Device } from '../domain/device.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Knowledge } from '../policies/knowledge.ts'
import type { Profile } from '../policies/profile.ts'
import { virtualUnitsCountFrom } from '../policies/virtual-return.ts'
import { brandKey } from './cases.ts'
import type { Records, RecordsTransaction } from './database.ts'
import { virtualUnitsOf } from './virtual-units.ts'

/** All that a decision needs to know from the records: each unit's own history, and the customer's. */
export async function knowledgeFor(
  db: Records | RecordsTransaction,
  { profile, request, now }: { profile: Profile; request: CaseRequest; now: Instant },
): Promise<Knowledge> {
  const devices = []
  for (const unit of request.units) devices.push(await findDevice(db, unit))
  const since = virtualUnitsCountFrom(profile, now)
  const virtualUnitsLately = since ? await virtualUnitsOf(db, { customerRef: request.customerRef, since }) : 0
  return { now, devices, virtualUnitsLately }
}

export async function findDevice(
  db: Records | RecordsTransaction,
  { brand, serial }: Pick<RequestedUnit, 'brand' | 'serial'>,
): Promise<Device | undefined> {
  if (serial === undefined) return undefined
  const row = await db
    .selectFrom('devices')
    .selectAll()
    .where('brand_key', '=', brandKey(brand))
    .where('serial', '=', serial)
    .executeTakeFirst()
  return (
    row && {
      brand: row.brand,
      model: row.model,
      serial: row.serial,
      chainStartedOn: row.chain_started_on,
      replacements: row.replacements,
      origin: row.origin,
    }
  )
}

/** Writes a device down once: what a case made of it stays, however often it is told. */
export async function keepDevice(trx: Records | RecordsTransaction, device: Device, rma: RmaNumber): Promise<void> {
  await trx
    .insertInto('devices')
    .values({
      brand_key: brandKey(device.brand),
      serial: device.serial,
      brand: device.brand,
      model: device.model,
      chain_started_on: device.chainStartedOn,
      replacements: device.replacements,
      origin: device.origin,
      rma,
    })
    .onConflict(conflict => conflict.columns(['brand_key', 'serial']).doNothing())
    .execute()
}
