import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import { awaitShipment } from './exchange.ts'
import type { ExchangeFile } from './standing.ts'

/**
 * The failed units are here and the hold is gone: each is inspected, what the client broke is quoted, and a
 * replacement that still has to go out goes out. Staff end each of these waits.
 */
export async function inspection(file: ExchangeFile): Promise<void> {
  const { standing } = file
  for (;;) {
    if (standing.uninspected.length > 0) await awaitInspection(file)
    else if (standing.quote && standing.quote.answer === undefined) await awaitAnswer(file)
    // A parcel that nobody has looked into may be one of these units: staff end this wait.
    else if (standing.exceptions.openParcels.length > 0) await file.news()
    else if (owesReplacement(file)) await awaitShipment(file)
    else break
  }
  await invoiceDamage(file)
}

/** A unit that came first, or a dead replacement, does not end the client's claim to a working one. */
function owesReplacement({ standing }: ExchangeFile): boolean {
  if (standing.cancelled || standing.units.every(unit => unit.state === 'undone' || unit.state === 'forgiven'))
    return false
  return standing.shipment.kind === 'none' || standing.shipment.kind === 'failed'
}

async function awaitInspection(file: ExchangeFile): Promise<void> {
  const { standing, terms } = file
  file.stand('inspecting', { dueAt: null, billAt: null, moneyAt: null })
  const units = standing.uninspected.filter(unit => unit.inspectionAsked === undefined)
  if (units.length > 0) {
    const serials = units.map(unit => unit.serial)
    const occasion = `inspect-${serials.join('-')}`
    for (const unit of units) unit.inspectionAsked = occasion
    file.note({
      who: 'policy',
      what: 'inspection asked for',
      because: terms.inspection.cause === 'required' ? ['FO-3'] : [],
      tasks: [{ kind: 'inspect', occasion, role: 'staff', serials }],
    })
  }
  await file.news()
}

async function awaitAnswer(file: ExchangeFile): Promise<void> {
  const { standing, terms } = file
  const { quote } = standing
  if (!quote) return
  file.stand('quoted')
  const until = await rulings.quoteLapsesAt({ quotedAt: quote.openedAt, zone: terms.zone, quoteDays: terms.quoteDays })
  const serials = quote.lines.map(line => line.serial)
  const occasion = `quote-${serials.join('-')}`
  if (!standing.done.includes(occasion)) {
    standing.done.push(occasion)
    file.note({
      who: 'policy',
      what: 'damage quoted',
      because: ['settled:damage'],
      detail: { amount: amountOf(quote.lines) },
      letters: [{ kind: 'quote', occasion, when: until, amount: amountOf(quote.lines), serials }],
      tasks: [{ kind: 'quote-unanswered', occasion, role: 'staff', serials, when: until }],
    })
  }
  await file.news(until, 'the quote is open')
  if (quote.answer !== undefined || now() < until) return
  quote.answer = 'lapsed'
  file.note({
    who: 'policy',
    what: 'quote lapsed',
    because: ['settled:quote'],
    letters: [{ kind: 'quote-lapsed', occasion, serials }],
    settles: ['quote-unanswered'],
  })
}

/** Only on acceptance, or by a manager's word. */
async function invoiceDamage(file: ExchangeFile): Promise<void> {
  const lines = file.standing.agreedDamage
  if (lines.length === 0) return
  file.tellFinance(file.trigger('rma.damage.invoiced', 'account', lines))
  file.note({
    who: 'policy',
    what: 'damage invoiced',
    because: ['settled:damage'],
    detail: { amount: amountOf(lines) },
    comments: [{ kind: 'billed', occasion: 'damage', amount: amountOf(lines), variant: 'account' }],
  })
}
