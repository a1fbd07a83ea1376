import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { ownPageToken } from '../../counterparts/mail/own-page.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { makeLink } from '../../records/keys.ts'
import { openBrowser, type Scheme, SIZES, type Size, violations } from '../console/browser.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const SAMPLES = resolve(import.meta.dirname, '../../sandbox/samples')
/** Where the pictures go that people look at; unset, none are made. */
const { PICTURES } = process.env
const NOW = instant('2026-03-10T12:00:00Z')

describe('The client’s own page in a browser', function () {
  this.timeout(120_000)
  let desk: TestHouse
  let browser: Browser | undefined
  let url = ''
  const tokens: Record<string, string> = {}

  before(async function () {
    browser = await openBrowser()
    if (!browser) this.skip()
    desk = await testHouse()
    url = await desk.api.listen({ port: 0, host: '127.0.0.1' })
    const open = async (name: string, body: unknown) => {
      const made = await desk.ask('ticketing', 'POST', '/v1/cases', body)
      assert.equal(made.status, 201, made.text)
      const rma = rmaNumber(String(made.body.rma))
      tokens[name] = ownPageToken(rma, desk.house.pageSecrets) ?? ''
      return rma
    }
    const sample = (name: string) => JSON.parse(readFileSync(join(SAMPLES, `${name}.json`), 'utf8'))
    const hold = await open('hold', SPECO_CASE)
    await makeLink(desk.records, { rma: hold, purpose: 'hold', expiresAt: instant('2026-03-17T12:00:00Z') })
    const due = await open('due', sample('focus-returned'))
    const marks = { dueAt: instant('2026-03-16T04:00:00Z'), billAt: instant('2026-04-05T04:00:00Z') }
    await desk.records.transaction().execute(trx => changeCase(trx, due, NOW, { stage: 'awaiting-return', ...marks }))
    for (const name of ['focus-not-needed', 'speco-over-the-counter', 'focus-maintenance', 'voip-desk-standard'])
      await open(name, sample(name))
    tokens.nobody = 'x'
  })
  after(async () => {
    await browser?.close()
    await desk?.close()
  })

  /** Opens a page as on this screen; whatever it asks for elsewhere, or its policy forbids, is told. */
  async function on<Answer>(options: BrowserContextOptions, act: (page: Page, told: string[]) => Promise<Answer>) {
    assert.ok(browser)
    const context = await browser.newContext({ baseURL: url, ...options })
    const page = await context.newPage()
    const told: string[] = []
    page.on('console', message => message.type() === 'error' && told.push(message.text()))
    page.on('request', request => request.url().startsWith(url) || told.push(`asks ${request.url()}`))
    try {
      return await act(page, told)
    } finally {
      await context.close()
    }
  }

  for (const size of Object.keys(SIZES) as Size[])
    for (const scheme of ['light', 'dark'] as Scheme[])
      it(`is as it should be on a ${size}, ${scheme}: axe finds nothing, nothing is cut off, nothing fetched`, async () => {
        // Widths and themes go together, once crosswise; the longest page is looked at in all of them.
        const isCrosswise = (size === 'desktop') === (scheme === 'light')
        for (const [name, token] of Object.entries(tokens).filter(([name]) => isCrosswise || name === 'due'))
          for (const lang of name === 'due' ? ['en', 'es'] : ['en'])
            await on({ viewport: SIZES[size], colorScheme: scheme }, async (page, told) => {
              await page.goto(`/r/${token}?lang=${lang}`)
              const at = `${name} ${lang}`
              assert.deepEqual(await violations(page), [], at)
              const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
              assert.equal(tooWide, false, `${at} is wider than the screen`)
              // The browser itself tells of the page that is not there.
              if (name !== 'nobody') assert.deepEqual(told, [], at)
              if (!PICTURES) return
              mkdirSync(PICTURES, { recursive: true })
              await page.screenshot({ path: join(PICTURES, `${name}-${lang}-${size}-${scheme}.png`), fullPage: true })
            })
      })

  it('counts down by the server’s clock, beside the day that it states anyway', async () => {
    await on({}, async page => {
      await page.goto(`/r/${tokens.due}`)
      const timer = page.getByRole('timer', { name: 'Time left' })
      await timer.waitFor()
      assert.equal(await timer.textContent(), '5 d 16 h 0 min')
    })
  })

  it('does all of it without a script: says the days, asks for more time, and leads to the hold', async () => {
    await on({ javaScriptEnabled: false }, async page => {
      await page.goto(`/r/${tokens.due}`)
      assert.match((await page.locator('main').innerText()).replace(/\s+/g, ' '), /Sunday 15 March 2026 .* 5 days left/)
      assert.equal(await page.locator('[role=timer]').isVisible(), false)
      await page.getByLabel('How many more days').selectOption('10')
      await page.getByLabel('Why').selectOption('not-installed')
      await page.getByRole('button', { name: 'Ask for more time' }).click()
      await page.getByRole('status').waitFor()
      assert.match(await page.locator('main').innerText(), /You have asked for more time/)
      await page.getByRole('button', { name: 'Ask for a shipping label' }).click()
      assert.match(await page.getByRole('status').innerText(), /The label comes by mail/)
      await page.goto(`/r/${tokens.hold}`)
      await page.getByRole('button', { name: 'Authorise the hold' }).click()
      assert.equal(await page.locator('h1').innerText(), 'A card hold for return RMA-1001')
    })
  })

  it('is used by keyboard alone', async () => {
    await on({}, async page => {
      await page.goto(`/r/${tokens.hold}`)
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate('document.activeElement.textContent'), 'Go to what is next')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/authorize\//)
    })
  })

  it('is printed without what cannot be pressed on paper', async () => {
    await on({ colorScheme: 'dark' }, async page => {
      await page.goto(`/r/${tokens.due}`)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByRole('button').count(), 0)
      assert.equal(await page.locator('.mark').innerText(), tokens.due?.split('.')[0])
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)')
      if (PICTURES) await page.screenshot({ path: join(PICTURES, 'due-print.png'), fullPage: true })
    })
  })
})
