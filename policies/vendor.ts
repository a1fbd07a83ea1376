import type { ClientType } from '../domain/case.ts'
import { type Decision, granted, type RuleId, refused } from '../domain/decision.ts'
import type { Finding } from '../domain/staff-decision.ts'
import type { FrozenAge, StandardTerms } from '../domain/standard-terms.ts'
import { unreachable } from '../domain/unreachable.ts'
import { brandTerms } from './warranty.ts'

export interface VendorLegFacts {
  clientType: ClientType
  brand: string
  /** The age that was judged last. */
  band: FrozenAge['band']
  qualified?: 'remotely' | 'on-bench'
  /** What our bench found; absent while the unit is not here, or not examined. */
  finding?: Finding
}

export interface VendorLeg {
  /** Who gives the number without which nothing ships (VD-17). */
  rmaNumberFrom: 'brand' | 'original-distributor'
  /** Where the vendor's replacement goes first. */
  replacementGoesTo: 'us' | 'partner'
}

/** May the vendor's RMA be asked for? Only within the warranty, and for agents and direct clients only after our bench. */
export function mayStartVendorLeg(facts: VendorLegFacts): Decision<VendorLeg> {
  const { clientType, brand, band, finding } = facts
  const { startsAt, replacementGoesTo, because } = VENDOR_LEGS[clientType]
  if (band === 'after-warranty')
    return refused(['VD-14', because], "The vendor's RMA is for a unit in warranty; this one goes to the Partner Team.")
  if (band === 'unlisted-brand')
    return refused(['settled:warrantys-end', because], `${brand} has no known warranty: a person decides first.`)
  if (finding !== undefined && finding !== 'fault-found')
    return refused([because, FOUND_OTHERWISE[finding].rule], FOUND_OTHERWISE[finding].words)
  const gap = startsAt === 'bench' ? unconfirmed(facts) : unqualified(facts)
  return gap ?? granted({ rmaNumberFrom: rmaNumberFrom(brand), replacementGoesTo }, [because, 'VD-17'])
}

function unconfirmed({ finding }: VendorLegFacts): Decision<never> | undefined {
  if (finding) return undefined
  const reason = "The vendor's RMA starts once the unit is here and our bench has confirmed the fault."
  return refused(['VD-3', 'settled:bench'], reason, ['finding'])
}

function unqualified({ qualified, finding }: VendorLegFacts): Decision<never> | undefined {
  if (qualified || finding) return undefined
  return refused(['VD-1', 'VD-4'], "Support diagnoses first; then the vendor's RMA starts without our bench.", [
    'qualified',
  ])
}

const FOUND_OTHERWISE = {
  'no-trouble-found': { rule: 'VD-18', words: 'No trouble was found, so there is nothing to claim from the vendor.' },
  'client-damage': { rule: 'settled:damage', words: 'The warranty does not cover what the client broke.' },
} as const satisfies Record<Exclude<Finding, 'fault-found'>, { rule: RuleId; words: string }>

const VENDOR_LEGS = {
  agent: { startsAt: 'bench', replacementGoesTo: 'us', because: 'VD-3' },
  'direct-client': { startsAt: 'bench', replacementGoesTo: 'us', because: 'VD-3' },
  reseller: { startsAt: 'approval', replacementGoesTo: 'partner', because: 'VD-4' },
  'service-provider': { startsAt: 'approval', replacementGoesTo: 'partner', because: 'VD-4' },
} as const satisfies Record<
  ClientType,
  Pick<VendorLeg, 'replacementGoesTo'> & { startsAt: StandardTerms['vendorStartsAt']; because: RuleId }
>

export function vendorStartsAt(clientType: ClientType): 'bench' | 'approval' {
  return VENDOR_LEGS[clientType].startsAt
}

/** Htek gives its own; of any other brand, listed or not, the original distributor does. */
export function rmaNumberFrom(brand: string): VendorLeg['rmaNumberFrom'] {
  return brandTerms(brand)?.rmaNumberFrom ?? 'original-distributor'
}

export interface VendorDispatch {
  brand: string
  rmaNumber?: { number: string; from: VendorLeg['rmaNumberFrom'] }
}

/** May a unit leave for the vendor (invariant 6)? The number must come from whoever gives it for this brand. */
export function mayDispatchToVendor({
  brand,
  rmaNumber,
}: VendorDispatch): Decision<{ number: string; shipTo: VendorLeg['rmaNumberFrom'] }> {
  const from = rmaNumberFrom(brand)
  const giver = from === 'brand' ? brand : 'the original distributor'
  const number = rmaNumber?.number.trim()
  if (!number) return refused(['VD-17'], `An RMA number from ${giver} is required before shipping.`, ['rmaNumber'])
  if (rmaNumber?.from !== from)
    return refused(['VD-17'], `For ${brand} the RMA number must come from ${giver}.`, ['rmaNumber'])
  return granted({ number, shipTo: from }, ['VD-17'])
}

/** Who bears the loss of a unit on its way to the vendor, and whom it is claimed from. */
export interface LostToVendor {
  bearer: 'us' | 'vendor'
  because: RuleId[]
}

/** Whose label it is, whose risk: under its own the vendor owes its answer as if the unit had come. */
export function lostToVendor({ label }: { label: 'ours' | 'vendors' }): LostToVendor {
  return { bearer: LABEL_BEARS_RISK[label], because: ['VD-5', 'settled:vendors-answer'] }
}

const LABEL_BEARS_RISK = { ours: 'us', vendors: 'vendor' } as const satisfies Record<string, LostToVendor['bearer']>

export interface VendorAnswered {
  clientType: ClientType
  answer: 'credit' | 'replacement'
  /** The client has been helped from our stock already, and does not wait for the vendor. */
  client: 'served-from-stock' | 'waits'
}

/** What becomes of the vendor's answer (VD-5). `serve-from-stock`: the client waits, and gets a replacement of ours. */
export type AfterVendor =
  | { kind: 'tell-finance'; client: 'serve-from-stock' | 'served'; because: RuleId[] }
  | { kind: 'test-here'; onward: 'to-client' | 'to-stock'; because: RuleId[] }
  | { kind: 'to-partner'; because: RuleId[] }

export function afterVendor({ clientType, answer, client }: VendorAnswered): AfterVendor {
  switch (answer) {
    case 'credit':
      return {
        kind: 'tell-finance',
        client: client === 'waits' ? 'serve-from-stock' : 'served',
        because: ['VD-5', 'settled:vendors-answer'],
      }
    case 'replacement':
      if (client === 'served-from-stock')
        return { kind: 'test-here', onward: 'to-stock', because: ['VD-6', 'settled:vendors-answer'] }
      return VENDOR_LEGS[clientType].replacementGoesTo === 'partner'
        ? { kind: 'to-partner', because: ['VD-4'] }
        : { kind: 'test-here', onward: 'to-client', because: ['VD-6'] }
    default:
      return unreachable(answer)
  }
}
