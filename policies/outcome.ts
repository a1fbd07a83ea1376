import type { AfterFinding, Remedy, RemedyKind, RemedyRight, WayBack } from '../domain/bench.ts'
import { type Decision, granted, type RuleId, refused } from '../domain/decision.ts'
import { type Cents, cents } from '../domain/money.ts'
import type { Finding, Role } from '../domain/staff-decision.ts'
import type { StandardTerms, StandardUnitTerms, Treatment } from '../domain/standard-terms.ts'
import { unreachable } from '../domain/unreachable.ts'

export interface Examined {
  finding: Finding
  unit: Pick<StandardUnitTerms, 'treatment' | 'replacement'>
  terms: Pick<StandardTerms, 'noTrouble'>
}

export function afterFinding({ finding, unit, terms }: Examined): AfterFinding {
  switch (finding) {
    case 'no-trouble-found': {
      const deductible = terms.noTrouble.deductible === 'charged' ? unit.treatment.deductible : cents(0)
      return { kind: 'ask-client', deductible, because: ['VD-18', 'settled:the-45'] }
    }
    case 'client-damage':
      return { kind: 'quote', because: ['settled:damage'] }
    case 'fault-found':
      return afterFault(unit)
    default:
      return unreachable(finding)
  }
}

function afterFault({ treatment, replacement }: Examined['unit']): AfterFinding {
  const { done, deductible } = treatment
  if (done === 'partner-team' || done === 'person-decides') return { kind: done, because: treatment.because }
  const back = { ...wayBack(treatment), deductible }
  if (replacement === 'maximum-reached')
    return { ...back, kind: 'repair-or-partner-team', because: ['VD-16', 'settled:maximum-reached'] }
  return { ...back, kind: done, because: [...treatment.because, 'VD-19'] }
}

/** Only a way whose service the treatment leaves open goes ground. */
function wayBack({ freight }: Pick<Treatment, 'freight'>): WayBack {
  const { payer, service } = freight.toClient
  return { service: service === 'any' ? 'ground' : service, freight: payer === 'us' ? 'ours' : 'theirs' }
}

/** What the bench and the client settle on, with what it takes to choose it. */
export interface ChosenRemedy {
  after: AfterFinding
  remedy: RemedyKind
  /** Whether the client was asked and said yes to a repair instead of a replacement. */
  client: 'agreed' | 'not-asked'
  role: Role
}

/** May a faulty unit be repaired, or replaced? */
export function decideRemedy({ after, remedy, client, role }: ChosenRemedy): Decision<Remedy> {
  switch (after.kind) {
    case 'replace':
      if (remedy === 'replace' || client === 'agreed') return remedied(after, remedy, 'none')
      return refused(
        ['VD-8', 'settled:replace-or-repair'],
        'Within its first 30 days a unit is replaced; a repair needs the client to agree.',
        ['client'],
      )
    case 'repair-or-replace':
      return remedied(after, remedy, 'none')
    case 'repair-or-partner-team':
      if (remedy === 'repair') return remedied(after, remedy, 'none')
      if (role === 'manager' || role === 'admin') return remedied(after, remedy, 'by-manager')
      return refused(after.because, 'This unit has been replaced already; only a manager may replace it once more.')
    case 'ask-client':
    case 'partner-team':
    case 'quote':
    case 'person-decides':
      return refused(after.because, 'Nothing is repaired or replaced before this has been answered.')
    default:
      return unreachable(after)
  }
}

/** Who may choose this remedy: what `decideRemedy` asks for at least. */
export function remedyRight(after: AfterFinding, remedy: RemedyKind): RemedyRight {
  const plain = decideRemedy({ after, remedy, client: 'not-asked', role: 'staff' })
  if (plain.kind === 'granted') return { for: 'anybody' }
  const why = plain.reason
  if (decideRemedy({ after, remedy, client: 'agreed', role: 'staff' }).kind === 'granted')
    return { for: 'agreed-client', why }
  const byManager = decideRemedy({ after, remedy, client: 'not-asked', role: 'manager' })
  return { for: byManager.kind === 'granted' ? 'managers' : 'nobody', why }
}

function remedied(
  { service, freight, deductible, because }: WayBack & { deductible: Cents; because: RuleId[] },
  remedy: Remedy['remedy'],
  override: Remedy['override'],
): Decision<Remedy> {
  return granted({ service, freight, deductible, remedy, override }, because)
}

/** What a client says about a unit that has no trouble. */
export type WantedBack = 'yes' | 'rush' | 'no'

export type AfterWantedBack =
  | (WayBack & { kind: 'send-back'; because: RuleId[] })
  /** Rush ships only after it is paid. */
  | { kind: 'await-payment'; because: RuleId[] }
  | { kind: 'dispose'; because: RuleId[] }

export function afterWantedBack(answer: WantedBack, rushFreight: 'paid' | 'unpaid'): AfterWantedBack {
  switch (answer) {
    case 'yes':
      return { kind: 'send-back', service: 'ground', freight: 'ours', because: ['VD-18'] }
    case 'rush':
      return rushFreight === 'paid'
        ? { kind: 'send-back', service: 'rush', freight: 'theirs', because: ['VD-18'] }
        : { kind: 'await-payment', because: ['VD-18', 'settled:no-answer'] }
    case 'no':
      return { kind: 'dispose', because: ['VD-18'] }
    default:
      return unreachable(answer)
  }
}

/** What is here when the return is called off goes back as it came, at the client's freight. */
export function afterCallingOff(): WayBack & { because: RuleId[] } {
  return { service: 'ground', freight: 'theirs', because: ['settled:cancelled'] }
}

export type AfterQuote =
  | (WayBack & { kind: 'carry-out' | 'send-back'; because: RuleId[] })
  | { kind: 'dispose'; because: RuleId[] }

export type QuoteAnswer = 'accepted' | 'declined' | 'lapsed'
export type Disposal = 'consented-in-writing' | 'no-consent'

/** The way back of accepted work is in its price. What is not wanted is disposed of on written consent only. */
export function afterQuote(answer: QuoteAnswer, disposal: Disposal): AfterQuote {
  switch (answer) {
    case 'accepted':
      return { kind: 'carry-out', service: 'ground', freight: 'ours', because: ['settled:quote'] }
    case 'declined':
    case 'lapsed':
      return disposal === 'consented-in-writing'
        ? { kind: 'dispose', because: ['settled:quote'] }
        : { kind: 'send-back', service: 'ground', freight: 'theirs', because: ['settled:quote'] }
    default:
      return unreachable(answer)
  }
}
