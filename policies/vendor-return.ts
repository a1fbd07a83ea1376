import type { CaseRequest } from '../domain/case.ts'
import { type Decision, granted, refused } from '../domain/decision.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Finding } from '../domain/staff-decision.ts'
import type { FrozenAge } from '../domain/standard-terms.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import type { VendorTerms } from '../domain/vendor-terms.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Profile } from './profile.ts'
import { mayStartVendorLeg } from './vendor.ts'

/** What a leg is asked for with: the client's case as it is on record, and what our bench found. */
export interface AskedVendorLeg {
  of: RmaNumber
  request: Pick<CaseRequest, 'currency' | 'clientType' | 'qualified'>
  /** The client's, frozen. */
  terms: CaseTerms
  serial: SerialNumber
  finding?: Finding
  /** The age, where it was judged again since the terms were frozen. */
  band?: FrozenAge['band']
  client: VendorTerms['client']
  now: Instant
}

/** May this unit go to its vendor, and on what terms (VD-3, VD-4)? Age and warranty are those of the client's case. */
export function decideVendorReturn(profile: Profile, asked: AskedVendorLeg): Decision<VendorTerms> {
  const { of, request, terms, serial, finding, client, now } = asked
  const { currency } = request
  // A policy that wants a diagnosis has granted nothing before there was one (VD-1).
  const qualified = request.qualified ?? (profile.diagnosis === 'required' ? 'remotely' : undefined)
  const policy = profile.vendorReturn
  if (!policy) return refused(['VD-5'], `${profile.company} has no vendor whose RMA it asks for.`)
  const unit = terms.units.find(one => one.serial === serial)
  if (!unit) return refused(['settled:serial-numbers'], `${of} is not about a unit ${serial}.`, ['serial'])
  const band = asked.band ?? frozenBand(terms, serial)
  if (!band) return refused(['VD-2'], `No warranty was checked for ${serial}, so there is nothing to claim.`)
  const clientType = request.clientType ?? terms.clientType
  if (!clientType)
    return refused(['VD-3', 'VD-4'], 'The type of client decides where the claim starts.', ['clientType'])

  const { brand, model } = unit
  const leg = mayStartVendorLeg({
    clientType,
    brand,
    band,
    ...(qualified && { qualified }),
    ...(finding && { finding }),
  })
  if (leg.kind === 'refused') return leg
  const { rmaNumberFrom: numberFrom, replacementGoesTo } = leg.terms
  return granted(
    {
      ...commonTerms(profile, { currency, clientType }, { units: [], because: leg.because, now }),
      returnType: 'vendorReturn',
      of,
      unit: { serial, brand, model },
      clientType,
      client,
      numberFrom,
      replacementGoesTo,
      patience: policy,
    },
    leg.because,
  )
}

/**
 * The row of the aging matrix that was judged when the client's case was granted. The matrix offers an advance
 * replacement within the first 30 days only (VD-11, VD-13), so there the row is known without being written down.
 */
function frozenBand(terms: CaseTerms, serial: SerialNumber): FrozenAge['band'] | undefined {
  if (terms.returnType === 'standardReturn') return terms.units.find(unit => unit.serial === serial)?.age?.band
  if (terms.returnType !== 'advanceReplacement') return undefined
  return terms.units.find(unit => unit.serial === serial)?.succession && 'within-30-days'
}
