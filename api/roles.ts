import type { Role } from '../domain/staff-decision.ts'

/**
 * Who may do what. Whatever is not named here cannot even be registered: no route is open by oversight.
 * `anyone` needs no key; `signature` is proven by the hook's own signature; `link` by the token in a client's letter.
 */
export type Access = readonly Role[] | 'anyone' | 'signature' | 'link'

const EVERYBODY = ['ticketing', 'staff', 'receiver', 'finance', 'manager', 'admin'] as const
const DESK = ['staff', 'manager', 'admin'] as const
const DESK_AND_TICKETING = ['ticketing', ...DESK] as const
const DESK_AND_FINANCE = [...DESK, 'finance'] as const
const DOCK = ['receiver', ...DESK] as const
const MONEY = ['finance', 'manager', 'admin'] as const

export const ACCESS = {
  'POST /v1/decisions': DESK_AND_TICKETING,
  'POST /v1/cases': DESK_AND_TICKETING,
  'POST /v1/imports': DESK_AND_TICKETING,
  'GET /v1/session': EVERYBODY,
  'POST /v1/session': EVERYBODY,
  'GET /v1/queue': EVERYBODY,
  'GET /v1/queue/counts': EVERYBODY,
  'GET /v1/stream': EVERYBODY,
  'GET /v1/cases': EVERYBODY,
  'GET /v1/cases/:rma': EVERYBODY,
  'GET /v1/cases/:rma/events': EVERYBODY,
  'GET /v1/cases/:rma/letters': DESK_AND_TICKETING,
  'GET /v1/cases/:rma/letters/:id': DESK_AND_TICKETING,
  'GET /v1/cases/:rma/outlook': EVERYBODY,
  'GET /v1/cases/:rma/own-page': DESK_AND_TICKETING,
  'GET /v1/rules': EVERYBODY,
  'GET /v1/cases/:rma/comments': DESK_AND_TICKETING,
  'GET /v1/cases/:rma/triggers': [...DESK, 'finance'],

  'POST /v1/cases/:rma/replacement-shipped': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/replacement-delivered': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/replacement-failed': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/carrier-scan': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/device-received': ['ticketing', ...DOCK],
  'POST /v1/cases/:rma/label': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/pickup': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/acceptance': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/acknowledgement': ['manager', 'admin'],
  'POST /v1/device-received': DOCK,
  'GET /v1/unidentified-parcels': DOCK,
  'POST /v1/unidentified-parcels/:id/link': DOCK,

  'POST /v1/cases/:rma/extension': DESK,
  'POST /v1/cases/:rma/cancellation': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/delivery-correction': DESK,
  'POST /v1/cases/:rma/inspection': DOCK,
  'POST /v1/cases/:rma/exception-resolution': [...DESK, 'finance'],
  'POST /v1/cases/:rma/kept-original': DESK,
  'POST /v1/cases/:rma/out-of-stock': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/stock-answer': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/quote-answer': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/hold-waiver': ['manager', 'admin'],
  'POST /v1/cases/:rma/hold-renewal': ['manager', 'admin'],

  'POST /v1/cases/:rma/approval': DESK,
  'POST /v1/cases/:rma/remedy': DESK,
  'POST /v1/cases/:rma/quote': DESK,
  'POST /v1/cases/:rma/no-trouble-answer': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/reopening': DESK,
  'POST /v1/cases/:rma/late-return': ['manager', 'admin'],
  'POST /v1/cases/:rma/withdrawal': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/settlement-by-hand': ['finance', 'manager', 'admin'],
  'POST /v1/cases/:rma/finish': DESK,
  'POST /v1/cases/:rma/payment': [...DESK, 'finance'],
  'POST /v1/cases/:rma/distributor-return': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/confirmation': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/cancellation-mail': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/no-reinstatement-acknowledgement': DESK_AND_TICKETING,

  'POST /v1/cases/:rma/vendor-leg': DESK,
  'POST /v1/cases/:rma/vendor-rma': DESK,
  'POST /v1/cases/:rma/vendor-dispatch': DOCK,
  'POST /v1/cases/:rma/vendor-answer': DESK_AND_TICKETING,
  'POST /v1/cases/:rma/vendor-replacement': DOCK,
  'POST /v1/cases/:rma/vendor-test': DOCK,

  'GET /v1/tasks': EVERYBODY,
  'POST /v1/tasks/:id/done': [...DESK, 'finance'],
  'GET /v1/mails': DESK_AND_TICKETING,
  'GET /v1/mails/:id': DESK_AND_TICKETING,
  'POST /v1/mails/:id/link': DESK_AND_TICKETING,
  'POST /v1/mails/:id/case': DESK_AND_TICKETING,
  'POST /v1/mails/:id/set-aside': DESK,
  'GET /v1/ledger': MONEY,
  'GET /v1/ledger.csv': MONEY,
  'GET /v1/ledger/sums': MONEY,
  'GET /v1/reports/exposure': DESK_AND_FINANCE,
  'GET /v1/reports/aging': DESK_AND_FINANCE,
  'GET /v1/reports/aging.csv': DESK_AND_FINANCE,
  'GET /v1/reports/time-to-return': DESK_AND_FINANCE,
  'GET /v1/reports/time-to-return.csv': DESK_AND_FINANCE,
  'GET /v1/reports/money-at-risk': DESK_AND_FINANCE,
  'GET /v1/reports/money-at-risk.csv': DESK_AND_FINANCE,
  'GET /v1/reports/failures': DESK_AND_FINANCE,
  'GET /v1/reports/failures.csv': DESK_AND_FINANCE,
  'GET /v1/letters': DESK,
  'GET /v1/webhook-endpoints': ['finance', 'admin'],
  'POST /v1/webhook-endpoints': ['finance', 'admin'],
  'POST /v1/webhook-endpoints/:id/rotate': ['finance', 'admin'],
  'POST /v1/webhook-endpoints/:id/disable': ['finance', 'admin'],
  'POST /v1/webhook-endpoints/:id/enable': ['finance', 'admin'],
  'POST /v1/webhook-endpoints/:id/remove': ['finance', 'admin'],
  'POST /v1/webhook-endpoints/:id/test': ['finance', 'admin'],
  'GET /v1/deliveries': MONEY,
  'GET /v1/deliveries/counts': MONEY,
  'GET /v1/deliveries/:id': MONEY,
  'POST /v1/deliveries/:id/resend': ['finance', 'admin'],
  'GET /v1/mismatches': MONEY,
  'GET /v1/policies': EVERYBODY,
  'GET /v1/policies/:id/versions/:version': EVERYBODY,
  'GET /v1/keys': ['admin'],
  'POST /v1/keys': ['admin'],
  'POST /v1/keys/:id/revocation': ['admin'],
  'GET /v1/people': ['admin'],
  'POST /v1/people': ['admin'],
  'POST /v1/people/:id/role': ['admin'],
  'POST /v1/people/:id/removal': ['admin'],
  'GET /v1/sandbox/*': ['admin', 'staff'],
  'POST /v1/sandbox/*': ['admin', 'staff'],

  'GET /v1/surroundings': EVERYBODY,
  'GET /metrics': EVERYBODY,

  'POST /v1/hooks/stripe': 'signature',
  'POST /v1/hooks/easypost': 'signature',
  'POST /v1/hooks/shippo': 'signature',
  'POST /v1/hooks/aftership': 'signature',
  'POST /v1/hooks/zendesk': 'signature',
  'POST /v1/hooks/tickets': 'signature',
  'GET /authorize/:token': 'link',
  'POST /authorize/:token': 'link',
  'GET /r/:token': 'link',
  'POST /r/:token': 'link',
  'GET /authorize/thanks': 'anyone',
  'GET /authorize/paid': 'anyone',
  'GET /authorize/back': 'anyone',
  'DELETE /v1/session': 'anyone',
  'GET /v1/sign-in': 'anyone',
  'GET /sign-in': 'anyone',
  'GET /sign-in/callback': 'anyone',
  'GET /console': 'anyone',
  'GET /console/*': 'anyone',
  'GET /console/assets/*': 'anyone',
  'GET /problems/:code': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /v1/policies/schema': 'anyone',
} as const satisfies Record<string, Access>

export type Route = keyof typeof ACCESS

/** `undefined` for a route that the table does not know. */
export function accessTo(method: string, url: string): Access | undefined {
  const route = `${method} ${url}`
  return Object.hasOwn(ACCESS, route) ? ACCESS[route as Route] : undefined // has it, as just asked
}

export function mayUse(access: Access, role: Role): boolean {
  return typeof access === 'string' || access.includes(role)
}
