import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { page, written } from './page.tsx'

/** A letter as the mailbox keeps it. Ids are without angle brackets. */
export interface KeptMail {
  id: string
  rma: RmaNumber | null
  /** When it first came, by its case's own clock. */
  at: Instant
  from: string
  to: string[]
  replyTo: string
  subject: string
  html: string
  text: string
  inReplyTo: string
  references: string[]
  autoSubmitted: string
  autoResponseSuppress: string
  attachments: { filename: string; contentType: string; size: number }[]
  /** How often it came, bodily: more than once after an answer that was lost. */
  copies: number
}

/** All letters, the newest first. */
export function mailList(mails: KeptMail[]): string {
  return page(
    'Mailbox',
    <>
      <h1>Mailbox</h1>
      {mails.length === 0 && <p>No letters yet.</p>}
      <table>
        <tbody>
          {mails.toReversed().map(mail => (
            <tr key={mail.id}>
              <td>{written(mail.at)}</td>
              <td>{mail.to.join(', ')}</td>
              <td>
                <a href={`/mail/${encodeURIComponent(mail.id)}`}>{mail.subject}</a>
                {mail.copies > 1 && ` (came ${mail.copies} times)`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  )
}

/** One letter. Its HTML stands in a frame that runs no scripts and may fetch nothing. */
export function mailPage(mail: KeptMail): string {
  return page(
    mail.subject,
    <>
      <p>
        <a href={mail.rma ? `/?rma=${mail.rma}` : '/'}>All letters {mail.rma && `about ${mail.rma}`}</a>
      </p>
      <h1>{mail.subject}</h1>
      <p>
        {written(mail.at)} · from {mail.from} · to {mail.to.join(', ')} · answers go to {mail.replyTo}
      </p>
      {mail.attachments.map(({ filename, contentType, size }) => (
        <p key={filename}>
          Attached: {filename} ({contentType}, {size} bytes)
        </p>
      ))}
      <iframe title="The letter" sandbox="allow-popups" srcDoc={`<base target="_blank">${mail.html}`} />
      <details>
        <summary>As plain text</summary>
        <pre>{mail.text}</pre>
      </details>
    </>,
  )
}
