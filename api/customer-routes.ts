import type { FastifyError, FastifyReply } from 'fastify'
import type { RmaNumber } from '../domain/names.ts'
import { unreachable } from '../domain/unreachable.ts'
import { findCase } from '../records/cases.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { findLink } from '../records/keys.ts'
import { listTasks } from '../records/tasks.ts'
import { asProblem } from './as-problem.ts'
import { type CancellationPurpose, cancellationLink } from './cancellation-link.ts'
import { acknowledgementPage, type CancellationOffer, confirmationPage } from './cancellation-page.tsx'
import type { CaseRow } from './case-document.ts'
import { acceptancePage, type HoldOffer, holdPage, messagePage, PAGE_POLICY, paymentPage } from './customer-page.tsx'
import { offerFor, openHoldPage } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import { PROBLEMS } from './problem.ts'
import type { Api } from './routes.ts'

/** A guess takes 256 bits; this keeps the guessing cheap for us. */
const GUESSES = { max: 60, timeWindow: '1 minute' }

type Opened =
  | { purpose: 'hold' | 'payment' | 'acceptance'; row: CaseRow; offer: HoldOffer }
  | { purpose: CancellationPurpose; row: CaseRow; offer: CancellationOffer }
  | { purpose: 'none'; status: 404 | 410; gone: string }

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

  for (const [path, title, text] of AFTER_THE_CARD_PAGE)
    app.get(path, { schema }, async (_request, reply) => show(reply, 200, messagePage(title, text)))

  app.get<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await open(house, request.params.token)
    return opened.purpose === 'none' ? show(reply, opened.status, opened.gone) : show(reply, 200, pageOf(opened))
  })

  app.post<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await open(house, request.params.token)
    switch (opened.purpose) {
      case 'none':
        return show(reply, opened.status, opened.gone)
      case 'hold':
      case 'payment': {
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
        const { row, offer, purpose } = opened
        const consent = purpose === 'hold' && form.get('consent') === 'agreed' ? 'agreed' : 'withheld'
        const { url } = await openHoldPage(house, row, offer, { purpose, consent })
        return unshared(reply).redirect(url, 303)
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

async function open(house: ApiHouse, token: string): Promise<Opened> {
  const link = await findLink(house.records, token)
  const row = link && (await findCase(house.records, link.rma))
  if (!link || !row)
    return {
      purpose: 'none',
      status: 404,
      gone: messagePage('No such page', 'Use the link in our last letter, whole.'),
    }
  const { purpose } = link
  if (purpose === 'confirmation' || purpose === 'acknowledgement') {
    const shown = await cancellationLink(house, row, { ...link, purpose })
    return shown.kind === 'open' ? { purpose, row, offer: shown.offer } : gone(shown.why)
  }
  // Links end in the case's own time.
  if ((await caseNow(house, row.rma)) >= link.expires_at)
    return gone('The link has expired. Answer our letter, and we send you a new one.')
  if (row.collateral === 'held' && purpose === 'hold' && !(await awaitsNewCard(house, row.rma)))
    return gone('The hold is in place already. There is nothing left to do.')
  const offer = await offerFor(house, row, link)
  return offer ? { purpose, row, offer } : gone('Nothing is owed any more. There is nothing left to do.')
}

function gone(text: string): Opened {
  return { purpose: 'none', status: 410, gone: messagePage('This page is no longer open', text) }
}

/** A hold that could not be renewed still stands, while the client is asked for another card. */
async function awaitsNewCard({ records }: ApiHouse, rma: RmaNumber): Promise<boolean> {
  return (await listTasks(records, { rma, state: 'open' })).some(task => task.kind === 'new-card')
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
  return unshared(reply).code(status).type('text/html; charset=utf-8').send(page)
}

/** The address itself is the secret: it is not passed on, kept or framed. */
function unshared(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
}
