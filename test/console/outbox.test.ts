import assert from 'node:assert/strict'
import type { Page, Request } from 'playwright-core'
import type { Role } from '../../domain/staff-decision.ts'
import { violations } from './browser.ts'
import { type Staffed, staffed } from './staffed.ts'

describe('What was asked for and is not answered yet, in a browser', function () {
  this.timeout(120_000)
  let staff: Staffed

  before(async function () {
    const found = await staffed()
    if (!found) return this.skip()
    staff = found
  })
  after(() => staff?.close())

  const outbox = (page: Page) => page.getByRole('region', { name: 'What is being sent' })
  const kept = (page: Page) => page.evaluate<number>('sessionStorage.length')

  /** A case’s page, all that is asked for on it, and how often whoever leaves it was asked first. */
  async function atACase() {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    const asked: Request[] = []
    page.on('request', request => {
      if (request.url().endsWith('/extension')) asked.push(request)
    })
    const leaving = { asked: 0 }
    page.on('dialog', async dialog => {
      leaving.asked += 1
      await dialog.accept()
    })
    const extensions = async () => {
      await one.rest()
      return (await one.list('events')).filter(({ what }) => String(what).startsWith('extended')).length
    }
    return { page, close, asked, leaving, extensions }
  }
  async function giveMoreTime(page: Page, reason = 'The client is travelling.') {
    await page.getByRole('button', { name: 'Give more time' }).press('Enter')
    await page.getByLabel('Days').fill('3')
    await page.getByLabel('Reason').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: 'Give more time' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  async function enter(page: Page, role: Role) {
    await page.getByLabel('API key').fill(staff.box.keys[role])
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  }
  async function signOut(page: Page, role: Role) {
    await page.getByRole('banner').getByRole('button', { name: role }).press('Enter')
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.getByLabel('API key').waitFor()
  }

  it('is asked for again under its own key when the page was loaded anew meanwhile, and is done once', async () => {
    const { page, close, asked, leaving, extensions } = await atACase()
    await page.route('**/extension', route => route.abort())
    await giveMoreTime(page)
    assert.equal(await kept(page), 1)
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await outbox(page).getByText('Being sent').waitFor()
    await page.unroute('**/extension')
    await page.reload()
    await outbox(page).getByText('done.').waitFor()
    assert.equal(leaving.asked, 1)
    assert.equal(new Set(asked.map(request => request.headers()['idempotency-key'])).size, 1)
    assert.equal(await extensions(), 1)
    assert.equal(await kept(page), 0)
    await close()
  })

  it('outlives the end of a session: it is sent once they who asked for it are signed in again', async () => {
    const { page, close, asked, extensions } = await atACase()
    await giveMoreTime(page)
    await page.context().clearCookies()
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByLabel('API key').waitFor()
    assert.equal(asked.length, 1)
    await enter(page, 'manager')
    await outbox(page)
      .getByText(/was asked for by .+; no answer came\. It is not sent again/)
      .waitFor()
    assert.deepEqual(await violations(page), [])
    await outbox(page).getByRole('button', { name: 'Close' }).press('Enter')
    await signOut(page, 'manager')
    assert.equal(asked.length, 1)
    await enter(page, 'staff')
    await outbox(page).getByText('done.').waitFor()
    assert.equal(await extensions(), 1)
    await close()
  })

  it('is not sent by itself, nor for anybody else, when it was in hand as the session ended', async () => {
    const { page, close, asked, extensions } = await atACase()
    await giveMoreTime(page)
    await outbox(page).getByText('Will be sent in').hover()
    await outbox(page).getByText('Waits for you.').waitFor()
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Queue' }).press('Enter')
    await page.getByLabel('API key').waitFor()
    await page.mouse.move(0, 0)
    await page.evaluate(`
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
      delete document.visibilityState`)
    await enter(page, 'manager')
    await outbox(page)
      .getByText(/was asked for by .+; not sent\./)
      .waitFor()
    await page.waitForTimeout(7_000)
    await signOut(page, 'manager')
    await enter(page, 'staff')
    await outbox(page).getByText('Waits for you.').waitFor()
    assert.equal(asked.length, 0)
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await outbox(page).getByText('done.').waitFor()
    assert.equal(await extensions(), 1)
    await close()
  })

  it('is kept where it is more than a browser sends while a page goes', async () => {
    const { page, close, leaving } = await atACase()
    const answered = new Set<unknown>()
    let from = 'here'
    await page.route('**/extension', route => {
      if (from === 'anew') answered.add(route.request().postDataJSON().reason[0])
      return route.fulfill({ json: {} })
    })
    for (const letter of ['a', 'b']) {
      await giveMoreTime(page, letter.repeat(40_000))
      await outbox(page).getByText('Will be sent in').last().hover()
    }
    from = 'anew'
    await page.reload()
    await outbox(page).getByText('done.').nth(1).waitFor()
    assert.equal(leaving.asked, 1)
    assert.deepEqual([...answered].sort(), ['a', 'b'])
    await close()
  })
})
