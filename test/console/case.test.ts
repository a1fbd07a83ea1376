import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './browser.ts'
import { type Staffed, staffed } from './staffed.ts'

describe('What is decided and told on a case’s page, in a browser', function () {
  this.timeout(120_000)
  let staff: Staffed

  before(async function () {
    const found = await staffed()
    if (!found) return this.skip()
    staff = found
  })
  after(() => staff?.close())

  /** Asks for so many days more, as a person would. */
  async function giveMoreTime(page: Page, days: string) {
    await page.getByRole('button', { name: 'Give more time' }).press('Enter')
    await page.getByLabel('Days').fill(days)
    await page.getByLabel('Reason').fill('The client is travelling.')
    await page.getByRole('dialog').getByRole('button', { name: 'Give more time' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const outbox = (page: Page) => page.getByRole('region', { name: 'What is being sent' })
  const events = async (rma: string) =>
    ((await staff.desk.ask('admin', 'GET', `/v1/cases/${rma}/events`)).data as { what: string }[]).map(
      ({ what }) => what,
    )

  it('holds a decision for some seconds, in which z takes it back, as if it had never been', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await giveMoreTime(page, '3')
    await page.getByRole('status').filter({ hasText: 'Press z to undo' }).waitFor()
    // Whoever reads it is not hurried.
    await outbox(page).getByText('Will be sent in').hover()
    await outbox(page).getByText('Waits for you.').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Give more time' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('z')
    await outbox(page).getByText('Not sent.').waitFor()
    await page.waitForTimeout(7_000)
    assert.ok(!(await events(one.rma)).some(what => /extended|refused/.test(what)))
    await close()
  })

  it('says the case’s own no in its words, and opens the form again as it was filled in', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await giveMoreTime(page, '300')
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await outbox(page)
      .getByText(/Staff extend by at most \d+ days/)
      .waitFor()
    assert.deepEqual(await violations(page), [])
    await outbox(page).getByRole('button', { name: 'Change it' }).press('Enter')
    assert.equal(await page.getByLabel('Reason').inputValue(), 'The client is travelling.')
    await page.getByLabel('Days').fill('3')
    await page.getByRole('dialog').getByRole('button', { name: 'Give more time' }).press('Enter')
    await page.getByText('extended by 3 days').waitFor()
    await close()
  })

  it('keeps what waits while one goes to another page, and sends it when one leaves the console', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await giveMoreTime(page, '4')
    await page.getByRole('link', { name: 'Queue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor()
    await outbox(page).getByText(`Give more time: ${one.rma}`).waitFor()
    assert.ok(!(await events(one.rma)).some(what => what.startsWith('extended')))
    await page.goto('about:blank')
    for (const end = Date.now() + 5_000; ; await new Promise(resolve => setTimeout(resolve, 200))) {
      if ((await events(one.rma)).includes('extended by 4 days')) break
      assert.ok(Date.now() < end, 'it was not sent')
    }
    await close()
  })

  it('asks again before a case is cancelled, with the way back nearest', async () => {
    const one = await staff.desk.openCase({ policy: 'speco' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff', size: 'phone' })
    await page.getByRole('button', { name: 'Cancel the RMA' }).press('Enter')
    await page.getByLabel('Reason').fill('Ordered twice.')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the RMA' }).press('Enter')
    await page.getByRole('button', { name: 'Back' }).and(page.locator(':focus')).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Enter')
    assert.equal(await page.getByLabel('Reason').inputValue(), 'Ordered twice.')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the RMA' }).press('Enter')
    await page.getByRole('button', { name: 'Yes: cancel the RMA' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Closed', { exact: true }).first().waitFor()
    await close()
  })

  it('tells what has happened: a replacement shipped and delivered, each unit by its own number', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await page.getByRole('button', { name: 'Replacement shipped' }).press('Enter')
    await page.getByLabel(`Serial number of what replaces ${one.serial}`).fill(`${one.serial}R`)
    await page.getByLabel('Tracking number').fill(`1Z${one.serial}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Replacement shipped' }).press('Enter')
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByText('replacement shipped', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Replacement delivered' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Replacement delivered' }).press('Enter')
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByText('Awaiting return', { exact: true }).first().waitFor()
    const { units } = await one.show()
    assert.equal(units[0].replacement, `${one.serial}R`)
    await close()
  })

  it('leads a vendor’s leg: its number first, then the unit leaves, and the vendor’s credit is told', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    await one.ship()
    await one.tell('device-received', { serial: one.serial })
    await one.tell('inspection', { serial: one.serial, finding: 'fault-found', packaging: 'original' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    await page.getByRole('button', { name: 'Ask for the vendor’s RMA' }).press('Enter')
    await page.getByLabel('Reason').fill('The bench has confirmed it.')
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for the vendor’s RMA' }).press('Enter')
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    const leg = `${one.rma}/vendor/${one.serial}`
    await page.getByRole('link', { name: leg }).click()
    await page.getByRole('heading', { level: 1, name: leg }).waitFor()
    const does = async (name: string, fill: () => Promise<void>) => {
      await page.getByRole('button', { name, exact: true }).press('Enter')
      await fill()
      const reason = page.getByLabel('Reason')
      if (await reason.isVisible()) await reason.fill('As the vendor says.')
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter')
    }
    const choose = async (label: string, option: string) => {
      await page.getByRole('combobox', { name: label }).click()
      await page.getByRole('option', { name: option }).click()
    }
    await does('Enter the vendor’s number', async () => {
      await page.getByLabel('The vendor’s RMA number').fill('YL-20931')
      await choose('Given by', 'Original distributor')
    })
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByText("the vendor's RMA number entered").waitFor()
    assert.deepEqual(await violations(page), [])
    await does('Sent to the vendor', async () => page.getByLabel('Tracking number').fill('1ZVENDOR'))
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByText('sent to the vendor', { exact: false }).first().waitFor()
    await does('Vendor’s answer', async () => {
      await choose('Answer', 'Credit')
      await page.getByLabel('Of a credit: how much').fill('120.50')
    })
    await page.getByRole('button', { name: /^Yes:/ }).press('Enter')
    await page.getByText('the vendor answered: credit').waitFor()
    await page.getByText('Amount: US$120.50').first().waitFor()
    await close()
  })

  it('shows what the client sees, the ticket, and where else a unit has been', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'staff' })
    const ticket = page.getByRole('link', { name: one.ticket, exact: true })
    assert.match((await ticket.getAttribute('href')) ?? '', new RegExp(`/agent/tickets/${one.ticket}$`))
    const shown = await fetch((await ticket.getAttribute('href')) ?? '')
    assert.match(await shown.text(), new RegExp(`<h1>${one.ticket}`))
    await page.getByRole('button', { name: 'The client’s page' }).press('Enter')
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
    await page.frameLocator('iframe').getByRole('link', { name: 'Español' }).click()
    await page.frameLocator('iframe').locator('html[lang=es]').waitFor()
    await page.keyboard.press('Escape')
    await close()
  })

  it('tells a role that decides nothing why, of each', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    const { page, close } = await staff.open(`/console/cases/${one.rma}`, { role: 'finance' })
    await page.getByText('Nothing can be decided by you just now.').waitFor()
    await page.getByText('more, which are not possible now').press('Enter')
    const extend = page.getByRole('button', { name: 'Give more time' })
    assert.ok(await extend.isDisabled())
    const why = page.locator(`#${await extend.getAttribute('aria-describedby')}`)
    assert.equal(await why.innerText(), 'Your role does not decide this: staff, manager, admin.')
    await close()
  })
})
