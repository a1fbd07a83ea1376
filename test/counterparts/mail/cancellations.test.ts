import assert from 'node:assert/strict'
import { letterKindsOf, renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber } from '../../../domain/names.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import type { CancellationTerms } from '../../../domain/terms.ts'
import { instant, localDate } from '../../../domain/time.ts'
import { decideReturn } from '../../../policies/decide.ts'
import { finalBill } from '../../../policies/final-bill.ts'
import {
  asOf,
  contract,
  focusWith,
  mail,
  maintenanceRequest,
  subscription,
  subscriptionRequest,
} from '../../policies/cancelled.ts'

const NOW = asOf('2026-06-10T17:00:00Z')

/** A mail of 10 June: in service through 10 July, or to the term's end on 30 September. */
const TERMS = {
  monthly: termsOf(subscriptionRequest({ subscription: subscription({ pastDue: cents(50_00) }) })),
  'under contract': termsOf(
    subscriptionRequest({ subscription: subscription({ contract: contract('2026-01-01', '2026-12-31') }) }),
  ),
  'by link': termsOf(subscriptionRequest({ mail: mail('2026-06-10T16:00:00Z', 'asked-by-link') })),
  maintenance: termsOf(maintenanceRequest({ mail: mail('2026-06-10T16:00:00Z', 'asked-by-link') })),
}

function termsOf(request: Parameters<typeof decideReturn>[1]): CancellationTerms {
  const decision = decideReturn(focusWith(), request, NOW)
  assert.ok(decision.kind === 'granted')
  const { terms } = decision
  assert.ok(terms.returnType === 'subscriptionCancellation' || terms.returnType === 'maintenanceCancellation')
  return terms
}

function about(terms: CancellationTerms, change: Partial<LetterSubject> = {}): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    company: { name: 'FOCUS', helpAddress: 'clientops@focus.example' },
    client: { name: 'Ana Flores' },
    currency: currency('USD'),
    zone: terms.zone,
    units: [],
    link: 'https://returns.example/authorize/abc',
    terms,
    ...change,
  }
}

const ticketSubject = (terms: CancellationTerms) => ({
  rma: rmaNumber('RMA-1001'),
  ticket: '4001',
  profile: terms.policy,
  currency: terms.currency,
  zone: terms.zone,
  units: [],
  terms,
  client: { name: 'Ana Flores' },
})

const text = async (order: Omit<LetterOrder, 'occasion'>, subject: LetterSubject) =>
  (await renderLetter({ occasion: '1', ...order }, subject)).text.replace(/\s+/g, ' ')

describe('Every letter about a cancellation', () => {
  for (const [name, terms] of Object.entries(TERMS))
    for (const kind of letterKindsOf(terms.returnType))
      it(`${kind} is whole for one that is ${name}, with all that is known and with nothing but the kind`, async () => {
        const { link: _, ...sparse } = about(terms)
        const known = { when: terms.effectiveAt, receivedAt: terms.receivedAt, amount: cents(1), variant: 'unheard-of' }
        for (const [order, subject] of [
          [{ kind, occasion: '1', ...known }, about(terms, { client: { name: 'Ana Flores', zone: 'Europe/Paris' } })],
          [{ kind, occasion: '1' }, sparse],
        ] as const) {
          const { subject: line, html, text } = await renderLetter(order, subject)
          for (const part of [line, html, text]) assert.doesNotMatch(part, /undefined|NaN|\[object|null|Invalid/)
          assert.match(line, /^\[RMA-1001\] [A-Z]/)
          assert.match(text, /^(clientops|management)-notice$/.test(kind) ? /Dear colleagues/ : /Dear Ana Flores/)
          assert.match(text, /clientops@focus\.example/)
          assert.doesNotMatch(text, / ,| \.(\s|$)|,,|\.\./)
        }
      })

  for (const [name, terms] of Object.entries(TERMS))
    for (const kind of commentKindsOf(terms.returnType))
      it(`has a comment ${kind} beside it, for one that is ${name}`, () => {
        for (const more of [{}, { when: terms.effectiveAt, amount: cents(1), variant: 'unheard-of' }]) {
          const said = wordComment({ kind, occasion: '1', ...more }, ticketSubject(terms))
          assert.match(said, /^RMA-1001: \S/)
          assert.doesNotMatch(said, /undefined|NaN|\[object|null/)
        }
      })
})

describe('A letter about a cancellation', () => {
  it('99: shows the final bill line by line, and what the regular bills still cover', async () => {
    const said = await text({ kind: 'in-notice' }, about(TERMS['under contract']))
    assert.match(said, /regular bills cover the time through Friday 31 July 2026/)
    assert.match(said, /Saturday 1 August 2026 through Thursday 31 December 2026, 5 months at \$120\.00: \$600\.00/)
    assert.match(said, /In all \$600\.00, on your account once service has ended/)
    const monthly = await text({ kind: 'in-notice' }, about(TERMS.monthly))
    assert.match(monthly, /Wednesday 1 July 2026 through Friday 10 July 2026, 10 of its 31 days: \$38\.71/)
    assert.match(monthly, /what is past due: \$50\.00/)
    assert.match(monthly, /In all \$88\.71/)
    assert.doesNotMatch(monthly, /balance of your contract/)
  })

  it('says what was billed, not what would be reckoned now', async () => {
    const { monthly } = TERMS
    assert.ok(monthly.returnType === 'subscriptionCancellation')
    const bill = finalBill({ terms: monthly, effectiveOn: monthly.effectiveOn, paid: { pastDue: cents(0) } })
    assert.match(await text({ kind: 'ended', bill }, about(monthly)), /In all \$38\.71/)
  })

  it('states a date that an earlier mail has moved, and that mail', async () => {
    const { monthly } = TERMS
    assert.ok(monthly.returnType === 'subscriptionCancellation')
    const moved = {
      kind: 'in-notice' as const,
      bill: finalBill({ terms: monthly, effectiveOn: localDate('2026-07-08') }),
      variant: 'earlier-mail',
      when: instant('2026-07-09T04:00:00Z'),
      receivedAt: instant('2026-06-08T16:00:00Z'),
    }
    const said = await text(moved, about(monthly))
    assert.match(said, /in service through Wednesday 8 July 2026.*8 of its 31 days: \$30\.97/)
    assert.match(said, /An earlier mail of yours has turned up.* It reached us on Monday 8 June 2026, 12:00/)
    assert.doesNotMatch(said, /10 July|10 June/)
  })

  it('asks for a confirmation with what it means, by when, and what to do if it was somebody else', async () => {
    const order = { kind: 'confirmation-asked', when: instant('2026-06-18T04:00:00Z') } as const
    const said = await text(order, about(TERMS['by link'], { client: { name: 'Ana', zone: 'America/Los_Angeles' } }))
    assert.match(said, /in service through Friday 10 July 2026 \(New York time; in Los Angeles time, until 21:00/)
    assert.match(said, /authorize\/abc/)
    assert.match(said, /works through Wednesday 17 June 2026/)
    assert.match(said, /It was not you\? Then do nothing/)
  })

  it('never bills, credits or renews maintenance, and says that it usually cannot be reinstated (FO-13, FO-14)', async () => {
    const said = await text({ kind: 'in-notice' }, about(TERMS.maintenance))
    assert.match(said, /active through Wednesday 30 September 2026/)
    assert.match(said, /no part of it is credited.* does not renew/)
    assert.match(said, /usually not be reinstated.*I have taken note of it/)
    assert.doesNotMatch(said, /final bill|\$/)
    const known = await text({ kind: 'in-notice', variant: 'acknowledged' }, about(TERMS.maintenance))
    assert.doesNotMatch(known, /I have taken note of it/)
    assert.match(known, /You have acknowledged/)
  })

  it('tells clientops what to do', async () => {
    const notice = (variant: string, terms = TERMS.monthly) => text({ kind: 'clientops-notice', variant }, about(terms))
    assert.match(await notice('in-notice'), /Keep it in service through that day/)
    assert.match(await notice('ended'), /switch it off now/)
    assert.match(await notice('withdrawn'), /goes on\. Nothing is billed/)
    assert.match(await notice('in-notice', TERMS.maintenance), /take the renewal off the contract/)
  })
})
