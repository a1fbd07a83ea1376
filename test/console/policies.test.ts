import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, readableByAll, type Scheme, type Size, violations, visit } from './browser.ts'

describe('The policies, in a browser', function () {
  this.timeout(180_000)
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

  const open = (path: string, as?: { role?: keyof RunningSandbox['keys']; size?: Size; scheme?: Scheme }) =>
    visit(browser, box, path, as)
  const readable = (path: string) => readableByAll(look => open(path, { role: 'staff', ...look }), path, 'Policies')

  it('say in plain words what each company grants, with its rules, since when, and all its settings', async () => {
    const { page, close } = await open('/console/policies', { role: 'receiver' })
    await page.getByRole('link', { name: 'Speco' }).press('Enter')
    await page.waitForURL(url => url.searchParams.get('policy') === 'speco')
    await page.getByRole('link', { name: /^1 since \d/ }).waitFor()
    const advance = page.getByRole('region', { name: 'Advance replacement' })
    const first = advance.getByRole('listitem').first()
    assert.match(await first.innerText(), /once the client has authorised a card hold\. SP-3 SP-5 SP-7/)
    await advance.getByText('The rules in words').press('Enter')
    await advance.getByText('the client authorises a card hold for the non-discounted price').waitFor()
    assert.match(await page.getByRole('region', { name: 'Virtual return' }).innerText(), /at most 3 in one RMA/)
    await page.getByText('All its settings').press('Enter')
    await page.getByText('"collateral": "card-hold"').waitFor()
    assert.deepEqual(await violations(page), [])
    await close()
  })

  it('answer by keyboard alone what would be granted, and the address asks the same for a colleague', async () => {
    const { page, close } = await open('/console/policies?policy=speco&part=try', { role: 'staff' })
    await page.getByLabel('Serial number').focus()
    for (const text of ['try 1', 'Speco', 'O8B8']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await page.getByLabel('List price, USD').fill('1399.5')
    await page.keyboard.press('Enter')
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByRole('heading', { name: 'Granted', exact: true }).waitFor()
    await answer.getByText('Speco O8B8 TRY1: $1,399.50 at most.').waitFor()
    assert.match(await answer.getByRole('region', { name: 'Because' }).innerText(), /SP-3.*SP-5.*SP-7/s)
    assert.deepEqual(await violations(page), [])

    const there = new URL(page.url())
    const colleague = await open(`${there.pathname}${there.search}`, { role: 'ticketing', size: 'phone' })
    await colleague.page.getByText('Speco O8B8 TRY1: $1,399.50 at most.').waitFor()
    assert.equal(await colleague.page.getByLabel('List price, USD').inputValue(), '1399.5')
    await colleague.close()
    await close()
  })

  it('say why not, rule by rule, and mark what would change it', async () => {
    const { page, close } = await open('/console/policies?policy=speco&part=try', { role: 'manager', size: 'phone' })
    await page.getByLabel('Kind of return').selectOption({ label: 'Virtual return' })
    await page.waitForURL(url => url.searchParams.get('return') === 'virtualReturn')
    await page.getByLabel('Brand').fill('Speco')
    await page.getByLabel('Model').fill('O8B8')
    await page.getByLabel('It is a PTZ camera').check()
    await page.keyboard.press('Enter')
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByRole('heading', { name: 'Refused' }).waitFor()
    await answer.getByText('No virtual return of a PTZ camera: O8B8.').waitFor()
    await answer.getByRole('region', { name: 'Because' }).getByText('SP-9', { exact: true }).waitFor()
    assert.deepEqual(await violations(page), [])

    const seen = await answer.getByRole('heading', { name: 'Refused' }).boundingBox()
    assert.ok(seen && seen.y > 56 && seen.y < 844, 'the answer is out of sight on a phone')
    await page.getByLabel('It is a PTZ camera').uncheck()
    await page.getByLabel('What it is').selectOption('camera')
    await page.getByRole('button', { name: 'What would be granted?' }).press('Enter')
    await answer.getByText('Serial required').waitFor()
    assert.equal(await page.getByLabel('Serial number').getAttribute('aria-invalid'), 'true')
    await page.getByLabel('Serial number').fill('V1')
    await page.keyboard.press('Enter')
    await answer.getByRole('heading', { name: 'Granted', exact: true }).waitFor()
    await close()
  })

  it('say at its field what cannot be read, and go there', async () => {
    const { page, close } = await open('/console/policies?policy=speco&part=try', { role: 'staff' })
    await page.getByLabel('Model').fill('O8B8')
    await page.getByLabel('List price, USD').fill('many')
    await page.keyboard.press('Enter')
    await page.getByText('A price in USD, such as 399.00').waitFor()
    await page.getByLabel('List price, USD').and(page.locator(':focus')).waitFor()
    await page.getByLabel('List price, USD').fill('399')
    await page.keyboard.press('Enter')
    await page.getByText('missing; expected text').waitFor()
    await page.getByLabel('Brand').and(page.locator(':focus')).waitFor()
    assert.deepEqual(await violations(page), [])
    await close()
  })

  it('answer of every kind of return for a sample that is filled in', async () => {
    const { page, close } = await open('/console/policies', { role: 'staff' })
    for (const [policy, types] of [
      [
        'focus',
        ['advanceReplacement', 'orderedNotNeededReturn', 'subscriptionCancellation', 'maintenanceCancellation'],
      ],
      ['voip-desk', ['advanceReplacement', 'standardReturn']],
      ['speco', ['advanceReplacement', 'standardReturn', 'overTheCounterReturn', 'virtualReturn']],
    ] as const)
      for (const type of types) {
        await page.goto(`/console/policies?policy=${policy}&part=try&return=${type}`)
        await page.getByRole('button', { name: 'Fill in a sample' }).press('Enter')
        await page.getByRole('button', { name: 'What would be granted?' }).press('Enter')
        await page.getByRole('heading', { name: 'Granted', exact: true }).waitFor()
      }
    await close()
  })

  it('are read by everybody, and asked by those who open cases', async () => {
    const { page, close } = await open('/console/policies?part=try', { role: 'finance' })
    await page.getByText('ticketing, staff, manager, admin may ask').waitFor()
    await page.getByRole('link', { name: 'What it grants' }).press('Enter')
    await page.getByRole('region', { name: 'Every return' }).waitFor()
    await page.goto('/console/policies?policy=nobody')
    await page.getByText('There is no policy “nobody”').waitFor()
    await page.goto('/console/policies?policy=speco&version=77')
    await page.getByText('There is no version 77 of policy speco').waitFor()
    await close()
  })

  it('have words that everybody can read', () => readable('/console/policies?policy=voip-desk'))
  it('have a form that everybody can read', () =>
    readable('/console/policies?policy=voip-desk&part=try&units.0.brand=Yealink&units.0.model=T54W&ask=yes'))
})
