import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { json } from '../../records/database.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { Desk, type DeskCase } from '../desk.ts'
import { Receiver } from '../finance/receiver.ts'
import { sharedWorld } from '../world.ts'
import { buildConsole, openBrowser, readableByAll, type Scheme, type Size, violations, visit } from './browser.ts'

describe('The money, in a browser', function () {
  this.timeout(180_000)
  let box: RunningSandbox
  let desk: Desk
  let browser: Browser
  let receiver: Receiver
  let endpoint: string
  /** Billed on account as kept, and told to a receiver that refused it. */
  let billed: DeskCase
  /** A replacement is out without a hold. */
  let out: DeskCase

  before(async function () {
    const found = await openBrowser()
    if (!found) return this.skip()
    browser = found
    buildConsole()
    box = await sharedWorld()
    desk = new Desk(box)
    receiver = await Receiver.open()
    const added = await desk.ask('finance', 'POST', '/v1/webhook-endpoints', { url: receiver.url })
    endpoint = added.endpoint.id
    receiver.secrets = [added.secret]
    receiver.otherwise = 500
    billed = await desk.openCase({ policy: 'voip-desk' })
    await billed.ship()
    await billed.tell('kept-original', { serials: [billed.serial], reason: 'The client threw it away.' })
    out = await desk.openCase({ policy: 'voip-desk' })
    await out.ship()
  })
  after(async () => {
    if (!browser) return
    await desk.ask('finance', 'POST', `/v1/webhook-endpoints/${endpoint}/remove`, {})
    await receiver.close()
    await browser.close()
  })

  const open = (path: string, as?: { role?: keyof RunningSandbox['keys']; size?: Size; scheme?: Scheme }) =>
    visit(browser, box, path, as)
  const readable = (path: string, role: keyof RunningSandbox['keys'] = 'finance') =>
    readableByAll(look => open(path, { role, ...look }), path, 'Money')
  const inAddress = (page: Page, name: string, value: string) =>
    page.waitForURL(url => url.searchParams.get(name) === value)

  it('finds what moved in a case, sums it, leads to the case, and gives the same as a file', async () => {
    const { page, close } = await open('/console/money', { role: 'finance' })
    await page.getByLabel('RMA', { exact: true }).fill(billed.rma)
    await page.keyboard.press('Enter')
    await inAddress(page, 'rma', billed.rma)
    const lines = page.getByRole('table', { name: 'Movements of money' }).getByRole('row')
    await lines.nth(2).waitFor({ state: 'detached' })
    assert.match(await lines.nth(1).innerText(), /Invoiced.*VoIP Desk.*Return.*US\$219\.00/s)
    assert.match(await page.getByRole('region', { name: 'Sums' }).innerText(), /USD, 1 line\s.*Taken\s.*US\$219\.00/s)

    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as CSV' }).press('Enter')
    const sheet = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\r\n')
    assert.equal(sheet.length, 2)
    assert.match(sheet[1] ?? '', new RegExp(`,${billed.rma},invoiced,return,${billed.serial},21900,USD,voip-desk$`))

    await page.getByRole('link', { name: billed.rma }).press('Enter')
    await page.getByRole('heading', { level: 1, name: billed.rma }).waitFor()
    await page.goBack()
    await inAddress(page, 'rma', billed.rma)
    await close()
  })

  it('narrows the ledger by day, kind and company, says when nothing fits and what cannot be looked for', async () => {
    const { page, close } = await open('/console/money?company=focus', { role: 'manager', size: 'phone' })
    await page.getByRole('combobox', { name: 'Kind' }).click()
    await page.getByRole('option', { name: 'Lost in a dispute' }).click()
    await inAddress(page, 'kind', 'dispute-lost')
    await page.getByRole('heading', { name: 'Nothing moved that fits' }).waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByRole('list', { name: 'Movements of money' }).waitFor()
    assert.equal(new URL(page.url()).search, '')

    await page.getByLabel('From').fill('2031-05-02')
    await inAddress(page, 'from', '2031-05-02')
    await page.getByLabel('Through').fill('2031-05-01')
    await page.getByRole('heading', { name: 'The days end before they begin' }).waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByLabel('RMA', { exact: true }).fill('no number!')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Rma: ').waitFor()
    assert.deepEqual(await violations(page), [])
    await close()
  })

  it('shows what finance was told and how the receiver answered, and sends it again under the same id', async () => {
    const told = () => receiver.about(billed.rma).map(({ id }) => id)
    const { page, close } = await open(`/console/money?part=told&rma=${billed.rma}`, { role: 'finance' })
    await page.getByRole('link', { name: 'Failed, tried again 1', exact: true }).click()
    await inAddress(page, 'state', 'retrying')
    const failed = page.getByRole('row').filter({ hasText: 'Failed, tried again' })
    await failed.getByRole('button', { name: 'Client keeps the unit: billed' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Not taken, answered 500').first().waitFor()
    await dialog.getByText('Said 500.').first().waitFor()
    await dialog.getByText(`"rma": "${billed.rma}"`).waitFor()
    await dialog.getByText('under the same event id').waitFor()
    assert.deepEqual(await violations(page), [])

    receiver.otherwise = 204
    const before = told().length
    await dialog.getByRole('button', { name: 'Resend' }).press('Enter')
    await dialog.getByText('Sent again: taken, answered 204.').waitFor({ timeout: 30_000 })
    assert.equal(told().length, before + 1)
    assert.equal(new Set(told()).size, 1)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: /Nothing is here that is/ }).waitFor()
    await page.getByRole('link', { name: 'Delivered 2', exact: true }).waitFor()
    await close()
  })

  it('does not let a manager send again, and says who may', async () => {
    const { page, close } = await open(`/console/money?part=told&rma=${billed.rma}`, { role: 'manager', size: 'phone' })
    await page.getByRole('button', { name: 'Client keeps the unit: billed' }).first().click()
    await page.getByText('Finance or an admin may send it again.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Resend' }).count(), 0)
    await close()
  })

  it('says what does not add up, and what to do about it', async () => {
    const ref = `pi_${Date.now()}`
    const detail = json({ atGateway: 50_00, inLedger: 45_00, currency: 'USD' })
    const row = { kind: 'amounts-differ', ref, rma: billed.rma, detail, seen_in: 'a test' } as const
    await box.records.insertInto('mismatches').values(row).execute()
    const { page, close } = await open('/console/money?part=mismatches', { role: 'finance', size: 'phone' })
    const one = page.getByRole('listitem').filter({ hasText: ref })
    await one.getByText('What to do:').waitFor()
    assert.match(await one.innerText(), /Amounts differ.*At the gateway\s.*US\$50\.00/s)
    assert.deepEqual(await violations(page), [])
    await one.getByRole('link', { name: 'Its lines in the ledger' }).click()
    await inAddress(page, 'rma', billed.rma)
    await box.records
      .updateTable('mismatches')
      .set({ settled_at: new Date() as never })
      .where('ref', '=', ref)
      .execute()
    await page.goto('/console/money?part=mismatches')
    await page.getByText(ref).waitFor({ state: 'detached' })
    await page.goto('/console/money?part=mismatches&state=all')
    await page.getByRole('listitem').filter({ hasText: ref }).getByText('Adds up since').waitFor()
    await close()
  })

  it('shows what is out and what secures it, and the cases behind each number', async () => {
    const { page, close } = await open('/console/money', { role: 'staff' })
    await page.getByRole('link', { name: 'Exposure' }).and(page.locator('[aria-current=page]')).waitFor()
    const company = page.getByRole('table', { name: 'By company' }).getByRole('row', { name: 'VoIP Desk' })
    await company.getByRole('link', { name: 'the cases behind it' }).last().press('Enter')
    await inAddress(page, 'only', 'unsecured')
    await page.getByRole('heading', { name: 'Unsecured, VoIP Desk, USD' }).waitFor()
    const row = page.getByRole('table', { name: 'Cases' }).getByRole('row').filter({ hasText: out.rma })
    assert.match(await row.innerText(), /In transit.*VoIP Desk.*US\$219\.00\s+US\$0\.00\s+US\$219\.00\s+US\$0\.00/s)
    assert.deepEqual(await violations(page), [])
    await row.getByRole('link', { name: out.rma }).press('Enter')
    await page.getByRole('heading', { level: 1, name: out.rma }).waitFor()
    await close()
  })

  it('is told in words to whom a part is not open, and to the dock not at all', async () => {
    const staff = await open('/console/money?part=ledger', { role: 'staff' })
    await staff.page.getByText('it is for finance, manager, admin').waitFor()
    assert.equal(await staff.page.getByRole('link', { name: 'Ledger' }).count(), 0)
    await staff.close()
    const dock = await open('/console/money', { role: 'receiver' })
    await dock.page.getByText('There is no such page').waitFor()
    await dock.close()
  })

  it('says what broke, and tries again', async () => {
    const { page, close } = await open('/console/queue', { role: 'finance' })
    await page.route('**/v1/ledger?*', route => route.abort())
    await page.getByRole('link', { name: 'Money' }).click()
    await page.getByRole('heading', { name: 'Sendback cannot be reached' }).waitFor()
    await page.unroute('**/v1/ledger?*')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('table', { name: 'Movements of money' }).waitFor()
    await close()
  })

  it('has a ledger that everybody can read', () => readable('/console/money'))
  it('has deliveries that everybody can read', () => readable('/console/money?part=told'))
  it('has an exposure that everybody can read', () => readable('/console/money?part=exposure', 'staff'))
})
