import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import type { Language } from '../../../domain/language.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { openBrowser, pageFor, type Scheme, SIZES, type Size, violations } from '../../console/browser.ts'
import { ARRANGED } from './every-letter.ts'
import { datedOrder, focus, speco, subjectOf, voipDesk } from './subjects.ts'

/** Where the pictures go that people look at; unset, none are made. */
const { PICTURES } = process.env

const ABROAD = {
  client: { name: 'Ana Flores', zone: 'America/Los_Angeles' },
  company: {
    name: 'Speco Returns Desk',
    helpAddress: `help-with-returns-of-${'very-'.repeat(6)}long-names@returns.example`,
  },
}

/** With buttons, points, notes and long addresses: whatever a letter may be made of. */
const LETTERS: Record<string, { order: LetterOrder; about: LetterSubject; in?: Language[] }> = {
  'hold-link': { order: datedOrder('hold-link'), about: subjectOf(speco, ABROAD) },
  approval: { order: datedOrder('approval'), about: subjectOf(focus) },
  label: { order: datedOrder('label'), about: subjectOf(focus, { arranged: ARRANGED }) },
  'final-notice': { order: datedOrder('final-notice'), about: subjectOf(focus, ABROAD) },
  shipped: { order: datedOrder('shipped'), about: subjectOf(voipDesk), in: ['en'] },
}
const IN_SPANISH: Language[] = ['es']

/** A letter is no page: landmarks and the heading are those of the program that shows it. */
const OF_PAGES = /^(landmark-one-main|page-has-heading-one|region):/

describe('A letter in a mail program that is a browser', function () {
  this.timeout(60_000)
  let browser: Browser | undefined
  before(async function () {
    browser = await openBrowser()
    if (!browser) this.skip()
  })
  after(() => browser?.close())

  for (const [name, { order, about, in: languages = IN_SPANISH }] of Object.entries(LETTERS))
    for (const language of languages)
      for (const size of Object.keys(SIZES) as Size[])
        for (const scheme of ['light', 'dark'] satisfies Scheme[])
          it(`${name} in "${language}", ${size}, ${scheme}: is easily read, fits, and asks nobody for anything`, async () => {
            const { html } = await renderLetter(order, { ...about, language })
            assert.ok(browser)
            const page = await pageFor(browser, { url: 'http://127.0.0.1', size, scheme })
            const asked: string[] = []
            await page.route('**', route => {
              asked.push(route.request().url())
              return route.abort()
            })
            await page.setContent(html)
            const width = await page.evaluate('document.documentElement.scrollWidth')
            const background = await page.evaluate('getComputedStyle(document.body).backgroundColor')
            if (PICTURES) {
              mkdirSync(PICTURES, { recursive: true })
              await page.screenshot({
                path: join(PICTURES, `${name}-${language}-${size}-${scheme}.png`),
                fullPage: true,
              })
            }
            assert.deepEqual(
              (await violations(page)).filter(found => !OF_PAGES.test(found)),
              [],
            )
            assert.equal(await page.locator('script, iframe, img, link').count(), 0)
            assert.equal(width, SIZES[size].width)
            assert.equal(background, scheme === 'dark' ? 'rgb(20, 23, 26)' : 'rgb(238, 240, 242)')
            assert.deepEqual(asked, [])
            await page.context().close()
          })
})
