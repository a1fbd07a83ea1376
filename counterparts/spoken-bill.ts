import type { FinalBillLine } from '../domain/final-bill.ts'
import type { Language } from '../domain/language.ts'
import type { Currency } from '../domain/money.ts'
import { unreachable } from '../domain/unreachable.ts'
import { count, spokenAmount, spokenDate } from './spoken.ts'

/** What a line of a final bill is for, and its amount, as said to the client. */
export function spokenBillLine(line: FinalBillLine, currency: Currency, language: Language = 'en'): string {
  return `${purposeOf(line, currency, language)}: ${spokenAmount(line.amount, currency, language)}`
}

function purposeOf(line: FinalBillLine, currency: Currency, language: Language): string {
  const words = WORDS[language]
  switch (line.kind) {
    case 'part-month':
      return line.days === line.periodDays
        ? `${words.lastMonth}, ${span(line, language)}`
        : `${words.partOfMonth}, ${span(line, language)}, ${words.daysOf(line.days, line.periodDays)}`
    case 'contract-balance': {
      const monthly = spokenAmount(line.monthlyFee, currency, language)
      return `${words.balance}, ${span(line, language)}, ${words.monthsAt(line.periods, monthly)}`
    }
    case 'past-due':
      return words.pastDue
    default:
      return unreachable(line)
  }
}

function span({ from, to }: Extract<FinalBillLine, { from: unknown }>, language: Language): string {
  return WORDS[language].span(spokenDate(from, language), from === to ? undefined : spokenDate(to, language))
}

const WORDS: Record<Language, Words> = {
  en: {
    lastMonth: 'the last month',
    partOfMonth: 'the part of a month',
    daysOf: (days, all) => `${days} of its ${count(all, 'day')}`,
    balance: 'the balance of your contract',
    monthsAt: (months, fee) => `${count(months, 'month')} at ${fee}`,
    pastDue: 'what is past due',
    span: (from, to) => (to ? `${from} through ${to}` : from),
  },
  es: {
    lastMonth: 'el último mes',
    partOfMonth: 'la parte de un mes',
    daysOf: (days, all) => `${days} de sus ${count(all, 'día')}`,
    balance: 'el saldo de su contrato',
    monthsAt: (months, fee) => `${months === 1 ? '1 mes' : `${months} meses`} a ${fee}`,
    pastDue: 'lo que está vencido',
    span: (from, to) => (to ? `del ${from} al ${to}` : `el ${from}`),
  },
}

interface Words {
  lastMonth: string
  partOfMonth: string
  daysOf(days: number, all: number): string
  balance: string
  monthsAt(months: number, fee: string): string
  pastDue: string
  /** First and last day, both in it; only the first where it is one day. */
  span(from: string, to: string | undefined): string
}
