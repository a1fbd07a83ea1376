import type { FastifyReply } from 'fastify'
import type { RmaNumber } from '../domain/names.ts'
import { findCase } from '../records/cases.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { findLink } from '../records/keys.ts'
import { listTasks } from '../records/tasks.ts'
import type { CaseRow } from './case-document.ts'
import { acceptancePage, type HoldOffer, holdPage, messagePage, PAGE_POLICY } from './customer-page.tsx'
import { offerFor, openHoldPage } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import type { Api } from './routes.ts'

/** A guess takes 256 bits; this keeps the guessing cheap for us. */
const GUESSES = { max: 60, timeWindow: '1 minute' }

interface Opened {
  row: CaseRow
  purpose: 'hold' | 'payment' | 'acceptance'
  offer: HoldOffer
}

/**
 * The client's link, out of a letter. Looking changes nothing, since mail scanners look too; the form's button does.
 * A wrong link and one that nobody ever had look the same.
 */
export async function customerRoutes(app: Api, house: ApiHouse): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body.toString())),
  )
  const schema = { hide: true }
  const config = { rateLimit: GUESSES }

  app.get('/authorize/thanks', { schema }, async (_request, reply) =>
    show(
      reply,
      200,
      messagePage('Thank you', 'We write to you as soon as the hold is in place. You may close this page.'),
    ),
  )

  app.get<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await open(house, request.params.token)
    if ('gone' in opened) return show(reply, opened.status, opened.gone)
    return show(reply, 200, opened.purpose === 'acceptance' ? acceptancePage(opened.offer) : holdPage(opened.offer))
  })

  app.post<{ Params: { token: string } }>('/authorize/:token', { schema, config }, async (request, reply) => {
    const opened = await open(house, request.params.token)
    if ('gone' in opened) return show(reply, opened.status, opened.gone)
    const { row, purpose, offer } = opened
    if (purpose === 'acceptance') {
      await accept(house, row.rma)
      return show(reply, 200, messagePage('Thank you', 'We have noted that you accept the date and the amount.'))
    }
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    const consent = form.get('consent') === 'agreed' ? 'agreed' : 'withheld'
    const { url } = await openHoldPage(house, row, offer, consent)
    return unshared(reply).redirect(url, 303)
  })
}

async function open(house: ApiHouse, token: string): Promise<Opened | { status: 404 | 410; gone: string }> {
  const link = await findLink(house.records, token)
  const row = link && (await findCase(house.records, link.rma))
  if (!link || !row)
    return { status: 404, gone: messagePage('No such page', 'Use the link in our last letter, whole.') }
  const gone = (text: string) => ({ status: 410 as const, gone: messagePage('This page is no longer open', text) })
  // Links end in the case's own time.
  if ((await caseNow(house, row.rma)) >= link.expires_at)
    return gone('The link has expired. Answer our letter, and we send you a new one.')
  if (row.collateral === 'held' && link.purpose === 'hold' && !(await awaitsNewCard(house, row.rma)))
    return gone('The hold is in place already. There is nothing left to do.')
  const offer = await offerFor(house, row, link)
  if (!offer) return gone('Nothing is owed any more. There is nothing left to do.')
  return { row, purpose: link.purpose, offer }
}

/** A hold that could not be renewed still stands, while the client is asked for another card. */
async function awaitsNewCard({ records }: ApiHouse, rma: RmaNumber): Promise<boolean> {
  return (await listTasks(records, { rma, state: 'open' })).some(task => task.kind === 'new-card')
}

async function accept(house: ApiHouse, rma: RmaNumber): Promise<void> {
  const fact = { name: 'termsAccepted' as const, at: await caseNow(house, rma) }
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
