import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseOfOwnPage } from '../counterparts/mail/own-page.ts'
import { after, DAY } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { findCase, lockCase } from '../records/cases.ts'
import { linksOf, makeLink } from '../records/keys.ts'
import { listTasks, openTask } from '../records/tasks.ts'
import type { CaseRow } from './case-document.ts'
import { labelsGranted } from './fact-routes.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, takeIn } from './inbox.ts'
import { noOwnPage, OWN_PAGE_POLICY, ownPageHtml } from './own-page.tsx'
import { MORE_TIME, MORE_TIME_REASONS } from './own-page-asks.ts'
import { type OwnPage, ownPage } from './own-page-view.ts'
import { PAGE_WORDS, type PageWords } from './own-page-words.ts'
import { chosenLanguage, languageOf } from './page-language.ts'
import { showPage, unshared } from './page-reply.ts'
import type { Api } from './routes.ts'

/** A guess takes 256 bits; this keeps the guessing cheap for us. */
const GUESSES = { max: 60, timeWindow: '1 minute' }

/** A page is shown so long after its case has closed. */
const KEPT_DAYS = 90

type Opened =
  | { kind: 'open'; row: CaseRow; view: OwnPage }
  | { kind: 'shut'; status: 404 | 410; page: 'noPage' | 'expired' }

/** What became of a request: a word on the page, or another page to go on to. */
type Answered = { kind: 'done'; what: keyof PageWords['done'] } | { kind: 'refused'; why: keyof PageWords['refused'] }

type OnPage = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: string; done?: string } }>

/**
 * The client's own page of one case, which every letter leads to. Looking changes nothing. A link that we have not signed
 * and one whose case is not there are answered alike.
 */
export function ownPageRoutes(app: Api, house: ApiHouse): void {
  const options = { schema: { hide: true }, config: { rateLimit: GUESSES } }

  app.get('/r/:token', options, async (request, reply) => {
    const asked = request as OnPage // the path's own parameter, and what a query may have
    const opened = await open(house, asked.params.token)
    const language = languageOf(asked, opened.kind === 'open' ? opened.view.language : undefined)
    if (opened.kind === 'shut') return show(reply, opened.status, noOwnPage(opened.page, language))
    const { done } = PAGE_WORDS[language]
    const what = asked.query.done ?? ''
    const said = Object.hasOwn(done, what) ? done[what as keyof typeof done] : undefined // has it, as just asked
    return show(reply, 200, ownPageHtml({ view: opened.view, language, said }))
  })

  app.post('/r/:token', options, async (request, reply) => {
    const asked = request as OnPage // as above
    const opened = await open(house, asked.params.token)
    const language = languageOf(asked, opened.kind === 'open' ? opened.view.language : undefined)
    if (opened.kind === 'shut') return show(reply, opened.status, noOwnPage(opened.page, language))
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    const answer = await answered(house, opened, form)
    if (typeof answer === 'string') {
      const chosen = chosenLanguage(asked)
      return unshared(reply, OWN_PAGE_POLICY).redirect(chosen ? `${answer}?lang=${chosen}` : answer, 303)
    }
    if (answer.kind === 'done')
      return unshared(reply, OWN_PAGE_POLICY).redirect(
        `/r/${asked.params.token}?lang=${language}&done=${answer.what}`,
        303,
      )
    const said = PAGE_WORDS[language].refused[answer.why]
    return show(reply, 409, ownPageHtml({ view: opened.view, language, said }))
  })
}

async function open(house: ApiHouse, token: string): Promise<Opened> {
  const rma = caseOfOwnPage(token, house.pageSecrets)
  const row = rma && (await findCase(house.records, rma))
  if (!row) return { kind: 'shut', status: 404, page: 'noPage' }
  if (row.closed_at && (await caseNow(house, row.rma)) >= after(row.closed_at, KEPT_DAYS * DAY))
    return { kind: 'shut', status: 410, page: 'expired' }
  const view = await ownPage(house, row)
  return view ? { kind: 'open', row, view } : { kind: 'shut', status: 404, page: 'noPage' }
}

/** A page to go on to, or what became of what was asked. */
async function answered(
  house: ApiHouse,
  { row, view }: Extract<Opened, { kind: 'open' }>,
  form: URLSearchParams,
): Promise<string | Answered> {
  const ask = form.get('ask')
  switch (ask) {
    case 'open':
      return (await pageFor(house, view, form.get('purpose'))) ?? { kind: 'refused', why: 'gone' }
    case 'label':
    case 'pick-up':
      return askForLabel(house, row, view, ask)
    case 'more-time':
      return askForMoreTime(house, row, view, form)
    default:
      return { kind: 'refused', why: 'gone' }
  }
}

/** The page that a letter has asked the client to open, under a link of its own with that letter's end. */
async function pageFor({ records }: ApiHouse, view: OwnPage, wanted: string | null): Promise<string | undefined> {
  const purpose = view.asked.find(one => one === wanted)
  const link = purpose && (await linksOf(records, view.rma)).find(one => one.purpose === purpose)
  return (
    link &&
    `/authorize/${await makeLink(records, { rma: view.rma, purpose: link.purpose, expiresAt: link.expires_at })}`
  )
}

/** The same fact as by mail (FO-4). Asked twice on one day, it is asked once. */
async function askForLabel(house: ApiHouse, row: CaseRow, view: OwnPage, asks: 'label' | 'pick-up'): Promise<Answered> {
  const { rma, terms } = row
  if (!terms || !view.sendTo) return { kind: 'refused', why: 'gone' }
  const at = view.now
  const decision = await labelsGranted(house, 'client', { rma, terms, at, asks })
  if (decision.kind === 'refused') return { kind: 'refused', why: 'label' }
  const fact = { name: 'mailReceived' as const, at, asks }
  await takeIn(house, rma, { source: 'client', eventId: `${rma}:${asks}:${at.slice(0, 10)}`, by: 'client', fact })
  return { kind: 'done', what: asks }
}

/** Staff decide; until they have, there is one task for it. */
async function askForMoreTime(
  house: ApiHouse,
  { rma }: CaseRow,
  { moreTime, now: at }: OwnPage,
  form: URLSearchParams,
): Promise<Answered> {
  if (moreTime.kind === 'asked') return { kind: 'done', what: 'more-time' }
  const days = moreTime.kind === 'offered' ? moreTime.days.find(days => String(days) === form.get('days')) : undefined
  const reason = MORE_TIME_REASONS.find(one => one === form.get('reason'))
  if (days === undefined || !reason) return { kind: 'refused', why: 'moreTime' }
  const detail = { days, reason }
  await house.records.transaction().execute(async trx => {
    await lockCase(trx, rma)
    const before = (await listTasks(trx, { rma, state: 'all' })).filter(task => task.kind === MORE_TIME)
    if (before.some(task => task.done_at === null)) return
    await openTask(trx, { rma, kind: MORE_TIME, occasion: `asked-${before.length + 1}`, role: 'staff', detail, at })
    await addLine(trx, rma, at, { who: 'client', what: 'more time asked for', because: ['settled:extension'], detail })
  })
  return { kind: 'done', what: 'more-time' }
}

function show(reply: FastifyReply, status: number, page: string) {
  return showPage(reply, OWN_PAGE_POLICY, status, page)
}
