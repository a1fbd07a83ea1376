import { z } from 'zod'
import { GOODS_CONDITIONS } from '../domain/not-needed-terms.ts'
import { FINDINGS, RESOLUTIONS, STOCK_ANSWERS, VERDICTS } from '../domain/staff-decision.ts'
import { form, oneOf, photos, price, serial, time, words } from '../policies/wire.ts'
import { type CaseRow, theCase } from './case-document.ts'
import { deciding, reason } from './deciding.ts'
import type { ApiHouse } from './house.ts'
import { malformed } from './problem.ts'
import type { Api } from './routes.ts'

/** What people decide: one route each, and the decision it asks the running case for. */
export function decisionRoutes(app: Api, house: ApiHouse): void {
  const decision = deciding(app, house, { tag: 'Decisions', caseOf: rma => theCase(house, rma) })

  decision('extension', 'Give the client more time', {
    body: form({ days: z.int('expected a whole number of days').min(1).max(365), reason }),
    example: { days: 10, reason: 'The client is travelling until the 20th.' },
    asks: ({ days, reason }) => ({ name: 'extend', days, reason }),
  })

  decision('cancellation', 'Cancel the exchange; after shipping the return is still owed', {
    body: form({ reason }),
    example: { reason: 'The client found the fault in their own cabling.' },
    asks: ({ reason }) => ({ name: 'cancel', reason }),
  })

  decision('hold-waiver', 'Let it ship without a hold', {
    body: form({ reason }),
    example: { reason: 'Known partner; the gateway is down today.' },
    asks: ({ reason }) => ({ name: 'waiveHold', reason }),
  })

  decision('hold-renewal', 'Let the hold be renewed beyond its limit, for another thirty days', {
    body: form({ reason }),
    example: { reason: 'The carrier is still looking for the replacement.' },
    asks: ({ reason }) => ({ name: 'renewHold', reason }),
  })

  decision('delivery-correction', 'Say when the replacement was really delivered', {
    body: form({ deliveredAt: time, reason }),
    example: { deliveredAt: '2026-03-05T15:12:00Z', reason: 'Signed delivery slip from the client.' },
    asks: ({ deliveredAt, reason }) => ({ name: 'correctDelivery', at: deliveredAt, reason }),
  })

  decision('inspection', 'Say what the inspection of a returned unit found', {
    body: form({
      serial,
      finding: oneOf(FINDINGS),
      cause: z.exactOptional(words(2_000)).meta({ description: 'Why it failed; some policies require it (FO-3).' }),
      packaging: z.exactOptional(oneOf(['original', 'missing'])),
      condition: z
        .exactOptional(oneOf(GOODS_CONDITIONS))
        .meta({ description: 'How goods that were not needed came back (FO-6).' }),
      quote: z
        .exactOptional(price)
        .meta({ description: 'For damage by the client: what the replacement is quoted at.' }),
      reason: reason.default('Inspected.'),
    }),
    example: { serial: 'C1', finding: 'fault-found', cause: 'Water in the housing.', packaging: 'original' },
    asks: ({ quote, ...found }, row) => ({
      name: 'inspect',
      ...found,
      ...(quote && { quote: inCaseCurrency(quote, row) }),
    }),
  })

  decision('exception-resolution', 'Settle an open exception', {
    body: form({
      exception: words(200).meta({ description: 'Its id, as the case shows it.' }),
      resolution: oneOf(RESOLUTIONS),
      serial: z.exactOptional(serial).meta({ description: 'Which unit it counts as the return of, when accepted.' }),
      reason,
    }),
    example: { exception: 'wrong-serial-1', resolution: 'accept', serial: 'C1', reason: 'The label was misread.' },
    asks: wanted => ({ name: 'resolveException', ...wanted }),
  })

  decision('kept-original', 'The client keeps the failed unit, or has lost it, and agrees to be billed now', {
    body: form({ serials: z.array(serial).min(1, 'expected at least one serial number').max(50), reason }),
    example: { serials: ['C1'], reason: 'The client wrote on 12 March that the unit was thrown away.' },
    asks: ({ serials, reason }) => ({ name: 'keepOriginal', serials, reason }),
  })

  decision(
    'out-of-stock',
    'Say that the replacement is out of stock: the client is asked to wait, take a substitute or cancel',
    {
      body: form({ reason }),
      example: { reason: 'The next delivery is due on 20 March.' },
      asks: ({ reason }) => ({ name: 'outOfStock', reason }),
    },
  )

  decision('stock-answer', 'Say what the client wants whose replacement is out of stock', {
    body: form({ answer: oneOf(STOCK_ANSWERS), reason }),
    example: { answer: 'substitute', reason: 'They take the O8B9 instead.' },
    asks: wanted => ({ name: 'answerStock', ...wanted }),
  })

  decision('quote-answer', 'Say how the client answered a quote', {
    body: form({
      answer: oneOf(['accepted', 'declined', 'invoice']),
      serial: z.exactOptional(serial).meta({ description: 'Which unit’s quote, where several are open.' }),
      disposal: z
        .exactOptional(oneOf(['consented-in-writing']))
        .meta({ description: 'What is declined is sent back, unless the client agreed in writing to its disposal.' }),
      reason: reason.default('The answer to the quote.'),
    }),
    example: { answer: 'accepted' },
    asks: wanted => ({ name: 'answerQuote', ...wanted }),
  })

  decision('approval', 'Say what support found, or answer a request that is granted case by case', {
    body: form({
      verdict: oneOf(VERDICTS),
      ticket: z.exactOptional(words(64)).meta({ description: 'Where the request named none.' }),
      internalComment: z.exactOptional(words(10_000)),
      siteAnswer: z.exactOptional(words(10_000)),
      photos: z.exactOptional(photos),
      reason,
    }),
    example: { verdict: 'qualified', siteAnswer: 'It worked here on the bench.', reason: 'Boot loop after a reset.' },
    asks: ({ internalComment, siteAnswer, photos, ...found }) => ({
      name: 'approve',
      ...found,
      ...(internalComment !== undefined && { internalComment: 'written' as const }),
      ...(siteAnswer !== undefined && { siteAnswer: 'given' as const }),
      ...(photos !== undefined && { photos: 'attached' as const }),
    }),
  })

  decision('remedy', 'Say what is done with a unit whose fault is confirmed', {
    body: form({
      serial,
      remedy: oneOf(['repair', 'replace', 'partner-team']),
      client: z.exactOptional(oneOf(['agreed'])).meta({ description: 'They were asked, and agreed to a repair.' }),
      from: z
        .exactOptional(oneOf(['stock', 'vendor']))
        .meta({ description: 'Where a replacement comes from: our stock, unless the client waits for the vendor’s.' }),
      reason,
    }),
    example: { serial: 'C1', remedy: 'replace', reason: 'Board beyond repair.' },
    asks: wanted => ({ name: 'remedy', ...wanted }),
  })

  decision('quote', 'Quote a unit that the warranty does not cover', {
    body: form({ serial, amount: price, reason }),
    example: { serial: 'C1', amount: { amount: 12000, currency: 'USD' }, reason: 'New display and two hours.' },
    asks: ({ amount, ...wanted }, row) => ({ name: 'quote', ...wanted, amount: inCaseCurrency(amount, row) }),
  })

  decision('no-trouble-answer', 'Say whether the client wants a unit back that has no trouble (VD-18)', {
    body: form({ serial, answer: oneOf(['yes', 'rush', 'no']), reason }),
    example: { serial: 'C1', answer: 'yes', reason: 'Called on 12 March.' },
    asks: wanted => ({ name: 'answerNoTrouble', ...wanted }),
  })

  decision('reopening', 'Let a lapsed case go on; or open another for a unit that came in after its case had closed', {
    body: form({ reason }),
    example: { reason: 'The client found the parcel in their mail room.' },
    asks: ({ reason }) => ({ name: 'reopen', reason }),
  })

  decision('late-return', 'Take back what came too late, all the same', {
    body: form({ serials: z.array(serial).min(1, 'expected at least one serial number').max(50), reason }),
    example: { serials: ['C1'], reason: 'A storm closed the depot for three days.' },
    asks: wanted => ({ name: 'allowLate', ...wanted }),
  })

  decision('withdrawal', 'The client takes a cancellation back', {
    body: form({ reason }),
    example: { reason: 'The client wrote on 2 March that they stay.' },
    asks: ({ reason }) => ({ name: 'withdraw', reason }),
  })

  decision(
    'settlement-by-hand',
    'Say that an order which the gateway, or our ledger, refuses for good is settled by hand',
    {
      body: form({
        order: words(200).meta({ description: 'Its key, as the task names it.' }),
        reference: words(200).meta({ description: 'Where it is booked.' }),
        reason,
      }),
      example: { order: 'RMA-1001/capture/1', reference: 'INV-2044', reason: 'The gateway closed the account.' },
      asks: wanted => ({ name: 'settleByHand', ...wanted }),
    },
  )

  decision('finish', 'Say that nothing more is to come of a case', {
    body: form({ reason }),
    example: { reason: 'The distributor has no record; the client has bought another.' },
    asks: ({ reason }) => ({ name: 'finish', reason }),
  })
}

function inCaseCurrency({ amount, currency }: z.output<typeof price>, row: CaseRow) {
  if (currency === undefined || currency === row.currency) return amount
  throw malformed([{ pointer: '/currency', detail: `is ${currency}, but the case is in ${row.currency}` }])
}
