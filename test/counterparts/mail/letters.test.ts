import assert from 'node:assert/strict'
import { letterKindsOf, renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { cents, currency } from '../../../domain/money.ts'
import { serialNumber } from '../../../domain/names.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import { instant, localDate } from '../../../domain/time.ts'
import { datedOrder, focus, noCollateral, speco, subjectOf, voipDesk } from './subjects.ts'

const COMPANIES = { speco, focus, voipDesk, noCollateral }

/** What a reader sees, whichever part a mail program shows. */
function wordsOf(html: string): string {
  return plain(
    html
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

function plain(text: string): string {
  return text.replace(/\s+|\u00a0/g, '').replaceAll('*', '')
}

async function textOf(order: LetterOrder, about: LetterSubject): Promise<string> {
  return (await renderLetter(order, about)).text
}

const letter = (kind: LetterKind, change: Partial<LetterOrder> = {}, about: LetterSubject = subjectOf(speco)) =>
  textOf(datedOrder(kind, change), about)

describe('Every letter', () => {
  for (const [company, terms] of Object.entries(COMPANIES))
    for (const kind of letterKindsOf('advanceReplacement'))
      it(`${kind} is whole under terms like ${company}'s, with all that is known and with nothing but the kind`, async () => {
        const about = subjectOf(terms)
        const { link, statusUrl, replacementTo, parcels, ...sparse } = about
        for (const [order, subject] of [
          [datedOrder(kind), about],
          [
            datedOrder(kind, { variant: 'never-heard-of', amount: cents(399_00), serials: [serialNumber('C1')] }),
            about,
          ],
          [{ kind, occasion: '1' }, sparse],
        ] as const) {
          const { subject: line, html, text } = await renderLetter(order, subject)
          for (const part of [line, html, text]) assert.doesNotMatch(part, /undefined|NaN|\[object|null|Invalid/)
          assert.match(line, /^\[RMA-1001\] ./)
          // One letter is not the client's.
          assert.match(text, kind === 'management-notice' ? /Dear colleagues/ : /Dear Ana Flores/)
          assert.match(text, /help@returns\.example/)
          assert.doesNotMatch(text, / ,| \.(\s|$)|,,|\.\./)
        }
      })

  for (const kind of letterKindsOf('advanceReplacement'))
    it(`${kind} says the same in HTML and in plain text`, async () => {
      const { html, text } = await renderLetter(datedOrder(kind), subjectOf(focus))
      // The text also writes out where a link leads.
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
      const withoutTargets = links.reduce(
        (rest, href) => (wordsOf(html).includes(href) ? rest : rest.replace(href, '')),
        plain(text),
      )
      assert.equal(withoutTargets, wordsOf(html))
    })

  it('escapes what a client is called', async () => {
    const about = subjectOf(speco, { client: { name: '<b>Bo</b> & "Co"' } })
    const { html, text } = await renderLetter(datedOrder('reminder'), about)
    assert.doesNotMatch(html, /<b>Bo/)
    assert.match(html, /&lt;b&gt;Bo&lt;\/b&gt; &amp; &quot;Co&quot;/)
    assert.match(text, /Dear <b>Bo<\/b> & "Co",/)
  })

  it('fetches nothing from anywhere', async () => {
    for (const kind of letterKindsOf('advanceReplacement')) {
      const { html } = await renderLetter(datedOrder(kind), subjectOf(speco))
      assert.doesNotMatch(html, /<(img|link|script|iframe)|url\(|@import|src=/)
    }
  })
})

describe('A deadline in a letter', () => {
  it('is told as its last day, not as the first instant after it', async () => {
    const text = await letter('window-opened', {}, subjectOf(focus))
    assert.match(text, /through Sunday 15 March 2026 \(New York time\)/)
    assert.match(text, /through Saturday 4 April 2026 \(New York time\)/)
    assert.doesNotMatch(text, /16 March|5 April/)
  })

  it('is told in both zones to a client who lives in another one', async () => {
    const text = await letter(
      'window-opened',
      {},
      subjectOf(speco, { client: { name: 'Ana', zone: 'America/Los_Angeles' } }),
    )
    assert.match(
      text,
      /through Saturday 4 April 2026 \(New York time; in Los Angeles time, until 21:00 on Saturday 4 April 2026\)/,
    )
  })

  it('falls on the next day for a client further east', async () => {
    const text = await letter('window-opened', {}, subjectOf(speco, { client: { name: 'Ana', zone: 'Europe/Berlin' } }))
    assert.match(text, /New York time; in Berlin time, until 06:00 on Sunday 5 April 2026/)
  })

  it('is told once to a client in the same zone', async () => {
    const text = await letter(
      'window-opened',
      {},
      subjectOf(speco, { client: { name: 'Ana', zone: 'America/New_York' } }),
    )
    assert.doesNotMatch(text, /New York time;/)
  })
})

describe('The hold link', () => {
  it('says what the hold is, when the card is charged, and what the client agrees to (SP-5, SP-6, SP-7)', async () => {
    const text = await letter('hold-link')
    assert.match(text, /hold of \$649\.00/)
    assert.match(text, /non-discounted price/)
    assert.match(text, /may exceed what you paid/)
    assert.match(
      text,
      /not charged, unless the failed units are not back with us within 30 days of the replacement's delivery/,
    )
    assert.match(text, /store the card/)
    assert.match(text, /renew the hold/)
    assert.match(text, /Never later than Friday 5 June 2026, and never more than \$649\.00/)
    assert.match(text, /https:\/\/returns\.example\/authorize\/abc/)
  })

  it('speaks in the currency of the case', async () => {
    const text = await letter('hold-link', {}, subjectOf({ ...speco, currency: currency('CAD') }))
    assert.match(text, /CA\$649\.00/)
  })

  it('never tells that a card was reported lost', async () => {
    assert.match(await letter('card-declined', { variant: 'hard' }), /another card will do/)
    assert.match(await letter('card-declined', { variant: 'insufficient-funds' }), /did not agree to the amount/)
  })
})

describe('The approval', () => {
  it('states date, amount and that nothing is billed without a yes, where billing on account awaits it', async () => {
    const text = await letter('approval', {}, subjectOf(focus))
    assert.match(text, /through Saturday 4 April 2026/)
    assert.match(text, /We bill \$649\.00, on the date above, only if you accept/)
    assert.match(text, /serial number C1\): \$399\.00/)
    assert.match(text, /serial number C2\): \$250\.00/)
  })

  it('counts from delivery while there is no date', async () => {
    const text = await textOf({ kind: 'approval', occasion: '1' }, subjectOf(focus))
    assert.match(text, /10 days from the replacement's delivery/)
    assert.match(text, /30 days from the replacement's delivery/)
  })

  it('asks for the original packaging only where the policy does (VD-8)', async () => {
    assert.match(await letter('approval', {}, subjectOf(voipDesk)), /original packaging/)
    assert.doesNotMatch(await letter('approval', {}, subjectOf(speco)), /original packaging/)
  })

  it('says who pays the way back, and offers a label only where there is one (FO-4)', async () => {
    const atFocus = await letter('approval', {}, subjectOf(focus))
    assert.match(atFocus, /We pay for ground shipping/)
    assert.match(atFocus, /shipping label/)
    const atSpeco = await letter('approval', {}, subjectOf(speco))
    assert.match(atSpeco, /at your cost/)
    assert.doesNotMatch(atSpeco, /shipping label/)
  })
})

describe('Reminders', () => {
  it('are friendly in time and count the days left', async () => {
    const text = await letter(
      'reminder',
      { variant: 'friendly', when: instant('2026-03-13T13:00:00Z') },
      subjectOf(focus),
    )
    assert.match(text, /friendly reminder/)
    assert.match(text, /As of Friday 13 March 2026, 2 days left/)
  })

  it('name the last day as the last day', async () => {
    const text = await letter(
      'reminder',
      { variant: 'friendly', when: instant('2026-03-15T13:00:00Z') },
      subjectOf(focus),
    )
    assert.match(text, /this is the last day/)
  })

  it('are earnest once late, and count to the bill mark', async () => {
    const text = await letter('reminder', { variant: 'late', when: instant('2026-03-16T13:00:00Z') }, subjectOf(focus))
    assert.doesNotMatch(text, /friendly/)
    assert.match(text, /were due through Sunday 15 March 2026/)
    assert.match(text, /19 days left/)
  })

  it('do not threaten a charge where nothing is charged by itself', async () => {
    assert.match(await letter('reminder', {}, subjectOf(noCollateral)), /nothing is charged by itself/)
  })

  it('do not threaten the card of a client whose hold was waived', async () => {
    const text = await letter('final-notice', {}, subjectOf(speco, { hold: 'waived' }))
    assert.doesNotMatch(text, /card is charged/)
    assert.match(text, /to your account/)
  })
})

describe('A letter about some units', () => {
  it('names those units only, by their own serial number or their replacement’s', async () => {
    const units = [{ ...speco.units[0]!, replacement: serialNumber('R1') }, speco.units[1]!]
    for (const named of ['C1', 'R1']) {
      const text = await letter('undone', { serials: [serialNumber(named)] }, subjectOf(speco, { units }))
      assert.match(text, /serial number C1/)
      assert.doesNotMatch(text, /serial number C2/)
    }
  })

  it('never counts a loaner among the failed units, and can still say that it arrived', async () => {
    const about = subjectOf(focus, { units: [...focus.units, ...focus.loaners] })
    assert.doesNotMatch(await letter('reminder', {}, about), /L7/)
    assert.match(await letter('received', { serials: [serialNumber('L7')] }, about), /L7/)
  })

  it('tells the day of a pick-up, not of the letter', async () => {
    const pickUp = { on: localDate('2026-03-10'), confirmation: 'WTC99' }
    const arranged = [{ serial: serialNumber('C1'), ...LABEL, pickUp }]
    const text = await letter('pick-up', {}, subjectOf(focus, { arranged }))
    assert.match(text, /on Tuesday 10 March 2026; the confirmation number is WTC99/)
    assert.match(text, /Serial number C1: UPS 1Z999/)
    assert.doesNotMatch(text, /\b5 March/)
  })

  it('has a label for each unit, each with the address at which it is printed', async () => {
    const arranged = [
      { serial: serialNumber('C1'), ...LABEL },
      {
        serial: serialNumber('C2'),
        parcel: { carrier: 'UPS', tracking: '1Z777' },
        labelUrl: 'https://carrier.example/777',
      },
    ]
    const text = await letter('label', {}, subjectOf(focus, { arranged }))
    assert.match(text, /Here are the labels for/)
    assert.match(text, /Serial number C1: UPS 1Z999[\s\S]*https:\/\/carrier\.example\/999/)
    assert.match(text, /Serial number C2: UPS 1Z777[\s\S]*https:\/\/carrier\.example\/777/)
    const one = await letter('label', {}, subjectOf(focus, { arranged: arranged.slice(0, 1) }))
    assert.match(one, /Here is the label for/)
  })

  it('says after an exception whether the unit is still owed', async () => {
    assert.doesNotMatch(await letter('exception-resolved', { variant: 'accept' }), /days go on/)
    assert.match(await letter('exception-resolved', { variant: 'send-back' }), /days go on/)
  })
})

const LABEL = { parcel: { carrier: 'UPS', tracking: '1Z999' }, labelUrl: 'https://carrier.example/999' }

describe('Letters about money', () => {
  it('tell what was billed, which way, and how to get it back', async () => {
    const missing = { serials: [serialNumber('C1')], amount: cents(399_00) }
    assert.match(
      await letter('billed', { ...missing, variant: 'hold' }),
      /\$399\.00 to your card, out of the amount that was held/,
    )
    assert.match(await letter('billed', { ...missing, variant: 'card' }), /\$399\.00 to your saved card/)
    assert.match(await letter('billed', { ...missing, variant: 'account' }), /\$399\.00 to your account/)
    const text = await letter('billed', missing)
    assert.match(text, /within 60 days of the charge is inspected and refunded/)
    assert.match(text, /C1/)
    assert.doesNotMatch(text, /C2/)
  })

  it('say that the bank may take days to show a release', async () => {
    assert.match(await letter('released'), /may take some days/)
  })

  it('name the late fee only where there is one', async () => {
    assert.doesNotMatch(await letter('refunded'), /late fee/)
    const withFee = { ...speco, lateReturn: { days: 60, fee: cents(15_00) } }
    assert.match(await letter('refunded', {}, subjectOf(withFee)), /late fee of \$15\.00/)
  })

  it('explain two holds at once', async () => {
    const text = await letter('double-hold')
    assert.match(text, /may show both/)
    assert.match(text, /no more than \$649\.00 can be charged/)
  })

  it('bill a loaner at its book price, by its own serial number', async () => {
    const text = await letter('loaner-billed', { serials: [serialNumber('L7')] }, subjectOf(focus))
    assert.match(text, /\$812\.34/)
    assert.match(text, /L7/)
  })
})
