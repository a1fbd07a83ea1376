import { createHash } from 'node:crypto'
import { tryAll } from '../activities/effect.ts'
import { inBrackets } from '../counterparts/tickets/marker.ts'
import type { ApprovedTicket, ApprovedTickets, TicketMistake, Tickets } from '../counterparts/tickets/port.ts'
import type { RmaNumber } from '../domain/names.ts'
import { mistakesIn } from '../policies/wire.ts'
import { listCases } from '../records/cases.ts'
import type { Records } from '../records/database.ts'
import { alone } from '../records/effects.ts'
import type { ApiHouse } from './house.ts'
import { NewCaseBody, numberFor, readRequest } from './new-case.ts'
import { openCase } from './opening.ts'
import { ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'

/** What became of a ticket that was pointed at. `busy`: somebody else is at it in this moment. */
export type TicketTaken =
  | { kind: 'opened' | 'known'; rma: RmaNumber }
  | { kind: 'sent-back'; why: string }
  | { kind: 'not-approved' }
  | { kind: 'busy' }

/** What keeps a case from being opened, and will until somebody changes the ticket. */
const FOR_THE_AGENT = ['malformed', 'refused', 'unit-taken', 'number-taken'] as const

/**
 * Opens the case that an approved ticket asks for, once: its number is the ticket's. What stands in the way is told the
 * agent in the ticket. Throws while the ticketing system or the records are away; asked again it does what is left.
 */
export async function takeApproved(house: ApiHouse, tickets: ApprovedTickets, ticket: string): Promise<TicketTaken> {
  const taken = await alone(house.records, `approved ticket ${ticket}`, async (): Promise<TicketTaken> => {
    const read = await tickets.read(ticket)
    if (!read) return { kind: 'not-approved' }
    const known = await caseOfTicket(house.records, ticket)
    if (known) {
      if (!read.started) await tickets.markStarted(ticket)
      return { kind: 'known', rma: known }
    }
    const opened = await openAsked(house, ZENDESK, read)
    if ('mistakes' in opened) {
      await tickets.sendBack(ticket, opened)
      house.log.info({ ticket, why: opened.reason }, 'An approved ticket was sent back.')
      return { kind: 'sent-back', why: opened.reason }
    }
    if (!read.started) await tickets.markStarted(ticket)
    return opened
  })
  return taken === 'busy' ? { kind: 'busy' } : taken
}

/**
 * Opens the case that a ticketing system asks for in its own webhook, once for each ticket. What stands in the way is
 * told as a comment: few systems show anybody what a webhook was answered.
 */
export async function takeAsked(
  house: ApiHouse,
  tickets: Pick<Tickets, 'comment'>,
  { ticket, asked }: { ticket: string; asked: unknown },
): Promise<TicketTaken> {
  const taken = await alone(house.records, `approved ticket ${ticket}`, async (): Promise<TicketTaken> => {
    const known = await caseOfTicket(house.records, ticket)
    if (known) return { kind: 'known', rma: known }
    const numbered = { rma: ticket, ...(asked as object) } // read as an object by the hook
    const opened = await openAsked(house, TICKETING, { asked: numbered, unreadable: [] })
    if (!('mistakes' in opened)) return opened
    const { reason, mistakes } = opened
    const body = [`No RMA was opened: ${reason}`, ...mistakes.map(one => `- ${one.pointer}: ${one.detail}`)].join('\n')
    const marker = `${ticket}:not-opened:${createHash('sha256').update(body).digest('hex').slice(0, 12)}`
    await tickets.comment({ ticket, marker, body: `${body}\n\n${inBrackets(marker)}` })
    return { kind: 'sent-back', why: reason }
  })
  return taken === 'busy' ? { kind: 'busy' } : taken
}

/**
 * A lost webhook loses no case: approved tickets that do not bear our mark are looked for. Of several APIs one looks at
 * a time. Throws the first failure, after every ticket was tried.
 */
export async function lookForApproved(house: ApiHouse): Promise<void> {
  const { records, ticketing } = house
  if (ticketing.kind !== 'zendesk') return
  await alone(records, 'look for approved tickets', async () => {
    await tryAll(await ticketing.approved.waiting(), ticket => takeApproved(house, ticketing.approved, ticket))
  })
}

type NotOpened = { reason: string; mistakes: TicketMistake[] }

async function openAsked(house: ApiHouse, who: Principal, read: Pick<ApprovedTicket, 'asked' | 'unreadable'>) {
  if (read.unreadable.length > 0) return { reason: 'it cannot be read.', mistakes: read.unreadable }
  const body = NewCaseBody.safeParse(read.asked, { reportInput: true })
  if (!body.success) return { reason: 'something is missing or wrong.', mistakes: mistakesIn(body.error) }
  return openFrom(house, who, body.data)
}

const ZENDESK: Principal = { id: 'zendesk', role: 'ticketing', name: 'zendesk' }
const TICKETING: Principal = { id: 'tickets', role: 'ticketing', name: 'tickets' }

/** A case as a ticketing system asks for it; a "no" that only a person there can mend is an answer. */
async function openFrom(
  house: ApiHouse,
  who: Principal,
  body: ReturnType<typeof NewCaseBody.parse>,
): Promise<{ kind: 'opened' | 'known'; rma: RmaNumber } | NotOpened> {
  try {
    const read = readRequest(house, body)
    const { kind, row } = await openCase(house, who, {
      ...read,
      customer: body.customer,
      telling: 'unkeyed',
      ...(body.rma && { rma: numberFor(read.profile, body.rma) }),
    })
    return { kind, rma: row.rma }
  } catch (error) {
    if (!(error instanceof ProblemError) || !FOR_THE_AGENT.some(problem => problem === error.problem)) throw error
    const { errors = [] } = error.particulars
    return { reason: error.message, mistakes: errors }
  }
}

/** The case whose number is the ticket's own, whatever the ticket says by now. */
async function caseOfTicket(records: Records, ticket: string): Promise<RmaNumber | undefined> {
  const cases = await listCases(records, { ticket, limit: 100 })
  return cases.find(({ rma, profile }) => rma === `${profile}-${ticket}`)?.rma
}
