import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { DAY, SECOND } from '../../../domain/time.ts'
import { openBooks } from '../../../sandbox/gateway/books.ts'
import { IdempotencyKeys } from '../../../sandbox/gateway/idempotency.ts'
import { API_KEY, authorised, cardOrder, ledgerLine, newCase, openTill, pageOrder, type Till, usd } from './till.ts'

describe('the sandbox’s card gateway', () => {
  let till: Till
  let stripe: Stripe
  beforeEach(async () => {
    till = await openTill()
    const port = new URL(till.url).port
    stripe = new Stripe(API_KEY, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
  })
  afterEach(() => till.close())

  describe('the pay page', () => {
    for (const [card, code] of [
      ['4000000000000002', 'generic_decline'],
      ['4000000000009995', 'insufficient_funds'],
      ['4000 0000 0000 0069', 'expired_card'],
      ['lost_card', 'lost_card'],
    ] as const)
      it(`declines ${card}, and takes another card afterwards in the same payment`, async () => {
        const rma = newCase()
        await till.cards.openHoldPage(pageOrder(rma), ledgerLine())
        assert.deepEqual((await till.control('authorise', { rma, card })).body, { kind: 'declined', code })
        assert.equal((await till.control('authorise', { rma, card: 'visa' })).body.kind, 'authorised')
        const [payment, ...others] = await till.payments(rma)
        assert.deepEqual([payment!.charges.map(charge => charge.status), others], [['failed', 'succeeded'], []])
      })

    it('is a form a person can fill in', async () => {
      const order = pageOrder(newCase())
      const { url } = await till.cards.openHoldPage(order, ledgerLine())
      const submit = (card: string) =>
        fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' })
      assert.equal((await submit('4000000000000002')).status, 402)
      const done = await submit('4242 4242 4242 4242')
      assert.deepEqual([done.status, done.headers.get('location')], [303, order.returnUrl])
      assert.equal((await submit('visa')).status, 303) // Twice pressed is once paid.
      assert.equal((await till.payments(order.rma)).length, 1)
    })

    it('must be there before the client can authorise', async () => {
      const { status, body } = await till.control('authorise', { rma: newCase(), card: 'visa' })
      assert.equal(status, 404)
      assert.match(String(body.message), /no open pay page/)
    })
  })

  describe('the state of a payment', () => {
    it('does not allow a capture after a release', async () => {
      const { ref } = await authorised(till, newCase())
      await stripe.paymentIntents.cancel(ref)
      await rejectedWith(stripe.paymentIntents.capture(ref), 400, 'payment_intent_unexpected_state')
    })

    it('does not allow a second capture', async () => {
      const { ref } = await authorised(till, newCase())
      await stripe.paymentIntents.capture(ref, { amount_to_capture: 1_00 })
      await rejectedWith(stripe.paymentIntents.capture(ref), 400, 'payment_intent_unexpected_state')
    })

    it('does not allow a capture after the hold ran out', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      till.pass(rma, 7 * DAY)
      await rejectedWith(stripe.paymentIntents.capture(ref), 400, 'charge_expired_for_capture')
    })

    it('does not allow one cent more than is held', async () => {
      const { ref } = await authorised(till, newCase())
      await rejectedWith(stripe.paymentIntents.capture(ref, { amount_to_capture: 399_01 }), 400, 'amount_too_large')
      assert.equal((await stripe.paymentIntents.capture(ref, { amount_to_capture: 399_00 })).status, 'succeeded')
    })

    it('does not allow to confirm what is confirmed', async () => {
      const { ref } = await authorised(till, newCase())
      await rejectedWith(stripe.paymentIntents.confirm(ref), 400, 'payment_intent_unexpected_state')
    })

    it('tells with a decline which payment and charge it was', async () => {
      const rma = newCase()
      const { card } = await authorised(till, rma, '4000000000000341')
      const made = await stripe.paymentIntents.create({
        amount: 5_00,
        currency: 'usd',
        customer: card!.gatewayCustomer,
        payment_method: card!.card,
      })
      const error = await rejectedWith(
        stripe.paymentIntents.confirm(made.id, { off_session: true }),
        402,
        'card_declined',
      )
      assert.deepEqual(
        [error.decline_code, error.advice_code, error.payment_intent?.id],
        ['generic_decline', 'try_again_later', made.id],
      )
    })
  })

  describe('what a request asks for', () => {
    it('is refused when the gateway does not know it, or misses something', async () => {
      await rejectedWith(stripe.rawRequest('POST', '/v1/customers', { colour: 'red' }), 400, 'parameter_unknown')
      await rejectedWith(stripe.rawRequest('POST', '/v1/payment_intents', { amount: 1 }), 400, 'parameter_missing')
      await rejectedWith(
        stripe.rawRequest('POST', '/v1/payment_intents', { amount: '1.5', currency: 'usd' }),
        400,
        'parameter_invalid_integer',
      )
    })

    it('may be a hold of weeks only where the contract has it, and a page without it always', async () => {
      await till.control('account', { extendedAuthorization: 'not-in-contract' })
      const customer = (await stripe.customers.create()).id
      const line_items = [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 1_00, product_data: { name: 'x' } } },
      ]
      const page = { mode: 'payment', customer, success_url: 'https://x.example', line_items } as const
      const asking = { payment_method_options: { card: { request_extended_authorization: 'if_available' as const } } }
      const refused = await rejectedWith(stripe.checkout.sessions.create({ ...page, ...asking }), 400, undefined)
      assert.match(refused.message, /not eligible for the requested card features/)
      assert.equal((await stripe.checkout.sessions.create(page)).status, 'open')
    })

    it('may say on the statement what a bank can print, and no more', async () => {
      const pay = (statement_descriptor_suffix: string) =>
        stripe.paymentIntents.create({ amount: 1_00, currency: 'usd', statement_descriptor_suffix })
      assert.equal((await pay('RMA-1001')).statement_descriptor_suffix, 'RMA-1001')
      for (const wrong of ['1001', 'RMA*1001', 'RMA-1001 and its twenty units'])
        await rejectedWith(pay(wrong), 400, 'invalid_statement_descriptor_suffix')
    })

    it('is listed since a time, where it is asked so', async () => {
      const { created } = await stripe.customers.create()
      const since = async (gte: number) =>
        (await stripe.paymentIntents.list({ created: { gte } })).data.map(payment => payment.id)
      const { ref } = await authorised(till, newCase())
      const at = (await stripe.paymentIntents.retrieve(ref)).created
      assert.ok(created > 0)
      assert.deepEqual([await since(at), await since(at + 1)], [[ref], []])
    })

    it('is in one currency', async () => {
      const customer = await stripe.customers.create()
      const line = (currency: string) => ({
        quantity: 1,
        price_data: { currency, unit_amount: 1_00, product_data: { name: 'x' } },
      })
      await rejectedWith(
        stripe.checkout.sessions.create({
          mode: 'payment',
          customer: customer.id,
          success_url: 'https://x.example',
          line_items: [line('usd'), line('eur')],
        }),
        400,
        'parameter_invalid',
      )
    })

    it('may be a card only of the customer who let us keep it', async () => {
      const kept = await authorised(till, newCase())
      const other = await stripe.customers.create()
      const order = { amount: 1_00, currency: 'usd', payment_method: kept.card!.card }
      await rejectedWith(stripe.paymentIntents.create({ ...order, customer: other.id }), 404, 'resource_missing')
      const withheld = await authorised(till, newCase(), 'visa', { consent: 'withheld' })
      const payment = await stripe.paymentIntents.retrieve(withheld.ref)
      const unkept = { customer: String(payment.customer), payment_method: String(payment.payment_method) }
      await rejectedWith(stripe.paymentIntents.create({ ...order, ...unkept }), 404, 'resource_missing')
    })

    it('is listed newest first, page by page', async () => {
      const { card } = await authorised(till, newCase())
      const customer = card!.gatewayCustomer
      const made: string[] = []
      for (const amount of [1_00, 2_00, 3_00])
        made.push((await stripe.paymentIntents.create({ amount, currency: 'usd', customer })).id)
      const listed: string[] = []
      for await (const payment of stripe.paymentIntents.list({ customer, limit: 2 })) listed.push(payment.id)
      assert.deepEqual(listed.slice(0, 3), made.toReversed())
      assert.equal(listed.length, 4)
    })
  })

  describe('an idempotency key', () => {
    it('answers the same request from memory, and refuses another', async () => {
      const create = (name: string) => stripe.customers.create({ name }, { idempotencyKey: 'key' })
      const first = await create('Ana')
      const again = await create('Ana')
      assert.equal(again.id, first.id)
      assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true')
      await assert.rejects(create('Bob'), Stripe.errors.StripeIdempotencyError)
    })

    it('remembers a decline', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma)
      await till.control('cards', { rma, next: 'decline', times: 1 })
      const made = await stripe.paymentIntents.create({
        amount: 5_00,
        currency: 'usd',
        customer: hold.card!.gatewayCustomer,
        payment_method: hold.card!.card,
        metadata: { rma },
      })
      const confirm = () => stripe.paymentIntents.confirm(made.id, { off_session: true }, { idempotencyKey: 'confirm' })
      await rejectedWith(confirm(), 402, 'card_declined')
      await rejectedWith(confirm(), 402, 'card_declined')
      assert.equal((await stripe.paymentIntents.retrieve(made.id)).status, 'requires_payment_method')
    })

    for (const fault of ['500-before', '500-after'] as const)
      it(`remembers a failure of the gateway's own for a day, and says that it remembers (${fault})`, async () => {
        await till.control('faults', { route: 'customer', fault })
        const create = (key: string) => stripe.customers.create({ name: 'Ana' }, { idempotencyKey: key })
        const first = await rejectedWith(create('key'), 500, undefined)
        assert.equal(first.headers?.['idempotent-replayed'], undefined)
        const again = await rejectedWith(create('key'), 500, undefined)
        assert.equal(again.headers?.['idempotent-replayed'], 'true')
        assert.equal((await create('another key')).object, 'customer')
      })

    it('does what a request asks for when a 500 follows it, and nothing when it comes before', async () => {
      const { ref } = await authorised(till, newCase())
      await till.control('faults', { route: 'capture', fault: '500-before' })
      await rejectedWith(stripe.paymentIntents.capture(ref), 500, undefined)
      assert.equal((await stripe.paymentIntents.retrieve(ref)).status, 'requires_capture')
      await till.control('faults', { route: 'capture', fault: '500-after' })
      await rejectedWith(stripe.paymentIntents.capture(ref), 500, undefined)
      assert.equal((await stripe.paymentIntents.retrieve(ref)).status, 'succeeded')
    })

    it('lasts a day of the wall clock', async () => {
      let now = 0
      let runs = 0
      const keys = new IdempotencyKeys(openBooks().answers, () => now)
      const ask = () => keys.answer('key', 'same', async () => ({ status: 200, body: { run: ++runs }, replay: 'kept' }))
      await ask()
      now = DAY - 1
      await ask()
      assert.equal(runs, 1)
      now = DAY
      await ask()
      assert.equal(runs, 2)
    })

    it('is in use until its first request is answered', async () => {
      const keys = new IdempotencyKeys(openBooks().answers, () => 0)
      let finish = () => {}
      const first = keys.answer('key', 'same', async () => {
        await new Promise<void>(resolve => {
          finish = resolve
        })
        return { status: 200, body: {}, replay: 'kept' }
      })
      const second = keys.answer('key', 'same', async () => ({ status: 200, body: {}, replay: 'kept' }))
      await assert.rejects(second, /in-progress/)
      finish()
      assert.equal((await first).status, 200)
    })
  })

  describe('its webhooks', () => {
    it('are sent again until they are taken', async () => {
      till.answerHooks(503)
      await authorised(till, newCase())
      till.answerHooks(200)
      await till.hooksTaken()
      assert.ok(till.hooks.some(known => known.type === 'payment_intent.amount_capturable_updated'))
    })

    it('are withheld when a hold is to vanish without a word', async () => {
      const [silent, told] = [newCase(), newCase()]
      await authorised(till, silent)
      await authorised(till, told)
      await till.control('expire', { rma: silent, webhook: 'withheld' })
      await till.control('expire', { rma: told })
      await till.hooksTaken()
      const canceled = till.hooks.filter(known => known.type === 'payment_intent.canceled')
      assert.deepEqual(
        canceled.map(hook => JSON.parse(hook.body.toString()).data.object.metadata.rma),
        [told],
      )
    })

    it('tell of an expired page at the next sweep, of that case only', async () => {
      const [late, other] = [newCase(), newCase()]
      for (const rma of [late, other]) await till.cards.openHoldPage(pageOrder(rma), ledgerLine())
      till.pass(late, DAY)
      till.pass(other, DAY)
      await till.sweep(late)
      await till.hooksTaken()
      const expired = till.hooks.filter(known => known.type === 'checkout.session.expired')
      assert.deepEqual(
        expired.map(hook => JSON.parse(hook.body.toString()).data.object.metadata.rma),
        [late],
      )
    })
  })

  describe('its controls', () => {
    it('say what they expected', async () => {
      const { status, body } = await till.control('cards', { rma: 'RMA-1', next: 'maybe' })
      assert.equal(status, 400)
      assert.match(String(body.message), /insufficient-funds/)
      assert.equal((await till.control('wish', {})).status, 404)
      assert.equal((await till.control('expire', { rma: newCase() })).status, 404)
      assert.equal((await till.control('dispute', { rma: newCase() })).status, 404)
    })

    it('change one case’s card, as often as they were told to', async () => {
      const [poor, rich] = [newCase(), newCase()]
      const [poorHold, richHold] = [await authorised(till, poor), await authorised(till, rich)]
      await till.control('cards', { rma: poor, next: 'insufficient-funds', times: 1 })
      const renew = async (hold: typeof poorHold, rma: typeof poor, key: string) =>
        (await till.cards.placeHold(cardOrder(rma, key, hold), ledgerLine())).kind
      assert.deepEqual(
        [await renew(richHold, rich, '2'), await renew(poorHold, poor, '2'), await renew(poorHold, poor, '3')],
        ['held', 'declined', 'held'],
      )
    })
  })

  it('knows everything again after it was stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gateway-'))
    const lasting = await openTill(folder)
    try {
      const rma = newCase()
      const hold = await authorised(lasting, rma)
      lasting.answerHooks(503)
      const capture = { key: 'capture', ref: hold.ref, amount: usd(10_00) }
      await lasting.cards.captureHold(capture, ledgerLine())
      lasting.answerHooks(200)
      await lasting.restart()
      await lasting.hooksTaken()
      assert.ok(lasting.hooks.some(known => known.type === 'payment_intent.succeeded'))
      assert.deepEqual(await lasting.cards.captureHold(capture, ledgerLine()), { kind: 'captured', ref: hold.ref })
      assert.equal((await lasting.payments(rma))[0]!.captures.length, 1)
      lasting.pass(rma, 7 * DAY + SECOND)
      assert.equal((await lasting.cards.placeHold(cardOrder(rma, 'hold:2', hold), ledgerLine())).kind, 'held')
    } finally {
      await lasting.close()
      await rm(folder, { recursive: true })
    }
  })
})

/** The official client's own error, with this status and code. */
async function rejectedWith(
  answer: Promise<unknown>,
  status: number,
  code: string | undefined,
): Promise<Stripe.errors.StripeError> {
  const error = await answer.then(
    () => assert.fail('It was accepted.'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Stripe.errors.StripeError, String(error))
  assert.deepEqual([error.statusCode, error.code], [status, code])
  return error
}
