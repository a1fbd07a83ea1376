import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Role } from '../../domain/staff-decision.ts'

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

/** A page that is open, and what closes it. */
export interface Visit {
  page: Page
  close: () => Promise<void>
}

/** A page of one browser window of its own; whatever it asks of anybody else, or is not allowed to do, fails the test. */
export async function visit(
  browser: Browser,
  { apiUrl, keys }: { apiUrl: string; keys: Record<Role, string> },
  path: string,
  as: { role?: Role; size?: Size; scheme?: Scheme } = {},
): Promise<Visit> {
  const { role, ...look } = as
  const page = await pageFor(browser, { url: apiUrl, ...look, ...(role && { key: keys[role] }) })
  const wrong: string[] = []
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== apiUrl) wrong.push(`asked ${origin}`)
  })
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) wrong.push(message.text())
  })
  page.on('pageerror', error => wrong.push(error.message))
  await page.goto(path)
  return {
    page,
    async close() {
      await page.context().close()
      assert.deepEqual(wrong, [])
    },
  }
}

/** Whatever the page is, it has to be readable by everybody, in either scheme and at either size. */
export async function readableByAll(
  open: (look: { size: Size; scheme: Scheme }) => Promise<Visit>,
  path: string,
  heading: string | RegExp,
): Promise<void> {
  for (const [size, scheme] of [
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const { page, close } = await open({ size, scheme })
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('load')
    assert.deepEqual(await violations(page), [], `${path} ${size} ${scheme}`)
    const scheme2 = scheme === 'light' ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme: scheme2 })
    assert.deepEqual(await violations(page), [], `${path} ${size} ${scheme2}`)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.equal(overflow, 0, `${path} is wider than a ${size}`)
    await close()
  }
}
