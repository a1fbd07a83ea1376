import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { SPECO_CASE } from '../api/house.ts'
import { storyOf } from '../api/written-story.ts'
import { readableByAll, violations } from './browser.ts'
import { type ReadHouse, readHouse } from './read-house.ts'

const DAYS = 'from=2026-03-01&to=2026-04-10'

describe('The page of reports, in a browser', function () {
  this.timeout(120_000)
  let house: ReadHouse

  before(async function () {
    const found = await readHouse()
    if (!found) return this.skip()
    house = found
    const [back, out] = [await open('S1', 'direct-client'), await open('S2', 'reseller')]
    for (const one of ['agent', 'service-provider']) await open(`OF-${one}`, one)
    for (const one of [back, out]) {
      await one.held(`pi_${one.rma}`, '2026-03-02T12:00:00Z', null, 300_00)
      await one.shipped('2026-03-02T16:00:00Z')
      await one.delivered('2026-03-04T16:00:00Z')
      await one.opened('2026-03-04T16:00:00Z', '2026-04-04T04:00:00Z')
      await one.now('2026-03-04T16:00:00Z', { stage: 'awaiting-return', dueAt: instant('2026-04-04T04:00:00Z') })
    }
    await back.received('2026-03-11T16:00:00Z', 'S1')
    await back.now('2026-03-11T16:00:00Z', { units: [{ serial: serialNumber('S1'), state: 'received' }] })
    await back.inspected('2026-03-12T16:00:00Z', 'S1', 'fault-found', 'Dead port')
  })
  after(() => house?.close())

  async function open(serial: string, clientType: string) {
    const asked = {
      ...SPECO_CASE,
      ticket: serial,
      clientType,
      units: SPECO_CASE.units.map(unit => ({ ...unit, serial })),
    }
    const { body } = await house.ask('ticketing', 'POST', '/v1/cases', asked)
    return storyOf(house.records, rmaNumber(String(body.rma)))
  }
  const cells = async (page: Page, table: string) => {
    const rows = await page.getByRole('table', { name: table }).getByRole('row').allInnerTexts()
    return rows.map(row => row.replaceAll('\t', '|'))
  }

  it('says each number in a table beside its picture', async () => {
    const { page, close } = await house.open(`/console/reports?${DAYS}`)
    await page.getByRole('table', { name: 'Units inspected' }).waitFor()
    assert.deepEqual(await cells(page, 'RMAs approved'), [
      'Age|Agent|Direct client|Reseller|Service provider|All',
      'No age counted|1|1|1|1|4',
      'All|1|1|1|1|4',
    ])
    assert.deepEqual(await cells(page, 'What became of them'), [
      'Outcome|Units|Share',
      'Back in time|1|50%',
      'Back late|0|0%',
      'Never back|0|0%',
      'Still out|1|50%',
      'All|2|',
    ])
    assert.deepEqual(await cells(page, 'Days from delivery to receipt'), ['Day|In time|Late', '7|1|0'])
    const risk = await cells(page, 'In USD, the last day first')
    assert.equal(risk.length, 42)
    assert.deepEqual(risk.slice(0, 2), ['Day|Out|Held|Unsecured|Overdue', '10 Apr 2026|399.00|600.00|99.00|399.00'])
    assert.deepEqual(await cells(page, 'Units inspected'), ['Brand|Found|Units', 'Speco|Dead port|1', 'All||1'])
    await close()
  })

  it('has company and days in the address, by keyboard too, and downloads what it shows', async () => {
    const { page, close } = await house.open(`/console/reports?${DAYS}`)
    await page.getByRole('table', { name: 'RMAs approved' }).waitFor()
    await page.getByRole('button', { name: '30 days' }).press('Enter')
    await page.waitForURL(
      url => url.searchParams.get('from') === '2026-03-12' && url.searchParams.get('to') === '2026-04-10',
    )
    await page.getByText('No RMA was approved in these days.').waitFor()
    await page.getByLabel('First day').fill('2026-03-01')
    await page.getByLabel('Company').selectOption('Speco')
    await page.waitForURL(
      url => url.searchParams.get('policy') === 'speco' && url.searchParams.get('from') === '2026-03-01',
    )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV: RMAs by age and client' }).press('Enter'),
    ])
    assert.equal(
      readFileSync(await download.path(), 'utf8'),
      ['agent', 'direct-client', 'reseller', 'service-provider'].reduce(
        (rows, client) => `${rows}not-counted,${client},1\r\n`,
        'age,clientType,rmas\r\n',
      ),
    )
    await page.getByLabel('Company').selectOption('FOCUS')
    for (const none of [
      'No RMA was approved in these days.',
      'No replacement was delivered in these days.',
      'Nothing was out with clients, and nothing was held, in these days.',
      'No unit was inspected in these days.',
    ])
      await page.getByText(none).waitFor()
    assert.deepEqual(await violations(page), [])
    await close()
  })

  it('says in the API’s words what is wrong, and tries again when told to', async () => {
    const { page, close } = await house.open('/console/reports?from=2026-04-01&to=2026-03-01')
    await page.getByRole('alert').getByText('expected a day at or after 2026-04-01').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Show the last 90 days' }).press('Enter')
    await page.waitForURL(url => url.search === '')
    await page.route('**/v1/reports/failures?*', route => route.abort())
    await page.goto(`/console/reports?${DAYS}`)
    await page.getByRole('alert').getByText('Sendback cannot be reached').waitFor({ timeout: 20_000 })
    await page.getByRole('table', { name: 'RMAs approved' }).waitFor()
    await page.unroute('**/v1/reports/failures?*')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('table', { name: 'Units inspected' }).waitFor()
    await close()
  })

  it('can be read by everybody, and is not for the dock', async () => {
    const path = `/console/reports?${DAYS}`
    await readableByAll(look => house.open(path, look), path, 'Reports')
    const { page, close } = await house.open(path, { role: 'receiver' })
    await page.getByText('There is no such page').waitFor()
    await close()
  })
})
