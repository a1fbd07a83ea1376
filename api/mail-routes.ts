import { z } from 'zod'
import { instant } from '../domain/time.ts'
import { form, oneOf, rma } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import { findCustomer } from '../records/customers.ts'
import { findMail, listMails, type MailRow, type ReadMail, settleMail } from '../records/mails.ts'
import { MAIL_STATES, type MailState } from '../records/tables.ts'
import { finishTask, listTasks } from '../records/tasks.ts'
import { caseDocument, theCase } from './case-document.ts'
import { CaseDocument, Mail } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { confirmationBy, factIn, tellOfMail } from './mail-intake.ts'
import { type AnyNewCase, CancellationMailed, numberFor, readRequest } from './new-case.ts'
import { idempotencyKey } from './once.ts'
import { openCase } from './opening.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, Paging, pageOf, problems, shown } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'

const OfMail = z.object({ id: z.coerce.number('expected the id of a mail').int().min(1) })
const WAITING = ['unmatched', 'held-back'] as const satisfies MailState[]

const Link = form({
  rma,
  asks: z
    .exactOptional(oneOf(['label', 'pick-up', 'cancellation']))
    .meta({ description: 'What it asks for, where the mail does not say it plainly.' }),
  sender: z
    .exactOptional(oneOf(['known-to-staff']))
    .meta({ description: 'Staff know that the client wrote it, so a cancellation needs no link.' }),
})

/** The mail that no rule could place: read, linked to its case, made a case, or put aside. */
export function mailRoutes(app: Api, house: ApiHouse): void {
  listRoute(app, house)
  readingRoute(app, house)
  linkRoute(app, house)
  caseRoute(app, house)
  app.post(
    '/v1/mails/:id/set-aside',
    {
      schema: {
        tags: ['Mail'],
        summary: 'Nothing is to be done about a mail',
        params: OfMail,
        response: { 200: Mail, ...problems('not-found') },
      },
    },
    async request => {
      const mail = await theMail(house, request.params.id)
      await settled(house, signedIn(request), mail, { state: 'set-aside' })
      return document(await theMail(house, mail.id))
    },
  )
}

function listRoute(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/mails',
    {
      schema: {
        tags: ['Mail'],
        summary: 'Mails that wait for a person, newest first; or those in another state',
        querystring: z.object({ ...Paging, state: z.enum(['waiting', ...MAIL_STATES]).default('waiting') }),
        response: { 200: pageOf(Mail), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, state } = request.query
      const before = cursor === undefined ? undefined : Number(cursor)
      if (Number.isNaN(before)) throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
      const states = state === 'waiting' ? WAITING : [state]
      const rows = await listMails(records, { states, limit: limit + 1, ...(before !== undefined && { before }) })
      const page = rows.slice(0, limit)
      return { data: page.map(document), nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null }
    },
  )
}

function readingRoute(app: Api, house: ApiHouse): void {
  app.get(
    '/v1/mails/:id',
    {
      schema: {
        tags: ['Mail'],
        summary: 'One mail, in its sender’s own words',
        params: OfMail,
        response: { 200: Mail, ...problems('not-found') },
      },
    },
    async request => document(await theMail(house, request.params.id)),
  )
}

function linkRoute(app: Api, house: ApiHouse): void {
  app.post(
    '/v1/mails/:id/link',
    {
      schema: {
        tags: ['Mail'],
        summary: 'Say which case a mail is about: it counts there from the day it came in',
        params: OfMail,
        body: shown(Link, { rma: 'RMA-1001', asks: 'label' }),
        response: { 200: Mail, ...problems('not-found', 'in-flight', 'key-reused') },
      },
    },
    async request => {
      const who = signedIn(request)
      const mail = await theMail(house, request.params.id)
      const { rma, asks = mail.asks, sender } = request.body
      const row = await theCase(house, rma)
      if (!asks)
        throw malformed([{ pointer: '/asks', detail: 'missing; the mail does not say plainly what it asks for' }])
      if (mail.rma && mail.rma !== row.rma) throw dealtWith(mail)
      const email = (await findCustomer(house.records, row.customer_ref))?.email ?? ''
      const fact = factIn(asWritten(mail), asks, { rma: row.rma, return_type: row.return_type, email })
      if (!fact) throw malformed([{ pointer: '/rma', detail: `${row.rma} cancels nothing; open a case from the mail` }])
      const known = fact.name === 'cancellationMailed' && sender ? { ...fact, confirmation: sender } : fact
      await tellOfMail(house, mail, row.rma, { fact: known, by: who.name })
      await settled(house, who, mail, { state: 'told', rma: row.rma })
      return document(await theMail(house, mail.id))
    },
  )
}

/** What a service costs and when its term ends is in no mail: whoever knows it opens the case, and the mail dates it. */
function caseRoute(app: Api, house: ApiHouse): void {
  app.post(
    '/v1/mails/:id/case',
    {
      schema: {
        tags: ['Mail'],
        summary: 'Open a cancellation that came by mail: its receipt is the mail’s own',
        params: OfMail,
        body: CancellationMailed,
        response: {
          200: CaseDocument,
          201: CaseDocument,
          ...problems('not-found', 'refused', 'number-taken', 'key-reused', 'in-flight'),
        },
      },
    },
    async (request, reply) => {
      const { body } = request
      const who = signedIn(request)
      const mail = await theMail(house, request.params.id)
      if (mail.rma && mail.state === 'told')
        return reply.code(200).send(await caseDocument(house, await theCase(house, mail.rma)))
      const confirmation = body.sender ?? confirmationBy(mail, body.customer.email)
      const { sender: _, ...asked } = body
      // The two bodies that such a mail belongs to are among those of every case.
      const whole: object = { ...asked, mail: { receivedAt: mail.received_at, confirmation } }
      const read = readRequest(house, whole as AnyNewCase)
      const { kind, row } = await openCase(house, who, {
        ...read,
        customer: body.customer,
        telling: idempotencyKey(request) === undefined ? 'unkeyed' : 'keyed',
        ...(body.rma && { rma: numberFor(read.profile, body.rma) }),
      })
      await settled(house, who, mail, { state: 'told', rma: row.rma })
      return reply.code(kind === 'opened' ? 201 : 200).send(await caseDocument(house, row))
    },
  )
}

async function theMail({ records }: ApiHouse, id: number): Promise<ReadMail> {
  const mail = await findMail(records, id)
  if (!mail) throw new ProblemError('not-found', `There is no mail ${id}. GET /v1/mails lists those there are.`)
  return mail
}

/** Said again, it was said before: nobody has to look for it any more. */
async function settled(
  { records }: ApiHouse,
  who: Principal,
  mail: MailRow,
  how: { state: 'told' | 'set-aside'; rma?: MailRow['rma'] & string },
): Promise<void> {
  const done = await settleMail(records, mail.id, { ...how, by: who.name })
  if (!done) return
  const now = instant(Date.now())
  const what = how.state === 'told' ? 'mail linked' : 'mail set aside'
  await addLine(records, how.rma ?? null, now, { who: who.name, what, detail: { mail: mail.id, at: mail.received_at } })
  const tasks = await listTasks(records, { state: 'open' })
  const task = tasks.find(one => one.kind === 'unmatched-mail' && one.occasion === `mail-${mail.id}`)
  if (task) await finishTask(records, task.id, who.name, now)
}

function dealtWith({ id, rma }: MailRow): ProblemError {
  return new ProblemError('malformed', `Mail ${id} was linked to ${rma} before. GET /v1/cases/${rma} shows that case.`)
}

function asWritten({ received_at: receivedAt, dmarc, sender }: MailRow) {
  return { receivedAt, dmarc, ...(sender && { sender }) }
}

function document(mail: ReadMail): z.output<typeof Mail> {
  const { id, mailbox, state, sender, subject, words, asks, dmarc, why, rma, settledBy } = mail
  const receivedAt = mail.received_at
  return { id, mailbox, state, receivedAt, sender, subject, words, asks, dmarc, why, rma, settledBy }
}
