import { type Acquirer, seconds } from './acquirer.ts'
import { notFound } from './api-error.ts'
import { type Books, type Customer, newId, type PaymentMethod } from './books.ts'
import { TEST_CARDS } from './cards-table.ts'
import { type Call, onlyKnown, texts } from './form.ts'

/** Customers and the cards they let us keep. */
export async function createCustomer(acquirer: Acquirer, { form }: Call): Promise<Customer> {
  onlyKnown(form, 'name email description metadata')
  const id = newId('cus')
  const created = seconds(await acquirer.now(undefined))
  return acquirer.books.customers.put(id, { id, object: 'customer', created, metadata: texts(form, 'metadata') })
}

export function requiredCustomer(books: Books, id: string): Customer {
  const customer = books.customers.get(id)
  if (!customer) throw notFound('customer', id, 'customer')
  return customer
}

export function requiredMethod(books: Books, id: string): PaymentMethod {
  const method = books.paymentMethods.get(id)
  if (!method) throw notFound('payment_method', id, 'payment_method')
  return method
}

/** The card a client typed in. It belongs to a customer only if they agreed to have it kept. */
export function takeCard(
  books: Books,
  name: keyof typeof TEST_CARDS,
  at: number,
  customer: string | null,
): PaymentMethod {
  const { brand, number } = TEST_CARDS[name]
  const id = newId('pm')
  return books.paymentMethods.put(id, {
    id,
    object: 'payment_method',
    type: 'card',
    card: { brand, last4: number.slice(-4), exp_month: 12, exp_year: 2099, funding: 'credit' },
    created: seconds(at),
    customer,
    metadata: {},
    test_card: name,
  })
}

export function shownMethod({ test_card: _hidden, ...method }: PaymentMethod): object {
  return method
}
