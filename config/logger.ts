import { type DestinationStream, type Logger, pino } from 'pino'
import { REDACTED } from './secrets.ts'

/**
 * One log for a process, in JSON lines. A child with `{ rma }` speaks about one case. Secrets and personal data never
 * reach it: fields that carry them are left out by name, and what slips into a sentence, such as an address in a mail
 * server's error, is taken out of the finished line.
 */
export function makeLogger(options: { name: string; level: string }, destination?: DestinationStream): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE_FIELDS, censor: REDACTED },
      hooks: { streamWrite: withoutPrivateWords },
    },
    destination ?? pino.destination(1),
  )
}

const PRIVATE_NAMES = [
  'customer',
  'email',
  'address',
  'recipient',
  'subject',
  'html',
  'text',
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
]

/** At the top of a line and one and two levels down: deeper than we ever log. */
const PRIVATE_FIELDS = PRIVATE_NAMES.flatMap(name => [name, `*.${name}`, `*.*.${name}`])

const PRIVATE_WORDS: [RegExp, string][] = [
  // Our keys, with their id left readable so that one can be found and revoked.
  [/\bsbk_([A-Za-z0-9-]+)_[A-Za-z0-9_-]{20,}/g, `sbk_$1_${REDACTED}`],
  [/\bsbs_[A-Za-z0-9_-]{20,}/g, `sbs_${REDACTED}`],
  [/([?&](?:code|state|id_token_hint)=)[^\s&"]+/g, `$1${REDACTED}`],
  [/\b(sk|rk|whsec)_[A-Za-z0-9_+/=]{8,}/g, `$1_${REDACTED}`],
  [/\/authorize\/[A-Za-z0-9_-]{20,}/g, `/authorize/${REDACTED}`],
  [/([?&]token=)[^\s&"]+/g, `$1${REDACTED}`],
  [/\/r\/([A-Za-z0-9._-]+)\.[0-9a-f]{64}/g, `/r/$1.${REDACTED}`],
  [/:\/\/[^\s:/@"]+:[^\s/@"]+@/g, `://${REDACTED}@`],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/g, '[mail address]'],
]

function withoutPrivateWords(line: string): string {
  return PRIVATE_WORDS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), line)
}
