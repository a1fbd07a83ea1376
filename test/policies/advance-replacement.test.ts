import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RequestOf } from '../../domain/case.ts'
import type { Device } from '../../domain/device.ts'
import { cents, currency } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { instant, localDate } from '../../domain/time.ts'
import { decideAdvanceReplacement } from '../../policies/advance-replacement.ts'
import { profileSchema } from '../../policies/profile.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { voipDesk } from '../../policies/profiles/voip-desk.ts'
import { wordsOf } from '../../policies/words.ts'
import { approvedAt, decide, knowing, profile, request, termsOf, unit } from './granted.ts'

type AdvanceRequest = RequestOf<'advanceReplacement'>
type Unit = AdvanceRequest['units'][number]

/** A unit or request without what a caller may leave out. */
function without<Whole extends object, Key extends keyof Whole>(whole: Whole, ...keys: Key[]): Omit<Whole, Key> {
  const rest = { ...whole }
  for (const key of keys) delete rest[key]
  return rest
}

function refusal(id: string, changes: Partial<AdvanceRequest>, now = approvedAt) {
  const decision = decide(id, changes, now)
  assert.equal(decision.kind, 'refused')
  return decision as Extract<typeof decision, { kind: 'refused' }> // asserted just above
}

describe('the decision about an advance replacement', () => {
  it('2, SP-5: freezes the list price of the returned item, not what the client paid, and holds it on a card', () => {
    const terms = termsOf('speco')
    assert.equal(terms.collateral, 'card-hold')
    assert.equal(terms.units[0]?.amount, 399_00)
    assert.equal(terms.hold.highestAmount, 399_00)
    assert.deepEqual(terms.because, ['SP-3', 'SP-5', 'SP-7'])
  })

  it('3, SP-5: holds $649.00 for two returned units of $399 and $250', () => {
    const units = [unit(), unit({ serial: serialNumber('C2'), listPrice: cents(250_00) })]
    const terms = termsOf('acceptance', { units })
    assert.deepEqual(
      terms.units.map(({ serial, amount }) => [serial, amount]),
      [
        ['C1', 399_00],
        ['C2', 250_00],
      ],
    )
    assert.equal(terms.hold.highestAmount, 649_00)
  })

  for (const id of ['focus', 'voip-desk', 'speco', 'acceptance'])
    it(`4, SP-4, settled:serial-numbers: refuses without a serial and grants with one (${id})`, () => {
      const units: Unit[] = [unit(), without(unit(), 'serial')]
      const refused = refusal(id, { units })
      assert.match(refused.reason, /serial required/)
      assert.deepEqual(refused.missing, ['units[1].serial'])
      assert.deepEqual(refused.because, [id === 'speco' || id === 'acceptance' ? 'SP-4' : 'settled:serial-numbers'])
      assert.equal(decide(id, { units: [unit()] }).kind, 'granted')
    })

  for (const clientType of ['reseller', 'service-provider'] as const)
    it(`18, 121, VD-12: refuses a ${clientType} within 30 days, and advises a spare unit`, () => {
      const refused = refusal('voip-desk', { clientType })
      assert.match(refused.reason, /NO ADVANCE REPLACEMENT.*spare/)
      assert.deepEqual(refused.because, ['VD-12'])
      assert.deepEqual(refused.missing, [])
    })

  it('19, 20, VD-11, VD-13: offers it to a direct client on day 30 and refuses on day 31', () => {
    const reportedAt = instant('2026-05-31T16:00:00Z')
    assert.equal(
      decide('voip-desk', { reportedAt, units: [unit({ shippedOn: localDate('2026-05-01') })] }).kind,
      'granted',
    )
    const refused = refusal('voip-desk', { reportedAt, units: [unit({ shippedOn: localDate('2026-04-30') })] })
    assert.deepEqual(refused.because, ['VD-13'])
    assert.match(refused.reason, /31 days/)
  })

  it('19, VD-13: refuses the whole case when one of its phones is too old, and says which', () => {
    const old = unit({ serial: serialNumber('C2'), model: 'T31P', shippedOn: localDate('2025-06-01') })
    const refused = refusal('voip-desk', { units: [unit(), old] })
    assert.match(refused.reason, /T31P is 273 days old/)
  })

  it("20, 44, VD-11: asks for the ticket, secures by invoice, and bills the replacement's price", () => {
    const decision = decideAdvanceReplacement(profile('voip-desk'), without(request(), 'ticket'), knowing())
    assert.equal(decision.kind, 'refused')
    assert.match(decision.kind === 'refused' ? decision.reason : '', /tracked by ticket/)
    const terms = termsOf('voip-desk')
    assert.equal(terms.collateral, 'invoice')
    assert.equal(terms.units[0]?.amount, 310_00)
    assert.equal(terms.billingOnAccount, 'unasked')
  })

  it('62, VD-7, settled:age: a phone reported on day 30 keeps its age, however late the RMA is approved', () => {
    const reported = {
      reportedAt: instant('2026-05-31T16:00:00Z'),
      units: [unit({ shippedOn: localDate('2026-05-01') })],
    }
    assert.equal(decide('voip-desk', reported, instant('2026-06-11T15:00:00Z')).kind, 'granted')
  })

  it('123, VD-7, settled:age: where the arrival decides, a phone not here by day 31 is too old', () => {
    const byArrival = profileSchema.parse({ ...voipDesk, id: 'by-arrival', ageMeasuredAt: 'received' })
    const asked = request({
      reportedAt: instant('2026-05-31T16:00:00Z'),
      units: [unit({ shippedOn: localDate('2026-05-01') })],
    })
    assert.equal(
      decideAdvanceReplacement(byArrival, asked, knowing({ now: instant('2026-05-31T16:00:00Z') })).kind,
      'granted',
    )
    assert.equal(
      decideAdvanceReplacement(byArrival, asked, knowing({ now: instant('2026-06-11T15:00:00Z') })).kind,
      'refused',
    )
  })

  it('63, VD-8, VD-11: a direct client within 30 days sends ground at our cost, in the original packaging', () => {
    const { shipping, inspection } = termsOf('voip-desk')
    assert.equal(shipping.inbound, 'we-pay-ground')
    assert.equal(shipping.originalPackaging, 'required')
    assert.equal(inspection.packaging, 'original')
  })

  it('66, VD-9, VD-10: names at once all that is missing before approval, by its name in the request', () => {
    const asked = without(
      request({ units: [without(unit(), 'replacementPrice')] }),
      'ticket',
      'internalComment',
      'siteAnswer',
    )
    const decision = decideAdvanceReplacement(profile('voip-desk'), asked, knowing())
    assert.equal(decision.kind, 'refused')
    if (decision.kind !== 'refused') return
    assert.deepEqual(decision.missing, ['ticket', 'internalComment', 'siteAnswer', 'units[0].replacementPrice'])
    assert.deepEqual(decision.because, ['VD-11', 'VD-10', 'VD-9'])
    assert.match(decision.reason, /why did it not work on site, if it was tested here/)
  })

  for (const field of ['ticket', 'internalComment', 'siteAnswer'] as const)
    it(`66, VD-9, VD-10: without ${field} a phone of 30 days or less is not approved, and other companies do not ask`, () => {
      const asked = without(request(), field)
      const decision = decideAdvanceReplacement(profile('voip-desk'), asked, knowing())
      assert.deepEqual(decision.kind === 'refused' && decision.missing, [field])
      for (const id of ['focus', 'speco', 'acceptance'])
        assert.equal(decideAdvanceReplacement(profile(id), asked, knowing()).kind, 'granted')
    })

  it('67, VD-10: tells management again after a business day, and makes it a staff task after another', () => {
    const friday = instant('2026-03-06T20:00:00Z')
    assert.deepEqual(termsOf('voip-desk', { approvedAt: friday }).management, {
      againAt: '2026-03-09T13:00:00.000Z',
      taskAt: '2026-03-10T13:00:00.000Z',
    })
    const beforeChristmas = termsOf('voip-desk', {
      approvedAt: instant('2026-12-23T20:00:00Z'),
      reportedAt: instant('2026-03-01T12:00:00Z'),
    })
    assert.deepEqual(beforeChristmas.management, {
      againAt: '2026-12-24T14:00:00.000Z',
      taskAt: '2026-12-28T14:00:00.000Z',
    })
    for (const id of ['focus', 'speco', 'acceptance']) assert.equal('management' in termsOf(id), false)
  })

  it('68, VD-14: sends a phone after its warranty to the Partner Team, whoever asks', () => {
    const units = [unit({ shippedOn: localDate('2024-06-15') })]
    for (const clientType of ['agent', 'direct-client', 'reseller', 'service-provider'] as const) {
      const inWarranty = refusal('voip-desk', { clientType, units, reportedAt: instant('2026-06-15T16:00:00Z') })
      assert.deepEqual(inWarranty.because, ['VD-13'])
      const after = refusal('voip-desk', { clientType, units, reportedAt: instant('2026-06-16T16:00:00Z') })
      assert.deepEqual(after.because, ['VD-14'])
      assert.match(after.reason, /Partner Team for action and quote/)
    }
  })

  const inRecords = (changes: Partial<Device> = {}): Device => ({
    brand: 'Yealink',
    model: 'T54W',
    serial: serialNumber('C1'),
    chainStartedOn: localDate('2026-02-19'),
    replacements: 0,
    origin: 'original',
    ...changes,
  })

  it('76, VD-15: a replacement is as old as the chain it stands in, whatever ship date the request names', () => {
    const inherited = inRecords({ chainStartedOn: localDate('2025-09-01'), origin: 'replacement' })
    const decision = decideAdvanceReplacement(
      profile('voip-desk'),
      request({ policy: 'voip-desk' }),
      knowing({ devices: [inherited] }),
    )
    assert.deepEqual(decision.kind === 'refused' && decision.because, ['VD-13'])
    assert.match(decision.kind === 'refused' ? decision.reason : '', /181 days/)
    const undated = request({ policy: 'voip-desk', units: [without(unit(), 'shippedOn')] })
    assert.equal(decideAdvanceReplacement(profile('voip-desk'), undated, knowing()).kind, 'refused')
    assert.equal(
      decideAdvanceReplacement(profile('voip-desk'), undated, knowing({ devices: [inRecords()] })).kind,
      'granted',
    )
  })

  it('VD-16: a phone whose chain has had its one replacement gets no other in advance; under Speco nobody counts', () => {
    const asked = request({ policy: 'voip-desk' })
    const decided = (id: string, device: Device) =>
      decideAdvanceReplacement(profile(id), asked, knowing({ devices: [device] }))
    const reached = decided('voip-desk', inRecords({ replacements: 1, origin: 'replacement' }))
    assert.deepEqual(reached.kind === 'refused' && reached.because, ['VD-16', 'settled:maximum-reached'])
    assert.match(reached.kind === 'refused' ? reached.reason : '', /at most once.*a manager/)
    assert.equal(decided('voip-desk', inRecords({ replacements: 0, origin: 'replacement' })).kind, 'granted')
    assert.equal(decided('voip-desk', inRecords({ replacements: 1, origin: 'original' })).kind, 'granted')
    assert.equal(decided('speco', inRecords({ replacements: 1, origin: 'replacement' })).kind, 'granted')
  })

  it('77, VD-15: freezes how the replacement joins the chain, where age is counted at all', () => {
    const frozen = (device: Device) => {
      const decision = decideAdvanceReplacement(
        profile('voip-desk'),
        request({ policy: 'voip-desk' }),
        knowing({ devices: [device] }),
      )
      return decision.kind === 'granted' && decision.terms.units[0]?.succession
    }
    assert.equal(frozen(inRecords()), 'initial-doa')
    assert.equal(frozen(inRecords({ origin: 'replacement' })), 'warranty-replacement')
    assert.equal(termsOf('speco').units[0]?.succession, undefined)
  })

  it('76, VD-15: freezes where the chain stands, known to the records or dated by the request, under any policy', () => {
    const original = { chainStartedOn: '2026-02-19', replacements: 0, origin: 'original' }
    assert.deepEqual(termsOf('voip-desk').units[0]?.chain, original)
    assert.deepEqual(termsOf('speco').units[0]?.chain, original)
    assert.equal(termsOf('speco', { units: [without(unit(), 'shippedOn')] }).units[0]?.chain, undefined)
  })

  it('83, settled:warrantys-end: leaves an unlisted brand after 30 days to a person, and treats it like any other before', () => {
    const shippedOn = localDate('2026-01-01')
    const units = [unit({ brand: 'Cisco', shippedOn })]
    assert.equal(decide('voip-desk', { units, reportedAt: instant('2026-01-31T16:00:00Z') }).kind, 'granted')
    const refused = refusal('voip-desk', { units, reportedAt: instant('2026-02-01T16:00:00Z') })
    assert.match(refused.reason, /a person decides/)
  })

  it('121, VD-11, VD-12: refuses until the type of client is set, where the type decides', () => {
    const asked = without(request(), 'clientType')
    const decision = decideAdvanceReplacement(profile('voip-desk'), asked, knowing())
    assert.deepEqual(decision.kind === 'refused' && decision.missing, ['clientType'])
    assert.equal(decideAdvanceReplacement(profile('speco'), asked, knowing()).kind, 'granted')
  })

  it('121, VD-11: an agent is treated as a direct client', () => {
    assert.equal(decide('voip-desk', { clientType: 'agent' }).kind, 'granted')
  })

  it('VD-7: asks for the ship date where age decides, and doubts one after the report', () => {
    const undated = refusal('voip-desk', {
      units: [unit(), without(unit({ serial: serialNumber('C2') }), 'shippedOn')],
    })
    assert.deepEqual(undated.missing, ['units[1].shippedOn'])
    const doubtful = refusal('voip-desk', { units: [unit({ shippedOn: localDate('2026-03-02') })] })
    assert.match(doubtful.reason, /reported before it was shipped/)
    assert.equal(decide('speco', { units: [without(unit(), 'shippedOn')] }).kind, 'granted')
  })

  it('settled:amount: asks for the price it would charge, more than zero, and for no other', () => {
    const listed = refusal('speco', { units: [without(unit(), 'listPrice')] })
    assert.deepEqual([listed.missing, listed.because], [['units[0].listPrice'], ['SP-5']])
    assert.deepEqual(refusal('speco', { units: [unit({ listPrice: cents(0) })] }).missing, ['units[0].listPrice'])
    assert.equal(decide('speco', { units: [unit({ listPrice: cents(1) })] }).kind, 'granted')
    assert.equal(decide('speco', { units: [without(unit(), 'replacementPrice', 'paidPrice')] }).kind, 'granted')
    assert.equal(decide('voip-desk', { units: [without(unit(), 'listPrice', 'paidPrice')] }).kind, 'granted')
  })

  it('settled:amount: takes a unit that is worth nothing only where nothing is ever charged', () => {
    const policy = profile('speco')
    const unsecured = profileSchema.parse({
      ...speco,
      advanceReplacement: { ...speco.advanceReplacement, collateral: 'none' },
    })
    const worth = (listPrice: number) => request({ units: [unit({ listPrice: cents(listPrice) })] })
    assert.equal(decideAdvanceReplacement(unsecured, worth(0), knowing()).kind, 'granted')
    assert.equal(decideAdvanceReplacement(unsecured, worth(1), knowing()).kind, 'granted')
    assert.equal(decideAdvanceReplacement(policy, worth(0), knowing()).kind, 'refused')
  })

  it('settled:serial-numbers: refuses a case of no unit, and one that names a serial twice', () => {
    assert.deepEqual(refusal('acceptance', { units: [] }).missing, ['units'])
    assert.match(refusal('acceptance', { units: [unit(), unit()] }).reason, /C1 is named twice/)
    const loaner = { serial: serialNumber('c-1'), brand: 'Snom', model: 'D785', bookPrice: cents(90_00) }
    assert.match(refusal('acceptance', { loaners: [loaner] }).reason, /C1 is named twice/)
    assert.equal(decide('acceptance', { loaners: [{ ...loaner, serial: serialNumber('L7') }] }).kind, 'granted')
  })

  it('settled:amount: bills a FOCUS client on account only when they have accepted date and amount', () => {
    assert.equal(termsOf('focus').billingOnAccount, 'awaited')
    assert.equal(termsOf('focus', { termsAcceptedAt: approvedAt }).billingOnAccount, 'accepted')
    assert.equal(termsOf('speco', { termsAcceptedAt: approvedAt }).billingOnAccount, 'unasked')
  })

  it('17, FO-1, settled:loaner: gives a loaner its own obligation at book price, and its own window of ten days', () => {
    const loaners = [{ serial: serialNumber('L7'), brand: 'Snom', model: 'D785', bookPrice: cents(90_00) }]
    const terms = termsOf('focus', { loaners })
    assert.deepEqual(terms.loaners, [{ serial: 'L7', brand: 'Snom', model: 'D785', amount: 90_00 }])
    assert.equal(terms.loanerWindow.dueDays, 10)
    assert.equal(terms.hold.highestAmount, 310_00)
  })

  it('118: keeps the currency of the case', () => {
    assert.equal(termsOf('speco', { currency: currency('CAD') }).currency, 'CAD')
  })

  it('settled:consent: asks for consent until 180 days after approval, which is now unless the request says when', () => {
    assert.equal(termsOf('speco').hold.latestAt, '2026-08-29T14:00:00.000Z')
    const earlier = termsOf('speco', { approvedAt: instant('2026-03-01T15:00:00Z') })
    assert.deepEqual(
      [earlier.approvedAt, earlier.hold.latestAt],
      ['2026-03-01T15:00:00.000Z', '2026-08-28T14:00:00.000Z'],
    )
  })

  it('is refused by a company that offers standard returns only, which says so', () => {
    const { advanceReplacement: _, ...others } = speco
    const decision = decideAdvanceReplacement(profileSchema.parse(others), request(), knowing())
    assert.ok(decision.kind === 'refused')
    assert.match(decision.reason, /^Speco offers no advance replacement\. It offers: standard return, over the counter/)
    assert.deepEqual([decision.because, decision.missing], [[], []])
  })

  it('41: a case keeps the days it was granted when its profile is edited', () => {
    const edited = structuredClone(profile('acceptance'))
    const decision = decideAdvanceReplacement(edited, request(), knowing())
    const frozen = JSON.stringify(decision)
    assert.ok(edited.advanceReplacement)
    edited.advanceReplacement.window.billAfterDays = 14
    edited.version = 2
    assert.equal(JSON.stringify(decision), frozen)
    assert.equal(decision.kind === 'granted' && decision.terms.window.billAfterDays, 30)
    assert.equal(decision.kind === 'granted' && decision.terms.policyVersion, 1)
  })

  it('keeps the terms of a plain case small enough to lie in a history', () => {
    for (const id of ['focus', 'voip-desk', 'speco', 'acceptance'])
      assert.ok(JSON.stringify(termsOf(id)).length < 1_700, `${id}: ${JSON.stringify(termsOf(id)).length} bytes`)
  })

  it('names rules that have words, says what would help, and never throws, whatever is asked', () => {
    const units = fc.array(
      fc.record(
        {
          serial: fc.constantFrom('C1', 'C2', 'C3').map(serialNumber),
          brand: fc.constantFrom('Yealink', 'HTEK', 'Cisco', 'constructor'),
          model: fc.constant('T54W'),
          shippedOn: fc
            .integer({ min: 0, max: 2_000 })
            .map(n => localDate(new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10))),
          listPrice: fc.constantFrom(0, 399_00).map(cents),
          replacementPrice: fc.constantFrom(0, 310_00).map(cents),
        },
        { requiredKeys: ['brand', 'model'] },
      ),
      { maxLength: 3 },
    )
    const clientType = fc.constantFrom('agent', 'direct-client', 'reseller', 'service-provider', undefined)
    const id = fc.constantFrom('focus', 'voip-desk', 'speco', 'acceptance')
    const seen = new Set<string>()
    fc.assert(
      fc.property(id, units, clientType, (id, units, clientType) => {
        const asked = { ...without(request({ policy: id, units }), 'clientType'), ...(clientType && { clientType }) }
        const decision = decideAdvanceReplacement(profile(id), asked, knowing())
        seen.add(decision.kind)
        assert.ok(decision.because.length > 0)
        for (const rule of decision.because) assert.notEqual(wordsOf(rule), rule)
        if (decision.kind === 'refused')
          return assert.ok(decision.reason.endsWith('.') || decision.reason.endsWith('?'))
        assert.equal(decision.terms.units.length, units.length)
        assert.equal(
          decision.terms.hold.highestAmount,
          decision.terms.units.reduce((sum, { amount }) => sum + amount, 0),
        )
      }),
      { numRuns: 500 },
    )
    assert.deepEqual([...seen].sort(), ['granted', 'refused'])
  })
})
