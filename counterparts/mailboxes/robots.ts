import type { Header } from './trust.ts'

/** Why no person wrote this mail, or `undefined`. What robots, lists and newsletters send is on record, and not acted on. */
export function whyAutomatic(headers: Header[], from: readonly string[]): string | undefined {
  const headerOf = (name: string) => headers.find(header => header.name === name)?.value.toLowerCase()
  const auto = headerOf('auto-submitted')
  if (auto !== undefined && !auto.startsWith('no')) return `Auto-Submitted: ${auto}`
  for (const name of ROBOTS_HEADERS) if (headerOf(name) !== undefined) return `it bears ${name}`
  const precedence = headerOf('precedence')
  if (precedence !== undefined && IN_BULK.has(precedence)) return `Precedence: ${precedence}`
  if (headerOf('return-path') === '<>') return 'its Return-Path is empty'
  if (from.length === 0) return 'it names no sender'
  return from.some(isPostmaster) ? 'a mail server sent it' : undefined
}

export function isPostmaster(address: string): boolean {
  return /^(mailer-daemon|postmaster)(@|$)/i.test(address)
}

const ROBOTS_HEADERS = ['x-auto-response-suppress', 'x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe']
const IN_BULK: ReadonlySet<string> = new Set(['bulk', 'junk', 'list', 'auto_reply'])
