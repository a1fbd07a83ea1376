import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { Desk, type DeskCase } from '../desk.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, readableByAll, type Scheme, type Size, violations, visit } from './browser.ts'
import { CLIENT_TYPES, clientTypes } from './client-types.ts'
import { firstLoad, packedSize } from './first-load.ts'

describe('The console, as it is built', () => {
  before(buildConsole)

  it('loads at most 200 KB of packed JavaScript before its first page stands', () => {
    const packed = packedSize(firstLoad())
    assert.ok(packed > 0 && packed <= 200 * 1024, `${Math.round(packed / 1024)} KB`)
  })

  it('knows the API as it is', async () => {
    assert.equal(readFileSync(CLIENT_TYPES, 'utf8'), await clientTypes(), 'Run npm run console:client.')
  })
})

describe('The console, in a browser', function () {
  this.timeout(120_000)
  let box: RunningSandbox
  let desk: Desk
  let browser: Browser
  let aCase: DeskCase

  before(async function () {
    const found = await openBrowser()
    if (!found) {
      console.log('    No Chromium on this machine (apt-get install chromium): its pages are not tried.')
      return this.skip()
    }
    browser = found
    buildConsole()
    box = await sharedWorld()
    desk = new Desk(box)
    aCase = await desk.openCase({ policy: 'speco' })
  })
  after(() => browser?.close())

  const open = (path: string, as?: { role?: keyof RunningSandbox['keys']; size?: Size; scheme?: Scheme }) =>
    visit(browser, box, path, as)

  const accessible = (path: string, heading: string | RegExp, role: keyof RunningSandbox['keys'] = 'manager') =>
    readableByAll(look => open(path, { role, ...look }), path, heading)

  it('lets in with a key, by keyboard alone, and says in words why it does not', async () => {
    const { page, close } = await open('/console/queue')
    await page.getByLabel('API key').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.type('sbk_staff_wrong')
    await page.keyboard.press('Enter')
    await page.getByText('Send a key that is in force').waitFor()
    await page.getByLabel('API key').fill(box.keys.staff)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Queue' }).waitFor()
    assert.equal(await page.evaluate('document.cookie + localStorage.length + sessionStorage.length'), '00')
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Skip to the page' }).and(page.locator(':focus')).waitFor()
    await page.getByRole('button', { name: 'staff' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.getByLabel('API key').waitFor()
    await close()
  })

  it('says so when signing out did not work, and stays signed in', async () => {
    const { page, close } = await open('/console/queue', { role: 'staff' })
    await page.route('**/v1/session', route =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: 'staff' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.getByText('You are still signed in').waitFor()
    await page.unrouteAll()
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.getByLabel('API key').waitFor()
    await close()
  })

  it('goes from page to page, and each finds what it needs', async () => {
    const { page, close } = await open('/console/reports', { role: 'manager' })
    const stands = (page: Page, heading: string) =>
      page
        .getByRole('main')
        .filter({ has: page.getByRole('heading', { name: heading, level: 1 }) })
        .getByLabel('Company')
        .waitFor()
    await stands(page, 'Reports')
    for (const title of ['Money', 'Reports']) {
      await page.getByRole('link', { name: title, exact: true }).click()
      await stands(page, title)
    }
    await page.getByLabel('Company').selectOption({ label: 'Speco' })
    await close()
  })

  it('shows the queue by what is due, found and walked through by keyboard, with its filter in the address', async () => {
    const { page, close } = await open('/console/queue', { role: 'staff' })
    await page.getByRole('link', { name: /^Due next \d/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(aCase.serial)
    await page.getByRole('link', { name: aCase.rma, exact: true }).waitFor()
    await page.waitForURL(url => url.searchParams.get('q') === aCase.serial)
    await page.getByRole('link', { name: 'Due next 1', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.getByRole('link', { name: aCase.rma, exact: true }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^Closed/ }).click()
    await page.getByText(`Nothing here fits “${aCase.serial}”`).waitFor()
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await page.waitForURL(url => !url.searchParams.has('q') && url.searchParams.get('tab') === 'closed')
    await close()
  })

  it('is told of a new case without being asked, and looks by itself while the line is broken', async () => {
    const { page, close } = await open('/console/queue', { role: 'staff' })
    await page.getByRole('link', { name: aCase.rma, exact: true }).waitFor()
    const another = await desk.openCase({ policy: 'speco' })
    await page.getByRole('link', { name: another.rma, exact: true }).waitFor()
    await page.context().setOffline(true)
    await page.route('**/v1/stream', route => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    await page.getByText('Not told of changes just now').waitFor()
    const third = await desk.openCase({ policy: 'speco' })
    await page.getByRole('link', { name: third.rma, exact: true }).waitFor()
    await close()
  })

  it('takes in a device by scanner alone, the same one once, and says what to do with it', async () => {
    const shipped = await desk.openCase({ policy: 'speco' })
    const { page, close } = await open('/console/dock', { role: 'receiver', size: 'phone' })
    const scan = async (text: string) => {
      await page.getByLabel('Scan an RMA').and(page.locator(':focus')).waitFor()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await scan(shipped.serial.toLowerCase())
    await page.getByRole('heading', { name: shipped.rma }).waitFor()
    await page.getByRole('button', { name: 'Device received' }).and(page.locator(':focus')).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Device received', exact: true }).waitFor()
    await page.getByText('Take it to inspection.').waitFor()

    await scan(shipped.rma)
    await page.getByRole('button', { name: 'Device received' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'this was known already' }).waitFor()
    const kept = await box.records.selectFrom('facts').select('id').where('rma', '=', shipped.rma).execute()
    assert.equal(kept.length, 1)
    await close()
  })

  it('puts a strange device aside, and parks what nobody knows until somebody says whose it is', async () => {
    const serial = `PARK${Date.now()}`
    const { page, close } = await open(`/console/dock?rma=${aCase.rma}`, { role: 'receiver' })
    await page.getByLabel('Serial number on the device').fill('STRANGE1')
    await page.getByText('not one of its units').waitFor()
    await page.getByRole('button', { name: 'Device received' }).press('Enter')
    await page.getByRole('heading', { name: 'Put it aside' }).waitFor()
    assert.deepEqual(await violations(page), [])

    await page.getByLabel('Scan an RMA').fill(serial)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `Nobody knows ${serial}` }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Parked', exact: true }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByLabel(`RMA number of ${serial}`).fill('RMA-404404')
    await page.keyboard.press('Enter')
    await page.getByText('There is no case RMA-404404').waitFor()
    await page.getByLabel(`RMA number of ${serial}`).fill(aCase.rma)
    await page.keyboard.press('Enter')
    await page.getByLabel(`RMA number of ${serial}`).waitFor({ state: 'detached' })
    await close()
  })

  it('shows a case whole: what is next, what can be decided and what cannot and why, and the letters as they were', async () => {
    const { page, close } = await open(`/console/cases/${aCase.rma}`, { role: 'staff' })
    await page.getByRole('heading', { level: 1, name: aCase.rma }).waitFor()
    assert.deepEqual(await violations(page), [])
    const more = page.getByText('more, which are not possible now')
    await more.press('Enter')
    assert.ok(await page.getByRole('button', { name: 'Waive the hold' }).isDisabled())
    await page.getByText('Your role does not decide this: manager, admin.').first().waitFor()
    await page.getByText('No replacement has been shipped: there is no delivery to correct.').waitFor()
    await page.getByText('SP-', { exact: false }).first().waitFor()

    await page.getByRole('region', { name: 'What happened' }).getByRole('button').first().press('Enter')
    await page.frameLocator('iframe').getByText(aCase.rma).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await close()
  })

  it('moves a case’s clock in the sandbox, by keyboard', async () => {
    const shipped = await desk.openCase({ policy: 'speco' })
    const { page, close } = await open(`/console/cases/${shipped.rma}`, { role: 'staff' })
    const before = await page.getByRole('region', { name: 'Time machine' }).locator('time').innerText()
    await page.getByRole('button', { name: 'One day' }).press('Enter')
    await page.getByText('Time passes').waitFor({ state: 'detached', timeout: 60_000 })
    await page.locator('[aria-label="Time machine"] time', { hasNotText: before }).waitFor()
    await close()
  })

  it('says so where there is no such case', async () => {
    const { page, close } = await open('/console/cases/RMA-404404', { role: 'staff' })
    await page.getByText('There is no case RMA-404404').waitFor()
    await close()
  })

  it('has a case that everybody can read', () => accessible(`/console/cases/${aCase.rma}`, aCase.rma))
  it('has a dock that everybody can read', () => accessible('/console/dock', 'Dock', 'receiver'))
  it('has a queue that everybody can read', () => accessible('/console/queue', 'Queue'))
})
