import assert from 'node:assert/strict'
import { type Books, breaches } from './invariants.ts'

/** A case that was billed, and reversed when the unit turned out to have been here in time: all is well. */
function soundBooks(): Books {
  const rma = 'RMA-1'
  return {
    payments: [{ id: 'pi_1', rma, status: 'succeeded', received: 399, captures: [399], refunds: [399] }],
    mails: [{ id: 'm1', rma, copies: 2 }],
    ticketComments: [{ ticket: '7', body: 'Billed.\n\n⟦RMA-1:billed:1⟧', public: false }],
    triggers: [
      { id: 't1', rma, type: 'rma.unreturned.billed', method: 'hold', obligation: 'return', amount: 399 },
      { id: 't2', rma, type: 'rma.charge.reversed', method: 'hold', obligation: 'return', amount: 399 },
    ],
    arranged: [{ kind: 'label', reference: 'RMA-1/label/1' }],
    records: {
      cases: [{ rma, stage: 'closed' }],
      units: [{ rma, serial: 'C1', state: 'received' }],
      obligations: [
        { rma, obligation: 'return', serial: 'C1', amount: 399 },
        { rma, obligation: 'order', serial: 'C1', amount: 750 },
      ],
      ledger: [
        { rma, kind: 'held', obligation: null, serial: null, amount: 399 },
        { rma, kind: 'captured', obligation: 'return', serial: 'C1', amount: 399 },
        { rma, kind: 'refunded', obligation: 'return', serial: 'C1', amount: 399 },
      ],
      holds: [{ ref: 'pi_1', rma, state: 'captured' }],
      effects: [
        { key: 'RMA-1/capture/1', rma, kind: 'capture-hold', state: 'confirmed', attempts: 1 },
        { key: 'RMA-1/letter/billed/1', rma, kind: 'letter', state: 'confirmed', attempts: 2 },
      ],
      letters: [{ message_id: 'm1', rma, kind: 'billed', occasion: '1', recipient: 'ana@example.com', state: 'sent' }],
      comments: [{ marker: 'RMA-1:billed:1', ticket: '7', state: 'written' }],
      triggers: [
        { id: 't1', rma, state: 'delivered' },
        { id: 't2', rma, state: 'delivered' },
      ],
      tasks: [{ rma, kind: 'inspect', occasion: 'C1' }],
      audit: [
        { rma, step: 1, line: 0 },
        { rma, step: 2, line: 0 },
        { rma, step: 2, line: 1 },
        { rma, step: 0, line: 0 },
        { rma, step: 0, line: 0 },
      ],
      facts: [{ id: 1, rma, name: 'deviceReceived', passed_on_at: '2026-04-03T15:00:00.000Z' }],
    },
  }
}

/** What spoils the books, and a word of the sentence that must say so. */
const SPOILS: Record<string, [spoil: (books: Books) => unknown, says: RegExp]> = {
  'a hold captured twice': [({ payments }) => payments[0]?.captures.push(399), /captured 2 times/],
  'a fact left lying': [
    ({ records }) => Object.assign(records.facts[0]!, { passed_on_at: null }),
    /was never passed on/,
  ],
  'a live hold in a closed case': [
    ({ payments, records }) => {
      payments.push({ id: 'pi_2', rma: 'RMA-1', status: 'requires_capture', received: 0, captures: [], refunds: [] })
      records.holds.push({ ref: 'pi_2', rma: 'RMA-1', state: 'live' })
    },
    /1 live holds while the case is closed/,
  ],
  'a hold that only we think alive': [
    ({ records }) => records.holds.push({ ref: 'pi_9', rma: 'RMA-1', state: 'live' }),
    /pi_9 is live with us/,
  ],
  'an obligation that costs more than was frozen for it': [
    ({ records }) => records.ledger.push({ ...records.ledger[1]!, amount: 400 }),
    /RMA-1 return C1: 400 taken, where 399 was frozen/,
  ],
  'money taken for what was never frozen': [
    ({ records }) => records.ledger.push({ ...records.ledger[1]!, obligation: 'quote', amount: 1 }),
    /RMA-1 quote C1: 1 taken, where 0 was frozen/,
  ],
  'a credit beyond what was paid elsewhere': [
    ({ records }) => records.ledger.push({ ...records.ledger[1]!, kind: 'credited', obligation: 'order', amount: 751 }),
    /RMA-1 order C1: 751 credited, where 750 was frozen/,
  ],
  'a credit that finance never heard of': [
    ({ records }) => records.ledger.push({ ...records.ledger[1]!, kind: 'credited', obligation: 'order', amount: 750 }),
    /-750 moved for order, finance was told of 0/,
  ],
  'more given back than was taken': [({ records }) => records.ledger.splice(1, 1), /more given back/],
  'money kept for a unit that is here': [({ records }) => records.ledger.splice(2, 1), /which is received/],
  'money that finance never heard of': [({ triggers }) => triggers.splice(1, 1), /finance was told of 399/],
  'a charge that only the gateway knows of': [
    ({ payments }) =>
      payments.push({ id: 'pi_3', rma: 'RMA-1', status: 'succeeded', received: 5, captures: [5], refunds: [] }),
    /the gateway took 5/,
  ],
  'a trigger nobody ordered': [({ records }) => records.triggers.splice(0, 1), /nobody ordered/],
  'a letter in nobody’s mailbox': [({ mails }) => mails.splice(0, 1), /is in no mailbox/],
  'a letter that only the mailbox knows of': [
    ({ mails }) => mails.push({ id: 'm2', rma: 'RMA-1', copies: 1 }),
    /not in the records/,
  ],
  'a letter of one occasion twice': [
    ({ mails, records }) => {
      mails.push({ id: 'm2', rma: 'RMA-1', copies: 1 })
      records.letters.push({ ...records.letters[0]!, message_id: 'm2' })
    },
    /letter billed\/1 .* is there twice/,
  ],
  'a letter that came more often than it was sent': [({ mails }) => (mails[0]!.copies = 3), /3 times in 2 tries/],
  'a comment twice': [({ ticketComments }) => ticketComments.push(ticketComments[0]!), /comment .* is there twice/],
  'a comment for all to read': [({ ticketComments }) => (ticketComments[0]!.public = true), /is public/],
  'a comment that is not in the ticket': [({ ticketComments }) => ticketComments.splice(0, 1), /is not there/],
  'a label bought twice': [({ arranged }) => arranged.push(arranged[0]!), /label RMA-1\/label\/1 is there twice/],
  'a task twice': [({ records }) => records.tasks.push(records.tasks[0]!), /task inspect\/C1 is there twice/],
  'a line twice': [({ records }) => records.audit.push(records.audit[0]!), /line 0 of step 1 is there twice/],
  'a step that nobody wrote down': [({ records }) => records.audit.splice(0, 1), /1 of 2 steps/],
  'something begun and never ended': [({ records }) => (records.effects[0]!.state = 'intended'), /still intended/],
}

describe('The checker of everybody’s books', () => {
  it('finds nothing where all is well', () => assert.deepEqual(breaches(soundBooks()), []))

  for (const [what, [spoil, says]] of Object.entries(SPOILS))
    it(`finds ${what}`, () => {
      const books = soundBooks()
      spoil(books)
      assert.match(breaches(books).join('\n'), says)
    })
})
