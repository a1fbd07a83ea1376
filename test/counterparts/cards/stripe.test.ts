import assert from 'node:assert/strict'
import type { Cards } from '../../../counterparts/cards/port.ts'
import { stripeCards } from '../../../counterparts/cards/stripe.ts'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { DAY, HOUR, instant, ms, SECOND } from '../../../domain/time.ts'
import {
  authorised,
  cardOrder,
  ledgerLine,
  MORNING,
  newCase,
  openTill,
  pageOrder,
  type Till,
  usd,
} from '../../sandbox/gateway/till.ts'

describe('cards at Stripe', () => {
  let till: Till
  let cards: Cards
  beforeEach(async () => {
    till = await openTill()
    cards = till.cards
  })
  afterEach(() => till.close())

  describe('the hold page', () => {
    it('is opened once, and shown again to whoever follows the link again', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      const first = await cards.openHoldPage(order, line)
      const again = await cards.openHoldPage(order, ledgerLine(1, line.remembered[0]))
      assert.equal(again.url, first.url)
      const page = await (await fetch(first.url)).text()
      assert.match(page, /399\.00 USD/)
      assert.match(page, /may be more than you paid/)
    })

    it('CARD-36: is followed by a new one when the day is over, not a moment sooner', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      const first = await cards.openHoldPage(order, line)
      till.pass(order.rma, DAY - SECOND)
      assert.equal((await cards.openHoldPage(order, ledgerLine(1, line.remembered[0]))).url, first.url)
      till.pass(order.rma, SECOND)
      const next = ledgerLine(2, line.remembered[0])
      const second = await cards.openHoldPage(order, next)
      assert.notEqual(second.url, first.url)
      assert.equal((await cards.openHoldPage(order, ledgerLine(3, next.remembered[0]))).url, second.url)
    })

    it('CARD-26: is found again when we lost track of it before we could write it down', async () => {
      const plain = pageOrder(newCase())
      const order = { ...plain, customer: { ...plain.customer, gatewayRef: await customerOf(plain) } }
      const first = await cards.openHoldPage(order, ledgerLine())
      await till.control('prune-keys', {})
      assert.equal((await cards.openHoldPage(order, ledgerLine(1))).url, first.url)
    })

    it('is replaced when the client has changed their mind about having the card kept', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      await cards.openHoldPage(order, line)
      const second = ledgerLine(1, line.remembered[0])
      await cards.openHoldPage({ ...order, consent: 'withheld' }, second)
      assert.notEqual(second.remembered[0], line.remembered[0])
      assert.deepEqual(await cards.readHold(line.remembered[0]!), { kind: 'gone', ref: line.remembered[0] })
    })

    it('speaks the client’s language, and is replaced when they have chosen another', async () => {
      const order = pageOrder(newCase(), { language: 'es' })
      const line = ledgerLine()
      const first = await cards.openHoldPage(order, line)
      const said = async ({ url }: { url: string }) => (await fetch(url)).text()
      assert.match(await said(first), /lang="es-419">Ahora no se le cobra a su tarjeta.*puede ser más de lo que pagó/)
      assert.equal((await cards.openHoldPage(order, ledgerLine(1, line.remembered[0]))).url, first.url)
      const second = ledgerLine(1, line.remembered[0])
      const english = await cards.openHoldPage({ ...order, language: 'en' }, second)
      assert.match(await said(english), /lang="en">Your card is not charged now.*may be more than you paid/)
      assert.deepEqual(await cards.readHold(line.remembered[0]!), { kind: 'gone', ref: line.remembered[0] })
    })

    it('sends a client who has authorised already straight back', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      await cards.openHoldPage(order, line)
      await till.control('authorise', { rma: order.rma, card: 'visa' })
      assert.equal((await cards.openHoldPage(order, ledgerLine(1, line.remembered[0]))).url, order.returnUrl)
    })

    it('says that the card is charged now when it is for a payment, keeps no card, and reads so', async () => {
      const rma = newCase()
      const order = pageOrder(rma, { purpose: 'payment', consent: 'withheld' })
      const line = ledgerLine()
      const { url } = await cards.openHoldPage(order, line)
      const page = await (await fetch(url)).text()
      assert.match(page, /is charged now/)
      assert.doesNotMatch(page, /not charged|only held/)
      await till.control('authorise', { rma, card: 'visa' })
      const hold = await cards.readHold(line.remembered[0]!)
      assert.ok(hold.kind === 'held')
      assert.deepEqual([hold.purpose, hold.card], ['payment', undefined])
    })

    it('names the case on the client’s statement, where the bank has room for it', async () => {
      const long = rmaNumber('speco-2026-00000077')
      for (const [rma, suffix] of [
        [rmaNumber('RMA-77'), 'RMA-77'],
        [long, null],
      ] as const) {
        await authorised(till, rma)
        const { statement_descriptor_suffix: said } = (await till.payments(rma))[0]!.paymentIntent
        assert.equal(said, suffix)
      }
    })

    it('waits with the hold pending until the client has authorised', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      await cards.openHoldPage(order, line)
      assert.equal((await cards.readHold(line.remembered[0]!)).kind, 'pending')
    })

    it('CARD-48: is closed when the hold is no longer wanted', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      const { url } = await cards.openHoldPage(order, line)
      const ref = line.remembered[0]!
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine()), { kind: 'released' })
      assert.equal((await fetch(url)).status, 410)
    })

    it('CARD-48: lets go of the hold when the client was quicker than its closing', async () => {
      const order = pageOrder(newCase())
      const line = ledgerLine()
      await cards.openHoldPage(order, line)
      await till.control('authorise', { rma: order.rma, card: 'visa' })
      const ref = line.remembered[0]!
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine()), { kind: 'released' })
      assert.equal((await cards.readHold(ref)).kind, 'gone')
    })

    it('makes a customer once, and lets us remember it', async () => {
      const order = pageOrder(newCase())
      assert.equal(await customerOf(order), await customerOf({ ...order, key: 'another hold' }))
    })

    async function customerOf(order: ReturnType<typeof pageOrder>): Promise<string> {
      let made = ''
      const customer = {
        customerRef: order.customer.customerRef,
        remember: async (ref: string) => {
          made = ref
        },
      }
      await cards.openHoldPage({ ...order, key: `${order.key}:again`, customer }, ledgerLine())
      return made
    }
  })

  describe('how long a hold lives', () => {
    for (const [brand, life] of [
      ['visa', 29 * DAY + 18 * HOUR],
      ['mastercard', 30 * DAY],
      ['amex', 7 * DAY],
    ] as const)
      it(`is ${life / HOUR} hours with ${brand} where the contract has holds of weeks, and then a renewal’s`, async () => {
        await till.control('account', { extendedAuthorization: 'granted' })
        const rma = newCase()
        const hold = await authorised(till, rma, brand)
        assert.equal(hold.captureBefore, instant(ms(MORNING) + life))
        const renewed = await cards.placeHold(cardOrder(rma, 'hold:2', hold), ledgerLine())
        assert.ok(renewed.kind === 'held' && renewed.captureBefore < hold.captureBefore === life > 7 * DAY)
      })

    it('CARD-13: is the usual seven days where the contract has none of weeks: the page opens all the same, once', async () => {
      await till.control('account', { extendedAuthorization: 'not-in-contract' })
      const rma = newCase()
      const order = pageOrder(rma)
      const line = ledgerLine()
      const { url } = await cards.openHoldPage(order, line)
      assert.equal((await cards.openHoldPage(order, ledgerLine(1, line.remembered[0]))).url, url)
      await till.control('authorise', { rma, card: 'visa' })
      const hold = await cards.readHold(line.remembered[0]!)
      assert.ok(hold.kind === 'held')
      assert.equal(hold.captureBefore, instant(ms(MORNING) + 7 * DAY))
    })

    it('is never asked for weeks where the policy does not want it', async () => {
      await till.control('account', { extendedAuthorization: 'granted' })
      const hold = await authorised(till, newCase(), 'visa', { extended: 'not-asked' })
      assert.equal(hold.captureBefore, instant(ms(MORNING) + 7 * DAY))
    })

    for (const brand of ['visa', 'mastercard', 'amex'])
      it(`is seven days when the client authorised it with ${brand}`, async () => {
        const hold = await authorised(till, newCase(), brand)
        assert.equal(hold.captureBefore, instant(ms(MORNING) + 7 * DAY))
        assert.equal(hold.brand, brand)
        assert.deepEqual(hold.amount, usd(399_00))
      })

    for (const [brand, life] of [
      ['visa', 4 * DAY + 18 * HOUR],
      ['mastercard', 7 * DAY],
      ['amex', 7 * DAY],
    ] as const)
      it(`is ${life / HOUR} hours when we renewed it with ${brand}`, async () => {
        const rma = newCase()
        const first = await authorised(till, rma, brand)
        till.pass(rma, 6 * DAY)
        const second = await cards.placeHold(cardOrder(rma, 'hold:2', first), ledgerLine())
        assert.ok(second.kind === 'held')
        assert.equal(second.captureBefore, instant(ms(MORNING) + 6 * DAY + life))
        assert.deepEqual(second.card, first.card)
      })

    it('ends in its own case only', async () => {
      const [late, early] = [newCase(), newCase()]
      const [lateHold, earlyHold] = [await authorised(till, late), await authorised(till, early)]
      till.pass(late, 7 * DAY)
      assert.deepEqual(await cards.readHold(lateHold.ref), { kind: 'gone', ref: lateHold.ref })
      assert.equal((await cards.readHold(earlyHold.ref)).kind, 'held')
    })

    it('CARD-31: allows a capture in its last second, and none at its end', async () => {
      const [inTime, late] = [newCase(), newCase()]
      const [inTimeHold, lateHold] = [await authorised(till, inTime), await authorised(till, late)]
      till.pass(inTime, 7 * DAY - SECOND)
      till.pass(late, 7 * DAY)
      const capture = (ref: string) =>
        cards.captureHold({ key: `capture ${ref}`, ref, amount: usd(399_00) }, ledgerLine())
      assert.deepEqual(await capture(inTimeHold.ref), { kind: 'captured', ref: inTimeHold.ref })
      assert.deepEqual(await capture(lateHold.ref), { kind: 'gone' })
    })
  })

  it('keeps no card without consent', async () => {
    const hold = await authorised(till, newCase(), 'visa', { consent: 'withheld' })
    assert.equal(hold.card, undefined)
  })

  describe('capturing', () => {
    it('takes what is missing and lets the rest go', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      const order = { key: 'capture', ref, amount: usd(150_00) }
      assert.deepEqual(await cards.captureHold(order, ledgerLine()), { kind: 'captured', ref })
      assert.deepEqual(await cards.readHold(ref), { kind: 'captured', ref, amount: usd(150_00) })
    })

    it('CARD-28: never takes more than is held', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await assert.rejects(cards.captureHold({ key: 'capture', ref, amount: usd(399_01) }, ledgerLine()), RefusedError)
      assert.equal((await cards.readHold(ref)).kind, 'held')
    })

    it('CARD-30: is done when it was done already, whoever asks again', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      const order = { key: 'capture', ref, amount: usd(399_00) }
      await cards.captureHold(order, ledgerLine())
      await till.control('prune-keys', {})
      assert.deepEqual(await cards.captureHold(order, ledgerLine()), { kind: 'captured', ref })
      assert.deepEqual(await cards.captureHold(order, ledgerLine(1)), { kind: 'captured', ref })
      assert.equal((await till.payments(rma))[0]!.captures.length, 1)
    })

    it('CARD-49: is refused when the hold was captured for another amount', async () => {
      const { ref } = await authorised(till, newCase())
      await cards.captureHold({ key: 'one', ref, amount: usd(100_00) }, ledgerLine())
      await assert.rejects(cards.captureHold({ key: 'two', ref, amount: usd(399_00) }, ledgerLine()), RefusedError)
    })

    it('CARD-30: finds a released hold gone', async () => {
      const { ref } = await authorised(till, newCase())
      await cards.releaseHold({ key: 'release', ref }, ledgerLine())
      assert.deepEqual(await cards.captureHold({ key: 'capture', ref, amount: usd(1_00) }, ledgerLine()), {
        kind: 'gone',
      })
    })

    it('CARD-31: finds a hold gone that vanished behind our back', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await till.control('expire', { rma, webhook: 'withheld' })
      assert.deepEqual(await cards.captureHold({ key: 'capture', ref, amount: usd(1_00) }, ledgerLine()), {
        kind: 'gone',
      })
    })

    it('hears the bank say no, and leaves the hold as it is', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await till.control('cards', { rma, next: 'decline', times: 1 })
      assert.deepEqual(await cards.captureHold({ key: 'capture', ref, amount: usd(1_00) }, ledgerLine()), {
        kind: 'declined',
        why: 'soft',
        code: 'generic_decline',
      })
      assert.equal((await cards.readHold(ref)).kind, 'held')
    })
  })

  describe('releasing', () => {
    it('CARD-30: is done when it was done already, also after the gateway forgot our key', async () => {
      const { ref } = await authorised(till, newCase())
      const order = { key: 'release', ref }
      assert.deepEqual(await cards.releaseHold(order, ledgerLine()), { kind: 'released' })
      await till.control('prune-keys', {})
      assert.deepEqual(await cards.releaseHold(order, ledgerLine()), { kind: 'released' })
      assert.deepEqual(await cards.releaseHold(order, ledgerLine(1)), { kind: 'released' })
    })

    it('10: says so when the hold has run out by itself', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      till.pass(rma, 7 * DAY)
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine()), { kind: 'lapsed' })
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine(1)), { kind: 'lapsed' })
    })

    it('CARD-30: says so when the money was taken first', async () => {
      const { ref } = await authorised(till, newCase())
      await cards.captureHold({ key: 'capture', ref, amount: usd(399_00) }, ledgerLine())
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine()), { kind: 'captured' })
      assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine(1)), { kind: 'captured' })
    })
  })

  describe('charging and refunding', () => {
    it('charges the stored card, and gives back a part and then the rest', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma)
      const charged = await cards.charge(cardOrder(rma, 'charge', hold, usd(399_00)), ledgerLine())
      assert.ok(charged.kind === 'charged')
      for (const [key, amount] of Object.entries({ first: 100_00, second: 299_00 }))
        await cards.refund({ key, ref: charged.ref, amount: usd(amount) }, ledgerLine())
      const payment = (await till.payments(rma)).find(known => known.paymentIntent.id === charged.ref)!
      assert.deepEqual(
        payment.refunds.map(refund => refund.amount),
        [100_00, 299_00],
      )
      await assert.rejects(cards.refund({ key: 'third', ref: charged.ref, amount: usd(1) }, ledgerLine()), RefusedError)
    })

    it('never refunds more than was captured', async () => {
      const { ref } = await authorised(till, newCase())
      await cards.captureHold({ key: 'capture', ref, amount: usd(100_00) }, ledgerLine())
      await assert.rejects(cards.refund({ key: 'refund', ref, amount: usd(100_01) }, ledgerLine()), RefusedError)
    })

    it('CARD-26: refunds once when the gateway has forgotten our key', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await cards.captureHold({ key: 'capture', ref, amount: usd(100_00) }, ledgerLine())
      const order = { key: 'refund', ref, amount: usd(40_00) }
      await cards.refund(order, ledgerLine())
      await till.control('prune-keys', {})
      assert.deepEqual(await cards.refund(order, ledgerLine(1)), { kind: 'refunded' })
      assert.equal((await till.payments(rma))[0]!.refunds.length, 1)
    })

    it('CARD-51: refuses to refund what is under dispute', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await cards.captureHold({ key: 'capture', ref, amount: usd(100_00) }, ledgerLine())
      await till.control('dispute', { rma })
      await assert.rejects(cards.refund({ key: 'refund', ref, amount: usd(1_00) }, ledgerLine()), RefusedError)
    })
  })

  describe('a stored card that says no', () => {
    for (const [next, why, code] of [
      ['decline', 'soft', 'generic_decline'],
      ['insufficient-funds', 'insufficient-funds', 'insufficient_funds'],
      ['hard-decline', 'hard', 'lost_card'],
      ['authentication-needed', 'authentication-needed', 'authentication_required'],
    ] as const)
      it(`CARD-32: ${next}: ${why}, for a renewal as for a charge, and the same when asked again`, async () => {
        const rma = newCase()
        const hold = await authorised(till, rma)
        await till.control('cards', { rma, next })
        const no = { kind: 'declined', why, code }
        assert.deepEqual(await cards.charge(cardOrder(rma, 'charge', hold), ledgerLine()), no)
        const line = ledgerLine()
        const order = cardOrder(rma, 'hold:2', hold)
        assert.deepEqual(await cards.placeHold(order, line), no)
        assert.deepEqual(await cards.placeHold(order, ledgerLine(1, line.remembered[0])), no)
        await till.control('cards', { rma, next: 'ok' })
        assert.equal((await cards.placeHold(cardOrder(rma, 'hold:3', hold), ledgerLine())).kind, 'held')
      })

    it('is one that asks for the client where the bank does', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma, '4000002500003155')
      const answer = await cards.placeHold(cardOrder(rma, 'hold:2', hold), ledgerLine())
      assert.deepEqual(answer, { kind: 'declined', why: 'authentication-needed', code: 'authentication_required' })
    })

    it('is one that could be stored and not charged', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma, '4000000000000341')
      assert.equal((await cards.charge(cardOrder(rma, 'charge', hold), ledgerLine())).kind, 'declined')
    })

    it('CARD-33: is never tried again where the bank advises against it, whatever it calls its no', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma)
      await till.control('cards', { rma, next: 'never-again' })
      const no = { kind: 'declined', why: 'hard', code: 'do_not_honor' }
      assert.deepEqual(await cards.charge(cardOrder(rma, 'charge', hold), ledgerLine()), no)
    })

    it('CARD-50: is no card at all once it is not on the books', async () => {
      const rma = newCase()
      const order = { ...cardOrder(rma, 'hold:2', await authorised(till, rma)), card: 'pm_erased' }
      assert.deepEqual(await cards.placeHold(order, ledgerLine()), {
        kind: 'declined',
        why: 'no-card',
        code: 'resource_missing',
      })
    })
  })

  describe('when the answer is lost', () => {
    // The official client repeats a broken connection once by itself, so two in a row reach us.
    for (const fault of ['drop-after', '500-after'] as const) {
      const times = fault === 'drop-after' ? 2 : 1

      for (const route of ['create', 'confirm'] as const)
        it(`CARD-25: places one hold, whatever was lost (${fault} at ${route})`, async () => {
          const rma = newCase()
          const order = cardOrder(rma, 'hold:2', await authorised(till, rma))
          await till.control('faults', { route, fault, times, rma })
          const line = ledgerLine()
          await assert.rejects(cards.placeHold(order, line), UnreachableError)
          await till.control('prune-keys', {})
          const again = await cards.placeHold(order, ledgerLine(1, line.remembered[0]))
          assert.equal(again.kind, 'held')
          const renewals = (await till.payments(rma)).filter(known => known.paymentIntent.metadata.origin === 'renewal')
          assert.deepEqual(
            renewals.map(known => known.charges.length),
            [1],
          )
        })

      it(`CARD-25: captures once (${fault})`, async () => {
        const rma = newCase()
        const order = { key: 'capture', ref: (await authorised(till, rma)).ref, amount: usd(399_00) }
        await till.control('faults', { route: 'capture', fault, times })
        await assert.rejects(cards.captureHold(order, ledgerLine()), UnreachableError)
        assert.deepEqual(await cards.captureHold(order, ledgerLine(1)), { kind: 'captured', ref: order.ref })
        assert.equal((await till.payments(rma))[0]!.captures.length, 1)
      })

      it(`CARD-25: refunds once (${fault})`, async () => {
        const rma = newCase()
        const { ref } = await authorised(till, rma)
        await cards.captureHold({ key: 'capture', ref, amount: usd(399_00) }, ledgerLine())
        await till.control('faults', { route: 'refund', fault, times })
        const order = { key: 'refund', ref, amount: usd(399_00) }
        await assert.rejects(cards.refund(order, ledgerLine()), UnreachableError)
        assert.deepEqual(await cards.refund(order, ledgerLine(1)), { kind: 'refunded' })
        assert.equal((await till.payments(rma))[0]!.refunds.length, 1)
      })

      it(`CARD-25: lets go once (${fault})`, async () => {
        const { ref } = await authorised(till, newCase())
        await till.control('faults', { route: 'cancel', fault, times })
        await assert.rejects(cards.releaseHold({ key: 'release', ref }, ledgerLine()), UnreachableError)
        assert.deepEqual(await cards.releaseHold({ key: 'release', ref }, ledgerLine(1)), { kind: 'released' })
      })
    }

    it('charges once when one answer is lost and the same key is answered from memory', async () => {
      const rma = newCase()
      const order = cardOrder(rma, 'charge', await authorised(till, rma))
      await till.control('faults', { route: 'confirm', fault: 'drop-after' })
      assert.equal((await cards.charge(order, ledgerLine())).kind, 'charged')
      assert.deepEqual(
        (await till.payments(rma)).map(known => known.captures.length),
        [0, 1],
      )
    })

    it('CARD-37: charges once when a try that was given up for lost is quicker than the next', async () => {
      const rma = newCase()
      const order = cardOrder(rma, 'charge', await authorised(till, rma))
      const overtaken = {
        attempt: 1,
        remember: async (ref: string) => {
          const quicker = await cards.charge(order, ledgerLine(1, ref))
          assert.equal(quicker.kind, 'charged')
          await till.control('prune-keys', {})
        },
      }
      assert.equal((await cards.charge(order, overtaken)).kind, 'charged')
      assert.equal((await till.payments(rma))[1]!.captures.length, 1)
    })

    it('CARD-26: charges once, and later finds it, when we died before writing the payment down', async () => {
      const rma = newCase()
      const order = cardOrder(rma, 'charge', await authorised(till, rma))
      const first = await cards.charge(order, ledgerLine())
      await till.control('prune-keys', {})
      const line = ledgerLine(1)
      assert.deepEqual(await cards.charge(order, line), first)
      assert.deepEqual(line.remembered, [first.kind === 'charged' && first.ref])
      assert.equal((await till.payments(rma)).length, 2)
    })
  })

  describe('when the gateway fails, has done nothing, and answers so again for a day', () => {
    /** The first answer, and the second after it, as Temporal asks. */
    const twice = async <Answer>(ask: (line: ReturnType<typeof ledgerLine>) => Promise<Answer>): Promise<Answer> => {
      const line = ledgerLine()
      await assert.rejects(ask(line), UnreachableError)
      return ask(ledgerLine(1, line.remembered[0]))
    }

    for (const route of ['create', 'confirm'] as const)
      it(`CARD-1: places one hold (${route})`, async () => {
        const rma = newCase()
        const order = cardOrder(rma, 'hold:2', await authorised(till, rma))
        await till.control('faults', { route, fault: '500-before', rma })
        assert.equal((await twice(line => cards.placeHold(order, line))).kind, 'held')
        assert.equal((await till.payments(rma)).length, 2)
      })

    it('CARD-1: captures, before the hold has run out', async () => {
      const rma = newCase()
      const order = { key: `${rma}/capture`, ref: (await authorised(till, rma)).ref, amount: usd(399_00) }
      await till.control('faults', { route: 'capture', fault: '500-before' })
      assert.deepEqual(await twice(line => cards.captureHold(order, line)), { kind: 'captured', ref: order.ref })
      assert.equal((await till.payments(rma))[0]!.captures.length, 1)
    })

    it('CARD-1: lets go', async () => {
      const order = { key: 'release', ref: (await authorised(till, newCase())).ref }
      await till.control('faults', { route: 'cancel', fault: '500-before' })
      assert.deepEqual(await twice(line => cards.releaseHold(order, line)), { kind: 'released' })
    })

    it('CARD-1: refunds once, however often it fails', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await cards.captureHold({ key: 'capture', ref, amount: usd(399_00) }, ledgerLine())
      await till.control('faults', { route: 'refund', fault: '500-before', times: 3 })
      const order = { key: 'refund', ref, amount: usd(40_00) }
      for (const attempt of [0, 1, 2]) await assert.rejects(cards.refund(order, ledgerLine(attempt)), UnreachableError)
      assert.deepEqual(await cards.refund(order, ledgerLine(3)), { kind: 'refunded' })
      assert.equal((await till.payments(rma))[0]!.refunds.length, 1)
    })

    it('CARD-1: opens one page', async () => {
      const order = pageOrder(newCase())
      await till.control('faults', { route: 'page', fault: '500-before' })
      const { url } = await twice(line => cards.openHoldPage(order, line))
      assert.equal((await fetch(url)).status, 200)
    })

    it('CARD-1: makes the customer', async () => {
      await till.control('faults', { route: 'customer', fault: '500-before' })
      const order = pageOrder(newCase())
      assert.match((await twice(line => cards.openHoldPage(order, line))).url, /pay/)
    })

    it('CARD-1: takes no other key while the first may have worked, seen or not', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await cards.captureHold({ key: `${rma}/capture`, ref, amount: usd(399_00) }, ledgerLine())
      await till.control('faults', { route: 'refund', fault: 'drop-after', times: 2 })
      const order = { key: `${rma}/refund`, ref, amount: usd(40_00) }
      await assert.rejects(cards.refund(order, ledgerLine()), UnreachableError)
      assert.deepEqual(await cards.refund(order, ledgerLine()), { kind: 'refunded' })
      assert.equal((await till.payments(rma))[0]!.refunds.length, 1)
    })
  })

  describe('when the gateway is not to be had', () => {
    for (const [fault, retryAfter] of [
      ['429', 3 * SECOND],
      ['409', undefined],
    ] as const)
      it(`CARD-14: asks to be asked again (${fault}), when it says so, and nothing has happened`, async () => {
        const rma = newCase()
        const order = cardOrder(rma, 'hold:2', await authorised(till, rma))
        await till.control('faults', { route: 'create', fault })
        await assert.rejects(cards.placeHold(order, ledgerLine()), error => {
          assert.ok(error instanceof UnreachableError)
          return error.retryAfter === retryAfter
        })
        assert.equal((await till.payments(rma)).length, 1)
        assert.equal((await cards.placeHold(order, ledgerLine(1))).kind, 'held')
      })

    it('CARD-25: asks to be asked again when nobody is there', async () => {
      const nobody = stripeCards({ apiKey: 'sk_test', apiBase: 'http://127.0.0.1:9' })
      await assert.rejects(nobody.readHold('pi_1'), UnreachableError)
    })

    it('CARD-29: takes a wrong key for something operations will mend', async () => {
      const stranger = stripeCards({ apiKey: 'sk_test_rotated', apiBase: till.url })
      await assert.rejects(stranger.readHold('pi_1'), error => {
        assert.ok(error instanceof UnreachableError)
        assert.match(error.message, /Check the API key/)
        return true
      })
    })

    it('CARD-27: takes a key that was used for another request for a mistake of ours, and nothing happens', async () => {
      const { ref } = await authorised(till, newCase())
      await till.control('faults', { route: 'capture', fault: '500-before' })
      const capture = (amount: number) => cards.captureHold({ key: 'capture', ref, amount: usd(amount) }, ledgerLine())
      await assert.rejects(capture(399_00), UnreachableError)
      await assert.rejects(capture(100_00), (error: Error) => {
        assert.ok(error instanceof RefusedError)
        assert.match(error.message, /idempotency_error/)
        return true
      })
      assert.equal((await cards.readHold(ref)).kind, 'held')
    })

    it('CARD-28: takes a payment nobody knows for a mistake of ours', async () => {
      await assert.rejects(cards.readHold('pi_unknown'), RefusedError)
    })
  })
})
