import type { ClientType } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import { type Cents, cents } from '../domain/money.ts'
import type { AgeBand, Freight, Leg } from '../domain/standard-terms.ts'

/** What the document grants by age and client. Amounts per unit. */
export interface AgingCell {
  done: 'replace' | 'repair-or-replace' | 'partner-team'
  packaging: 'original' | 'any'
  /** What must be there before approval (VD-9, VD-10). */
  asks: ('ticket' | 'internalComment' | 'siteAnswer')[]
  freight: Freight
  advance: { kind: 'offered' } | { kind: 'refused'; because: RuleId; reason: string }
  deductible: Cents
  told: 'management' | 'nobody'
  because: RuleId[]
}

type WrittenCell = { readonly [Key in keyof AgingCell]: Readonly<AgingCell[Key]> }

const WE_PAY: Leg = { payer: 'us', service: 'any' }
const WE_PAY_GROUND: Leg = { payer: 'us', service: 'ground' }
const WE_PAY_RUSH: Leg = { payer: 'us', service: 'rush' }
const CLIENT_PAYS: Leg = { payer: 'client', service: 'any' }
const CLIENT_PAYS_GROUND: Leg = { payer: 'client', service: 'ground' }

const SPARES_SERVE = 'NO ADVANCE REPLACEMENT: a partner keeps a spare unit or two, to lend while a device is in RMA'
const TOO_OLD = 'No advance replacement between 31 days and the end of the warranty'
const OUT_OF_WARRANTY = 'After its warranty a unit goes to the Partner Team for action and quote'

/**
 * Rows and columns in the document's order. It names the vendor's legs in one cell only (VD-12); the vendor is ours, so
 * we pay them wherever there is a warranty to claim.
 */
const AGING_MATRIX = {
  'within-30-days': {
    'agent-or-direct-client': {
      done: 'replace',
      packaging: 'original',
      asks: ['ticket', 'internalComment', 'siteAnswer'],
      freight: { toUs: WE_PAY_GROUND, toVendor: WE_PAY, fromVendor: WE_PAY, toClient: WE_PAY_RUSH },
      advance: { kind: 'offered' },
      deductible: cents(0),
      told: 'management',
      because: ['VD-8', 'VD-11'],
    },
    'reseller-or-service-provider': {
      done: 'replace',
      packaging: 'original',
      asks: ['ticket', 'internalComment'],
      freight: { toUs: CLIENT_PAYS_GROUND, toVendor: WE_PAY, fromVendor: WE_PAY, toClient: WE_PAY_RUSH },
      advance: { kind: 'refused', because: 'VD-12', reason: SPARES_SERVE },
      deductible: cents(0),
      told: 'management',
      because: ['VD-8', 'VD-12'],
    },
  },
  '31-days-to-expiry': {
    'agent-or-direct-client': {
      done: 'repair-or-replace',
      packaging: 'any',
      asks: [],
      freight: { toUs: CLIENT_PAYS, toVendor: WE_PAY, fromVendor: WE_PAY, toClient: WE_PAY_GROUND },
      advance: { kind: 'refused', because: 'VD-13', reason: TOO_OLD },
      deductible: cents(45_00),
      told: 'nobody',
      because: ['VD-13'],
    },
    'reseller-or-service-provider': {
      done: 'repair-or-replace',
      packaging: 'any',
      asks: [],
      freight: { toUs: CLIENT_PAYS, toVendor: WE_PAY, fromVendor: WE_PAY, toClient: WE_PAY_GROUND },
      advance: { kind: 'refused', because: 'VD-13', reason: TOO_OLD },
      deductible: cents(45_00),
      told: 'nobody',
      because: ['VD-13'],
    },
  },
  'after-warranty': {
    'agent-or-direct-client': {
      done: 'partner-team',
      packaging: 'any',
      asks: [],
      freight: { toUs: CLIENT_PAYS, toClient: CLIENT_PAYS },
      advance: { kind: 'refused', because: 'VD-14', reason: OUT_OF_WARRANTY },
      deductible: cents(0),
      told: 'nobody',
      because: ['VD-14'],
    },
    'reseller-or-service-provider': {
      done: 'partner-team',
      packaging: 'any',
      asks: [],
      freight: { toUs: CLIENT_PAYS, toClient: CLIENT_PAYS },
      advance: { kind: 'refused', because: 'VD-14', reason: OUT_OF_WARRANTY },
      deductible: cents(0),
      told: 'nobody',
      because: ['VD-14'],
    },
  },
} as const satisfies Record<AgeBand, Record<Column, WrittenCell>>

type Column = 'agent-or-direct-client' | 'reseller-or-service-provider'

const COLUMN_OF = {
  agent: 'agent-or-direct-client',
  'direct-client': 'agent-or-direct-client',
  reseller: 'reseller-or-service-provider',
  'service-provider': 'reseller-or-service-provider',
} as const satisfies Record<ClientType, Column>

export function agingCell(band: AgeBand, clientType: ClientType): AgingCell {
  const cell = AGING_MATRIX[band][COLUMN_OF[clientType]]
  return { ...cell, asks: [...cell.asks], because: [...cell.because] }
}
