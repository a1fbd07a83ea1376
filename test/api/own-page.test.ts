import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PAGE_WORDS } from '../../api/own-page-words.ts'
import { ownPageToken } from '../../counterparts/mail/own-page.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { cents, currency } from '../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { DAY, instant, after as later } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { confirm, intend } from '../../records/effects.ts'
import { findLink, makeLink } from '../../records/keys.ts'
import { saveHold } from '../../records/ledger.ts'
import { keepComment } from '../../records/letters.ts'
import { listTasks } from '../../records/tasks.ts'
import { scanned } from '../sandbox/printed-label.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const SAMPLES = resolve(import.meta.dirname, '../../sandbox/samples')
const RMA = rmaNumber('RMA-1001')
const NOW = instant('2026-03-10T12:00:00Z')
const FOCUS = sample('focus-returned.json')

function sample(name: string) {
  return JSON.parse(readFileSync(join(SAMPLES, name), 'utf8'))
}

describe('The client’s own page', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
  })
  afterEach(() => desk.close())

  const open = async (body: unknown) => {
    const made = await desk.ask('ticketing', 'POST', '/v1/cases', body)
    assert.equal(made.status, 201, made.text)
    return rmaNumber(String(made.body.rma))
  }
  const tokenOf = (rma: string) => ownPageToken(rmaNumber(rma), desk.house.pageSecrets) ?? ''
  const look = (rma: string, query = '', headers = {}) =>
    desk.ask('nobody', 'GET', `/r/${tokenOf(rma)}${query}`, undefined, headers)
  const press = (rma: string, form: Record<string, string>, query = '') =>
    desk.api.inject({
      method: 'POST',
      url: `/r/${tokenOf(rma)}${query}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
  const stand = (rma: string, now: Parameters<typeof changeCase>[3]) =>
    desk.records.transaction().execute(trx => changeCase(trx, rmaNumber(rma), NOW, now))
  const wordsIn = (html: string) =>
    html
      .replace(/<(head|script)>.*?<\/\1>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
  const DELIVERED = {
    stage: 'awaiting-return',
    dueAt: instant('2026-03-16T04:00:00Z'),
    billAt: instant('2026-04-05T04:00:00Z'),
  } as const

  describe('by its link', () => {
    it('opens its own case, and with nothing changed no other', async () => {
      await open(SPECO_CASE)
      const other = await open(FOCUS)
      const { status, text, headers } = await look(RMA)
      assert.equal(status, 200)
      assert.match(text, /C1/)
      assert.doesNotMatch(text, new RegExp(`${other}|20EZ2K5L6104|Bayview`))
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(headers['cache-control'], 'no-store')
      const [, signature] = tokenOf(RMA).split('.')
      const before = wordsIn(text)
      const wrong = [
        `${other}.${signature}`,
        `${RMA}.${'0'.repeat(64)}`,
        `${RMA}.${signature?.slice(1)}`,
        `${RMA}.${signature}0`,
        RMA,
        'x',
        `RMA-9999.${signature}`,
        tokenOf('RMA-9999'),
      ]
      const pages = await Promise.all(wrong.map(token => desk.ask('nobody', 'GET', `/r/${token}`)))
      assert.deepEqual([...new Set(pages.map(page => page.status))], [404])
      // Whether there is a case makes no difference, nor whether the link was nearly right.
      assert.equal(new Set(pages.map(page => page.text)).size, 1)
      assert.match(pages[0]?.text ?? '', /answer that letter/)
      for (const token of wrong) {
        const answer = await desk.api.inject({
          method: 'POST',
          url: `/r/${token}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'ask=more-time&days=5&reason=away',
        })
        assert.equal(answer.statusCode, 404)
      }
      assert.equal(wordsIn((await look(RMA)).text), before)
    })

    it('goes on for as long as its secret is among ours, and no longer', async () => {
      await open(SPECO_CASE)
      const token = tokenOf(RMA)
      const status = async () => (await desk.ask('nobody', 'GET', `/r/${token}`)).status
      desk.house.pageSecrets = ['a newer one', 'a secret of the pages']
      assert.equal(await status(), 200)
      desk.house.pageSecrets = ['a newer one']
      assert.equal(await status(), 404)
      desk.house.pageSecrets = []
      assert.equal(await status(), 404)
    })

    it('is over ninety days after the case has closed', async () => {
      await open(SPECO_CASE)
      await stand(RMA, { stage: 'closed', outcome: 'cancelled' })
      desk.played.now = later(NOW, 90 * DAY - 1)
      assert.equal((await look(RMA)).status, 200)
      desk.played.now = later(NOW, 90 * DAY)
      const { status, text } = await look(RMA)
      assert.equal(status, 410)
      assert.doesNotMatch(text, /RMA-1001|C1|Ana/)
    })

    it('is answered so many times a minute only', async () => {
      await open(SPECO_CASE)
      const statuses: number[] = []
      for (let n = 0; n < 61; n += 1) statuses.push((await look(RMA)).status)
      assert.equal(statuses.at(-2), 200)
      assert.equal(statuses.at(-1), 429)
    })

    it('changes nothing by being looked at', async () => {
      await open(SPECO_CASE)
      const rows = async () =>
        Promise.all((['audit', 'links', 'facts', 'effects', 'tasks'] as const).map(table => countOf(table)))
      const countOf = async (table: 'audit' | 'links' | 'facts' | 'effects' | 'tasks') =>
        (await desk.records.selectFrom(table).selectAll().execute()).length
      const before = await rows()
      await look(RMA)
      await look(RMA, '?lang=es&done=label')
      assert.deepEqual(await rows(), before)
    })
  })

  describe('says', () => {
    it('117: status, deadline in their zone, where to, the amount held, and never what staff wrote', async () => {
      const comment = 'Client sounded angry; go easy.'
      await open({ ...SPECO_CASE, customer: { ...SPECO_CASE.customer, zone: 'America/Los_Angeles' } })
      await desk.records.transaction().execute(trx =>
        saveHold(trx, {
          ref: 'pi_1',
          rma: RMA,
          amount: cents(39900),
          currency: currency('USD'),
          placedAt: NOW,
          captureBefore: instant('2026-03-17T12:00:00Z'),
          gatewayCustomer: null,
          card: null,
        }),
      )
      await keepComment(desk.records, {
        marker: 'm',
        rma: RMA,
        ticket: '4711',
        kind: 'approved',
        body: comment,
        at: NOW,
      })
      await stand(RMA, { ...DELIVERED, dueAt: DELIVERED.billAt, collateral: 'held' })
      const said = wordsIn((await look(RMA)).text)
      for (const words of [
        'Please send the failed unit back to us',
        'Saturday 4 April 2026 (New York time; in Los Angeles time, until 21:00 on Saturday 4 April 2026)',
        '25 days left',
        'Serial number C1 : not with us yet',
        'Dock 4, 200 New Highway, Amityville, NY 11701, US',
        'Held on your card: $399.00. This hold runs until Tuesday 17 March 2026, 05:00 (Los Angeles time)',
        'not charged unless the failed unit is not returned within 30 days',
        'may be more than you paid',
      ])
        assert.ok(said.includes(words), `${words}\n in ${said}`)
      assert.ok(!said.includes('angry') && !said.includes('4711'), said)
    })

    it('by which day it is late, and by which it must be here, where these are two', async () => {
      const rma = await open({ ...FOCUS, customer: { ...FOCUS.customer, zone: 'America/New_York' } })
      await stand(rma, DELIVERED)
      const { text } = await look(rma)
      assert.match(wordsIn(text), /Send it back by Sunday 15 March 2026 \(New York time\) 5 days left/)
      assert.match(wordsIn(text), /at the latest by Saturday 4 April 2026 \(New York time\)/)
      assert.match(text, /<time[^>]* dateTime="2026-03-16T04:00:00.000Z"|datetime="2026-03-16T04:00:00.000Z"/i)
      assert.match(text, /role="timer"[^>]*hidden=""/)
    })

    for (const name of readdirSync(SAMPLES))
      for (const language of LANGUAGES)
        it(`what is right for ${name}, in ${language}, wholly in that language and escaped`, async () => {
          const body = sample(name)
          const rma = await open({ ...body, customer: { ...body.customer, name: '<b>Bo</b>', language } })
          const { status, text } = await look(rma)
          assert.equal(status, 200)
          assert.match(text, new RegExp(`<html lang="${language}">`))
          const said = wordsIn(text)
          assert.doesNotMatch(`${said}${text}`, /undefined|NaN|\[object|null|Invalid/)
          assert.doesNotMatch(text, /<b>Bo/)
          for (const unit of body.units ?? []) assert.ok(said.includes(unit.serial.replaceAll('-', '')), said)
          const own = PAGE_WORDS[language]
          const other = PAGE_WORDS[language === 'en' ? 'es' : 'en']
          for (const heading of ['whatIsNext', 'status', 'help'] as const) {
            assert.ok(said.includes(own[heading]))
            assert.ok(!said.includes(other[heading]))
          }
          // Nothing is fetched from anywhere, and there is one script, which the policy knows by its hash.
          assert.doesNotMatch(text, /<(img|link|iframe)\b|src=|url\(|@import|https?:\/\//)
          assert.equal(text.match(/<script/g)?.length, 1)
        })

    it('of each kind of return what it costs, and where its units go', async () => {
      const said = async (name: string) => wordsIn((await look(await open(sample(name)))).text)
      assert.match(await said('speco-standard.json'), /Dock 4.*No deductible/)
      assert.match(await said('voip-desk-standard.json'), /deductible of \$45\.00/)
      const counter = await said('speco-over-the-counter.json')
      assert.match(counter, /TT-RMA-\d+.*own policy governs/)
      assert.doesNotMatch(counter, /Dock 4|hold of|label/)
      assert.match(await said('focus-not-needed.json'), /\$1,000\.00, tax \$62\.50.*25 %/)
      const virtual = await said('speco-virtual.json')
      assert.match(virtual, /need not send anything back/)
      assert.doesNotMatch(virtual, /Dock 4|By when/)
      assert.match(await said('focus-subscription.json'), /FocusCloud.*balance of your contract: .*past due: \$240\.00/)
      assert.match(await said('focus-maintenance.json'), /30 September 2027.*usually not be reinstated/)
    })

    it('how it ended, and that nothing is left to do, once it has closed', async () => {
      await open(SPECO_CASE)
      await stand(RMA, { stage: 'closed', outcome: 'returned' })
      const said = wordsIn((await look(RMA)).text)
      assert.match(said, /Everything is back with us, in time/)
      assert.doesNotMatch(said, /Dock 4|By when|more time|Authorise/)
    })
  })

  describe('has bars', () => {
    /** What a scanner reads of them, as they are drawn. */
    const scannedOn = (html: string) => {
      const [, across, path] = /<svg[^>]*viewBox="0 0 (\d+) 1".*? d="([^"]*)"/.exec(html) ?? []
      const shapes = [...(path ?? '').matchAll(/M(\d+) 0h(\d+)/g)].map(([, x, width]) => {
        return { x: Number(x), y: 0, width: Number(width), height: 20 }
      })
      return scanned({ width: Number(across), height: 20, text: '', shapes }, 'CODE_128')
    }

    it('which the dock’s scanner reads as the number under which the dock takes the unit in', async () => {
      for (const body of [
        SPECO_CASE,
        { ...FOCUS, rma: undefined },
        { ...sample('speco-standard.json'), rma: '88.a_b' },
      ]) {
        const rma = await open(body)
        const { text } = await look(rma)
        const read = scannedOn(text)
        assert.equal(read, rma)
        assert.match(text, new RegExp(`role="img" aria-label="Barcode of ${rma}"`))
        // What the dock's page asks, and what it says.
        assert.equal((await desk.ask('receiver', 'GET', `/v1/cases/${read}`)).status, 200)
        const { serial } = body.units[0]
        const answer = await desk.ask('receiver', 'POST', `/v1/cases/${read}/device-received`, { serial })
        assert.deepEqual([answer.status, answer.body.verdict, answer.body.rma], [202, 'match', rma])
      }
    })

    it('only where something is to be sent to us', async () => {
      for (const name of ['speco-over-the-counter.json', 'speco-virtual.json', 'focus-subscription.json'])
        assert.doesNotMatch((await look(await open(sample(name)))).text, /<svg/)
      const rma = await open(FOCUS)
      assert.match((await look(rma, '?lang=es')).text, new RegExp(`aria-label="Código de barras de ${rma}"`))
      await stand(rma, { stage: 'inspecting', units: [{ serial: serialNumber('20EZ2K5L6104'), state: 'received' }] })
      assert.doesNotMatch((await look(rma)).text, /<svg/)
    })
  })

  describe('in a language', () => {
    it('is the one that the client is known to read, unless they choose another', async () => {
      await open({ ...SPECO_CASE, customer: { ...SPECO_CASE.customer, language: 'es' } })
      assert.match((await look(RMA)).text, /Qué sigue.*\$399\.00/s)
      assert.match((await look(RMA, '?lang=en')).text, /What is next/)
      assert.match((await look(RMA, '?lang=xx')).text, /Qué sigue/)
      const unknown = await desk.ask('nobody', 'GET', '/r/x', undefined, { 'accept-language': 'es-MX,en;q=0.5' })
      assert.match(unknown.text, /No podemos mostrar esta página/)
      assert.match((await look('RMA-77')).text, /We cannot show this page/)
    })

    it('says days and zones as that language does', async () => {
      await open({ ...SPECO_CASE, customer: { ...SPECO_CASE.customer, language: 'es', zone: 'America/Los_Angeles' } })
      await stand(RMA, DELIVERED)
      assert.match(
        wordsIn((await look(RMA)).text),
        /sábado, 4 de abril de 2026 \(hora oriental; en hora del Pacífico, hasta las 21:00 del sábado, 4 de abril de 2026\)/,
      )
    })

    it('is refused on approval unless we speak it', async () => {
      const customer = { ...SPECO_CASE.customer, language: 'fr' }
      const { status, text } = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, customer })
      assert.equal(status, 400)
      assert.match(text, /expected en or es/)
    })
  })

  describe('leads on', () => {
    it('in one press to the hold that a letter has asked for, and to nothing that it has not', async () => {
      await open(SPECO_CASE)
      assert.doesNotMatch((await look(RMA)).text, /Authorise the hold/)
      assert.equal((await press(RMA, { ask: 'open', purpose: 'hold' })).statusCode, 409)
      const expiresAt = instant('2026-03-17T12:00:00Z')
      await makeLink(desk.records, { rma: RMA, purpose: 'hold', expiresAt })
      assert.match((await look(RMA)).text, /Authorise the hold/)
      const answer = await press(RMA, { ask: 'open', purpose: 'hold' })
      assert.equal(answer.statusCode, 303)
      const url = String(answer.headers.location)
      assert.match(url, /^\/authorize\/[\w-]{43}$/)
      const link = await findLink(desk.records, url.split('/').at(-1) ?? '')
      assert.deepEqual([link?.rma, link?.purpose, link?.expires_at], [RMA, 'hold', expiresAt])
      assert.match((await desk.ask('nobody', 'GET', url)).text, /A card hold for return RMA-1001/)
      for (const purpose of ['payment', 'acceptance', 'nonsense'])
        assert.equal((await press(RMA, { ask: 'open', purpose })).statusCode, 409)
      desk.played.now = expiresAt
      assert.doesNotMatch((await look(RMA)).text, /Authorise the hold/)
    })
  })

  describe('asked for a label or a pick-up', () => {
    it('tells the case as a mail would, once a day, where the policy grants one', async () => {
      const rma = await open(FOCUS)
      await stand(rma, DELIVERED)
      assert.match((await look(rma)).text, /Ask for a shipping label.*Ask for a pick-up/s)
      const answers = await Promise.all([1, 2].map(() => press(rma, { ask: 'label' }, '?lang=es')))
      for (const { statusCode, headers } of answers) {
        assert.equal(statusCode, 303)
        assert.equal(headers.location, `/r/${tokenOf(rma)}?lang=es&done=label`)
      }
      await press(rma, { ask: 'pick-up' })
      const told = new Map(desk.played.told.map(({ fact }) => [fact.id, fact]))
      assert.deepEqual(
        [...told.values()].map(fact => [fact.name, 'asks' in fact && fact.asks, fact.by]),
        [
          ['mailReceived', 'label', 'client'],
          ['mailReceived', 'pick-up', 'client'],
        ],
      )
      assert.match((await look(rma, '?lang=es&done=label')).text, /La etiqueta llega por correo/)
      assert.doesNotMatch((await look(rma, '?done=toString')).text, /role="status"/)
    })

    it('shows what was arranged, and asks for no more of it', async () => {
      const rma = await open(FOCUS)
      await stand(rma, DELIVERED)
      const key = `${rma}/label/20EZ2K5L6104`
      await intend(desk.records, { key, rma, kind: 'label', request: {} })
      const serial = serialNumber('20EZ2K5L6104')
      const answer = { serial, parcel: { carrier: 'UPS', tracking: '1Z9' }, labelUrl: 'http://carrier.example/l.pdf' }
      await desk.records.transaction().execute(trx => confirm(trx, key, answer))
      const { text } = await look(rma)
      assert.match(text, /href="http:\/\/carrier\.example\/l\.pdf"/)
      assert.match(text, /UPS, tracking number 1Z9/)
      assert.doesNotMatch(text, /Ask for a shipping label/)
      assert.match(text, /Ask for a pick-up/)
    })

    it('is refused in plain words where the policy grants none, and that is on record', async () => {
      const rma = await open(sample('focus-not-needed.json'))
      assert.doesNotMatch((await look(rma)).text, /Ask for a/)
      const answer = await press(rma, { ask: 'label' })
      assert.equal(answer.statusCode, 409)
      assert.match(answer.body, /has no label and no pick-up: you choose a carrier, and pay it/)
      assert.equal(desk.played.told.length, 0)
      const lines = await desk.records.selectFrom('audit').selectAll().where('what', '=', 'label refused').execute()
      assert.deepEqual(
        lines.map(line => [line.who, line.because]),
        [['client', ['FO-8']]],
      )
    })
  })

  describe('asked for more time', () => {
    const tasks = async () =>
      (await listTasks(desk.records, { rma: RMA, state: 'all' })).filter(task => task.kind === 'more-time')

    it('puts it before staff, once until they have decided, and says that it was asked', async () => {
      await open(SPECO_CASE)
      await stand(RMA, DELIVERED)
      assert.match((await look(RMA)).text, /You need more time\?/)
      await Promise.all([1, 2].map(() => press(RMA, { ask: 'more-time', days: '10', reason: 'not-installed' })))
      await press(RMA, { ask: 'more-time', days: '30', reason: 'away' })
      const [task, ...others] = await tasks()
      assert.deepEqual(others, [])
      assert.deepEqual(task?.detail, { days: 10, reason: 'not-installed' })
      assert.equal(task?.role, 'staff')
      const { text } = await look(RMA)
      assert.match(text, /You have asked for more time/)
      assert.doesNotMatch(text, /name="days"/)
      const lines = await desk.records.selectFrom('audit').selectAll().where('who', '=', 'client').execute()
      assert.deepEqual(
        lines.map(line => line.what),
        ['more time asked for'],
      )
      await desk.ask('staff', 'POST', `/v1/tasks/${task?.id}/done`)
      await press(RMA, { ask: 'more-time', days: '5', reason: 'other' })
      assert.equal((await tasks()).length, 2)
    })

    it('takes no other days and reasons than it offers, and nothing before there is a window or after the end', async () => {
      await open(SPECO_CASE)
      const ask = (form: object) => press(RMA, { ask: 'more-time', days: '10', reason: 'away', ...form })
      assert.equal((await ask({})).statusCode, 409)
      await stand(RMA, DELIVERED)
      for (const form of [{ days: '400' }, { days: '-1' }, { reason: '<b>' }, { days: '' }])
        assert.equal((await ask(form)).statusCode, 409)
      assert.deepEqual(await tasks(), [])
      await stand(RMA, { stage: 'overdue' })
      assert.equal((await ask({ days: '30' })).statusCode, 303)
    })
  })
})
