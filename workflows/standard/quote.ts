import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { Course, Quote, ReturnFile, UnitStanding } from './standing.ts'
import { ask, once, type Rest, settle, standAt } from './unit.ts'

type Quoting = Extract<Course, { kind: 'quoting' }>

/** What the warranty does not cover has its price: named by the Partner Team or the bench, answered by the client. */
export async function quoting(file: ReturnFile, unit: UnitStanding, course: Quoting, rest: Rest): Promise<void> {
  const { quote } = unit
  if (!quote) return awaitPrice(file, unit, course, rest)
  if (quote.answer) return answered(file, unit, quote, quote.answer)
  await awaitAnswer(file, unit, quote, rest)
}

/** Staff end this wait: they have the Partner Team, or the bench, name a price. */
function awaitPrice(file: ReturnFile, unit: UnitStanding, { because }: Quoting, rest: Rest): Promise<void> {
  const { serial } = unit
  standAt(file, unit, 'inspecting')
  if (once(unit, 'price')) {
    const isDamaged = unit.finding === 'client-damage'
    file.note({
      who: 'policy',
      what: isDamaged ? 'a price is asked for: damage by the client' : 'to the Partner Team, for action and quote',
      because,
      detail: { serial },
      letters: [{ kind: 'partner-team', occasion: serial, serials: [serial], variant: isDamaged ? 'damage' : 'age' }],
      tasks: ask(unit, {
        kind: 'quote-needed',
        occasion: serial,
        role: 'staff',
        variant: isDamaged ? 'damage' : 'age',
      }),
      settles: settle(unit, 'choose-remedy'),
    })
  }
  return rest()
}

async function awaitAnswer(file: ReturnFile, unit: UnitStanding, quote: Quote, rest: Rest): Promise<void> {
  const { quoteDays, zone } = file.terms
  const until: Instant = await rulings.quoteLapsesAt({ quotedAt: quote.at, zone, quoteDays })
  if (quote.answer) return
  standAt(file, unit, 'quoted')
  if (once(unit, 'quoted')) tell(file, unit, quote, until)
  if (now() < until) return rest(until, 'the quote is open')
  quote.answer = 'lapsed'
  const { serial } = unit
  file.note({
    who: 'policy',
    what: 'quote lapsed',
    because: ['settled:quote'],
    detail: { serial },
    letters: [{ kind: 'quote-lapsed', occasion: serial, amount: quote.amount, serials: [serial] }],
  })
}

function tell(file: ReturnFile, unit: UnitStanding, { amount }: Quote, until: Instant): void {
  const { serial } = unit
  file.note({
    who: 'policy',
    what: 'quoted',
    because: ['settled:quote'],
    detail: { serial, amount, openUntil: until },
    letters: [{ kind: 'quote', occasion: serial, when: until, amount, serials: [serial] }],
    comments: [{ kind: 'quoted', occasion: serial, when: until, amount, serials: [serial] }],
    tasks: ask(unit, { kind: 'quote-unanswered', occasion: serial, role: 'staff', amount, when: until }),
    settles: settle(unit, 'quote-needed', 'choose-remedy'),
    freezes: [{ obligation: 'quote', serial, amount }],
  })
}

/** Accepted, or invoiced by a manager, it is carried out. Otherwise the unit goes back, at the client's freight. */
async function answered(
  file: ReturnFile,
  unit: UnitStanding,
  { amount, disposal }: Quote,
  answer: NonNullable<Quote['answer']>,
): Promise<void> {
  const after = await rulings.afterQuote({ answer: answer === 'invoice' ? 'accepted' : answer, disposal })
  const { because } = after
  if (after.kind === 'carry-out') invoice(file, unit, amount)
  file.note({ who: 'policy', what: `quote ${answer}`, because, settles: settle(unit, 'quote-unanswered') })
  if (after.kind === 'dispose') {
    unit.course = { kind: 'disposing', because }
    return
  }
  const { service, freight } = after
  unit.course = {
    kind: 'sending',
    sending: {
      what: after.kind === 'carry-out' ? 'as-quoted' : 'unit',
      way: { service, freight },
      because,
      // What is paid for is no replacement of the warranty's, and counts towards no maximum.
      succession: 'same-case-swap',
    },
  }
}

function invoice(file: ReturnFile, unit: UnitStanding, amount: Quote['amount']): void {
  const { serial } = unit
  const line = { obligation: 'quote', serial, amount } as const
  unit.invoiced.push(line)
  file.account('rma.quote.invoiced', [line])
  file.note({
    who: 'policy',
    what: 'quote invoiced',
    because: ['settled:quote'],
    detail: { serial, amount },
    letters: [{ kind: 'remedy', occasion: serial, variant: 'as-quoted', amount, serials: [serial] }],
    comments: [{ kind: 'billed', occasion: `quote-${serial}`, amount, serials: [serial], variant: 'account' }],
  })
}
