import { asksIn, type MailAsks } from '../counterparts/mailboxes/asks.ts'
import type { Disposal, Mailbox } from '../counterparts/mailboxes/port.ts'
import type { ReceivedMail } from '../counterparts/mailboxes/received-mail.ts'
import type { Fact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { labelsUnder } from '../policies/label.ts'
import { findCase } from '../records/cases.ts'
import { keepMail, lettersNamed, type MailRow, sentWithinAnHour, settleMail } from '../records/mails.ts'
import type { MailState } from '../records/tables.ts'
import { openTask } from '../records/tasks.ts'
import type { CaseHouse } from './house.ts'
import { takeIn } from './inbox.ts'
import { letterCameBack } from './letter-came-back.ts'
import type { MailDesk } from './mail-desk.ts'
import { type KnownCase, whoseMail } from './mail-whose.ts'

/** Whoever sends more than this in an hour is a machine, or wants something; a person reads the rest. */
const MOST_AN_HOUR = 20

/**
 * Takes a mail in: kept first, then done what it asks for, where that is plain and its case is known. Everything else is
 * a person's. Cut off anywhere and taken in again, it counts once.
 */
export async function takeMail(
  house: CaseHouse,
  desk: Pick<MailDesk, 'replySecrets'>,
  mailbox: Pick<Mailbox, 'name' | 'serves'>,
  mail: ReceivedMail,
): Promise<Disposal> {
  const { key, messageId, receivedAt, sender, dmarc, subject, words } = mail
  const asks = asksIn(mail, mailbox.serves)
  const row = await keepMail(house.records, {
    mailbox: mailbox.name,
    key,
    receivedAt,
    dmarc,
    subject,
    words,
    ...(messageId && { messageId }),
    ...(sender && { sender }),
    ...(asks && { asks }),
  })
  const state = row.state === 'new' ? await dealWith(house, desk, { row, mail, asks }) : row.state
  return state === 'told' || state === 'bounce' ? 'filed' : 'left'
}

interface Incoming {
  row: MailRow
  mail: ReceivedMail
  asks: MailAsks | undefined
}

async function dealWith(
  house: CaseHouse,
  desk: Pick<MailDesk, 'replySecrets'>,
  incoming: Incoming,
): Promise<MailState> {
  const { row, mail } = incoming
  const settled = await meaningOf(house, desk, incoming)
  if (settled.state === 'unmatched' || settled.state === 'held-back') await callPerson(house, row, settled)
  await settleMail(house.records, row.id, { ...settled, by: 'sendback' })
  house.log.info({ mail: row.id, state: settled.state, why: settled.why, nature: mail.nature.kind }, 'A mail came in.')
  return settled.state
}

type Settled = { state: MailState; rma?: RmaNumber; why?: string }

async function meaningOf(
  house: CaseHouse,
  desk: Pick<MailDesk, 'replySecrets'>,
  { row, mail, asks }: Incoming,
): Promise<Settled> {
  const { records } = house
  const { nature } = mail
  switch (nature.kind) {
    case 'automatic':
      return { state: 'automatic', why: nature.why }
    case 'bounce':
      return bounced(house, mail, nature)
    case 'written':
      break
    default:
      return unreachable(nature)
  }
  const [ours] = mail.messageId ? await lettersNamed(records, [mail.messageId]) : []
  if (ours) return { state: 'automatic', why: 'it is a letter of our own', rma: ours.rma }
  if (row.sender && (await sentWithinAnHour(records, row)) >= MOST_AN_HOUR)
    return { state: 'held-back', why: `its sender sent more than ${MOST_AN_HOUR} mails within an hour` }
  const known = await whoseMail(house, desk, mail, asks)
  if (!asks) return { state: 'unmatched', why: 'it asks for nothing we understand', ...(known && { rma: known.rma }) }
  if (!known) return { state: 'unmatched', why: 'it fits no case' }
  const refusal = asks === 'cancellation' ? undefined : await whyNoLabel(house, known)
  if (refusal !== undefined) return { state: 'unmatched', why: refusal, rma: known.rma }
  const fact = factIn(mail, asks, known)
  if (!fact) return { state: 'unmatched', why: 'its case cancels nothing', rma: known.rma }
  await tellOfMail(house, row, known.rma, { fact, by: `mail:${asks}` })
  return { state: 'told', rma: known.rma }
}

/** Where the policy gives none (FO-8, VD-13), somebody tells the client so, and who pays. */
async function whyNoLabel({ records }: CaseHouse, { rma }: KnownCase): Promise<string | undefined> {
  const terms = (await findCase(records, rma))?.terms
  const decision = terms ? labelsUnder(terms) : undefined
  return decision?.kind === 'refused' ? decision.reason : undefined
}

/**
 * A cancellation is dated by its receipt, and counts by itself only when the client's own domain vouches for it
 * (settled: inbound mail). A label goes to the case's own address, whoever asks.
 */
export function factIn(mail: Pick<ReceivedMail, 'receivedAt' | 'dmarc' | 'sender'>, asks: MailAsks, known: KnownCase) {
  const { receivedAt: at } = mail
  if (asks !== 'cancellation') return { name: 'mailReceived', at, asks } as const
  if (known.return_type !== 'subscriptionCancellation' && known.return_type !== 'maintenanceCancellation')
    return undefined
  return { name: 'cancellationMailed', at, confirmation: confirmationBy(mail, known.email) } as const
}

export function confirmationBy(
  { dmarc, sender }: { dmarc: ReceivedMail['dmarc']; sender?: string | null | undefined },
  client: string,
): 'dmarc-passed' | 'asked-by-link' {
  return dmarc === 'passed' && sender === client.toLowerCase() ? 'dmarc-passed' : 'asked-by-link'
}

/** The mail itself is what makes the fact one, by whichever way its case was found. */
export async function tellOfMail(
  house: CaseHouse,
  row: Pick<MailRow, 'key'>,
  rma: RmaNumber,
  { fact, by }: { fact: Fact; by: string },
): Promise<void> {
  await takeIn(house, rma, { source: 'mail', eventId: `${rma}:${fact.name}:${row.key}`, rma, by, fact })
}

async function bounced(
  house: CaseHouse,
  mail: ReceivedMail,
  nature: Extract<ReceivedMail['nature'], { kind: 'bounce' }>,
): Promise<Settled> {
  const [letter] = await lettersNamed(house.records, nature.letters)
  if (!letter) return { state: 'automatic', why: 'a bounce of no letter of ours' }
  await letterCameBack(house, letter, { at: mail.receivedAt, why: nature.why })
  return { state: 'bounce', rma: letter.rma, why: nature.why }
}

/** Of a flood one task is enough. */
async function callPerson({ records }: CaseHouse, row: MailRow, { state, why, rma }: Settled): Promise<void> {
  const hour = row.received_at.slice(0, 13)
  await openTask(records, {
    rma: null,
    kind: 'unmatched-mail',
    occasion: state === 'held-back' ? `flood-${row.mailbox}/${hour}` : `mail-${row.id}`,
    role: 'staff',
    detail: { mail: row.id, receivedAt: row.received_at, asks: row.asks, why: why ?? null, perhaps: rma ?? null },
    at: instant(Date.now()),
  })
}
