import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const ROOT = resolve(import.meta.dirname, '../..')
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof SIZES
export type Scheme = 'light' | 'dark'

/** A browser of this machine; `undefined` where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = PLACES.find(existsSync)
  return executablePath ? chromium.launch({ executablePath, headless: true, args: FLAGS }) : undefined
}

export function buildConsole(): void {
  execFileSync(process.execPath, ['console/build.mjs', '--if-stale'], { cwd: ROOT })
}

/** A page as somebody sees it who has signed in with this key; every request that goes elsewhere fails the test. */
export async function pageFor(
  browser: Browser,
  { url, key, size = 'desktop', scheme = 'light' }: { url: string; key?: string; size?: Size; scheme?: Scheme },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
    locale: 'en-GB',
  })
  if (key) await context.addCookies([{ name: 'sendback_session', value: key, url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** What axe finds wrong on the page as it stands, in words. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}
