import assert from 'node:assert/strict'
import type { RequestOf } from '../../domain/case.ts'
import type { Device } from '../../domain/device.ts'
import { serialNumber } from '../../domain/names.ts'
import type { StandardTerms } from '../../domain/standard-terms.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import { afterDiagnosis, awaitsDiagnosis } from '../../policies/diagnosis.ts'
import { type Profile, profileSchema } from '../../policies/profile.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { voipDesk } from '../../policies/profiles/voip-desk.ts'
import { lapseMarks, noTroubleMarks, quoteLapsesAt } from '../../policies/standard-marks.ts'
import { decideStandardReturn } from '../../policies/standard-return.ts'
import { decideLabel, packagingOnReceipt, treatmentAt, unitOnReceipt } from '../../policies/treatment.ts'
import { wordsOf } from '../../policies/words.ts'
import { request as advanceRequest, approvedAt, knowing, profile, unit } from './granted.ts'

type StandardRequest = RequestOf<'standardReturn'>

function request(changes: Partial<StandardRequest> = {}): StandardRequest {
  const { loaners: _, termsAcceptedAt: __, ...asked } = advanceRequest()
  return { ...asked, policy: 'voip-desk', ...changes, returnType: 'standardReturn' }
}

function decide(policy: string | Profile, changes: Partial<StandardRequest> = {}, known = knowing()) {
  return decideStandardReturn(typeof policy === 'string' ? profile(policy) : policy, request(changes), known)
}

function termsOf(policy: string | Profile, changes: Partial<StandardRequest> = {}, known = knowing()): StandardTerms {
  const decision = decide(policy, changes, known)
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.reason}`)
  return decision.terms
}

function refusal(policy: string | Profile, changes: Partial<StandardRequest> = {}) {
  const decision = decide(policy, changes)
  assert.equal(decision.kind, 'refused')
  return decision as Extract<typeof decision, { kind: 'refused' }> // asserted just above
}

/** A phone shipped on 1 May 2026, reported so many days later at noon in New York. */
function aged(days: number): Pick<StandardRequest, 'reportedAt' | 'units'> {
  const reportedAt = instant(Date.UTC(2026, 4, 1 + days, 16))
  return { reportedAt, units: [unit({ shippedOn: localDate('2026-05-01') })] }
}

/** The request without what a caller may leave out. */
function lacking(...keys: ('ticket' | 'internalComment' | 'siteAnswer' | 'clientType' | 'photos')[]): StandardRequest {
  const asked = request()
  for (const key of keys) delete asked[key]
  return asked
}

describe('the diagnosis before an RMA', () => {
  it('71, VD-1: a request at the VoIP desk waits until support has qualified it; Speco assumes it', () => {
    for (const asked of [request(), advanceRequest()]) {
      assert.equal(awaitsDiagnosis(profile('voip-desk'), asked), true)
      assert.equal(awaitsDiagnosis(profile('voip-desk'), { ...asked, qualified: 'remotely' }), false)
      assert.equal(awaitsDiagnosis(profile('voip-desk'), { ...asked, qualified: 'on-bench' }), false)
      for (const id of ['speco', 'focus']) assert.equal(awaitsDiagnosis(profile(id), asked), false)
    }
  })

  it('71, VD-1, VD-2: a device without a fault is resolved remotely, and its warranty is not looked at', () => {
    assert.deepEqual(afterDiagnosis('no-fault'), { kind: 'resolved-remotely', because: ['VD-1'] })
    assert.deepEqual(afterDiagnosis('fault'), { kind: 'check-warranty', because: ['VD-1', 'VD-2'] })
  })
})

describe('the decision about a standard return', () => {
  it('84, SP-1: Speco authorises it at any age, at the client’s way to us and ours back, without a hold', () => {
    const terms = termsOf('speco', aged(4_000))
    assert.deepEqual(terms.because, ['SP-1'])
    assert.equal(terms.vendorStartsAt, 'none')
    assert.equal('hold' in terms, false)
    assert.equal('management' in terms, false)
    assert.deepEqual(terms.units, [
      {
        serial: 'C1',
        brand: 'Yealink',
        model: 'T54W',
        amount: 0,
        label: 'refused',
        chain: { chainStartedOn: '2026-05-01', replacements: 0, origin: 'original' },
        treatment: {
          done: 'repair-or-replace',
          packaging: 'any',
          freight: { toUs: { payer: 'client', service: 'any' }, toClient: { payer: 'us', service: 'ground' } },
          deductible: 0,
          because: ['SP-1'],
        },
        replacement: 'allowed',
        succession: 'warranty-replacement',
      },
    ])
  })

  it('SP-1: asks Speco’s client for the serial number, and for no ticket, type or ship date', () => {
    const { serial: _, shippedOn: __, ...nameless } = unit()
    const refused = refusal('speco', { units: [nameless] })
    assert.deepEqual([refused.missing, refused.because], [['units[0].serial'], ['settled:serial-numbers']])
    const asked = lacking('ticket', 'internalComment', 'siteAnswer', 'clientType')
    const { shippedOn: ___, ...undated } = unit()
    assert.equal(decideStandardReturn(profile('speco'), { ...asked, units: [undated] }, knowing()).kind, 'granted')
  })

  it('SP-1: FOCUS has none, and the refusal says what it offers', () => {
    assert.match(refusal('focus').reason, /FOCUS offers no standard return.*advance replacement/)
  })

  it('61, VD-7, VD-13: day 30 is the first row without a deductible, day 31 the second with $45', () => {
    const [first, second] = [30, 31].map(days => termsOf('voip-desk', aged(days)).units[0])
    assert.deepEqual(first?.age, { startedOn: '2026-05-01', days: 30, band: 'within-30-days' })
    assert.equal(first?.treatment.deductible, 0)
    assert.equal(first?.treatment.done, 'replace')
    assert.deepEqual(second?.age, { startedOn: '2026-05-01', days: 31, band: '31-days-to-expiry' })
    assert.equal(second?.treatment.deductible, 45_00)
    assert.equal(second?.treatment.done, 'repair-or-replace')
  })

  it('65, VD-13: three phones of 31 days cost $135.00 together', () => {
    const { reportedAt } = aged(31)
    const units = ['C1', 'C2', 'C3'].map(serial =>
      unit({ serial: serialNumber(serial), shippedOn: localDate('2026-05-01') }),
    )
    const terms = termsOf('voip-desk', { reportedAt, units, clientType: 'reseller' })
    assert.equal(
      terms.units.reduce((sum, { treatment }) => sum + treatment.deductible, 0),
      135_00,
    )
  })

  it('63, VD-8, VD-11, VD-12: a direct client within 30 days gets a label, a reseller pays the way to us', () => {
    const [direct] = termsOf('voip-desk', { ...aged(30), clientType: 'direct-client' }).units
    const [partner] = termsOf('voip-desk', { ...aged(30), clientType: 'reseller' }).units
    const [older] = termsOf('voip-desk', { ...aged(31), clientType: 'direct-client' }).units
    assert.ok(direct && partner && older)
    assert.deepEqual([direct.label, partner.label, older.label], ['granted', 'refused', 'refused'])
    assert.equal(decideLabel(direct).kind, 'granted')
    const refused = decideLabel(partner)
    assert.deepEqual(refused.because, ['VD-8', 'VD-12'])
    assert.match(refused.kind === 'refused' ? refused.reason : '', /the client pays for the way to us/)
    assert.deepEqual(decideLabel(older).because, ['VD-13'])
  })

  it('72, VD-3, VD-4: the vendor is asked after the bench for a direct client, at approval for a reseller', () => {
    for (const clientType of ['agent', 'direct-client'] as const)
      assert.equal(termsOf('voip-desk', { clientType }).vendorStartsAt, 'bench')
    for (const clientType of ['reseller', 'service-provider'] as const)
      assert.equal(termsOf('voip-desk', { clientType }).vendorStartsAt, 'approval')
  })

  it('66, VD-9, VD-10: within 30 days nothing is approved without ticket, comment and, for a direct client, the answer', () => {
    const missing = (clientType: 'agent' | 'reseller') => {
      const asked = { ...lacking('ticket', 'internalComment', 'siteAnswer'), ...aged(30), clientType }
      const decision = decideStandardReturn(profile('voip-desk'), asked, knowing())
      return decision.kind === 'refused' && [decision.missing, decision.because]
    }
    assert.deepEqual(missing('agent'), [
      ['ticket', 'internalComment', 'siteAnswer'],
      ['VD-10', 'VD-9'],
    ])
    assert.deepEqual(missing('reseller'), [['ticket', 'internalComment'], ['VD-10']])
    const older = { ...lacking('ticket', 'internalComment', 'siteAnswer'), ...aged(31) }
    assert.equal(decideStandardReturn(profile('voip-desk'), older, knowing()).kind, 'granted')
  })

  it('settled:photos: asks for photos only where the policy requires them', () => {
    const wanting = profileSchema.parse({
      ...speco,
      standardReturn: { ...speco.standardReturn, requires: ['photos'] },
    })
    assert.deepEqual(refusal(wanting).missing, ['photos'])
    assert.equal(decide(wanting, { photos: 'attached' }).kind, 'granted')
  })

  it('67, VD-10: tells management within 30 days only, again after a business day, then as a task', () => {
    const friday = instant('2026-03-06T20:00:00Z')
    assert.deepEqual(termsOf('voip-desk', { approvedAt: friday }).management, {
      againAt: '2026-03-09T13:00:00.000Z',
      taskAt: '2026-03-10T13:00:00.000Z',
    })
    assert.equal('management' in termsOf('voip-desk', { ...aged(31) }), false)
    const old = unit({ serial: serialNumber('C2'), shippedOn: localDate('2025-03-01') })
    assert.equal('management' in termsOf('voip-desk', { units: [old, unit()] }), true)
  })

  it('68, VD-14: sends a phone after its warranty to the Partner Team, and does not refuse it', () => {
    const on = (day: string) =>
      termsOf('voip-desk', {
        reportedAt: instant(`${day}T16:00:00Z`),
        units: [unit({ shippedOn: localDate('2024-06-15') })],
      }).units[0]
    assert.equal(on('2026-06-15')?.treatment.done, 'repair-or-replace')
    assert.equal(on('2026-06-16')?.treatment.done, 'partner-team')
    assert.deepEqual(on('2026-06-16')?.treatment.because, ['VD-14'])
  })

  it('83, settled:warrantys-end: leaves an unlisted brand of 400 days to a person, and promises nothing before', () => {
    const { reportedAt } = aged(400)
    const cisco = unit({ brand: 'Cisco', shippedOn: localDate('2026-05-01') })
    const [old] = termsOf('voip-desk', { reportedAt, units: [cisco] }).units
    assert.deepEqual(old?.age, { startedOn: '2026-05-01', days: 400, band: 'unlisted-brand' })
    assert.deepEqual(old?.treatment, {
      done: 'person-decides',
      packaging: 'any',
      freight: { toUs: { payer: 'client', service: 'any' }, toClient: { payer: 'client', service: 'any' } },
      deductible: 0,
      because: ['settled:warrantys-end'],
    })
    const [young] = termsOf('voip-desk', { reportedAt: aged(30).reportedAt, units: [cisco] }).units
    assert.equal(young?.treatment.done, 'replace')
  })

  it('76, 77, VD-15, VD-16: reads age, maximum and DOA from the chain that the records know', () => {
    const known: Device = {
      brand: 'Yealink',
      model: 'T54W',
      serial: serialNumber('C1'),
      chainStartedOn: localDate('2025-09-01'),
      replacements: 1,
      origin: 'replacement',
    }
    const [replaced] = termsOf('voip-desk', {}, knowing({ devices: [known] })).units
    assert.deepEqual(replaced?.age, { startedOn: '2025-09-01', days: 181, band: '31-days-to-expiry' })
    assert.deepEqual([replaced?.replacement, replaced?.succession], ['maximum-reached', 'warranty-replacement'])
    assert.deepEqual(replaced?.chain, { chainStartedOn: '2025-09-01', replacements: 1, origin: 'replacement' })
    const [fresh] = termsOf('voip-desk').units
    assert.deepEqual([fresh?.replacement, fresh?.succession], ['allowed', 'initial-doa'])
    const counting = profileSchema.parse({ ...voipDesk, warranty: { initialDoa: 'counted' } })
    assert.equal(termsOf(counting).units[0]?.succession, 'initial-doa-counted')
  })

  it('121, VD-7: names at once the type of client, the ship date and the serial that are missing', () => {
    const { shippedOn: _, ...undated } = unit()
    const asked = { ...lacking('clientType'), units: [undated] }
    const decision = decideStandardReturn(profile('voip-desk'), asked, knowing())
    assert.deepEqual(decision.kind === 'refused' && decision.missing, ['clientType', 'units[0].shippedOn'])
    assert.deepEqual(refusal('voip-desk', { units: [] }).missing, ['units'])
    assert.match(refusal('voip-desk', { units: [unit(), unit()] }).reason, /C1 is named twice/)
    assert.match(
      refusal('voip-desk', { units: [unit({ shippedOn: localDate('2026-03-02') })] }).reason,
      /reported before it was shipped/,
    )
  })

  it('82, 85, settled:nothing-arrives, settled:quote, settled:no-answer: freezes the days until it lapses, a quote ends and a silent client becomes a task', () => {
    for (const id of ['voip-desk', 'speco']) {
      const { lapse, quoteDays, noTrouble, shippingWaits, ageMeasuredAt, ...others } = termsOf(id)
      assert.deepEqual(lapse, { days: 30, noticeDaysBefore: 7, reopenDays: 30 })
      assert.equal(quoteDays, 14)
      assert.deepEqual(noTrouble, { reminderDays: [7, 14, 21], taskAfterDays: 30, deductible: 'waived' })
      assert.deepEqual([shippingWaits, ageMeasuredAt], ['for-nothing', 'reported'])
      assert.deepEqual([others.inspection.remindAfterDays, others.confirmDeliveryDays], [3, 10])
    }
    assert.deepEqual(termsOf('voip-desk').because, ['VD-2', 'VD-7', 'VD-8', 'VD-11'])
  })

  it('is read from a profile whose days agree with each other', () => {
    const parse = (changes: object) =>
      profileSchema.safeParse({ ...voipDesk, standardReturn: { ...voipDesk.standardReturn, ...changes } }).success
    assert.equal(parse({ lapse: { days: 8 } }), true)
    assert.equal(parse({ lapse: { days: 7 } }), false)
    assert.equal(parse({ noTrouble: { taskAfterDays: 21 } }), true)
    assert.equal(parse({ noTrouble: { taskAfterDays: 20 } }), false)
  })

  it('names rules that have words', () => {
    const decisions = [
      decide('voip-desk'),
      decide('voip-desk', { clientType: 'reseller' }),
      decide('speco'),
      decide('voip-desk', aged(3_000)),
      decide('voip-desk', { units: [] }),
    ]
    for (const { because } of decisions) for (const rule of because) assert.notEqual(wordsOf(rule), rule)
  })
})

describe('a unit that comes in', () => {
  function arrived(receivedAt: Instant, measured: 'reported' | 'received', brand = 'Yealink') {
    const policy = profileSchema.parse({ ...voipDesk, ageMeasuredAt: measured })
    const { reportedAt, units } = aged(30)
    const asked = { reportedAt, units: units.map(one => ({ ...one, brand })) }
    const terms = termsOf(policy, asked, knowing({ now: reportedAt }))
    const [granted] = terms.units
    assert.ok(granted)
    return unitOnReceipt({ unit: granted, terms, receivedAt })
  }

  it('62, VD-7: reported on day 30 and here on day 41, it stays in the first row', () => {
    const unit = arrived(instant('2026-06-11T16:00:00Z'), 'reported')
    assert.deepEqual([unit.age?.band, unit.treatment.deductible], ['within-30-days', 0])
  })

  it('123, VD-7: where the arrival decides it is judged again, and its way to us stays as it was granted', () => {
    const onTime = arrived(instant('2026-05-31T16:00:00Z'), 'received')
    assert.deepEqual([onTime.age?.band, onTime.treatment.done], ['within-30-days', 'replace'])
    const late = arrived(instant('2026-06-11T16:00:00Z'), 'received')
    assert.deepEqual(late.age, { startedOn: '2026-05-01', days: 41, band: '31-days-to-expiry' })
    assert.equal(late.treatment.deductible, 45_00)
    assert.deepEqual(late.treatment.freight.toUs, { payer: 'us', service: 'ground' })
    assert.deepEqual(late.treatment.freight.toClient, { payer: 'us', service: 'ground' })
    assert.equal(late.treatment.packaging, 'original')
    assert.equal(arrived(instant('2026-06-11T16:00:00Z'), 'received', 'Cisco').treatment.done, 'person-decides')
  })

  it('57, VD-8: is flagged to a manager without its original packaging, where that is asked for', () => {
    const first = treatmentAt('within-30-days', 'reseller')
    assert.equal(packagingOnReceipt(first, 'missing').kind, 'flag-to-manager')
    assert.equal(packagingOnReceipt(first, 'original').kind, 'in-order')
    assert.equal(packagingOnReceipt(first, 'unknown').kind, 'in-order')
    assert.equal(packagingOnReceipt(treatmentAt('31-days-to-expiry', 'reseller'), 'missing').kind, 'in-order')
  })
})

describe('a standard return that nobody moves', () => {
  const zone = 'America/New_York'
  const lapse = { days: 30, noticeDaysBefore: 7, reopenDays: 30 }

  it('85, settled:nothing-arrives: is noticed on day 23 and lapses when day 30 is over, daylight saving or not', () => {
    assert.deepEqual(lapseMarks({ from: approvedAt, zone, lapse, pauses: [], now: approvedAt }), {
      noticeAt: '2026-03-25T13:00:00.000Z',
      lapsesAt: '2026-04-02T04:00:00.000Z',
      closesAt: '2026-05-02T04:00:00.000Z',
    })
  })

  it('85, settled:nothing-arrives: leaves seven days after a notice that went out late, and no less than thirty in all', () => {
    const noticed = (at: string) =>
      lapseMarks({ from: approvedAt, zone, lapse, pauses: [], noticedAt: instant(at), now: instant(at) }).lapsesAt
    assert.equal(noticed('2026-03-25T13:00:00Z'), '2026-04-02T04:00:00.000Z')
    assert.equal(noticed('2026-03-26T13:00:00Z'), '2026-04-03T04:00:00.000Z')
    assert.equal(noticed('2026-04-20T13:00:00Z'), '2026-04-28T04:00:00.000Z')
    assert.equal(noticed('2026-03-05T13:00:00Z'), '2026-04-02T04:00:00.000Z')
  })

  it('85, settled:pause: goes on with the days that were left when a parcel has been looked into', () => {
    const from = instant('2026-03-10T15:00:00Z')
    const looked = { from, to: instant('2026-03-12T15:00:00Z') }
    const marks = (pauses: { from: Instant; to?: Instant }[]) =>
      lapseMarks({ from: approvedAt, zone, lapse, pauses, now: instant('2026-03-15T15:00:00Z') }).lapsesAt
    assert.equal(marks([looked]), '2026-04-04T04:00:00.000Z')
    assert.equal(marks([{ from }]), '2026-04-07T04:00:00.000Z')
  })

  it('81, VD-18: reminds a silent client three times, and is a task when day 30 is over', () => {
    const noTrouble = { reminderDays: [7, 14, 21], taskAfterDays: 30, deductible: 'waived' as const }
    assert.deepEqual(noTroubleMarks({ askedAt: approvedAt, zone, noTrouble }), {
      reminders: ['2026-03-09T13:00:00.000Z', '2026-03-16T13:00:00.000Z', '2026-03-23T13:00:00.000Z'],
      taskAt: '2026-04-02T04:00:00.000Z',
    })
  })

  it('82, settled:quote: leaves a quote open through its fourteenth day', () => {
    assert.equal(quoteLapsesAt({ quotedAt: approvedAt, zone, quoteDays: 14 }), '2026-03-17T04:00:00.000Z')
  })
})
