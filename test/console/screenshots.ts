import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildConsole, openBrowser, pageFor, type Scheme, SIZES, type Size, violations } from './browser.ts'
import { clientsPages } from './clients-pages.ts'

/**
 * Pictures of every page, light and dark, wide and narrow, of a sandbox that runs: `npm start`, then
 * `npm run screenshots -- [--folder .sandbox] [--out FOLDER] [PAGE…]`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: resolve(import.meta.dirname, '../../.sandbox') },
    out: { type: 'string', default: resolve(import.meta.dirname, '../../.sandbox/screenshots') },
  },
})

const { url, keys } = JSON.parse(readFileSync(join(values.folder, 'keys.json'), 'utf8')) as {
  url: string
  keys: Record<string, string>
} // written by the sandbox

const PAGES: Record<string, { path: string | (() => Promise<string>); as?: string }> = {
  'sign-in': { path: '/console' },
  dock: { path: '/console/dock', as: 'receiver' },
  'dock-unknown': { path: '/console/dock?rma=NOBODY1', as: 'receiver' },
  'dock-case': { path: '/console/dock?rma=RMA-1001', as: 'receiver' },
  case: { path: '/console/cases/RMA-1003', as: 'manager' },
  'case-open': { path: '/console/cases/RMA-1010', as: 'staff' },
  sandbox: { path: '/console/sandbox?rma=RMA-1003', as: 'staff' },
  queue: { path: '/console/queue', as: 'manager' },
  settings: { path: '/console/settings', as: 'admin' },
  'settings-keys': { path: '/console/settings?tab=keys', as: 'admin' },
  'settings-finance': { path: '/console/settings?tab=finance', as: 'finance' },
  'settings-surroundings': { path: '/console/settings?tab=surroundings', as: 'staff' },
  'settings-refused': { path: '/console/settings?tab=keys', as: 'staff' },
  'queue-closed': { path: '/console/queue?tab=closed', as: 'manager' },
  money: { path: '/console/money', as: 'finance' },
  'money-told': { path: '/console/money?part=told', as: 'finance' },
  'money-told-nothing': { path: '/console/money?part=told&state=held', as: 'manager' },
  'money-mismatches': { path: '/console/money?part=mismatches&state=all', as: 'finance' },
  'money-delivery': { path: '/console/money?part=told&delivery=trg_RMA-1002_trigger_1%2Fconfigured', as: 'finance' },
  'money-exposure': { path: '/console/money?part=exposure', as: 'staff' },
  'money-refused': { path: '/console/money?part=ledger', as: 'staff' },
  reports: { path: '/console/reports', as: 'manager' },
  'reports-none': { path: '/console/reports?from=2020-01-01&to=2020-02-01', as: 'finance' },
  policies: { path: '/console/policies?policy=voip-desk', as: 'receiver' },
  'policies-try': { path: '/console/policies?policy=speco&part=try', as: 'staff' },
  'policies-granted': {
    path: '/console/policies?policy=speco&part=try&return=advanceReplacement&units.0.serial=C1&units.0.brand=Speco&units.0.model=O8B8&units.0.listPrice=399.00&ask=yes',
    as: 'staff',
  },
  'policies-refused': {
    path: '/console/policies?policy=speco&part=try&return=virtualReturn&units.0.brand=Speco&units.0.model=O8B8&ask=yes',
    as: 'staff',
  },
  'queue-nothing-found': { path: '/console/queue?q=nobody+has+this', as: 'manager' },
  ...clientsPages({ folder: values.folder, url, key: keys.ticketing ?? '' }),
}

buildConsole()
mkdirSync(values.out, { recursive: true })
const browser = await openBrowser()
if (!browser) throw new Error('No browser found: install chromium.')
for (const [name, { path, as }] of Object.entries(PAGES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  for (const size of Object.keys(SIZES) as Size[])
    for (const scheme of ['light', 'dark'] as Scheme[]) {
      const key = as && keys[as]
      const page = await pageFor(browser, { url, size, scheme, ...(key && { key }) })
      await page.goto(typeof path === 'string' ? path : await path())
      await page.locator('h1, h2').first().waitFor()
      await page.waitForTimeout(600)
      const file = join(values.out, `${name}-${size}-${scheme}.png`)
      await page.screenshot({ path: file })
      console.log(file, ...(await violations(page)))
      await page.context().close()
    }
}
await browser.close()
