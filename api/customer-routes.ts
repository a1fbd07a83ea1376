import type { FastifyError, FastifyReply } from 'fastify'
import type { RmaNumber } from '../domain/names.ts'
import { unreachable } from '../domain/unreachable.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { asProblem } from './as-problem.ts'
import { acknowledgementPage, confirmationPage } from './cancellation-page.tsx'
import { acceptancePage, holdPage, messagePage, PAGE_POLICY, paymentPage } from './customer-page.tsx'
import { openHoldPage } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import { type Opened, openedLink } from './opened-link.ts'
import { ownPageRoutes } from './own-page-routes.ts'
import { showPage, unshared } from './page-reply.ts'
import { PROBLEMS } from './problem.ts'
import type { Api } from './routes.ts'

/** A guess takes 256 bits; this keeps the guessing cheap for us. */
const GUESSES = { max: 60, timeWindow: '1 minute' }

/**
 * The client's link, out of a letter. Looking changes nothing, since mail scanners look too; the form's button does.
 * A wrong link and one that nobody ever had look the same.
 */
export async function customerRoutes(app: Api, house: ApiHouse): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  )
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error, request)
    const { status } = PROBLEMS[problem.problem]
    if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter))
    return show(reply, status, messagePage(...inTheWay(status)))
  })
  const schema = { hide: true }
  const config = { rateLimit: GUESSES }

  ownPageRoutes(app, house)
  for (const [path, title, text] of AFTER_THE_CARD_PAGE)
    app.get(path, { schema }, async (_request, reply) => show(reply, 200, messagePage(title, text)))

  app.get<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await openedLink(house, request.params.token)
    return opened.purpose === 'none' ? show(reply, opened.status, opened.gone) : show(reply, 200, pageOf(opened))
  })

  app.post<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await openedLink(house, request.params.token)
    switch (opened.purpose) {
      case 'none':
        return show(reply, opened.status, opened.gone)
      case 'hold':
      case 'payment': {
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
        const { row, offer, purpose } = opened
        const consent = purpose === 'hold' && form.get('consent') === 'agreed' ? 'agreed' : 'withheld'
        const { url } = await openHoldPage(house, row, offer, { purpose, consent })
        return unshared(reply, PAGE_POLICY).redirect(url, 303)
      }
      case 'acceptance':
      case 'confirmation':
      case 'acknowledgement': {
        const { fact, thanks } = PRESSED[opened.purpose]
        await tell(house, opened.row.rma, fact)
        return show(reply, 200, messagePage('Thank you', thanks))
      }
      default:
        return unreachable(opened)
    }
  })
}

/** Where the gateway sends the client on to, or back to. */
const AFTER_THE_CARD_PAGE = [
  ['/authorize/thanks', 'Thank you', 'We write to you as soon as the hold is in place. You may close this page.'],
  ['/authorize/paid', 'Thank you', 'We write to you as soon as the payment is through. You may close this page.'],
  [
    '/authorize/back',
    'You have turned back',
    'Nothing was held and nothing was charged. The link in our letter still works, should you want to go on.',
  ],
] as const

/** What a client reads who cannot be shown their page, and what to do about it. */
function inTheWay(status: number): [title: string, text: string] {
  if (status === 429) return ['Too many requests', 'Wait a minute, then open the link in our letter again.']
  if (status === 503)
    return [
      'Not at the moment',
      'We cannot show this page just now. Please try again in a few minutes; you lose nothing.',
    ]
  if (status >= 500)
    return ['Something broke on our side', 'Please try again. If it happens again, answer our letter, and we help you.']
  return ['We could not read that', 'Open the link in our letter again, and use the button on its page.']
}

/** What the button says to the case, and what the client reads then. */
const PRESSED = {
  acceptance: { fact: 'termsAccepted', thanks: 'We have noted that you accept the date and the amount.' },
  confirmation: {
    fact: 'cancellationConfirmed',
    thanks: 'The cancellation counts. A letter with its date, and what it costs, is on its way to you.',
  },
  acknowledgement: { fact: 'cancellationAcknowledged', thanks: 'We have noted that you know.' },
} as const

function pageOf(opened: Exclude<Opened, { purpose: 'none' }>): string {
  switch (opened.purpose) {
    case 'hold':
      return holdPage(opened.offer)
    case 'payment':
      return paymentPage(opened.offer)
    case 'acceptance':
      return acceptancePage(opened.offer)
    case 'confirmation':
      return confirmationPage(opened.offer)
    case 'acknowledgement':
      return acknowledgementPage(opened.offer)
    default:
      return unreachable(opened)
  }
}

/** However often the button is pressed, it is one fact. */
async function tell(
  house: ApiHouse,
  rma: RmaNumber,
  name: (typeof PRESSED)[keyof typeof PRESSED]['fact'],
): Promise<void> {
  const fact = { name, at: await caseNow(house, rma) }
  await takeIn(house, rma, { source: 'client', eventId: `${rma}:${eventIdOf(fact.name, {})}`, by: 'client', fact })
}

function show(reply: FastifyReply, status: number, page: string) {
  return showPage(reply, PAGE_POLICY, status, page)
}
