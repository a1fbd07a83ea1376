import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { z } from 'zod'
import { caseNumber } from '../domain/names.ts'
import type { CaseNow } from './clock.ts'
import { Journal } from './journal.ts'
import { type KeptMail, mailList, mailPage } from './mailbox-page.tsx'
import { newPart, openPart } from './part.ts'

export interface MailboxOptions {
  /** 0 for any free one. */
  smtpPort: number
  httpPort: number
  /** A folder. Without it the mailbox remembers for one run. */
  journal?: string
  caseNow: CaseNow
}

export interface Mailbox {
  smtpUrl: string
  url: string
  stop(): Promise<void>
}

const Refusal = z.object({
  /** Whose mail; everybody's when absent. */
  address: z.email().optional(),
  /**
   * 553 is said to the sender; 550 and 451 to the recipient; 554 and 452 to the letter itself, which is not kept.
   * `drop-after-data`: kept, and the answer is lost. `never-answer`: kept, and the line stays open. `away`: nobody greets.
   */
  reply: z.union([
    ...([553, 550, 451, 554, 452] as const).map(code => z.literal(code)),
    ...(['drop-after-data', 'never-answer', 'away'] as const).map(word => z.literal(word)),
  ]),
  /** Until `POST /control/accept` when absent. */
  times: z.int().min(1).optional(),
})
type Refusal = z.infer<typeof Refusal>

/**
 * Everybody's mailbox: a real SMTP server that takes any letter, shows it on a page (`/`) and as JSON (`/mails`), and
 * refuses on command (`/control/refuse`, `/control/accept`). A letter is known by its Message-ID; `copies` counts how
 * often it came.
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const mails = new Journal<KeptMail>(options.journal && join(options.journal, 'mails.jsonl'))
  const refusals = new Refusals()
  const smtp = smtpServer(refusals, mail => keep(mails, mail, options.caseNow))
  smtp.listen(options.smtpPort, '127.0.0.1')
  await once(smtp.server, 'listening')
  const web = webServer(mails, refusals)
  const url = await openPart(web, options.httpPort)
  const { port } = smtp.server.address() as AddressInfo // it listens on TCP
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    url,
    stop: async () => {
      await web.close()
      for (const connection of smtp.connections) connection.close()
      await new Promise<void>(resolve => smtp.close(resolve))
      mails.close()
    },
  }
}

function smtpServer(refusals: Refusals, keep: (raw: Buffer) => Promise<void>): SMTPServer {
  const smtp: SMTPServer = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onConnect: (_session, done) => done(refusals.take('away') && refused(421)),
    // A connection that was open before the mailbox went away.
    onMailFrom: (_address, _session, done) => {
      const code = refusals.take(553) ?? (refusals.take('away') && 421)
      done(code && refused(code))
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = refusals.take(550, address) ?? refusals.take(451, address)
      done(code && refused(code))
    },
    onData: (stream, session, done) => {
      const said = <Reply extends Refusal['reply']>(reply: Reply) => toAnyOf(refusals, session, reply)
      void stream.toArray().then(async chunks => {
        const code = said(554) ?? said(452)
        if (code) return done(refused(code))
        await keep(Buffer.concat(chunks))
        if (said('drop-after-data')) return breakOff(smtp, session)
        if (!said('never-answer')) done()
      }, done)
    },
  })
  // A client that breaks off is no event here; unheard, it would end the process.
  smtp.on('error', () => {})
  return smtp
}

function toAnyOf<Reply extends Refusal['reply']>(refusals: Refusals, { envelope }: SMTPServerSession, reply: Reply) {
  return envelope.rcptTo.map(({ address }) => refusals.take(reply, address)).find(Boolean)
}

function breakOff(smtp: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of smtp.connections) if (connection.id === id) connection.close()
}

function refused(code: keyof typeof WORDS): Error & { responseCode: number } {
  return Object.assign(new Error(WORDS[code]), { responseCode: code })
}

const WORDS = {
  421: 'The mailbox is away',
  451: 'Try again later',
  452: 'Too little room just now',
  550: 'No such mailbox',
  553: 'You may not send as that',
  554: 'We do not take such letters',
}

/** What the mailbox was told to refuse. Each use counts down. */
class Refusals {
  #orders: Refusal[] = []

  add(order: Refusal): void {
    this.#orders.push(order)
  }

  clear(): void {
    this.#orders = []
  }

  /** The reply, if such an order stands for this address. */
  take<Reply extends Refusal['reply']>(reply: Reply, address?: string): Reply | undefined {
    const order = this.#orders.find(
      one => one.reply === reply && (!one.address || one.address.toLowerCase() === address?.toLowerCase()),
    )
    if (!order) return undefined
    if (order.times !== undefined) order.times -= 1
    if (order.times === 0) this.#orders = this.#orders.filter(other => other !== order)
    return reply
  }
}

async function keep(mails: Journal<KeptMail>, raw: Buffer, caseNow: CaseNow): Promise<void> {
  const mail = await simpleParser(raw)
  const id = withoutBrackets(mail.messageId ?? '')
  const known = mails.get(id)
  if (known) mails.put(id, { ...known, copies: known.copies + 1 })
  else mails.put(id, await kept(id, mail, caseNow))
}

/** Dated by the clock of the case it is about, as a real letter would be. */
async function kept(id: string, mail: ParsedMail, caseNow: CaseNow): Promise<KeptMail> {
  const named = /^\[([A-Za-z0-9][A-Za-z0-9._-]{2,63})\]/.exec(mail.subject ?? '')?.[1]
  const rma = named === undefined ? null : caseNumber(named)
  return {
    id,
    rma,
    at: await caseNow(rma ?? undefined),
    from: mail.from?.text ?? '',
    to: [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address)),
    replyTo: mail.replyTo?.text ?? '',
    subject: mail.subject ?? '',
    html: mail.html || '',
    text: mail.text ?? '',
    inReplyTo: withoutBrackets(mail.inReplyTo ?? ''),
    references: [mail.references ?? []].flat().map(withoutBrackets),
    autoSubmitted: String(mail.headers.get('auto-submitted') ?? ''),
    autoResponseSuppress: String(mail.headers.get('x-auto-response-suppress') ?? ''),
    attachments: mail.attachments.map(({ filename = '', contentType, size }) => ({ filename, contentType, size })),
    copies: 1,
  }
}

function withoutBrackets(id: string): string {
  return id.replace(/^<|>$/g, '')
}

function webServer(mails: Journal<KeptMail>, refusals: Refusals) {
  const web = newPart()
  const Filter = z.object({ rma: z.string().optional(), to: z.string().optional() })
  const found = (query: unknown) => {
    const { rma, to } = Filter.parse(query)
    return mails.all().filter(mail => (!rma || mail.rma === rma) && (!to || mail.to.includes(to)))
  }
  web.get('/', async (request, reply) => reply.type('text/html').send(mailList(found(request.query))))
  web.get('/mails', async request => found(request.query))
  web.get<{ Params: { id: string } }>('/mail/:id', async (request, reply) => {
    const mail = mails.get(request.params.id)
    if (!mail) return reply.status(404).send({ message: `No mail has the Message-ID ${request.params.id}.` })
    return reply.type('text/html').send(mailPage(mail))
  })
  web.post('/control/refuse', async (request, reply) => {
    refusals.add(Refusal.parse(request.body))
    return reply.status(204).send()
  })
  web.post('/control/accept', async (_request, reply) => {
    refusals.clear()
    return reply.status(204).send()
  })
  return web
}
