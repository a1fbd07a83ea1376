import { inspectedAs } from '../../domain/on-record.ts'
import { FINDINGS } from '../../domain/staff-decision.ts'
import { now } from '../alarm.ts'
import { isManager, lineOf } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { settle } from './unit.ts'
import { mayClaim } from './vendor-leg.ts'

/** What people may decide about one unit: what was found, what is done, what it costs, and what the client says. */
export function unitDecisions(file: ReturnFile): DecisionTable {
  return {
    inspect: { objection: found => objectionToFinding(file, found), carryOut: found => inspect(file, found) },
    remedy: { objection: chosen => objectionToRemedy(file, chosen), carryOut: chosen => choose(file, chosen) },
    quote: { objection: price => objectionToPrice(file, price), carryOut: price => quote(file, price) },
    answerQuote: { objection: said => objectionToAnswer(file, said), carryOut: said => answerQuote(file, said) },
    answerNoTrouble: {
      objection: said => objectionToWanting(file, said),
      carryOut: said => answerNoTrouble(file, said),
    },
  }
}

function absent({ standing }: ReturnFile, serial: unknown): string {
  const serials = standing.units.map(unit => unit.serial).join(', ')
  return `Unit ${serial} is not here; this case is about ${serials}.`
}

/** Here, and still to be dealt with. */
function unitHere({ standing }: ReturnFile, serial: unknown): UnitStanding | undefined {
  const unit = standing.units.find(one => one.serial === serial)
  return unit?.arrivedAt && unit.course.kind !== 'ended' && !unit.shipment ? unit : undefined
}

function objectionToFinding(file: ReturnFile, found: Decided<'inspect'>): string | undefined {
  const unit = unitHere(file, found.serial)
  if (!unit) return absent(file, found.serial)
  if (unit.finding) return `Unit ${unit.serial} has been inspected: ${unit.finding}.`
  if (!FINDINGS.includes(found.finding)) return `A finding is one of ${FINDINGS.join(', ')}.`
  if (!unit.bench) return JUST_IN
  if (unit.course.kind !== 'examined' && unit.course.kind !== 'with-vendor')
    return `What is done about unit ${unit.serial} is decided already.`
  return found.quote === undefined ? undefined : objectionToAmount(found.quote)
}

const JUST_IN = 'The unit has just come in. Ask again in a moment.'

function objectionToAmount(amount: number): string | undefined {
  return Number.isSafeInteger(amount) && amount > 0
    ? undefined
    : 'A quote is a whole amount in minor units, more than zero.'
}

function inspect(file: ReturnFile, found: Decided<'inspect'>): void {
  const unit = unitHere(file, found.serial)
  if (!unit) return
  const { serial } = unit
  unit.finding = found.finding
  unit.known += 1
  if (found.packaging === 'missing') unit.packaging = 'missing'
  if (found.finding === 'client-damage' && found.quote) unit.quote = priced(found.quote)
  file.note({
    who: found.by,
    what: inspectedAs(found.finding),
    detail: { serial, cause: found.cause ?? null, role: found.role, reason: found.reason },
    comments: [{ kind: 'inspected', occasion: serial, serials: [serial], variant: found.finding }],
    settles: settle(unit, 'inspect', 'inspection-overdue'),
  })
}

function objectionToRemedy(file: ReturnFile, chosen: Decided<'remedy'>): string | undefined {
  const unit = unitHere(file, chosen.serial)
  if (!unit) return absent(file, chosen.serial)
  const { bench, finding, course } = unit
  if (!bench) return JUST_IN
  const isOpen = course.kind === 'faulty' || course.kind === 'with-vendor' || isWaitingForVendor(unit, chosen)
  if (!isOpen)
    return finding === undefined
      ? `Say first what the bench found (inspection of ${unit.serial}).`
      : `What is done about unit ${unit.serial} is decided already, or up to its client.`
  if (chosen.remedy === 'partner-team') return undefined
  if (chosen.remedy !== 'repair' && chosen.remedy !== 'replace')
    return 'A remedy is one of repair, replace, partner-team.'
  if (chosen.from === 'vendor' && !(file.terms.vendorStartsAt !== 'none' && mayClaim(unit)))
    return 'No vendor gives a replacement for this unit: replace it from stock.'
  const right = bench.rights[chosen.remedy]
  switch (right.for) {
    case 'anybody':
      return undefined
    case 'agreed-client':
      return chosen.client === 'agreed' ? undefined : `${right.why} Say so (client: agreed).`
    case 'managers':
      return isManager(chosen.role) ? undefined : right.why
    case 'nobody':
      return right.why
  }
}

/** A client who waits for the vendor may be served from our stock after all. */
function isWaitingForVendor({ course }: UnitStanding, { remedy, from }: Decided<'remedy'>): boolean {
  return course.kind === 'mending' && course.from === 'vendor' && remedy === 'replace' && from !== 'vendor'
}

function choose(file: ReturnFile, chosen: Decided<'remedy'>): void {
  const unit = unitHere(file, chosen.serial)
  if (!unit) return
  const { remedy, role, client = 'not-asked', from = 'stock' } = chosen
  unit.chosen = { remedy, role, client, from }
  unit.known += 1
  const { who, detail } = lineOf(chosen)
  file.note({
    who,
    what: `chosen: ${remedy}${remedy === 'replace' ? `, from ${from}` : ''}`,
    because: ['settled:replace-or-repair'],
    detail: { ...detail, serial: unit.serial, client },
    settles: settle(unit, 'choose-remedy', 'inspect', 'inspection-overdue'),
  })
}

function objectionToPrice(file: ReturnFile, price: Decided<'quote'>): string | undefined {
  const unit = unitHere(file, price.serial)
  if (!unit) return absent(file, price.serial)
  if (unit.quote) return `Unit ${unit.serial} is quoted at ${unit.quote.amount} already, and is quoted once.`
  if (unit.course.kind !== 'quoting') return `Nothing is to be quoted for unit ${unit.serial}.`
  return objectionToAmount(price.amount)
}

function quote(file: ReturnFile, price: Decided<'quote'>): void {
  const unit = unitHere(file, price.serial)
  if (!unit) return
  unit.quote = priced(price.amount)
  unit.known += 1
  const { who, detail } = lineOf(price)
  file.note({
    who,
    what: 'price named',
    because: ['settled:quote'],
    detail: { ...detail, serial: unit.serial, amount: price.amount },
  })
}

function priced(amount: NonNullable<UnitStanding['quote']>['amount']): NonNullable<UnitStanding['quote']> {
  return { amount, at: now(), disposal: 'no-consent' }
}

/** The quote that is meant: the unit's that was named, or the only one. */
function quoted({ standing }: ReturnFile, { serial }: Decided<'answerQuote'>): UnitStanding | undefined {
  const isOpen = (unit: UnitStanding) => unit.course.kind !== 'ended' && !unit.shipment && !unit.goesBack
  const open = standing.units.filter(unit => unit.quote && isOpen(unit))
  if (serial !== undefined) return open.find(unit => unit.serial === serial)
  const unanswered = open.filter(unit => !unit.quote?.answer)
  return unanswered.length === 1 ? unanswered[0] : open.length === 1 ? open[0] : undefined
}

function objectionToAnswer(file: ReturnFile, said: Decided<'answerQuote'>): string | undefined {
  const unit = quoted(file, said)
  if (!unit?.quote) return 'There is no open quote, or several: say which unit is meant (serial).'
  const { answer } = unit.quote
  const isLateConsent = said.answer === 'declined' && said.disposal === 'consented-in-writing'
  if (answer === 'lapsed' || answer === 'declined')
    return isLateConsent ? undefined : `The quote has ${answer === 'lapsed' ? 'lapsed' : 'been declined'} already.`
  if (answer) return 'The quote has been accepted already.'
  if (!ANSWERS.includes(said.answer)) return `An answer is one of ${ANSWERS.join(', ')}.`
  return said.answer === 'invoice' && !isManager(said.role)
    ? 'Only a manager invoices what the client has not accepted.'
    : undefined
}

const ANSWERS = ['accepted', 'declined', 'invoice']

function answerQuote(file: ReturnFile, said: Decided<'answerQuote'>): void {
  const unit = quoted(file, said)
  if (!unit?.quote) return
  unit.quote.answer ??= said.answer
  if (said.disposal) unit.quote.disposal = said.disposal
  unit.known += 1
  const { who, detail } = lineOf(said)
  file.note({
    who,
    what: `quote ${said.answer}${said.disposal ? ', disposal agreed to in writing' : ''}`,
    because: ['settled:quote'],
    detail: { ...detail, serial: unit.serial },
    settles: settle(unit, 'quote-unanswered'),
  })
}

function objectionToWanting(file: ReturnFile, said: Decided<'answerNoTrouble'>): string | undefined {
  const unit = unitHere(file, said.serial)
  if (!unit) return absent(file, said.serial)
  if (unit.finding !== 'no-trouble-found' || unit.goesBack)
    return `The client of unit ${unit.serial} is not asked that.`
  return ['yes', 'rush', 'no'].includes(said.answer) ? undefined : 'An answer is one of yes, rush, no.'
}

function answerNoTrouble(file: ReturnFile, said: Decided<'answerNoTrouble'>): void {
  const unit = unitHere(file, said.serial)
  if (!unit) return
  unit.wantedBack = said.answer
  unit.known += 1
  const { who, detail } = lineOf(said)
  file.note({
    who,
    what: `the client answers: ${said.answer}`,
    because: ['VD-18'],
    detail: { ...detail, serial: unit.serial },
    settles: settle(unit, 'no-trouble-unanswered'),
  })
}
