import type { Look } from '../look.ts'
import { connectionTo, type ImapFailure } from './imap.ts'

const PATIENCE_MS = 8_000

/** Signs in at the mail server and opens the folder, reading nothing. */
export async function lookAtMailbox(address: string): Promise<Look> {
  const url = new URL(address)
  const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX'
  const client = connectionTo(url, PATIENCE_MS)
  const name = `${decodeURIComponent(url.username)} at ${url.host}`
  try {
    await client.connect()
    const opened = await client.mailboxOpen(folder, { readOnly: true })
    return { kind: 'well', says: `${name}: ${folder} has ${opened.exists} mails.` }
  } catch (error) {
    return illness(error as ImapFailure, { name, host: url.host, folder }) // imapflow throws nothing else
  } finally {
    await client.logout().catch(() => {})
    client.close()
  }
}

function illness(failure: ImapFailure, { name, host, folder }: { name: string; host: string; folder: string }): Look {
  const said = failure.responseText ?? failure.message
  if (failure.authenticationFailed)
    return {
      kind: 'ill',
      says: `${host} does not take the password of ${name}: ${said}`,
      cure: 'Put user and password into HELP_MAILBOXES or CLIENTOPS_MAILBOXES; an @ in the user is written as %40.',
    }
  if (failure.responseStatus === 'NO')
    return {
      kind: 'ill',
      says: `${name} has no folder ${folder}: ${said}`,
      cure: 'Name one that there is, or none: INBOX.',
    }
  return {
    kind: 'ill',
    says: `${host} does not answer as a mailbox should: ${said}`,
    cure: 'See that host and port are right in HELP_MAILBOXES and CLIENTOPS_MAILBOXES (imaps:// for 993), and that a firewall lets us there.',
  }
}
