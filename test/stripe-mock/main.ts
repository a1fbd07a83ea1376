import { stripeBooks } from '../../counterparts/cards/books.ts'
import { stripeCards } from '../../counterparts/cards/stripe.ts'
import { stripeWatch } from '../../counterparts/cards/watch.ts'
import type { RmaNumber } from '../../domain/names.ts'
import {
  API_KEY,
  cardOrder,
  type Held,
  ledgerLine,
  MORNING,
  newCase,
  openTill,
  pageOrder,
  usd,
} from '../sandbox/gateway/till.ts'
import { standBetween } from './between.ts'
import { startOracle } from './oracle.ts'

/**
 * `npm run test:stripe-mock`: every request that our adapter sends is held against Stripe's own `stripe-mock`, told as
 * one story of the sandbox's gateway. Needs Go, once.
 */
const EXPECTED = [
  'GET /v1/checkout/sessions',
  'GET /v1/checkout/sessions/:id',
  'GET /v1/disputes',
  'GET /v1/payment_intents',
  'GET /v1/payment_intents/:id',
  'GET /v1/refunds',
  'POST /v1/checkout/sessions',
  'POST /v1/checkout/sessions/:id/expire',
  'POST /v1/customers',
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/:id/cancel',
  'POST /v1/payment_intents/:id/capture',
  'POST /v1/payment_intents/:id/confirm',
  'POST /v1/refunds',
]

const oracle = await startOracle().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
const till = await openTill()
const between = await standBetween(oracle.url, till.url)
const config = { apiKey: API_KEY, apiBase: between.url }
const [cards, watch, books] = [stripeCards(config), stripeWatch(config), stripeBooks(config)]
let failure: unknown
try {
  await tell()
} catch (error) {
  failure = error
} finally {
  await between.close()
  await till.close()
  oracle.stop()
}
process.exit(report() ? 0 : 1)

async function tell(): Promise<void> {
  const rma = newCase()
  const first = await held(rma)
  const second = await cards.placeHold(cardOrder(rma, 'renewal', first), ledgerLine(1))
  if (second.kind !== 'held') throw new Error(`The renewal is ${second.kind}.`)
  await cards.releaseHold({ key: 'release', ref: first.ref }, ledgerLine(1))
  await cards.captureHold({ key: 'capture', ref: second.ref, amount: usd(200_00) }, ledgerLine(1))
  await cards.refund({ key: 'refund', ref: second.ref, amount: usd(50_00) }, ledgerLine(1))
  await cards.charge(cardOrder(rma, 'charge', first), ledgerLine())

  await till.control('account', { extendedAuthorization: 'not-in-contract' })
  for (const change of [
    { consent: 'withheld' },
    { purpose: 'payment', consent: 'withheld' },
    { extended: 'not-asked' },
  ] as const) {
    const line = ledgerLine(1)
    await cards.openHoldPage(pageOrder(newCase(), change), line)
    await watch.page(line.remembered[0] ?? '')
    await cards.releaseHold({ key: 'close', ref: line.remembered[0] ?? '' }, ledgerLine())
  }
  await watch.hold(second.ref)
  await watch.disputes(MORNING)
  await books.payments(MORNING)
  await books.refunds(MORNING)
  await books.refundsOf(second.ref)
}

async function held(rma: RmaNumber): Promise<Held> {
  const line = ledgerLine(1)
  await cards.openHoldPage(pageOrder(rma), line)
  await till.control('authorise', { rma, card: 'visa' })
  const reading = await cards.readHold(line.remembered[0] ?? '')
  if (reading.kind !== 'held') throw new Error(`The hold is ${reading.kind}.`)
  return reading
}

function report(): boolean {
  const { shown } = between
  const unasked = EXPECTED.filter(shape => !shown.some(one => one.shape === shape))
  const unknown = new Set(shown.map(one => one.shape).filter(shape => !EXPECTED.includes(shape)))
  for (const shape of EXPECTED) {
    const asked = shown.filter(one => one.shape === shape)
    const wrong = asked.flatMap(one => one.wrong ?? [])
    console.log(
      `${wrong.length > 0 ? 'refused' : asked.length > 0 ? 'fits   ' : 'unasked'}  ${shape} (${asked.length})`,
    )
    for (const why of wrong) console.log(`         ${why}`)
  }
  for (const shape of unknown) console.log(`new      ${shape}: add it to the list in this file`)
  if (failure) console.error('The story broke off.', failure)
  return !failure && unasked.length === 0 && unknown.size === 0 && shown.every(one => one.wrong === undefined)
}
