import type { RuleId } from '../domain/decision.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { objectionToMore, virtualUnitsCountFrom } from '../policies/virtual-return.ts'
import { findCase } from '../records/cases.ts'
import { approveVirtualReturn } from '../records/virtual-units.ts'
import type { World } from './world.ts'

export type VirtualApproval = { kind: 'approved' } | { kind: 'refused'; because: readonly RuleId[]; reason: string }

/**
 * A person has said yes (SP-8). The customer's number was looked at when the return was asked for; two that were asked
 * for at once may both have passed, so it is looked at again, by the terms, and the first approval is the one that
 * holds. Asked twice, it answers the same.
 */
export async function approveVirtual(
  { records }: World,
  { rma, at }: { rma: RmaNumber; at: Instant },
): Promise<VirtualApproval> {
  const row = await findCase(records, rma)
  if (row?.terms?.returnType !== 'virtualReturn') throw new Error(`${rma} is no virtual return on record.`)
  const { terms, customer_ref: customerRef } = row
  const since = virtualUnitsCountFrom({ zone: terms.zone, virtualReturn: terms }, at) ?? at
  const objection = await approveVirtualReturn(records, { rma, at, customerRef, since }, lately =>
    objectionToMore(terms.perCustomer, { asked: terms.units.length, lately }),
  )
  return objection ? { kind: 'refused', because: objection.because, reason: objection.words } : { kind: 'approved' }
}
