import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Stripe from 'stripe'
import { buildApi } from '../../api/app.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { type RmaNumber, rmaNumber, serialNumber } from '../../domain/names.ts'
import { after, DAY, instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { openRecords } from '../../records/database.ts'
import { makeLink } from '../../records/keys.ts'
import { settle } from '../../records/ledger.ts'
import type { LinkPurpose } from '../../records/tables.ts'
import { API_KEY, openTill, type Till } from '../sandbox/gateway/till.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const PAID_FOR = rmaNumber('speco-77')
const NOW = instant('2026-03-10T12:00:00Z')

function sample(name: string) {
  return JSON.parse(readFileSync(join(resolve(import.meta.dirname, '../../sandbox/samples'), `${name}.json`), 'utf8'))
}

describe('The client’s link', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const link = (expiresAt = '2026-03-17T12:00:00Z', purpose: 'hold' | 'payment' | 'acceptance' = 'hold') =>
    makeLink(desk.records, { rma: RMA, purpose, expiresAt: instant(expiresAt) })
  const send = (token: string, form: string) =>
    desk.api.inject({
      method: 'POST',
      url: `/authorize/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form,
    })

  it('says what is held, how much, until when, and that it may be more than was paid (SP-5 to SP-7)', async () => {
    const { status, text, headers } = await desk.ask('nobody', 'GET', `/authorize/${await link()}`)
    assert.equal(status, 200)
    for (const said of [
      /\$399\.00/,
      /may be more than you paid/,
      /not charged/,
      /within 30 days/,
      /17 March 2026/,
      /serial number C1/,
    ])
      assert.match(text, said)
    assert.doesNotMatch(text, /<script|279|https?:\/\//)
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.equal(headers['cache-control'], 'no-store')
  })

  it('changes nothing by being looked at: mail scanners look too', async () => {
    const token = await link()
    for (const _ of [1, 2, 3]) await desk.ask('nobody', 'GET', `/authorize/${token}`)
    assert.equal(desk.played.openedPages.length, 0)
    assert.equal((await desk.records.selectFrom('effects').selectAll().execute()).length, 0)
  })

  it('leads on to the gateway’s page with what the client agreed to; what counts is the hold they place there', async () => {
    const token = await link()
    const answer = await send(token, 'consent=agreed')
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers.location, 'https://gateway.example.com/page')
    assert.deepEqual(desk.played.openedPages, [
      { purpose: 'hold', consent: 'agreed', amount: 39900, key: 'RMA-1001/hold-page/0' },
    ])
    await send(token, '')
    const row = await desk.records.selectFrom('cases').selectAll().executeTakeFirstOrThrow()
    assert.equal(desk.played.openedPages.at(-1)?.consent, 'withheld')
    assert.equal(row.consent, null)
  })

  it('works until its last instant, by the case’s own clock, and no longer', async () => {
    const token = await link('2026-03-10T12:00:00.001Z')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${token}`)).status, 200)
    const expired = await link('2026-03-10T12:00:00.000Z')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${expired}`)).status, 410)
    assert.equal((await send(expired, 'consent=agreed')).statusCode, 410)
    assert.equal(desk.played.openedPages.length, 0)
  })

  it('opens its own case and nothing of another, looked at or pressed', async () => {
    const unit = { ...SPECO_CASE.units[0], serial: 'Z9', listPrice: { amount: 51200, currency: 'USD' } }
    const customer = { ref: 'cust-2', name: 'Bo Lee', email: 'bo@example.com' }
    const made = await desk.ask('ticketing', 'POST', '/v1/cases', {
      ...SPECO_CASE,
      customer,
      units: [unit],
      ticket: '9',
    })
    const other = rmaNumber(String(made.body.rma))
    const expiresAt = instant('2026-03-17T12:00:00Z')
    const tokens = [await link(), await makeLink(desk.records, { rma: other, purpose: 'hold', expiresAt })]
    const [own, theirs] = await Promise.all(tokens.map(token => desk.ask('nobody', 'GET', `/authorize/${token}`)))
    assert.match(own?.text ?? '', /RMA-1001.*C1.*\$399\.00/s)
    assert.doesNotMatch(own?.text ?? '', new RegExp(`${other}|Z9|512\\.00|Bo Lee`))
    assert.match(theirs?.text ?? '', new RegExp(`${other}.*Z9.*512\\.00`, 's'))
    assert.doesNotMatch(theirs?.text ?? '', /RMA-1001|C1|399\.00|Ana/)
    await send(tokens[1] ?? '', `rma=${RMA}&consent=agreed`)
    assert.deepEqual(
      desk.played.openedPages.map(({ key, amount }) => [key, amount]),
      [[`${other}/hold-page/0`, 51200]],
    )
    const acceptance = await makeLink(desk.records, { rma: other, purpose: 'acceptance', expiresAt })
    await send(acceptance, `rma=${RMA}`)
    assert.deepEqual([...new Set(desk.played.told.map(({ rma }) => rma))], [other])
  })

  it('opens nothing for a token that nobody was given', async () => {
    const token = await link()
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [altered, token.slice(1), 'x', RMA]) {
      assert.equal((await desk.ask('nobody', 'GET', `/authorize/${wrong}`)).status, 404)
      assert.equal((await send(wrong, 'consent=agreed')).statusCode, 404)
    }
  })

  it('asks for no second hold once there is one', async () => {
    const token = await link()
    await desk.records
      .transaction()
      .execute(trx =>
        changeCase(trx, RMA, instant('2026-03-10T12:00:00Z'), { stage: 'awaiting-shipment', collateral: 'held' }),
      )
    assert.equal((await send(token, 'consent=agreed')).statusCode, 410)
  })

  describe('to a payment, which the bank wants the client to confirm', () => {
    beforeEach(async () => {
      const units = ['C2', 'C3', 'C4'].map(serial => ({ ...SPECO_CASE.units[0], serial }))
      const two = { ...SPECO_CASE, rma: PAID_FOR, customer: { ...SPECO_CASE.customer, ref: 'cust-2' }, ticket: '4712' }
      const made = await desk.ask('ticketing', 'POST', '/v1/cases', { ...two, units })
      assert.equal(made.status, 201)
      await desk.records.transaction().execute(async trx => {
        const at = instant('2026-04-05T12:00:00Z')
        // C2 has been paid for already, C3 is what this is about, C4 is still out.
        await settle(trx, { key: 'first', rma: PAID_FOR, at, missing: [serialNumber('C2')] })
        await settle(trx, { key: 'second', rma: PAID_FOR, at: after(at, DAY), missing: [serialNumber('C3')] })
        await changeCase(trx, PAID_FOR, at, { units: [{ serial: serialNumber('C2'), state: 'billed' }] })
      })
    })

    const paymentLink = () =>
      makeLink(desk.records, { rma: PAID_FOR, purpose: 'payment', expiresAt: instant('2026-05-01T12:00:00Z') })

    it('says that the card is charged now, and for which units', async () => {
      const { status, text } = await desk.ask('nobody', 'GET', `/authorize/${await paymentLink()}`)
      assert.equal(status, 200)
      for (const said of [/is charged now/, /\$399\.00/, /serial number C3/]) assert.match(text, said)
      assert.doesNotMatch(text, /not charged|hold|may be more|C2|C4|type="checkbox"/)
    })

    it('asks the gateway for that amount as a payment, and never to keep the card', async () => {
      const answer = await send(await paymentLink(), 'consent=agreed')
      assert.equal(answer.statusCode, 303)
      const [page] = desk.played.openedPages
      assert.deepEqual(page && { ...page, key: '' }, {
        purpose: 'payment',
        consent: 'withheld',
        amount: 39900,
        key: '',
      })
    })
  })

  describe('before a real gateway', () => {
    let till: Till
    beforeEach(async () => {
      till = await openTill()
      desk.house.cards = till.cards
    })
    afterEach(() => till.close())

    const sessions = async () =>
      (
        await new Stripe(API_KEY, {
          host: '127.0.0.1',
          port: new URL(till.url).port,
          protocol: 'http',
        }).checkout.sessions.list()
      ).data

    it('CARD-2: opens one page for two presses at once that agree to different things', async () => {
      const token = await link()
      const slowly = { now: 0, most: 0 }
      desk.house.cards = {
        ...till.cards,
        openHoldPage: async (order, intent) => {
          slowly.now += 1
          slowly.most = Math.max(slowly.most, slowly.now)
          await pause(50)
          return till.cards.openHoldPage(order, intent).finally(() => {
            slowly.now -= 1
          })
        },
      }
      const answers = await Promise.all(['consent=agreed', '', 'consent=agreed', ''].map(form => send(token, form)))
      assert.equal(slowly.most, 1)
      assert.deepEqual(
        answers.map(answer => answer.statusCode),
        [303, 303, 303, 303],
      )
      assert.equal((await sessions()).filter(page => page.status === 'open').length, 1)
    })

    it('CARD-2: opens the next page with other terms although nobody heard of the first', async () => {
      const token = await link()
      await till.control('faults', { route: 'page', fault: '500-before' })
      assert.equal((await send(token, 'consent=agreed')).statusCode, 503)
      assert.equal((await send(token, '')).statusCode, 303)
      assert.deepEqual(
        (await sessions()).map(page => page.metadata?.consent),
        ['withheld'],
      )
    })

    it('CARD-3: says that nothing has happened while the gateway is away, and works when it is back', async () => {
      const token = await link()
      await till.control('faults', { route: 'page', fault: 'drop-before', times: 2 })
      const away = await send(token, 'consent=agreed')
      assert.equal(away.statusCode, 503)
      assert.match(away.body, /try again in a few minutes/)
      assert.equal((await send(token, 'consent=agreed')).statusCode, 303)
    })

    const text = async (url: string | null | undefined) => {
      const { pathname, search } = new URL(url ?? '')
      return (await desk.ask('nobody', 'GET', `${pathname}${search}`)).text
    }

    it('sends the client who turns back to where the link is said to work still, and who has paid to thanks', async () => {
      await send(await link(), 'consent=agreed')
      const [page] = await sessions()
      assert.match(
        await text(page?.cancel_url),
        /Nothing was held and nothing was charged\. The link in our letter still works/,
      )
      assert.match(await text(page?.success_url), /as soon as the hold is in place/)
    })

    it('leads on in the language that the client has chosen, there and back', async () => {
      await send(`${await link()}?lang=es`, 'consent=agreed')
      const [page] = await sessions()
      assert.equal(page?.locale, 'es-419')
      assert.match(page?.custom_text.submit?.message ?? '', /Usted acepta que guardemos esta tarjeta/)
      assert.match(await text(page?.success_url), /en cuanto la retención esté hecha/)
      assert.match(await text(page?.cancel_url), /No se retuvo ni se cobró nada/)
    })
  })

  it('takes the client’s acceptance once, however often the button is pressed', async () => {
    const token = await link('2026-03-17T12:00:00Z', 'acceptance')
    assert.equal((await desk.ask('nobody', 'GET', `/authorize/${token}`)).status, 200)
    assert.equal(desk.played.told.length, 0)
    assert.match((await send(token, '')).body, /We have noted that you accept/)
    const again = await send(token, '')
    assert.deepEqual([again.statusCode, /accepted the date and the amount already/.test(again.body)], [410, true])
    assert.deepEqual(new Set(desk.played.told.map(({ fact }) => fact.id)).size, 1)
    assert.equal(desk.played.told[0]?.fact.name, 'termsAccepted')
  })

  describe('in the client’s language', () => {
    const CANCELLATIONS = { confirmation: 'focus-subscription', acknowledgement: 'focus-maintenance' } as const
    const speaking = (language: string) => ({ ...SPECO_CASE.customer, ref: `cust-${language}`, language })
    const open = async (body: Record<string, unknown>) => {
      const made = await desk.ask('ticketing', 'POST', '/v1/cases', body)
      assert.equal(made.status, 201, made.text)
      return rmaNumber(String(made.body.rma))
    }
    const linkOf = (rma: RmaNumber, purpose: LinkPurpose) =>
      makeLink(desk.records, { rma, purpose, expiresAt: instant('2026-03-17T12:00:00Z') })
    const look = (token: string, query = '', headers = {}) =>
      desk.ask('nobody', 'GET', `/authorize/${token}${query}`, undefined, headers)
    /** A case of a client who reads this language, and its link. */
    const linkFor = async (purpose: LinkPurpose, language: string) => {
      const customer = speaking(language)
      if (purpose === 'confirmation' || purpose === 'acknowledgement')
        return linkOf(await open({ ...sample(CANCELLATIONS[purpose]), rma: undefined, customer }), purpose)
      const rma = await open({
        ...SPECO_CASE,
        customer,
        units: [{ ...SPECO_CASE.units[0], serial: 'D1' }],
        ticket: '8',
      })
      if (purpose === 'payment')
        await desk.records
          .transaction()
          .execute(trx => settle(trx, { key: 'first', rma, at: NOW, missing: [serialNumber('D1')] }))
      return linkOf(rma, purpose)
    }

    const SAYS = {
      hold: [
        [
          /we ask for a hold of <strong>\$399\.00/,
          /may be more than you paid/,
          /within 30 days/,
          /I agree that my card/,
        ],
        [
          /una retención de <strong>\$399\.00/,
          /Puede ser más de lo que pagó/,
          /dentro de 30 días/,
          /Acepto que mi tarjeta/,
        ],
      ],
      payment: [
        [/is charged now/, /Go on and pay \$399\.00/],
        [/se le cobra ahora/, /Continuar y pagar \$399\.00/],
      ],
      acceptance: [
        [/we bill <strong>\$399\.00/, /I accept/],
        [/facturamos <strong>\$399\.00/, /Acepto la fecha/],
      ],
      confirmation: [
        [/Nothing is cancelled until you confirm/, /what is past due: \$240\.00/],
        [/No se cancela nada hasta/, /lo que está vencido: \$240\.00/],
      ],
      acknowledgement: [
        [/is active through/, /usually not be reinstated/],
        [/Sigue vigente hasta el final del/, /no se puede restablecer/],
      ],
    } as const satisfies Record<LinkPurpose, readonly (readonly RegExp[])[]>

    for (const purpose of Object.keys(SAYS) as LinkPurpose[])
      LANGUAGES.forEach((language, n) => {
        it(`is as full for ${purpose} in ${language}, with no script, nothing fetched, and the other a press away`, async () => {
          const token = await linkFor(purpose, language)
          const { status, text } = await look(token)
          assert.equal(status, 200)
          assert.match(text, new RegExp(`<html lang="${language}">`))
          for (const said of SAYS[purpose][n] ?? []) assert.match(text, said)
          for (const said of SAYS[purpose][1 - n] ?? []) assert.doesNotMatch(text, said)
          assert.doesNotMatch(text, /<(script|img|link|iframe)\b|\bsrc=|url\(|@import|https?:\/\/|undefined|\[object/)
          const other = LANGUAGES[1 - n]
          assert.match(text, new RegExp(`<a href="\\?lang=${other}"`))
          for (const said of SAYS[purpose][1 - n] ?? []) assert.match((await look(token, `?lang=${other}`)).text, said)
        })
      })

    it('says days, hours and zones as that language does', async () => {
      const { text } = await look(await linkFor('hold', 'es'))
      assert.match(text, /martes, 17 de marzo de 2026, 08:00 \(hora oriental\)/)
    })

    it('goes on in the language that was chosen on the page, through the button’s answer', async () => {
      const token = await linkFor('acceptance', 'en')
      assert.match((await send(`${token}?lang=es`, '')).body, /Gracias.*Hemos anotado que acepta/s)
      const { status, text } = await look(token, '?lang=es')
      assert.deepEqual([status, /Usted ya aceptó/.test(text)], [410, true])
      assert.match((await look(token)).text, /You have accepted/)
    })

    it('says in it that a link is used up, too old or none', async () => {
      const token = await linkFor('hold', 'es')
      assert.match((await look('nobody-has-this', '?lang=es')).text, /Use el enlace de nuestra última carta, completo/)
      assert.match((await look('nobody-has-this', '', { 'accept-language': 'es-MX' })).text, /Esta página no existe/)
      desk.played.now = instant('2026-03-17T12:00:00Z')
      const { status, text } = await look(token)
      assert.deepEqual([status, /El enlace caducó/.test(text)], [410, true])
      assert.match((await look(token, '?lang=en')).text, /The link has expired/)
    })

    it('says in it that something is in the way, and that one has paid or turned back', async () => {
      const token = await linkFor('hold', 'es')
      desk.played.temporal = 'away'
      assert.match((await look(token, '?lang=es')).text, /Inténtelo de nuevo en unos minutos/)
      assert.match((await look('thanks', '?lang=es')).text, /la retención esté hecha/)
      assert.match((await look('paid', '?lang=es')).text, /el pago se haya hecho/)
      assert.match((await look('back', '', { 'accept-language': 'es' })).text, /No se retuvo ni se cobró nada/)
    })
  })

  describe('when something is in the way', () => {
    /** A page, never a problem document: with what to do, and a status that says how it is. */
    function assertPage(answer: Awaited<ReturnType<typeof send>>, status: number, ...said: RegExp[]) {
      assert.equal(answer.statusCode, status)
      assert.match(String(answer.headers['content-type']), /^text\/html/)
      assert.equal(answer.headers['referrer-policy'], 'no-referrer')
      for (const words of said) assert.match(answer.body, words)
      if (status === 503) assert.ok(Number(answer.headers['retry-after']) > 0)
    }
    const look = (token: string) => desk.api.inject({ method: 'GET', url: `/authorize/${token}` })

    it('says so while the gateway is away', async () => {
      const token = await link()
      desk.house.cards.openHoldPage = async () => {
        throw new UnreachableError('secret words of the gateway')
      }
      const answer = await send(token, 'consent=agreed')
      assertPage(answer, 503, /again in a few minutes/)
      assert.doesNotMatch(answer.body, /secret words/)
    })

    it('says so when something broke', async () => {
      const token = await link()
      desk.house.cards.openHoldPage = async () => {
        throw new Error('secret words')
      }
      assertPage(await send(token, 'consent=agreed'), 500, /answer our letter/)
    })

    it('says so while a case’s own time cannot be read', async () => {
      const token = await link()
      desk.played.temporal = 'away'
      assertPage(await look(token), 503, /try again in a few minutes/)
    })

    it('says so when it was asked too often', async () => {
      const token = await link()
      for (let n = 0; n < 60; n++) await look(token)
      assertPage(await look(token), 429, /Wait a minute/)
    })

    it('says so when the form is not the page’s own', async () => {
      const token = await link()
      const odd = { 'content-type': 'text/csv' }
      const answer = await desk.api.inject({ method: 'POST', url: `/authorize/${token}`, headers: odd, payload: 'a' })
      assertPage(answer, 415, /Open the link in our letter again/)
    })

    it('says so while the records are away; a program is told by a problem document', async () => {
      const records = openRecords({ url: 'postgres://nobody:x@127.0.0.1:9/none', connections: 1 })
      const lost = buildApi({ ...desk.house, records })
      assertPage(await lost.inject({ url: '/authorize/abc' }), 503, /try again in a few minutes/)
      const headers = { authorization: `Bearer ${desk.keys.staff}` }
      const answer = await lost.inject({ url: '/v1/cases', headers })
      assert.deepEqual([answer.statusCode, answer.json().code], [503, 'records-away'])
      assert.ok(Number(answer.headers['retry-after']) > 0)
      await lost.close()
      await records.destroy()
    })
  })
})
