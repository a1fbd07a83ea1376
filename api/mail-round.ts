import { RefusedError } from '../counterparts/errors.ts'
import type { Mailbox } from '../counterparts/mailboxes/port.ts'
import { after, DAY, HOUR, type Instant, instant, MINUTE, ms } from '../domain/time.ts'
import { alone } from '../records/effects.ts'
import { findMailbox, markFailing, markLooked, rememberPlace } from '../records/mailboxes.ts'
import { finishTask, listTasks, openTask } from '../records/tasks.ts'
import type { CaseHouse } from './house.ts'
import type { MailDesk } from './mail-desk.ts'
import { takeMail } from './mail-intake.ts'

/** Mail from before the first look was somebody else's to read. */
const FIRST_LOOK_BACK_MS = 2 * DAY
/** When a server has begun its numbers anew; its days are not ours, and a mail may be put back late. */
const LOOK_BACK_MS = 3 * DAY
/** A server that refuses a password again and again locks the mailbox. */
const AFTER_REFUSAL_MS = 5 * MINUTE
const UNREAD_FOR_MS = HOUR

/**
 * Looks into every mailbox, each by itself, so that one that hangs keeps none of the others. Of several APIs one looks
 * at a time. What fails is on record, tried again in the next round, and after an hour somebody's task.
 */
export function mailRound(house: CaseHouse, desk: MailDesk): () => Promise<void> {
  const restsUntil = new Map<string, number>()
  return async () => {
    const due = desk.mailboxes.filter(mailbox => (restsUntil.get(mailbox.name) ?? 0) <= Date.now())
    await Promise.all(
      due.map(async mailbox => {
        const how = await alone(house.records, `mailbox/${mailbox.name}`, () => lookInto(house, desk, mailbox))
        if (how === 'refused') restsUntil.set(mailbox.name, Date.now() + AFTER_REFUSAL_MS)
      }),
    )
  }
}

async function lookInto(house: CaseHouse, desk: MailDesk, mailbox: Mailbox): Promise<'well' | 'away' | 'refused'> {
  const { records, log } = house
  const { name } = mailbox
  const began = instant(Date.now())
  const before = await findMailbox(records, name)
  const known = before?.uid_validity != null && before.last_uid !== null
  const place = known ? { uidValidity: before.uid_validity ?? 0, lastUid: before.last_uid ?? 0 } : undefined
  const from = before?.looked_at ? after(before.looked_at, -LOOK_BACK_MS) : after(began, -FIRST_LOOK_BACK_MS)
  try {
    const seen = await mailbox.look({ place, from }, async (mail, at) => {
      const disposal = await takeMail(house, desk, mailbox, mail)
      await rememberPlace(records, name, at)
      return disposal
    })
    if (seen.unfiled !== undefined)
      log.warn({ mailbox: serving(mailbox), why: seen.unfiled }, 'Mails that are dealt with could not be filed.')
    await rememberPlace(records, name, seen.place)
    await markLooked(records, name, began)
    if (before?.failing_since) await settleUnread(house, name, before.failing_since)
    return 'well'
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    log.warn({ mailbox: serving(mailbox), why }, 'A mailbox could not be read; it is tried again.')
    const since = await markFailing(records, name, began, why)
    if (ms(began) - ms(since) >= UNREAD_FOR_MS) await reportUnread(house, mailbox, since, why)
    return error instanceof RefusedError ? 'refused' : 'away'
  }
}

async function reportUnread({ records }: CaseHouse, mailbox: Mailbox, since: Instant, why: string): Promise<void> {
  const detail = { mailbox: mailbox.name, since, why }
  const occasion = unreadSince(mailbox.name, since)
  await openTask(records, {
    rma: null,
    kind: 'mailbox-unread',
    occasion,
    role: 'staff',
    detail,
    at: instant(Date.now()),
  })
}

async function settleUnread({ records }: CaseHouse, name: string, since: Instant): Promise<void> {
  const tasks = await listTasks(records, { state: 'open' })
  const task = tasks.find(one => one.kind === 'mailbox-unread' && one.occasion === unreadSince(name, since))
  if (task) await finishTask(records, task.id, 'sendback', instant(Date.now()))
}

function unreadSince(name: string, since: Instant): string {
  return `${name}/${since}`
}

/** An address has no place in a log. */
function serving({ serves }: Mailbox): string {
  return serves.join(' and ')
}
