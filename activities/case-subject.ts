import { ApplicationFailure } from '@temporalio/activity'
import type { Address } from '../counterparts/carriers/port.ts'
import type { LetterSubject } from '../counterparts/mail/letters/subject.ts'
import type { CommentSubject } from '../counterparts/tickets/phrases.ts'
import type { CaseType } from '../domain/case.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Profile } from '../policies/profile.ts'
import { findCase, unitsOf } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { factsOf } from '../records/facts.ts'
import { isHoldWaived } from '../records/waiver.ts'
import type { Hopeless } from './failures.ts'
import type { World } from './world.ts'

/** Whom and what a case is about, read from the records at the moment of telling: no workflow carries a name. */
export interface CaseSubject {
  rma: RmaNumber
  ticket: string | null
  terms: CaseTerms
  customer: { ref: string; name: string; email: string; address: Address | undefined }
  helpAddress: string
  /** Where management is told. */
  management: string
  /** Where cancellations are worked on. */
  clientops: string
  forLetters: LetterSubject
  forComments: Omit<CommentSubject, 'ticket'>
}

/** Throws `ApplicationFailure` of type `Refused` when the records do not know the case. */
export async function caseSubject({ records, policies, dock }: World, rma: RmaNumber): Promise<CaseSubject> {
  const row = await findCase(records, rma)
  const customer = row && (await findCustomer(records, row.customer_ref))
  if (!row?.terms || !customer)
    throw ApplicationFailure.nonRetryable(`The records do not know case ${rma}.`, 'Refused' satisfies Hopeless)
  const profile = policies.find(row.profile)
  const { terms } = row
  const { help, clientops = help } = profile?.mailboxes ?? { help: '' }
  const helpAddress = MAILBOX[terms.returnType] === 'clientops' ? clientops : help
  const units = (await unitsOf(records, rma)).map(unit => ({
    brand: unit.brand,
    model: unit.model,
    serial: unit.serial,
    ...(unit.replacement && { replacement: unit.replacement }),
  }))
  // Written by `saveCustomer` from a checked form, which knows no other shape.
  const known = customer.address as Omit<Address, 'name'> | null
  const address = known ? { ...known, name: customer.name } : undefined
  const shipped = (await factsOf(records, rma)).findLast(fact => fact.name === 'replacementShipped')
  const parcels = shipped?.parcels ?? []
  const shippedOn = (serial: SerialNumber) => {
    const day = row.request.units.find(unit => unit.serial === serial)?.shippedOn
    return day ? { shippedOn: day } : {}
  }
  return {
    rma,
    ticket: row.ticket,
    terms,
    customer: { ...customer, address },
    helpAddress,
    management: profile?.management ?? helpAddress,
    clientops,
    forLetters: {
      rma,
      ...(row.ticket && { ticket: row.ticket }),
      company: { name: profile?.company ?? terms.policy, helpAddress, returnAddress: oneLine(dock) },
      client: { name: customer.name, ...(customer.zone && { zone: customer.zone }) },
      ...(customer.language && { language: customer.language }),
      currency: terms.currency,
      zone: terms.zone,
      units,
      ...(address && { replacementTo: oneLine(address) }),
      ...(parcels.length > 0 && { parcels }),
      ...((await isHoldWaived(records, rma)) && { hold: 'waived' }),
      terms,
    },
    forComments: {
      rma,
      profile: terms.policy,
      currency: terms.currency,
      zone: terms.zone,
      units: units.map(unit => ({ ...unit, ...shippedOn(unit.serial) })),
      terms,
      client: { name: customer.name, ...(row.client_type && { type: row.client_type }) },
    },
  }
}

function oneLine({ name, street, city, state, postalCode, country }: Address): string {
  return [name, street, city, [state, postalCode].filter(Boolean).join(' '), country].join(', ')
}

/** Whom a client writes to: a cancellation came by the clientops mailbox (FO-10, FO-13), and is answered there. */
const MAILBOX = {
  advanceReplacement: 'help',
  standardReturn: 'help',
  overTheCounterReturn: 'help',
  virtualReturn: 'help',
  orderedNotNeededReturn: 'help',
  subscriptionCancellation: 'clientops',
  maintenanceCancellation: 'clientops',
  vendorReturn: 'help',
} as const satisfies Record<CaseType, keyof Profile['mailboxes']>
