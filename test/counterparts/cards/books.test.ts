import assert from 'node:assert/strict'
import { stripeBooks } from '../../../counterparts/cards/books.ts'
import { UnreachableError } from '../../../counterparts/errors.ts'
import { after, DAY } from '../../../domain/time.ts'
import {
  API_KEY,
  authorised,
  ledgerLine,
  MORNING,
  newCase,
  openTill,
  type Till,
  usd,
} from '../../sandbox/gateway/till.ts'

describe('The gateway’s books', () => {
  let till: Till
  beforeEach(async () => {
    till = await openTill()
  })
  afterEach(() => till.close())
  const books = () => stripeBooks({ apiKey: API_KEY, apiBase: till.url })

  async function made(fields: Record<string, string>): Promise<void> {
    const answer = await fetch(`${till.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}` },
      body: new URLSearchParams({ amount: '100', currency: 'usd', ...fields }),
    })
    assert.equal(answer.status, 200, await answer.text())
  }

  it('show a hold, what was taken of it and what was given back', async () => {
    const rma = newCase()
    const { ref } = await authorised(till, rma)
    const [held] = (await books().payments(MORNING)).entries
    assert.deepEqual(held, { ref, rma, state: 'held', ...usd(399_00) })
    await till.cards.captureHold({ key: `${rma}/capture/1`, ref, amount: usd(300_00) }, ledgerLine())
    assert.deepEqual(await books().payment(ref), { ref, rma, state: 'taken', ...usd(300_00) })
    await till.cards.refund({ key: `${rma}/refund/1`, ref, amount: usd(50_00) }, ledgerLine())
    const [given] = await books().refundsOf(ref)
    assert.deepEqual([given?.payment, given?.key, given?.amount], [ref, `${rma}/refund/1`, 50_00])
    assert.deepEqual((await books().refunds(MORNING)).entries, [given])
    assert.equal(await books().payment('pi_nowhere'), undefined)
  })

  it('are read page by page, from a day on, and leave out what is not ours', async () => {
    const rma = newCase()
    const marks = { 'metadata[rma]': rma, 'metadata[origin]': 'charge', 'metadata[consent]': 'agreed' }
    for (let n = 1; n <= 101; n++) await made({ ...marks, 'metadata[key]': `${rma}/charge/${n}` })
    await made({})
    const first = await books().payments(MORNING)
    assert.equal(first.entries.length, 99)
    const second = await books().payments(MORNING, first.next)
    assert.deepEqual([second.entries.length, second.next], [2, undefined])
    assert.equal(new Set([...first.entries, ...second.entries].map(({ ref }) => ref)).size, 101)
    assert.deepEqual(await books().payments(after(MORNING, DAY)), { entries: [] })
  })

  it('are asked for again while the gateway is away', async () => {
    await assert.rejects(
      stripeBooks({ apiKey: 'sk_test_other', apiBase: till.url }).payments(MORNING),
      UnreachableError,
    )
  })
})
