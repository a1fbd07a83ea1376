import type { FastifyError, FastifyReply } from 'fastify'
import type { Language } from '../domain/language.ts'
import type { RmaNumber } from '../domain/names.ts'
import { unreachable } from '../domain/unreachable.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { asProblem } from './as-problem.ts'
import { acknowledgementPage, confirmationPage } from './cancellation-page.tsx'
import { acceptancePage, holdPage, messagePage, PAGE_POLICY, paymentPage } from './customer-page.tsx'
import { LINK_WORDS, type LinkWords } from './customer-page-words.ts'
import { openHoldPage } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import { type Opened, openedLink } from './opened-link.ts'
import { ownPageRoutes } from './own-page-routes.ts'
import { languageOf } from './page-language.ts'
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
    const language = languageOf(request)
    return show(reply, status, messagePage(LINK_WORDS[language].inTheWay[inTheWay(status)], language))
  })
  const schema = { hide: true }
  const config = { rateLimit: GUESSES }

  ownPageRoutes(app, house)
  for (const [path, said] of AFTER_THE_CARD_PAGE)
    app.get(path, { schema }, async (request, reply) => {
      const language = languageOf(request)
      return show(reply, 200, messagePage(said(LINK_WORDS[language]), language))
    })

  app.get<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const { opened, language: known } = await openedLink(house, request.params.token)
    const language = languageOf(request, known)
    return opened.purpose === 'none' ? showGone(reply, opened, language) : show(reply, 200, pageOf(opened, language))
  })

  app.post<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const { opened, language: known } = await openedLink(house, request.params.token)
    const language = languageOf(request, known)
    switch (opened.purpose) {
      case 'none':
        return showGone(reply, opened, language)
      case 'hold':
      case 'payment': {
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
        const { row, offer, purpose } = opened
        const consent = purpose === 'hold' && form.get('consent') === 'agreed' ? 'agreed' : 'withheld'
        const { url } = await openHoldPage(house, row, offer, { purpose, consent, language })
        return unshared(reply, PAGE_POLICY).redirect(url, 303)
      }
      case 'acceptance':
      case 'confirmation':
      case 'acknowledgement': {
        await tell(house, opened.row.rma, PRESSED[opened.purpose])
        const { title, [opened.purpose]: text } = LINK_WORDS[language].thanks
        return show(reply, 200, messagePage({ title, text }, language))
      }
      default:
        return unreachable(opened)
    }
  })
}

/** Where the gateway sends the client on to, or back to. */
const AFTER_THE_CARD_PAGE: [path: string, said: (words: LinkWords) => { title: string; text: string }][] = [
  ['/authorize/thanks', ({ thanks }) => ({ title: thanks.title, text: thanks.hold })],
  ['/authorize/paid', ({ thanks }) => ({ title: thanks.title, text: thanks.payment })],
  ['/authorize/back', ({ turnedBack }) => turnedBack],
]

/** What keeps a client from being shown their page. */
function inTheWay(status: number): keyof LinkWords['inTheWay'] {
  if (status === 429) return 'often'
  if (status === 503) return 'away'
  return status >= 500 ? 'broken' : 'unread'
}

/** What the button says to the case. */
const PRESSED = {
  acceptance: 'termsAccepted',
  confirmation: 'cancellationConfirmed',
  acknowledgement: 'cancellationAcknowledged',
} as const

function pageOf(opened: Exclude<Opened, { purpose: 'none' }>, language: Language): string {
  switch (opened.purpose) {
    case 'hold':
      return holdPage(opened.offer, language)
    case 'payment':
      return paymentPage(opened.offer, language)
    case 'acceptance':
      return acceptancePage(opened.offer, language)
    case 'confirmation':
      return confirmationPage(opened.offer, language)
    case 'acknowledgement':
      return acknowledgementPage(opened.offer, language)
    default:
      return unreachable(opened)
  }
}

function showGone(reply: FastifyReply, { why }: Extract<Opened, { purpose: 'none' }>, language: Language) {
  const { gone, noPage } = LINK_WORDS[language]
  return why === 'unknown'
    ? show(reply, 404, messagePage(noPage, language))
    : show(reply, 410, messagePage({ title: gone.title, text: gone.why[why] }, language))
}

/** However often the button is pressed, it is one fact. */
async function tell(house: ApiHouse, rma: RmaNumber, name: (typeof PRESSED)[keyof typeof PRESSED]): Promise<void> {
  const fact = { name, at: await caseNow(house, rma) }
  await takeIn(house, rma, { source: 'client', eventId: `${rma}:${eventIdOf(fact.name, {})}`, by: 'client', fact })
}

function show(reply: FastifyReply, status: number, page: string) {
  return showPage(reply, PAGE_POLICY, status, page)
}
