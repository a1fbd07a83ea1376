import assert from 'node:assert/strict'
import { readableByAll, violations } from './browser.ts'
import { type Staffed, staffed } from './staffed.ts'

describe('The sandbox’s own page, in a browser', function () {
  this.timeout(120_000)
  let staff: Staffed

  before(async function () {
    const found = await staffed()
    if (!found) return this.skip()
    staff = found
  })
  after(() => staff?.close())

  it('is reached from a case, shows what everybody outside did for it, and has them do something', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    await one.authorise()
    await one.ship()
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await page.getByRole('link', { name: 'Around it in the sandbox' }).press('Enter')
    const part = (name: string) => page.getByRole('region', { name })
    await part('The card gateway').getByText('Requires capture').waitFor()
    await part('The mailbox')
      .getByRole('button', { name: /authorise a hold/ })
      .press('Enter')
    await page.getByRole('dialog').getByText('As it was sent').waitFor()
    await page.keyboard.press('Escape')
    await part('The mailbox')
      .getByRole('button', { name: /authorise a hold/ })
      .and(page.locator(':focus'))
      .waitFor()
    const own = part('The mailbox').getByRole('link', { name: 'The client’s own page' }).first()
    assert.match((await own.getAttribute('href')) ?? '', new RegExp(`/r/${one.rma}\\.`))

    await part('The carrier').getByRole('button', { name: 'Delivered' }).press('Enter')
    await part('The carrier').getByText('is scanned: delivered.').waitFor()
    await part('The carrier').getByText('1 scan', { exact: true }).waitFor()
    await one.rest()
    assert.equal((await one.show()).stage, 'awaiting-return')

    await part('The card gateway').getByRole('button', { name: 'Let its holds lapse' }).press('Enter')
    await part('The card gateway').getByText('Canceled').waitFor()
    await part('The card gateway').getByRole('button', { name: 'Dispute its charge' }).press('Enter')
    await part('The card gateway').getByText('has no captured charge to dispute').waitFor()
    assert.deepEqual(await violations(page), [])
    await close()
  })

  it('reaches no more of the others than what they show, and their levers', async () => {
    const refused = await staff.desk.ask('staff', 'GET', '/v1/sandbox/parts/gateway/v1/events').catch(String)
    assert.match(refused, /404.*Here are mailbox/)
    const elsewhere = await staff.desk.ask('staff', 'GET', '/v1/sandbox/parts/constructor/control').catch(String)
    assert.match(elsewhere, /404/)
    await assert.rejects(staff.desk.ask('manager', 'GET', '/v1/sandbox/parts'), /403/)
  })

  it('is not there for whoever may not pull its levers', async () => {
    const { page, close } = await staff.open('/console/sandbox', { role: 'manager' })
    await page.getByText('There is no such page').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Sandbox' }).count(), 0)
    await close()
  })

  it('lists on each page the keys that are there, and every one of them does something', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await page.getByRole('heading', { level: 1, name: one.rma }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('row', { name: /Back to the queue/ }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('d')
    await page.locator('section[aria-label="Decide"] button:focus').waitFor()
    await page.keyboard.press('t')
    await page.locator('section[aria-label="For a person"] button:focus').press('Enter')
    // What one was on goes with its task, and one stays where one was.
    await page.getByRole('region', { name: 'What is being sent' }).getByRole('button', { name: 'Send now' }).waitFor()
    await page.keyboard.press('h')
    await page.locator('section[aria-label="What happened"] button:focus').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('heading', { level: 1, name: 'Dock' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('row', { name: /To the box that is scanned into/ }).waitFor()
    await close()
  })

  it('can be read by everybody', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const path = `/console/sandbox?rma=${one.rma}`
    await readableByAll(look => staff.open(path, { role: 'staff', ...look }), path, 'Sandbox')
  })
})
