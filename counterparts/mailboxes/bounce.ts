import type { Nature } from './received-mail.ts'
import { isPostmaster } from './robots.ts'
import type { Header } from './trust.ts'

/**
 * A mail server's word that a letter did not arrive, for good (RFC 3464, and what older servers write instead). One that
 * is only late is no bounce: the server tries again by itself.
 */
export function bounceIn(
  headers: Header[],
  from: readonly string[],
  source: Buffer,
): Extract<Nature, { kind: 'bounce' }> | undefined {
  const headerOf = (name: string) => headers.find(header => header.name === name)?.value ?? ''
  const isReport =
    /^multipart\/report\b/i.test(headerOf('content-type')) && /delivery-status/i.test(headerOf('content-type'))
  if (!isReport && !from.some(isPostmaster) && headerOf('return-path') !== '<>') return undefined
  const text = source.toString('latin1')
  const action = /^Action:\s*([a-z]+)/im.exec(text)?.[1]?.toLowerCase()
  const status = /^Status:\s*(\d\.\d+\.\d+)/im.exec(text)?.[1] ?? /\b(5\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
  const isFinal = action === undefined ? !isReport && status?.startsWith('5') : action === 'failed'
  if (!isFinal) return undefined
  const said = /^Diagnostic-Code:\s*([^\r\n]+(?:\r?\n[ \t]+[^\r\n]+)*)/im.exec(text)?.[1]
  const why = said?.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS) ?? status ?? 'no reason was given'
  return { kind: 'bounce', letters: messageIdsIn(text), why }
}

const MOST_WORDS = 300
const MOST_IDS = 100

/** Wherever the letter's head is quoted, its Message-ID stands there. */
function messageIdsIn(text: string): string[] {
  const ids = [...text.matchAll(/<([^<>\s@]{1,200}@[^<>\s@]{1,200})>/g)].map(([, id = '']) => id)
  return [...new Set(ids)].slice(0, MOST_IDS)
}
