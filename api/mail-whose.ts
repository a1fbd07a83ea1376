import { caseInAddress } from '../counterparts/mail/reply-address.ts'
import type { MailAsks } from '../counterparts/mailboxes/asks.ts'
import type { ReceivedMail } from '../counterparts/mailboxes/received-mail.ts'
import { casesNumbered, lettersNamed } from '../records/mails.ts'
import type { CaseHouse } from './house.ts'
import type { MailDesk } from './mail-desk.ts'

export type KnownCase = Awaited<ReturnType<typeof casesNumbered>>[number]

/**
 * The one case that a mail is about: by the signed address it was sent to; by the letter it answers; or by the number in
 * its subject, if it comes from the case's own client. Nobody guesses the first two. A request for a label needs only
 * the number, from whomever it comes (settled: inbound mail).
 */
export async function whoseMail(
  { records }: CaseHouse,
  { replySecrets }: Pick<MailDesk, 'replySecrets'>,
  mail: ReceivedMail,
  asks: MailAsks | undefined,
): Promise<KnownCase | undefined> {
  const addressed = mail.recipients.flatMap(address => caseInAddress(address, replySecrets) ?? [])
  const byAddress = onlyOne(await casesNumbered(records, addressed))
  if (byAddress) return byAddress
  const answered = (await lettersNamed(records, mail.answers)).map(letter => letter.rma)
  const byLetter = onlyOne(await casesNumbered(records, answered))
  if (byLetter) return byLetter
  const bracketed = [...mail.subject.matchAll(/\[([^\]\s]{3,64})\]/g)].map(([, number = '']) => number)
  const fromClient = (await casesNumbered(records, bracketed)).filter(one => one.email.toLowerCase() === mail.sender)
  const byClient = onlyOne(fromClient)
  if (byClient || asks === undefined || asks === 'cancellation') return byClient
  return onlyOne(await casesNumbered(records, numbersIn(`${mail.subject}\n${mail.words}`)))
}

/** Two cases are as good as none: a person looks. */
function onlyOne(cases: KnownCase[]): KnownCase | undefined {
  return new Set(cases.map(one => one.rma)).size === 1 ? cases[0] : undefined
}

const MOST_NUMBERS = 200

/** Whatever could be the number of a case: it has a digit, and no space. */
function numbersIn(text: string): string[] {
  const words = text.match(/[A-Za-z0-9][A-Za-z0-9._-]{1,62}[A-Za-z0-9]/g) ?? []
  return [...new Set(words.filter(word => /\d/.test(word)))].slice(0, MOST_NUMBERS)
}
