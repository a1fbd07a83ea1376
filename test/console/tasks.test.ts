import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { type NewTask, openTask } from '../../records/tasks.ts'
import { SPECO_CASE } from '../api/house.ts'
import { readableByAll } from './browser.ts'
import { type ReadHouse, readHouse } from './read-house.ts'

const PERSON = '/console/queue?tab=needs-a-person'

describe('What waits for a person, in a browser', function () {
  this.timeout(120_000)
  let house: ReadHouse

  before(async function () {
    const found = await readHouse()
    if (!found) return this.skip()
    house = found
  })
  after(() => house?.close())

  const open = (task: Pick<NewTask, 'kind' | 'detail'> & Partial<NewTask>) =>
    openTask(house.records, {
      ...{ rma: null, occasion: '1', role: 'staff', at: instant('2026-03-11T16:00:00Z') },
      ...task,
    })

  it('says that nothing waits only when nothing does', async () => {
    const { page, close } = await house.open(PERSON)
    await page.getByRole('heading', { name: 'Nothing waits for a person' }).waitFor()
    await close()
  })

  it('lists and counts what is of no case: why, what about and what to do; until somebody has done it', async () => {
    await open({ kind: 'mailbox-unread', detail: { mailbox: 'help', since: '2026-03-11T15:00:00Z', why: 'no login' } })
    await open({
      kind: 'reconciliation-mismatch',
      detail: { kind: 'amounts-differ', ref: 'pi_1', atGateway: 399_00, inLedger: 0, currency: 'USD' },
      role: 'finance',
    })
    await open({
      kind: 'unidentified-parcel',
      detail: { serial: 'SN77', claimedRma: null, casesKnowingIt: ['RMA-77'] },
      occasion: 'fact-77',
    })
    const { page, close } = await house.open(PERSON, { role: 'staff' })
    const tasks = page.getByRole('region', { name: 'Of no case' }).getByRole('listitem')
    await tasks.nth(2).waitFor()
    await page.getByRole('link', { name: 'Needs a person 3' }).waitFor()
    assert.equal(await page.getByText('Nothing waits for a person').count(), 0)
    const [mailbox = '', mismatch = '', parcel = ''] = await tasks.allInnerTexts()
    assert.match(mailbox, /a mailbox could not be read for an hour.*sendback doctor.*Reason: no login.*Mailbox: help/s)
    assert.match(mismatch, /Kind: amounts differ.*In ledger: US\$0\.00 · At gateway: US\$399\.00/s)
    assert.match(parcel, /Parcel: fact-77 · Serial number: SN77.*Known to: RMA-77/s)
    await page.getByLabel('Search RMA').fill('sn77')
    await page.getByRole('link', { name: 'Needs a person 1' }).waitFor()
    await page.getByLabel('Search RMA').fill('')
    await page.getByRole('button', { name: 'Done: Mailbox unread' }).press('Enter')
    await page.getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByRole('link', { name: 'Needs a person 2' }).waitFor()
    assert.equal(await tasks.count(), 2)
    await close()
    await readableByAll(look => house.open(PERSON, look), PERSON, 'Queue')
  })

  it('names on a case’s page the button that settles a task', async () => {
    const { body } = await house.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const rma = rmaNumber(String(body.rma))
    await open({ rma, kind: 'resolve-exception', detail: { serials: ['SN9'], variant: 'empty-box' } })
    const path = `/console/cases/${rma}`
    const { page, close } = await house.open(path)
    const task = page.getByRole('region', { name: 'For a person' }).getByRole('listitem')
    assert.match(
      await task.innerText(),
      /What to do: look at it, then Resolve an exception: .*Serial numbers: SN9 · What about it: empty box/s,
    )
    await close()
    await readableByAll(look => house.open(path, look), path, rma)
  })
})
