import assert from 'node:assert/strict'
import Stripe from 'stripe'
import { readCardHook } from '../../../counterparts/cards/hook.ts'
import type { HookRequest } from '../../../counterparts/hook.ts'
import type { Fact } from '../../../domain/fact.ts'
import type { RmaNumber } from '../../../domain/names.ts'
import { DAY, ms, SECOND } from '../../../domain/time.ts'
import {
  authorised,
  cardOrder,
  ledgerLine,
  MORNING,
  newCase,
  openTill,
  pageOrder,
  SECRET,
  type Till,
  usd,
} from '../../sandbox/gateway/till.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('what the card gateway tells us', () => {
  describe('and whether it is really the gateway', () => {
    const config = { secrets: [SECRET] }

    it('is believed when it is signed with our secret', () => {
      assert.equal(readCardHook(signed(), config).kind, 'facts')
    })

    it('CARD-10: is forged without a signature, with another secret, or with another body', () => {
      const genuine = signed()
      const verdicts = [
        { ...genuine, headers: {} },
        signed({ secret: 'whsec_somebody' }),
        { ...genuine, body: Buffer.from(genuine.body.toString().replace('RMA-1001', 'RMA-1002')) },
        { ...genuine, headers: { 'stripe-signature': 'nonsense' } },
      ].map(request => readCardHook(request, config).kind)
      assert.deepEqual(verdicts, ['forged', 'forged', 'forged', 'forged'])
    })

    it('CARD-11: may be five minutes old, and no older, by the wall clock', () => {
      const at = (age: number) => readCardHook(signed({ age }), config).kind
      assert.deepEqual([at(300 * SECOND), at(301 * SECOND)], ['facts', 'forged'])
    })

    it('may be as old as we are told to allow', () => {
      const at = (age: number) => readCardHook(signed({ age }), { ...config, toleranceSeconds: 60 }).kind
      assert.deepEqual([at(60 * SECOND), at(61 * SECOND)], ['facts', 'forged'])
    })

    it('CARD-12: is believed under the old and the new secret while one replaces the other', () => {
      const rotating = { secrets: ['whsec_new', SECRET] }
      assert.equal(readCardHook(signed(), rotating).kind, 'facts')
      assert.equal(readCardHook(signed({ secret: 'whsec_new' }), rotating).kind, 'facts')
      assert.equal(readCardHook(signed(), { secrets: ['whsec_new'] }).kind, 'forged')
    })

    it('is never believed while no secret is set', () => {
      assert.equal(readCardHook(signed(), { secrets: [] }).kind, 'forged')
    })

    it('CARD-47: tells of a hold that somebody let go at the gateway, and not of one that we let go ourselves', () => {
      const canceled = (cancellation_reason: string | null) =>
        readCardHook(signed({ type: 'payment_intent.canceled', cancellation_reason }), config).kind
      assert.deepEqual(
        [canceled('requested_by_customer'), canceled('automatic'), canceled(null)],
        ['facts', 'facts', 'ignored'],
      )
    })

    it('CARD-52: is ignored when it is about a payment that is not ours', () => {
      assert.deepEqual(readCardHook(signed({ metadata: { order: '77' } }), config), { kind: 'ignored' })
    })
  })

  describe('becomes a fact', () => {
    let till: Till
    beforeEach(async () => {
      till = await openTill()
    })
    afterEach(() => till.close())

    it('when the client authorised the hold, with what they agreed to', async () => {
      for (const consent of ['agreed', 'withheld'] as const) {
        const rma = newCase()
        const { ref } = await authorised(till, rma, 'visa', { consent })
        await till.hooksTaken()
        assert.deepEqual(facts(till, rma), [{ name: 'cardAuthorised', at: MORNING, ref, consent }])
      }
    })

    it('when the bank declined at the hold page', async () => {
      const rma = newCase()
      await till.cards.openHoldPage(pageOrder(rma), ledgerLine())
      await till.control('authorise', { rma, card: 'insufficient_funds' })
      await till.hooksTaken()
      const [fact] = facts(till, rma)
      assert.equal(fact?.name, 'cardDeclined')
    })

    it('when a hold ran out, in its case’s own time', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      till.pass(rma, 8 * DAY)
      await till.sweep(rma)
      await till.hooksTaken()
      const expired = facts(till, rma).filter(fact => fact.name === 'holdExpired')
      // Two events say so, of the payment and of its charge: it is one fact all the same.
      assert.deepEqual(expired, [{ name: 'holdExpired', at: till.now(rma), ref }])
      assert.equal(till.hooks.filter(hook => /expired|canceled/.test(hook.type)).length, 2)
    })

    it('when a charge is disputed, and when the bank has decided', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await till.cards.captureHold({ key: 'capture', ref, amount: usd(120_00) }, ledgerLine())
      await till.control('dispute', { rma })
      await till.control('dispute', { rma, outcome: 'lost' })
      await till.hooksTaken()
      const told = facts(till, undefined).filter(fact => 'ref' in fact && fact.ref === ref)
      assert.deepEqual(told, [
        { name: 'disputeOpened', at: MORNING, ref },
        { name: 'disputeClosed', at: MORNING, ref, verdict: 'lost', amount: 120_00 },
      ])
    })

    it('only once for what we do ourselves: not for a renewal, a refused renewal, a capture or a release', async () => {
      const rma = newCase()
      const hold = await authorised(till, rma)
      const renewed = await till.cards.placeHold(cardOrder(rma, 'hold:2', hold), ledgerLine())
      await till.cards.releaseHold({ key: 'release', ref: hold.ref }, ledgerLine())
      await till.control('cards', { rma, next: 'decline', times: 1 })
      await till.cards.placeHold(cardOrder(rma, 'hold:3', hold), ledgerLine())
      assert.ok(renewed.kind === 'held')
      await till.cards.captureHold({ key: 'capture', ref: renewed.ref, amount: usd(1_00) }, ledgerLine())
      await till.hooksTaken()
      assert.deepEqual(
        facts(till, rma).map(fact => fact.name),
        ['cardAuthorised'],
      )
    })

    it('CARD-9: named by what it is about, so that telling it twice, or in another event, adds nothing', async () => {
      const rma = newCase()
      const { ref } = await authorised(till, rma)
      await till.hooksTaken()
      const hook = till.hooks.find(known => known.type === 'payment_intent.amount_capturable_updated')!
      const reading = readCardHook(hook, { secrets: [SECRET] })
      assert.ok(reading.kind === 'facts')
      const { source, eventId, by } = reading.facts[0]!
      assert.deepEqual(
        { source, eventId, by },
        { source: 'cards', eventId: `cardAuthorised:${ref}`, by: 'cards:stripe' },
      )
    })
  })
})

/** The facts in all webhooks that came in, of one case or of none; each once, as the records keep them. */
function facts(till: Till, rma: RmaNumber | undefined): Fact[] {
  const reported = till.hooks
    .map(hook => readCardHook(hook, { secrets: [SECRET] }))
    .flatMap(reading => (reading.kind === 'facts' ? reading.facts : []))
    .filter(told => told.rma === rma)
  const once = new Map(reported.toReversed().map(told => [`${told.source} ${told.eventId}`, told.fact]))
  return [...once.values()].toReversed()
}

function signed(
  change: {
    secret?: string
    age?: number
    type?: string
    metadata?: Record<string, string>
    cancellation_reason?: string | null
  } = {},
): HookRequest {
  const { type = 'payment_intent.amount_capturable_updated', cancellation_reason = null } = change
  const metadata = change.metadata ?? { rma: 'RMA-1001', key: 'k', origin: 'hold-page', consent: 'agreed' }
  const object = { id: 'pi_1', metadata, cancellation_reason }
  const payload = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type,
    created: ms(MORNING) / SECOND,
    data: { object },
  })
  const timestamp = (NOW - (change.age ?? 0)) / SECOND
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: change.secret ?? SECRET, timestamp })
  return { body: Buffer.from(payload), headers: { 'stripe-signature': signature }, now: NOW }
}
