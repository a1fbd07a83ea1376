import type { ClientType } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import { type Cents, cents } from '../domain/money.ts'
import type { AgeBand } from './age.ts'

/** What the document grants by age and client. Amounts per unit. */
export type AgingCell =
  | {
      kind: 'in-warranty'
      outcome: 'replace' | 'repair-or-replace'
      advance: { kind: 'offered' } | { kind: 'refused'; reason: string }
      deductible: Cents
      toUs: 'we-pay-ground' | 'client-pays' | 'client-pays-ground'
      toClient: 'we-pay' | 'we-pay-ground'
      because: RuleId[]
    }
  | { kind: 'partner-team'; because: RuleId[] }

type Column = 'agent-or-direct-client' | 'reseller-or-service-provider'

const COLUMN_OF = {
  agent: 'agent-or-direct-client',
  'direct-client': 'agent-or-direct-client',
  reseller: 'reseller-or-service-provider',
  'service-provider': 'reseller-or-service-provider',
} as const satisfies Record<ClientType, Column>

const TOO_OLD = 'No advance replacement between 31 days and the end of the warranty'

/** Rows and columns in the document's order. */
const AGING_MATRIX = {
  'within-30-days': {
    'agent-or-direct-client': {
      kind: 'in-warranty',
      outcome: 'replace',
      advance: { kind: 'offered' },
      deductible: cents(0),
      toUs: 'we-pay-ground',
      toClient: 'we-pay',
      because: ['VD-8', 'VD-11'],
    },
    'reseller-or-service-provider': {
      kind: 'in-warranty',
      outcome: 'replace',
      advance: {
        kind: 'refused',
        reason: 'NO ADVANCE REPLACEMENT: a partner keeps a spare unit or two, to lend while a device is in RMA',
      },
      deductible: cents(0),
      toUs: 'client-pays-ground',
      toClient: 'we-pay',
      because: ['VD-12'],
    },
  },
  '31-days-to-expiry': {
    'agent-or-direct-client': {
      kind: 'in-warranty',
      outcome: 'repair-or-replace',
      advance: { kind: 'refused', reason: TOO_OLD },
      deductible: cents(45_00),
      toUs: 'client-pays',
      toClient: 'we-pay-ground',
      because: ['VD-13'],
    },
    'reseller-or-service-provider': {
      kind: 'in-warranty',
      outcome: 'repair-or-replace',
      advance: { kind: 'refused', reason: TOO_OLD },
      deductible: cents(45_00),
      toUs: 'client-pays',
      toClient: 'we-pay-ground',
      because: ['VD-13'],
    },
  },
  'after-warranty': {
    'agent-or-direct-client': { kind: 'partner-team', because: ['VD-14'] },
    'reseller-or-service-provider': { kind: 'partner-team', because: ['VD-14'] },
  },
} as const satisfies Record<AgeBand, Record<Column, unknown>>

export function agingCell(band: AgeBand, clientType: ClientType): AgingCell {
  const cell = AGING_MATRIX[band][COLUMN_OF[clientType]]
  return { ...cell, because: [...cell.because] }
}
