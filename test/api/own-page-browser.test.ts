import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { ownPageToken } from '../../counterparts/mail/own-page.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { type RmaNumber, rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { makeLink } from '../../records/keys.ts'
import { settle } from '../../records/ledger.ts'
import type { LinkPurpose } from '../../records/tables.ts'
import { openBrowser, type Scheme, SIZES, type Size, violations } from '../console/browser.ts'
import { scannedPicture } from '../sandbox/printed-label.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const SAMPLES = resolve(import.meta.dirname, '../../sandbox/samples')
/** Where the pictures go that people look at; unset, none are made. */
const { PICTURES } = process.env
/** Looked at in every width, theme and language. */
const LONGEST = ['due', 'link-hold']
const NOW = instant('2026-03-10T12:00:00Z')

describe('The client’s pages in a browser', function () {
  this.timeout(120_000)
  let desk: TestHouse
  let browser: Browser | undefined
  let url = ''
  const tokens: Record<string, string> = {}
  /** Pages behind the links of single letters. */
  const links: Record<string, string> = {}

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
    const expiresAt = instant('2026-03-17T12:00:00Z')
    const link = async (rma: RmaNumber, purpose: LinkPurpose) => {
      links[purpose] = `/authorize/${await makeLink(desk.records, { rma, purpose, expiresAt })}`
    }
    await link(hold, 'hold')
    const due = await open('due', sample('focus-returned'))
    const marks = { dueAt: instant('2026-03-16T04:00:00Z'), billAt: instant('2026-04-05T04:00:00Z') }
    await desk.records.transaction().execute(trx => changeCase(trx, due, NOW, { stage: 'awaiting-return', ...marks }))
    for (const name of ['focus-not-needed', 'speco-over-the-counter', 'focus-maintenance', 'voip-desk-standard'])
      await open(name, sample(name))
    const units = [{ ...SPECO_CASE.units[0], serial: 'D1' }]
    const unreturned = await open('unreturned', { ...SPECO_CASE, units, ticket: '8' })
    await desk.records
      .transaction()
      .execute(trx => settle(trx, { key: 'first', rma: unreturned, at: NOW, missing: [serialNumber('D1')] }))
    await link(unreturned, 'payment')
    await link(due, 'acceptance')
    await link(await open('focus-subscription', sample('focus-subscription')), 'confirmation')
    await link(rmaNumber(tokens['focus-maintenance']?.split('.')[0] ?? ''), 'acknowledgement')
    for (const name of ['thanks', 'nobody']) links[name] = `/authorize/${name}`
    for (const name of ['unreturned', 'focus-subscription']) delete tokens[name] // only for their links
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
        // Widths and themes go together, once crosswise, with a language each; the longest pages are looked at in all of them.
        const isCrosswise = (size === 'desktop') === (scheme === 'light')
        const own = Object.entries(tokens).map(([name, token]) => ({ name, path: `/r/${token}` }))
        const linked = Object.entries(links).map(([name, path]) => ({ name: `link-${name}`, path }))
        const looked = [...own, ...linked]
          .filter(({ name }) => isCrosswise || LONGEST.includes(name))
          .flatMap(({ name, path }) =>
            LANGUAGES.filter(lang => LONGEST.includes(name) || (lang === 'es') === (size === 'phone')).map(lang => {
              return { at: `${name}-${lang}`, path: `${path}?lang=${lang}` }
            }),
          )
        await on({ viewport: SIZES[size], colorScheme: scheme }, async (page, told) => {
          for (const { at, path } of looked) {
            told.length = 0
            await page.goto(path)
            assert.deepEqual(await violations(page), [], at)
            const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
            assert.equal(tooWide, false, `${at} is wider than the screen`)
            // The browser itself tells of the page that is not there.
            if (!at.includes('nobody')) assert.deepEqual(told, [], at)
            if (!PICTURES) continue
            mkdirSync(PICTURES, { recursive: true })
            await page.screenshot({ path: join(PICTURES, `${at}-${size}-${scheme}.png`), fullPage: true })
          }
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

  it('changes its language and authorises without a script, by the letter’s link alone', async () => {
    await on({ javaScriptEnabled: false }, async (page, told) => {
      await page.goto(links.hold ?? '')
      await page.getByRole('link', { name: 'Español' }).click()
      assert.equal(await page.locator('h1').innerText(), 'Una retención en su tarjeta para la devolución RMA-1001')
      await page.getByRole('checkbox', { name: /Acepto que mi tarjeta/ }).check()
      await page.route('https://gateway.example.com/**', route => route.fulfill({ body: 'the gateway' }))
      await page.getByRole('button', { name: 'Continuar a la página de la tarjeta' }).click()
      await page.waitForURL('https://gateway.example.com/page')
      // The gateway is where the button leads; nothing but that goes elsewhere.
      assert.deepEqual([...new Set(told)], ['asks https://gateway.example.com/page'])
      assert.equal(desk.played.openedPages.at(-1)?.consent, 'agreed')
    })
  })

  it('prints what is agreed to on the page of the hold, without its button', async () => {
    await on({ colorScheme: 'dark' }, async page => {
      await page.goto(links.hold ?? '')
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByRole('button').count(), 0)
      assert.match(await page.locator('main').innerText(), /I agree that my card is stored/)
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)')
      if (PICTURES) await page.screenshot({ path: join(PICTURES, 'hold-print.png'), fullPage: true })
    })
  })

  it('shows bars that a scanner reads off the screen by day and night, on a phone, and off paper', async () => {
    const [rma] = tokens.due?.split('.') ?? []
    for (const colorScheme of ['light', 'dark'] as Scheme[])
      await on({ viewport: SIZES.phone, colorScheme }, async page => {
        await page.goto(`/r/${tokens.due}`)
        const bars = page.getByRole('img', { name: `Barcode of ${rma}` })
        assert.equal(scannedPicture(await dotsOf(page, await bars.screenshot()), 'CODE_128'), rma)
        await page.emulateMedia({ media: 'print', colorScheme })
        assert.equal(scannedPicture(await dotsOf(page, await bars.screenshot()), 'CODE_128'), rma)
      })
  })

  /** How bright each dot of a picture is. */
  async function dotsOf(page: Page, png: Buffer) {
    const blank = await page.context().newPage()
    const { width, height, reds } = (await blank.evaluate(`(async () => {
      const picture = new Image()
      picture.src = 'data:image/png;base64,${png.toString('base64')}'
      await picture.decode()
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      pen.drawImage(picture, 0, 0)
      const { width, height, data } = pen.getImageData(0, 0, picture.width, picture.height)
      return { width, height, reds: [...data].filter((_, n) => n % 4 === 0) }
    })()`)) as { width: number; height: number; reds: number[] } // as the line above returns it
    await blank.close()
    return { width, height, dots: Uint8ClampedArray.from(reds) }
  }

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
      for (const name of ['Shipping label and pick-up', 'You need more time?'])
        assert.equal(await page.getByRole('heading', { name }).isVisible(), false)
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)')
      if (PICTURES) await page.screenshot({ path: join(PICTURES, 'due-print.png'), fullPage: true })
    })
  })
})
