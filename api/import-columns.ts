/** How a cell becomes a value: `price` as 399.00, `list` with spaces between. */
type Reading = 'text' | 'price' | 'number' | 'list'

/** Columns of the case, by the path of the field of `POST /v1/cases` that each is. Every row of a case says the same. */
export const CASE_COLUMNS = {
  policy: 'text',
  rma: 'text',
  ticket: 'text',
  returnType: 'text',
  clientType: 'text',
  currency: 'text',
  reportedAt: 'text',
  approvedAt: 'text',
  qualified: 'text',
  internalComment: 'text',
  siteAnswer: 'text',
  photos: 'list',
  termsAcceptedAt: 'text',
  'customer.ref': 'text',
  'customer.name': 'text',
  'customer.email': 'text',
  'customer.zone': 'text',
  'customer.language': 'text',
  'customer.address.street': 'text',
  'customer.address.city': 'text',
  'customer.address.state': 'text',
  'customer.address.postalCode': 'text',
  'customer.address.country': 'text',
  'customer.savedCard.gatewayCustomer': 'text',
  'customer.savedCard.card': 'text',
  'order.number': 'text',
  'order.soldAs': 'text',
  'subscription.service': 'text',
  'subscription.monthlyFee': 'price',
  'subscription.billingDay': 'number',
  'subscription.prepaidThrough': 'text',
  'subscription.pastDue': 'price',
  'subscription.contract.startsOn': 'text',
  'subscription.contract.endsOn': 'text',
  'maintenance.contract': 'text',
  'maintenance.termStartsOn': 'text',
  'maintenance.termEndsOn': 'text',
  'maintenance.termMonths': 'number',
  'maintenance.wishedFor': 'text',
  'mail.receivedAt': 'text',
  'mail.confirmation': 'text',
} as const satisfies Record<string, Reading>

/** Columns of the unit that a row is about. */
export const UNIT_COLUMNS = {
  serial: 'text',
  brand: 'text',
  model: 'text',
  shippedOn: 'text',
  listPrice: 'price',
  paidPrice: 'price',
  replacementPrice: 'price',
  kind: 'text',
  traits: 'list',
  line: 'text',
  soldAs: 'text',
  tax: 'price',
  deliveredAt: 'text',
  bookPrice: 'price',
} as const satisfies Record<string, Reading>

/** Empty or `failed`, or `loaner`: whether the unit has failed or was lent. */
export const ROLE_COLUMN = 'role'

export type CaseColumn = keyof typeof CASE_COLUMNS
export type UnitColumn = keyof typeof UNIT_COLUMNS

export const COLUMNS: readonly string[] = [...Object.keys(CASE_COLUMNS), ...Object.keys(UNIT_COLUMNS), ROLE_COLUMN]

export function isCaseColumn(column: string): column is CaseColumn {
  return Object.hasOwn(CASE_COLUMNS, column)
}

export function isUnitColumn(column: string): column is UnitColumn {
  return Object.hasOwn(UNIT_COLUMNS, column)
}

export function readingOf(column: CaseColumn | UnitColumn): Reading {
  return isCaseColumn(column) ? CASE_COLUMNS[column] : UNIT_COLUMNS[column]
}
