import assert from 'node:assert/strict'
import { instant } from '../../domain/time.ts'
import { eventIdOf, type FACT_FORMS, parseFact } from '../../records/fact-forms.ts'

const NOW = instant('2026-04-03T15:00:00Z')

function problems(name: string, payload: unknown): string[] {
  const parsed = parseFact(name, payload, NOW)
  return parsed.kind === 'fact' ? [] : parsed.problems.map(problem => `${problem.pointer} ${problem.detail}`)
}

describe('Reading a fact', () => {
  it('takes a bare serial for a parcel that came in just now, by carrier, with the right thing in it', () => {
    assert.deepEqual(parseFact('deviceReceived', { serial: 'c 1' }, NOW), {
      kind: 'fact',
      fact: {
        name: 'deviceReceived',
        at: NOW,
        serial: 'C1',
        method: 'carrier',
        contents: 'as-expected',
        packaging: 'unknown',
        identified: 'scanned',
      },
    })
  })

  it('lets the fact’s own time stand, in UTC', () => {
    const parsed = parseFact('deviceReceived', { serial: 'C1', receivedAt: '2026-03-05T10:12:00-05:00' }, NOW)
    assert.equal(parsed.kind === 'fact' && parsed.fact.at, '2026-03-05T15:12:00.000Z')
  })

  it('reads one parcel told in short, and knows it once', () => {
    const parcels = [{ carrier: 'UPS', tracking: '1Z1' }]
    const short = parseFact('replacementShipped', { carrier: 'UPS', tracking: '1Z1' }, NOW)
    assert.deepEqual(short, parseFact('replacementShipped', { parcels }, NOW))
    assert.deepEqual(short, parseFact('replacementShipped', { parcels, tracking: '1Z1' }, NOW))
  })

  it('names every mistake at once, with what is known', () => {
    const told = problems('deviceReceived', { receivedAt: 'yesterday', method: 'pigeon', recieved: 1 })
    assert.equal(told.length, 4)
    assert.match(told.join('\n'), /\/serial missing/)
    assert.match(told.join('\n'), /\/method expected one of carrier, hand-delivered/)
    assert.match(told.join('\n'), /\/recieved unknown; known are serial/)
  })

  it('refuses a fact nobody has heard of, and a payload that is no object', () => {
    assert.match(problems('deviceRecieved', {}).join(), /there is no fact "deviceRecieved".*deviceReceived/)
    assert.match(problems('toString', {}).join(), /there is no fact/)
    assert.match(problems('deviceReceived', 'C1').join(), /expected an object/)
  })

  it('needs no payload where there is nothing to say', () => {
    assert.deepEqual(parseFact('termsAccepted', undefined, NOW), {
      kind: 'fact',
      fact: { name: 'termsAccepted', at: NOW },
    })
  })

  it('reads every kind of fact into that kind', () => {
    const least: Record<keyof typeof FACT_FORMS, unknown> = {
      cardAuthorised: { ref: 'pi_1' },
      cardDeclined: { ref: 'pi_1' },
      holdExpired: { ref: 'pi_1' },
      disputeOpened: { ref: 'pi_1' },
      disputeClosed: { ref: 'pi_1', verdict: 'lost', amount: 39900 },
      replacementShipped: {},
      replacementDelivered: {},
      carrierScanned: { tracking: '1Z1', status: 'delivered' },
      deviceReceived: { serial: 'C1' },
      replacementFailed: { serial: 'R1' },
      termsAccepted: {},
      managementAcknowledged: {},
      mailReceived: { asks: 'label' },
      paymentReceived: { for: 'rush' },
      distributorReturned: {},
      cancellationConfirmed: {},
      cancellationMailed: {},
      letterBounced: { letter: 'final-notice/final-notice@2026-04-04' },
      cancellationAcknowledged: {},
      vendorAnswered: { serial: 'C1', answer: 'denied' },
      vendorReplacementReceived: { serial: 'C1', replacementSerial: 'R1' },
    }
    for (const [name, payload] of Object.entries(least)) {
      const parsed = parseFact(name, payload, NOW)
      assert.ok(parsed.kind === 'fact', name)
      assert.equal(parsed.fact.name, name)
      assert.equal(parsed.fact.at, NOW)
    }
  })

  it('wants to know how much a vendor credits', () => {
    assert.match(
      problems('vendorAnswered', { serial: 'C1', answer: 'credit' }).join(),
      /\/amount missing; a credit says/,
    )
    const parsed = parseFact('vendorAnswered', { serial: 'C1', answer: 'credit', amount: 18000 }, NOW)
    assert.ok(parsed.kind === 'fact' && parsed.fact.name === 'vendorAnswered' && parsed.fact.answer === 'credit')
    assert.equal(parsed.fact.amount, 18000)
  })

  it('wants to know through which day a prepayment pays, and takes a past due for paid in full', () => {
    assert.match(problems('paymentReceived', { for: 'prepayment' }).join(), /\/prepaidThrough missing; a prepayment/)
    const read = (told: object) => {
      const parsed = parseFact('paymentReceived', told, NOW)
      return parsed.kind === 'fact' && parsed.fact
    }
    const paid = { name: 'paymentReceived', at: NOW }
    assert.deepEqual(read({ for: 'past-due' }), { ...paid, for: 'past-due', stillDue: 0 })
    assert.deepEqual(read({ for: 'past-due', stillDue: 9000 }), { ...paid, for: 'past-due', stillDue: 9000 })
    const day = { for: 'prepayment', prepaidThrough: '2026-08-31' }
    assert.deepEqual(read(day), { ...paid, ...day })
  })

  it('lets a card without recorded consent be held, and no more', () => {
    const parsed = parseFact('cardAuthorised', { ref: 'pi_1' }, NOW)
    assert.equal(parsed.kind === 'fact' && parsed.fact.name === 'cardAuthorised' && parsed.fact.consent, 'withheld')
  })
})

describe('The id of a fact that comes without one', () => {
  it('is the same for the same words in another order', () => {
    assert.equal(
      eventIdOf('deviceReceived', { serial: 'C1', method: 'carrier' }),
      eventIdOf('deviceReceived', { method: 'carrier', serial: 'C1' }),
    )
    assert.equal(eventIdOf('termsAccepted', undefined), eventIdOf('termsAccepted', {}))
  })

  it('differs with the name, with a value, and with where the value stands', () => {
    const one = eventIdOf('deviceReceived', { serial: 'C1' })
    assert.notEqual(one, eventIdOf('replacementFailed', { serial: 'C1' }))
    assert.notEqual(one, eventIdOf('deviceReceived', { serial: 'C2' }))
    assert.notEqual(eventIdOf('x', { a: ['b'] }), eventIdOf('x', { a: 'b' }))
  })
})
