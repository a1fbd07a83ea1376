import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LANGUAGES } from '../../domain/language.ts'
import { ownPageIn } from '../../sandbox/scenarios/client-acts.ts'

const SAMPLE = resolve(import.meta.dirname, '../../sandbox/samples/speco-returned.json')
const MOST_SECONDS = 60

interface SandboxAt {
  /** Where the sandbox keeps its state. */
  folder: string
  url: string
  /** The key of the ticketing system. */
  key: string
}

/** The pages of a client of a sandbox that runs: once one is asked for, a case is opened there, and its letters are read. */
export function clientsPages(sandbox: SandboxAt): Record<string, { path: () => Promise<string> }> {
  let opened: Promise<{ hold: string; own: string }> | undefined
  const links = () => {
    opened ??= opensCase(sandbox)
    return opened
  }
  const pages = LANGUAGES.flatMap(language => [
    [`hold-${language}`, { path: async () => `${(await links()).hold}?lang=${language}` }] as const,
    [`own-page-${language}`, { path: async () => `${(await links()).own}?lang=${language}` }] as const,
    [`no-page-${language}`, { path: async () => `/authorize/nobody-has-this?lang=${language}` }] as const,
  ])
  return Object.fromEntries(pages)
}

async function opensCase({ folder, url, key }: SandboxAt): Promise<{ hold: string; own: string }> {
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8'))
  const mark = Date.now().toString(36).toUpperCase()
  const body = { ...sample, ticket: mark, units: [{ ...sample.units[0], serial: `PIC${mark}` }] }
  const answer = await fetch(`${url}/v1/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { rma } = (await answer.json()) as { rma?: string } // as documented
  if (!rma) throw new Error(`The sandbox at ${url} opens no case: it answers ${answer.status}.`)
  const { mailbox } = JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8')) as { mailbox: number } // by the sandbox
  for (let second = 0; second < MOST_SECONDS; second += 1) {
    const mails = (await (await fetch(`http://127.0.0.1:${mailbox}/mails?rma=${rma}`)).json()) as { text: string }[] // as above
    const hold = mails.flatMap(({ text }) => /https?:\/\/\S+\/authorize\/[\w-]+/.exec(text)?.[0] ?? [])[0]
    const own = ownPageIn(mails)
    if (hold && own) return { hold, own }
    await pause(1_000)
  }
  throw new Error(`The mailbox of the sandbox has no letter of ${rma} with the links to its pages.`)
}
