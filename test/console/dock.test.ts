import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './browser.ts'
import { type Staffed, staffed } from './staffed.ts'

/** Writes down each note instead of waiting to hear it. */
const LISTEN = `
  window.heard = []
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...when) {
    window.heard.push(this.frequency.value)
    return start.apply(this, when)
  }`

describe('The dock with a scanner in hand, in a browser', function () {
  this.timeout(120_000)
  let staff: Staffed

  before(async function () {
    const found = await staffed()
    if (!found) return this.skip()
    staff = found
  })
  after(() => staff?.close())

  async function atTheDock(size: 'desktop' | 'phone') {
    const { page, close } = await staff.open('/console/dock', { role: 'receiver', size })
    await page.addInitScript(LISTEN)
    await page.reload()
    await page.getByLabel('Scan an RMA').and(page.locator(':focus')).waitFor()
    return { page, close }
  }
  const scan = async (page: Page, text: string) => {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  const heard = async (page: Page) => {
    const notes = await page.evaluate<number[]>('window.heard.splice(0)')
    return [...new Set(notes.map(Math.round))]
  }

  it('takes in two units of one box, the second scanned while the first’s button has the focus', async () => {
    const box = await staff.desk.openCase({ policy: 'voip-desk', units: 2 })
    await box.ship()
    const [first = '', second = ''] = box.serials
    const { page, close } = await atTheDock('desktop')
    await scan(page, box.rma)
    await page.getByText('2 units, 2 still to come').waitFor()
    await page.getByRole('button', { name: 'Device received' }).and(page.locator(':focus')).waitFor()
    assert.deepEqual(await violations(page), [])
    // Nothing is taken in that was not looked up: the scanner’s Enter belongs to what it has typed.
    await scan(page, second)
    await page.getByText(`serial ${second}`).waitFor()
    await page.getByRole('button', { name: 'Device received' }).and(page.locator(':focus')).press('Enter')
    await page.getByRole('heading', { name: 'Device received', exact: true }).waitFor()
    assert.deepEqual(await heard(page), [660, 990])
    await page.getByRole('button', { name: first, exact: true }).press('Enter')
    await page.getByText(`serial ${first}`).waitFor()
    await page.getByRole('button', { name: 'Device received' }).and(page.locator(':focus')).press('Enter')
    await page.getByRole('listitem').filter({ hasText: first }).waitFor()
    assert.deepEqual(await page.getByRole('listitem').allInnerTexts(), [
      `${first} ${box.rma}: device received`,
      `${second} ${box.rma}: device received`,
    ])
    const { units } = await box.show()
    assert.ok(units.every((unit: { state: string }) => unit.state !== 'owed'))
    await close()
  })

  it('says kindly that a device is here already, and sounds so that one looks; nobody’s sounds otherwise', async () => {
    const one = await staff.desk.openCase({ policy: 'voip-desk' })
    await one.ship()
    await one.tell('device-received', { serial: one.serial })
    const { page, close } = await atTheDock('phone')
    await scan(page, one.serial)
    await page.getByText('Nothing more is awaited of it; scanned twice, it counts once.').waitFor()
    assert.deepEqual(await heard(page), [440])
    assert.deepEqual(await violations(page), [])
    await scan(page, `NOBODY${Date.now()}`)
    await page.getByRole('heading', { name: /^Nobody knows/ }).waitFor()
    assert.deepEqual(await heard(page), [165])
    await close()
  })

  it('loses no scan: what is scanned while the answer is not there yet waits, and is taken in its turn', async () => {
    const box = await staff.desk.openCase({ policy: 'voip-desk', units: 2 })
    await box.ship()
    const [first = '', second = ''] = box.serials
    const nobodys = `NOBODY${Date.now()}`
    const { page, close } = await atTheDock('phone')
    let answers = (): void => undefined
    const slow = new Promise<void>(resolve => {
      answers = resolve
    })
    await page.route('**/v1/cases/*', async route => {
      await slow
      await route.continue()
    })
    for (const one of [first, second, nobodys]) await scan(page, one)
    await page
      .getByRole('status')
      .filter({ hasText: `Waits its turn: ${second}, ${nobodys}` })
      .waitFor()
    assert.equal(await page.getByLabel('Scan an RMA').inputValue(), '')
    // Half a number is in the box as the answer comes: the scanner’s Enter still belongs to it.
    await page.keyboard.type('HALF')
    answers()
    await page.getByText(`serial ${first}`).waitFor()
    await page.keyboard.type('ANUMBER')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: `${nobodys}, HALFANUMBER` })
      .waitFor()
    assert.deepEqual(await violations(page), [])
    for (const one of [first, second]) {
      await page.getByText(`serial ${one}`).waitFor()
      await page.getByRole('button', { name: 'Device received' }).press('Enter')
      await page.getByRole('listitem').filter({ hasText: one }).waitFor()
      assert.deepEqual((await heard(page)).slice(0, 2), [660, 990])
    }
    await page.getByRole('heading', { name: `Nobody knows ${nobodys}` }).waitFor()
    await page.getByRole('button', { name: 'Leave this one, take the next' }).press('Enter')
    await page.getByRole('heading', { name: 'Nobody knows HALFANUMBER' }).waitFor()
    assert.ok((await heard(page)).includes(165))
    await close()
  })

  it('is silent once the sound is switched off, also tomorrow', async () => {
    const { page, close } = await atTheDock('desktop')
    await page.getByRole('switch', { name: 'Sound' }).press('Space')
    await page.reload()
    assert.ok(!(await page.getByRole('switch', { name: 'Sound' }).isChecked()))
    await page.getByLabel('Scan an RMA').fill(`SILENT${Date.now()}`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Nobody knows/ }).waitFor()
    assert.deepEqual(await heard(page), [])
    await close()
  })
})
