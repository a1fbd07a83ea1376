import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, pageFor, violations } from './browser.ts'

describe('The door of the console', function () {
  this.timeout(120_000)
  let box: RunningSandbox
  let browser: Browser

  before(async function () {
    const found = await openBrowser()
    if (!found) return this.skip()
    browser = found
    buildConsole()
    box = await sharedWorld()
  })
  after(() => browser?.close())

  it('lets somebody in under their own name, to the page they wanted, by keyboard; and out here and there', async () => {
    const page = await pageFor(browser, { url: box.apiUrl })
    await page.goto('/console/dock?rma=NOBODY1')
    await page.getByRole('link', { name: /^Sign in with 127/ }).press('Enter')
    await page.getByRole('button', { name: 'Sam Staff' }).press('Enter')
    await page.waitForURL(`${box.apiUrl}/console/dock?rma=NOBODY1`)
    await page.getByRole('button', { name: 'Sam Staff' }).press('Enter')
    await page.getByText('Signed in as staff, as sam@sendback.example').waitFor()
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.waitForURL(url => url.origin === box.identityUrl)
    await page.getByRole('button', { name: /sign me out/i }).press('Enter')
    await page.waitForURL(`${box.apiUrl}/console`)
    await page.getByLabel('API key').waitFor()
    await page.getByRole('link', { name: /^Sign in with 127/ }).press('Enter')
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await page.context().close()
  })

  for (const size of ['desktop', 'phone'] as const)
    it(`says to whoever has no role what to do, and lets them be somebody else (${size})`, async () => {
      const page = await pageFor(browser, { url: box.apiUrl, size, scheme: size === 'phone' ? 'dark' : 'light' })
      await page.goto('/console')
      await page.getByRole('link', { name: /^Sign in with 127/ }).waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('link', { name: /^Sign in with 127/ }).click()
      await page.getByRole('button', { name: 'Nora Nobody' }).click()
      await page.getByText('nobody gave you a role').waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('link', { name: 'Sign in as somebody else' }).click()
      await page.getByRole('button', { name: 'Mona Manager' }).click()
      await page.getByRole('heading', { name: 'Queue' }).waitFor()
      await page.context().close()
    })
})
