import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './browser.ts'
import { type Staffed, staffed } from './staffed.ts'

describe('Many cases at once, in a browser', function () {
  this.timeout(120_000)
  let staff: Staffed

  before(async function () {
    const found = await staffed()
    if (!found) return this.skip()
    staff = found
  })
  after(() => staff?.close())

  const bar = (page: Page) => page.getByRole('region', { name: 'What is selected' })
  const outbox = (page: Page) => page.getByRole('region', { name: 'What is being sent' })

  it('gives each its own answer, loses nothing of what fails, and sends again what was not answered, once', async () => {
    const cases = [await staff.desk.openCase({ policy: 'speco' }), await staff.desk.openCase({ policy: 'speco' })]
    const closing = await staff.desk.openCase({ policy: 'speco' })
    const [, second] = cases
    const { page, close } = await staff.open('/console/queue', { role: 'staff' })
    for (const { rma } of [...cases, closing]) await page.getByRole('checkbox', { name: `Select ${rma}` }).check()
    await bar(page).getByText('3 selected').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Give more time' }).and(page.locator(':focus')).press('Enter')
    await page.getByLabel('Days').fill('3')
    await page.getByLabel('Reason').fill('A storm has closed the depots.')
    assert.deepEqual(await violations(page), [])

    await closing.tell('cancellation', { reason: 'Ordered twice.' })
    let broken = 0
    const keys = new Set<string | undefined>()
    await page.route(`**/v1/cases/${second?.rma}/extension`, route => {
      keys.add(route.request().headers()['idempotency-key'])
      return broken++ < 6 ? route.abort() : route.continue()
    })
    await page.getByRole('button', { name: 'Give more time (3)' }).press('Enter')
    await outbox(page).getByRole('button', { name: 'Send now' }).press('Enter')
    await outbox(page).getByText('1 done, 1 refused, 1 not answered.').waitFor({ timeout: 40_000 })
    await outbox(page).getByRole('button', { name: 'Each of them' }).press('Enter')
    const of = (rma?: string) => page.getByRole('row').filter({ hasText: rma ?? '' })
    await of(closing.rma).getByText('Nothing can be decided').waitFor()
    await of(second?.rma).getByText('Sendback cannot be reached').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Send again what was not answered' }).press('Enter')
    await of(second?.rma).getByText('Done').waitFor()
    assert.equal(keys.size, 1)
    for (const one of cases) {
      await one.rest()
      const told = (await one.list('events')).filter(({ what }) => what === 'extended by 3 days')
      assert.equal(told.length, 1, one.rma)
    }
    await page.keyboard.press('Escape')
    await outbox(page).getByText('2 done, 1 refused.').waitFor()
    await close()
  })

  it('selects by keyboard: one, from here to there, all, and none', async () => {
    for (let n = 0; n < 4; n++) await staff.desk.openCase({ policy: 'voip-desk' })
    const { page, close } = await staff.open('/console/queue', { role: 'manager', size: 'phone' })
    await page.getByRole('checkbox').first().waitFor()
    const all = await page.getByRole('checkbox', { name: /^Select / }).count()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await bar(page).getByText('1 selected').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('X')
    await bar(page).getByText('3 selected').waitFor()
    await page.keyboard.press('a')
    await bar(page).getByText(`${all} selected`).waitFor()
    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
    await close()
  })

  it('receives devices of several boxes, after asking, and has what was told to somebody else be theirs', async () => {
    const here = await staff.desk.openCase({ policy: 'voip-desk' })
    await here.ship()
    const two = await staff.desk.openCase({ policy: 'voip-desk', units: 2 })
    await two.ship()
    const { page, close } = await staff.open('/console/queue', { role: 'receiver' })
    for (const { rma } of [here, two]) await page.getByRole('checkbox', { name: `Select ${rma}` }).check()
    assert.ok(await bar(page).getByRole('button', { name: 'Give more time' }).isDisabled())
    await bar(page).getByRole('button', { name: 'Receive devices' }).press('Enter')
    // Of two units, somebody has to say which has come.
    await page.getByRole('button', { name: 'Receive devices (1)' }).waitFor()
    await page.getByRole('checkbox', { name: two.serials[1] ?? '' }).check()
    await page.getByRole('button', { name: 'Receive devices (2)' }).press('Enter')
    await page.getByText('Is every one of these devices here?').waitFor()
    await page.getByRole('button', { name: 'Yes: receive devices (2)' }).press('Enter')
    await outbox(page).getByText('2 done.').waitFor({ timeout: 20_000 })
    const kept = await staff.box.records
      .selectFrom('facts')
      .select('rma')
      .where('name', '=', 'deviceReceived')
      .where('rma', 'in', [here.rma, two.rma])
      .execute()
    assert.deepEqual(kept.map(({ rma }) => rma).sort(), [here.rma, two.rma].sort())
    await close()
  })
})
