import { earliest, type Instant, instant } from '../../domain/time.ts'

/** One line of a mail's head: its name in small letters, its value unfolded. */
export interface Header {
  name: string
  value: string
}

/**
 * Whether the sender's domain vouches for the mail, as our own server found (RFC 8601). Anybody can write such a line
 * into a mail: only the topmost that bears our server's name is believed, and only above the first server that is not
 * ours. A server that finds nothing out must not be named as ours.
 */
export function dmarcOf(headers: Header[], sender: string, ourServers: readonly string[]): 'passed' | 'not-proven' {
  const found = ownStretch(headers, ourServers)
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => resultsIn(value))
    .find(({ server }) => ourServers.includes(server))
  const passed = found?.results.some(
    ({ method, result, about }) => method === 'dmarc' && result === 'pass' && about === domainOf(sender),
  )
  return passed ? 'passed' : 'not-proven'
}

/**
 * When the mail reached us. The server's own date says it, unless the mailbox was moved or restored since: then our
 * server's first line in the head is older, and right. What others wrote there is not believed.
 */
export function receiptOf(headers: Header[], internalDate: Instant, ourServers: readonly string[]): Instant {
  const received = ownStretch(headers, ourServers).filter(({ name }) => name === 'received')
  const first = received.map(({ value }) => Date.parse(value.slice(value.lastIndexOf(';') + 1))).at(-1)
  if (first === undefined || Number.isNaN(first)) return internalDate
  return earliest(internalDate, instant(first)) ?? internalDate
}

/** What our own servers put on top of the mail; whatever is below came with it. */
function ownStretch(headers: Header[], ourServers: readonly string[]): Header[] {
  const isForeign = ({ name, value }: Header) => name === 'received' && !ourServers.includes(receiverIn(value))
  const end = headers.findIndex(isForeign)
  return end === -1 ? headers : headers.slice(0, end)
}

/** `from a.example by mx.example.com with ESMTPS id 1; Mon, …` is `mx.example.com`. */
function receiverIn(received: string): string {
  return /(?:^|\s)by\s+([^\s;]+)/i.exec(withoutComments(received))?.[1]?.toLowerCase() ?? ''
}

/** `mx.example.com 1; spf=pass smtp.mailfrom=a.example; dmarc=pass (p=reject) header.from=a.example`. */
function resultsIn(value: string) {
  const [server = '', ...rest] = withoutComments(value).split(';')
  const results = rest.map(part => {
    const [, method = '', result = ''] = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*(\w+)/.exec(part) ?? []
    const about = /\bheader\.from\s*=\s*"?([^\s";]+)/i.exec(part)?.[1] ?? ''
    return { method: method.toLowerCase(), result: result.toLowerCase(), about: domainOf(about.toLowerCase()) }
  })
  return { server: (server.trim().split(/\s+/)[0] ?? '').toLowerCase(), results }
}

/** Comments are in parentheses, and may hold whatever the sender likes, semicolons too. */
function withoutComments(value: string): string {
  const bare = value.replace(/\((?:[^()\\]|\\.)*\)/g, ' ')
  return bare === value ? bare : withoutComments(bare)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
