import type { Books, Mood, PaymentIntent, PaymentMethod } from './books.ts'
import { TEST_CARDS, type Verdict } from './cards-table.ts'

/** What a stored card answers: what a control told its case or its customer to, or else what its number stands for. */
export function verdictOnStored(books: Books, method: PaymentMethod, intent: PaymentIntent): Verdict {
  return told(books, intent, []) ?? TEST_CARDS[method.test_card].offSession
}

/** At capture the bank has agreed already: it says no only when told to, and nobody is asked to authenticate. */
export function verdictOnCapture(books: Books, intent: PaymentIntent): Verdict {
  return told(books, intent, ['authentication_required']) ?? 'approved'
}

/** `of` is the case or the customer. */
export function setMood(books: Books, of: string, mood: Mood): void {
  books.moods.put(of, mood)
}

function told(books: Books, intent: PaymentIntent, except: Verdict[]): Verdict | undefined {
  const name = [intent.metadata.rma, intent.customer].find(of => of && books.moods.get(of))
  const mood = name ? books.moods.get(name) : undefined
  if (!name || !mood || except.includes(mood.verdict)) return undefined
  if (mood.left !== undefined)
    if (mood.left > 1) books.moods.put(name, { ...mood, left: mood.left - 1 })
    else books.moods.remove(name)
  return mood.verdict
}
