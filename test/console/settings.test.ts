import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { Role } from '../../domain/staff-decision.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, pageFor, readableByAll, type Size, violations, visit } from './browser.ts'

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
    await page.goto('/console/queue?tab=closed')
    await page.getByRole('link', { name: /^Sign in with 127/ }).press('Enter')
    await page.getByRole('button', { name: 'Sam Staff' }).press('Enter')
    await page.waitForURL(`${box.apiUrl}/console/queue?tab=closed`)
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

  it('is where one comes to whose session was ended meanwhile, and leads back to the page one was on', async () => {
    const page = await pageFor(browser, { url: box.apiUrl })
    await page.goto('/console/queue?tab=closed')
    await page.getByRole('link', { name: /^Sign in with 127/ }).press('Enter')
    await page.getByRole('button', { name: 'Rita Receiver' }).press('Enter')
    await page.getByRole('heading', { name: 'Queue' }).waitFor()
    await box.records.deleteFrom('sessions').execute()
    // Unless it has noticed by itself before we press it.
    await page
      .getByRole('link', { name: /^Due next/ })
      .press('Enter', { timeout: 2_000 })
      .catch(() => undefined)
    await page.getByLabel('API key').waitFor()
    await page.getByRole('link', { name: /^Sign in with 127/ }).press('Enter')
    await page.getByRole('heading', { name: 'Queue' }).waitFor()
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

describe('The settings', function () {
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

  const open = (tab: string, role: Role, size: Size) =>
    visit(browser, box, `/console/settings?tab=${tab}`, { role, size, scheme: size === 'phone' ? 'dark' : 'light' })
  const may = async (key: string) =>
    (await fetch(`${box.apiUrl}/v1/tasks`, { headers: { authorization: `Bearer ${key}` } })).status
  const asAdmin = async (path: string) => {
    const answer = await fetch(`${box.apiUrl}${path}`, { headers: { authorization: `Bearer ${box.keys.admin}` } })
    return ((await answer.json()) as { data: Record<string, unknown>[] }).data
  }

  for (const size of ['desktop', 'phone'] as const) {
    it(`make a key that is shown once, and revoke it, by keyboard alone (${size})`, async () => {
      const { page, close } = await open('keys', 'admin', size)
      await page.getByRole('button', { name: 'Make a key' }).press('Enter')
      const id = `till-${size}`
      await page.getByLabel('Id').and(page.locator(':focus')).waitFor()
      await page.keyboard.type(id)
      await page.keyboard.press('Tab')
      await page.keyboard.type('The till in Hall 4')
      await page.getByLabel('Role', { exact: true }).selectOption('receiver')
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('Enter')
      const shown = page.getByRole('dialog', { name: `The key ${id} is made` })
      const key = await shown.getByLabel('API key').inputValue()
      assert.match(key, new RegExp(`^sbk_${id}_[\\w-]{43}$`))
      assert.deepEqual(await violations(page), [])
      await shown.getByRole('button', { name: 'Copy' }).press('Enter')
      await shown.getByText(/Copied\.|mark it above/).waitFor()
      await shown.getByRole('button', { name: 'I have it' }).press('Enter')
      await shown.waitFor({ state: 'detached' })
      assert.ok(!(await page.content()).includes(key), 'it is nowhere on the page any more')
      assert.equal(await may(key), 200)
      await page.getByRole('button', { name: `Revoke: ${id}` }).press('Enter')
      await page.getByText('nobody can take that back').waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'No, leave it' }).press('Enter')
      assert.equal(await may(key), 200)
      await page.getByRole('button', { name: `Revoke: ${id}` }).press('Enter')
      await page.getByRole('button', { name: 'Revoke it' }).press('Enter')
      await page.getByText(`The key ${id} is revoked.`).waitFor()
      assert.equal(await may(key), 401)
      await page.getByLabel('Revoked ones too').press('Space')
      await page.getByRole('listitem').filter({ hasText: id }).getByText('revoked', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Revoke: admin' }).press('Enter')
      await page.getByText('You are signed in with it yourself').waitFor()
      await page.getByRole('button', { name: 'Revoke it' }).press('Enter')
      await page.getByText('Make another admin key first').waitFor()
      await close()
    })

    it(`add somebody, change what they may do, and take that back (${size})`, async () => {
      const email = `${size}@example.com`
      const person = async () => (await asAdmin('/v1/people')).find(one => one.email === email)
      const { page, close } = await open('people', 'admin', size)
      await page.getByRole('button', { name: 'Add somebody' }).press('Enter')
      await page.getByLabel('Mail address, or subject').and(page.locator(':focus')).waitFor()
      await page.keyboard.type(email)
      await page.getByLabel('Role', { exact: true }).selectOption('finance')
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('Enter')
      await page.getByText(`${email} may come in, as finance.`).waitFor()
      await page.getByRole('button', { name: `Change role: ${email}` }).press('Enter')
      await page.getByLabel('Role', { exact: true }).selectOption('manager')
      await page.getByRole('button', { name: 'Change it' }).press('Enter')
      await page.getByText(`${email} is manager now.`).waitFor()
      assert.equal((await person())?.role, 'manager')
      await page.getByRole('button', { name: 'Undo' }).press('Enter')
      await page.getByText('Undone: it is as it was.').waitFor()
      assert.equal((await person())?.role, 'finance')
      await page.getByRole('button', { name: `Remove: ${email}` }).press('Enter')
      await page.getByRole('button', { name: 'Remove them' }).press('Enter')
      await page.getByText(`${email} is removed.`).waitFor()
      assert.equal((await person())?.state, 'removed')
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'Undo' }).press('Enter')
      await page.getByText('Undone: it is as it was.').waitFor()
      assert.equal((await person())?.role, 'finance')
      await page.getByRole('button', { name: 'Add somebody' }).press('Enter')
      await page.getByLabel('Mail address, or subject').fill(email)
      await page.getByRole('button', { name: 'Add them' }).press('Enter')
      await page.getByText('change their role instead').waitFor()
      await close()
    })

    it(`try finance’s endpoint, add one, give it a secret, hold it and remove it (${size})`, async () => {
      const { page, close } = await open('finance', 'finance', size)
      const configured = page.getByRole('listitem').filter({ hasText: 'From the configuration' })
      await configured.getByRole('button', { name: /^Test/ }).press('Enter')
      await page.getByText(/took it: 2\d\d, in \d+ ms/).waitFor({ timeout: 40_000 })
      assert.equal(await configured.getByRole('button', { name: /^Remove/ }).count(), 0)

      await page.getByRole('button', { name: 'Add an endpoint' }).press('Enter')
      await page.getByLabel('Address').fill('http://10.0.0.1/hooks')
      await page.getByRole('button', { name: 'Add it' }).press('Enter')
      await page.getByRole('alert').waitFor()
      const url = `${box.financeUrl}/${size}`
      await page.getByLabel('Address').fill(url)
      await page.getByLabel('rma.kept.billed').press('Space')
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'Add it' }).press('Enter')
      const first = await page.getByLabel('Signing secret').inputValue()
      assert.match(first, /^whsec_/)
      await page.getByRole('button', { name: 'I have it' }).press('Enter')
      const item = page.getByRole('listitem').filter({ hasText: url })
      await item.getByText('Told of rma.kept.billed').waitFor()

      await page.getByRole('button', { name: `New secret: ${url}` }).press('Enter')
      await page.getByLabel('Hours that both sign').fill('48')
      await page.getByRole('button', { name: 'Make it' }).press('Enter')
      assert.notEqual(await page.getByLabel('Signing secret').inputValue(), first)
      await page.getByRole('button', { name: 'I have it' }).press('Enter')
      await item.getByText('the one before signs along until').waitFor()

      await page.getByRole('button', { name: `Disable: ${url}` }).press('Enter')
      await page.getByLabel('Why').fill('The receiver moves house.')
      await page.getByRole('button', { name: 'Disable it' }).press('Enter')
      await item.getByText('Disabled: The receiver moves house.').waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: `Test: ${url}` }).press('Enter')
      await page.getByText('Enable it first').waitFor()
      await page.getByRole('button', { name: `Enable: ${url}` }).press('Enter')
      await page.getByText('is told again').waitFor()

      await page.getByRole('button', { name: `Remove: ${url}` }).press('Enter')
      await page.getByText('Nobody can take that back').waitFor()
      await page.getByRole('button', { name: 'Remove it' }).press('Enter')
      await page.getByText(`${url} is removed`).waitFor()
      await item.waitFor({ state: 'detached' })
      await close()
    })
  }

  it('are by role: what is not yours says whose it is, and is not offered', async () => {
    const { page, close } = await open('keys', 'staff', 'desktop')
    await page.getByText('This is for admin. Ask one of them').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Keys' }).count(), 0)
    assert.deepEqual(await violations(page), [])
    await page.getByRole('link', { name: 'This Sendback' }).press('Enter')
    await page
      .getByRole('row', { name: /Temporal/ })
      .getByText('well')
      .waitFor()
    await page
      .getByRole('row', { name: /Surroundings/ })
      .getByText('Sandbox')
      .waitFor()
    await close()
  })

  it('say in words when they cannot be had, and try again', async () => {
    const { page, close } = await open('surroundings', 'admin', 'phone')
    await page.route('**/v1/keys*', route => route.abort())
    await page.getByRole('link', { name: 'Keys' }).click()
    await page.getByText('Sendback cannot be reached').waitFor()
    await page.unroute('**/v1/keys*')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('button', { name: 'Revoke: staff' }).waitFor()
    await close()
  })

  for (const tab of ['people', 'keys', 'finance', 'surroundings'])
    it(`can be read by everybody: ${tab}`, () =>
      readableByAll(
        look => visit(browser, box, `/console/settings?tab=${tab}`, { role: 'admin', ...look }),
        tab,
        'Settings',
      ))
})
