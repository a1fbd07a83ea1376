import { createTransport } from 'nodemailer'
import type { Look } from '../look.ts'

const PATIENCE_MS = 8_000

/** Connects to the mail server and signs in, as for a letter, and sends none. */
export async function lookAtSmtp(url: string): Promise<Look> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.verify()
    const says = new URL(url).username === '' ? 'It answers; no user is set.' : 'It answers, and takes our password.'
    return { kind: 'well', says }
  } catch (error) {
    return illness(error, new URL(url))
  } finally {
    transport.close()
  }
}

function illness(error: unknown, { hostname, port, protocol }: URL): Look {
  const { message, code } = error as Error & { code?: string } // nodemailer throws nothing else
  const there = `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`
  if (code === 'EAUTH')
    return {
      kind: 'ill',
      says: `${there} does not take our user and password: ${message}`,
      cure: 'Put the right ones into SMTP_URL; a character such as @ or / is written as %40 or %2F.',
    }
  return {
    kind: 'ill',
    says: `${there} does not answer as a mail server should: ${message}`,
    cure: 'See that host and port in SMTP_URL are right (smtps:// for 465, smtp:// for 587), and that a firewall lets us there.',
  }
}
