import { readFileSync } from 'node:fs'
import type { RequestOf } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import type { StandardTerms } from '../../domain/standard-terms.ts'
import type { AdvanceTerms } from '../../domain/terms.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import { decideAdvanceReplacement } from '../../policies/advance-replacement.ts'
import { type PolicyBook, policyBook } from '../../policies/book.ts'
import type { Knowledge } from '../../policies/knowledge.ts'
import { readProfile } from '../../policies/load.ts'
import type { Profile } from '../../policies/profile.ts'
import { decideStandardReturn } from '../../policies/standard-return.ts'

type AdvanceRequest = RequestOf<'advanceReplacement'>

export const approvedAt = instant('2026-03-02T15:00:00Z')

/** The three companies and the profiles of the acceptance scenarios. */
export const book: PolicyBook = policyBook(
  ['acceptance', 'acceptance-ten-days', 'acceptance-business-days', 'acceptance-received', 'acceptance-saved-card'].map(
    ownProfile,
  ),
)

export function profile(id: string): Profile {
  const found = book.find(id)
  if (!found) throw new Error(`No profile ${id}.`)
  return found
}

/** A request that every profile grants: a phone of ten days, reported by a direct client, with all that may be asked for. */
export function request(changes: Partial<AdvanceRequest> = {}): AdvanceRequest {
  return {
    returnType: 'advanceReplacement',
    policy: 'acceptance',
    customerRef: 'cus_1',
    clientType: 'direct-client',
    ticket: '4711',
    currency: currency('USD'),
    reportedAt: instant('2026-03-01T12:00:00Z'),
    units: [unit()],
    internalComment: 'written',
    siteAnswer: 'given',
    ...changes,
  }
}

export function unit(changes: Partial<AdvanceRequest['units'][number]> = {}): AdvanceRequest['units'][number] {
  return {
    serial: serialNumber('C1'),
    brand: 'Yealink',
    model: 'T54W',
    shippedOn: localDate('2026-02-19'),
    listPrice: cents(399_00),
    paidPrice: cents(279_30),
    replacementPrice: cents(310_00),
    ...changes,
  }
}

/** What the records know: by default of no unit, and of no virtual return. */
export function knowing(known: Partial<Knowledge> = {}): Knowledge {
  return { now: approvedAt, devices: [], virtualUnitsLately: 0, ...known }
}

export function decide(id: string, changes: Partial<AdvanceRequest> = {}, now: Instant = approvedAt) {
  return decideAdvanceReplacement(profile(id), request({ policy: id, ...changes }), knowing({ now }))
}

export function termsOf(id: string, changes: Partial<AdvanceRequest> = {}, now?: Instant): AdvanceTerms {
  const decision = decide(id, changes, now)
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.reason}`)
  return decision.terms
}

/** The same request for a standard return. */
export function standardTermsOf(
  policy: Profile,
  changes: Partial<RequestOf<'standardReturn'>> = {},
  known: Knowledge = knowing(),
): StandardTerms {
  const { loaners: _, termsAcceptedAt: __, ...asked } = request()
  const decision = decideStandardReturn(
    policy,
    { ...asked, policy: policy.id, ...changes, returnType: 'standardReturn' },
    known,
  )
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.reason}`)
  return decision.terms
}

function ownProfile(id: string): Profile {
  const name = `sandbox/profiles/${id}.yaml`
  const read = readProfile(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'), name)
  if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes))
  return read.profile
}
