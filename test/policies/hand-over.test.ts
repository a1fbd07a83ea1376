import assert from 'node:assert/strict'
import type { HandOverFacts } from '../../domain/hand-over.ts'
import { serialNumber } from '../../domain/names.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { handOverAgenda, judgeArrival } from '../../policies/hand-over.ts'

/** Delivered on 1 April, so that 1 May is day 30, and 2 May the first that is too late. */
const Q1 = { serial: serialNumber('Q1'), handOverBy: instant('2026-05-02T04:00:00Z') }
/** Delivered four days later. */
const Q2 = { serial: serialNumber('Q2'), handOverBy: instant('2026-05-06T04:00:00Z') }

const terms = {
  zone: 'America/New_York',
  approvedAt: instant('2026-04-03T15:00:00Z'),
  transitGraceDays: 7,
  reminders: { daysBefore: [3, 10], at: '09:00' },
}

function known(facts: Partial<HandOverFacts> = {}): HandOverFacts {
  return { awaited: [Q1], overdue: [], parcels: [], pauses: [], done: [], ...facts }
}

function parcel(since: string, changes: Partial<HandOverFacts['parcels'][number]> = {}) {
  return { tracking: 'T1', since: instant(since), fate: 'under-way' as const, ...changes }
}

function agenda(now: string, facts: Partial<HandOverFacts> = {}) {
  return handOverAgenda({ terms, facts: known(facts), now: instant(now) })
}

function kinds(now: string, facts: Partial<HandOverFacts> = {}) {
  return agenda(now, facts).due.map(occasion => `${occasion.kind} ${occasion.serials.join(' ')}`)
}

describe('the agenda of goods that are not needed (FO-5, settled:fo-5s-30-days)', () => {
  it('reminds at nine, ten days and three days before the last one, and not before', () => {
    assert.deepEqual(agenda('2026-04-03T15:00:00Z').due, [])
    assert.equal(agenda('2026-04-03T15:00:00Z').next, '2026-04-21T13:00:00.000Z')
    assert.deepEqual(agenda('2026-04-21T12:59:59.999Z').due, [])
    assert.deepEqual(agenda('2026-04-21T13:00:00Z').due, [
      { kind: 'reminder', key: 'reminder-10@2026-05-01', serials: ['Q1'], handOverBy: '2026-05-02T04:00:00.000Z' },
    ])
    const done = ['reminder-10@2026-05-01']
    assert.equal(agenda('2026-04-21T13:00:00Z', { done }).next, '2026-04-28T13:00:00.000Z')
    assert.deepEqual(kinds('2026-04-28T13:00:00Z', { done }), ['reminder Q1'])
  })

  it('sends no reminder that is more than a day late, and none once something is on its way', () => {
    assert.deepEqual(kinds('2026-04-22T12:59:59Z'), ['reminder Q1'])
    assert.deepEqual(kinds('2026-04-22T13:00:00Z'), [])
    assert.deepEqual(kinds('2026-04-28T13:00:00Z', { parcels: [parcel('2026-04-20T10:00:00Z')] }), [])
    assert.deepEqual(kinds('2026-04-28T13:00:00Z', { parcels: [parcel('2026-04-20T10:00:00Z', { fate: 'gone' })] }), [
      'reminder Q1',
    ])
  })

  it('91: ends the days with the first instant of day 31 when nothing was handed over', () => {
    const done = ['reminder-10@2026-05-01', 'reminder-3@2026-05-01']
    assert.deepEqual(kinds('2026-05-02T03:59:59.999Z', { done }), [])
    assert.equal(agenda('2026-05-01T12:00:00Z', { done }).next, '2026-05-02T04:00:00.000Z')
    assert.deepEqual(agenda('2026-05-02T04:00:00Z', { done }).due, [
      {
        kind: 'lapse',
        key: 'lapse@2026-05-02T04:00:00.000Z',
        serials: ['Q1'],
        handOverBy: '2026-05-02T04:00:00.000Z',
        closeAt: '2026-05-09T04:00:00.000Z',
      },
    ])
  })

  it('90: waits seven days for what a carrier had on day 30, and then asks staff, once (settled:what-counts-as-back)', () => {
    const parcels = [parcel('2026-05-02T03:59:59.999Z')]
    assert.deepEqual(kinds('2026-05-02T04:00:00Z', { parcels }), [])
    assert.equal(agenda('2026-05-02T04:00:00Z', { parcels }).next, '2026-05-09T04:00:00.000Z')
    assert.deepEqual(kinds('2026-05-09T03:59:59.999Z', { parcels }), [])
    assert.deepEqual(kinds('2026-05-09T04:00:00Z', { parcels }), ['still-in-transit Q1'])
    const done = ['still-in-transit@2026-05-02T04:00:00.000Z']
    const after = agenda('2026-05-20T04:00:00Z', { parcels, done })
    assert.deepEqual([after.due, after.next], [[], undefined])
  })

  it('91: a carrier that took it in on day 31 has it too late, and that is said once', () => {
    const parcels = [parcel('2026-05-02T04:00:00Z')]
    assert.deepEqual(kinds('2026-05-02T15:00:00Z', { parcels }), ['lapse Q1', 'late-parcel Q1'])
    const lapsed = { awaited: [], overdue: [Q1], parcels }
    assert.deepEqual(kinds('2026-05-02T15:00:00Z', lapsed), ['late-parcel Q1'])
    assert.deepEqual(kinds('2026-05-02T15:00:00Z', { ...lapsed, done: ['late-parcel@T1'] }), [])
  })

  it('takes back what it said when a scan of day 30 is told after the end', () => {
    const lapsed = { awaited: [], overdue: [Q1], parcels: [parcel('2026-05-01T22:00:00Z')] }
    assert.deepEqual(kinds('2026-05-04T15:00:00Z', lapsed), ['in-time-after-all Q1'])
  })

  it('lets each unit have the days of its own delivery', () => {
    const done = ['reminder-3@2026-05-05', 'reminder-10@2026-05-05']
    assert.deepEqual(kinds('2026-05-02T04:00:00Z', { awaited: [Q1, Q2], done }), ['lapse Q1'])
    assert.equal(agenda('2026-05-02T03:00:00Z', { awaited: [Q1, Q2], done }).handOverBy, '2026-05-02T04:00:00.000Z')
    const one = { awaited: [Q2], overdue: [Q1], done }
    assert.equal(agenda('2026-05-02T04:00:00Z', one).handOverBy, '2026-05-06T04:00:00.000Z')
    // The parcel of day 32 may bring the unit that still has time.
    assert.deepEqual(kinds('2026-05-03T15:00:00Z', { ...one, parcels: [parcel('2026-05-03T14:00:00Z')] }), [])
  })

  it('waits for the rest of what was sent in time before it says that the days are over', () => {
    const parcels = [parcel('2026-04-30T14:00:00Z', { fate: 'arrived' })]
    assert.deepEqual(kinds('2026-05-08T15:00:00Z', { parcels }), [])
    assert.deepEqual(kinds('2026-05-09T04:00:00Z', { parcels }), ['lapse Q1'])
  })

  it('stays open for what is told late: seven days after the end, or after a late parcel', () => {
    const lapsed = { awaited: [], overdue: [Q1] }
    assert.equal(agenda('2026-05-02T04:00:00Z', lapsed).closeAt, '2026-05-09T04:00:00.000Z')
    assert.equal(agenda('2026-05-02T04:00:00Z', lapsed).next, '2026-05-09T04:00:00.000Z')
    const parcels = [parcel('2026-05-08T10:00:00Z')]
    assert.equal(agenda('2026-05-08T11:00:00Z', { ...lapsed, parcels }).closeAt, '2026-05-16T04:00:00.000Z')
  })

  it('adds the days during which the clock stood, but not those after the end (settled:pause)', () => {
    const open = { pauses: [{ from: instant('2026-04-29T15:00:00Z') }] }
    assert.deepEqual(agenda('2026-05-04T15:00:00Z', open), {
      clock: 'stands',
      due: [],
      lastDays: [{ serial: 'Q1', handOverBy: '2026-05-07T04:00:00.000Z' }],
      handOverBy: '2026-05-07T04:00:00.000Z',
    })
    const over = { pauses: [{ from: instant('2026-04-29T15:00:00Z'), to: instant('2026-05-04T15:00:00Z') }] }
    assert.equal(agenda('2026-05-04T15:00:00Z', over).handOverBy, '2026-05-07T04:00:00.000Z')
    const later = { pauses: [{ from: instant('2026-05-02T04:00:00Z'), to: instant('2026-05-20T15:00:00Z') }] }
    assert.equal(agenda('2026-05-20T15:00:00Z', later).handOverBy, '2026-05-02T04:00:00.000Z')
  })

  it('gives what a manager allows to come late seven days from that day', () => {
    const awaited = [{ ...Q1, allowedAt: instant('2026-05-11T15:00:00Z') }]
    assert.equal(agenda('2026-05-11T15:00:00Z', { awaited }).handOverBy, '2026-05-19T04:00:00.000Z')
  })
})

describe('the judgement of what arrived (FO-5, settled:fo-5s-30-days)', () => {
  function judged(receivedAt: string, parcels: HandOverFacts['parcels'] = [], pauses: HandOverFacts['pauses'] = []) {
    const now: Instant = instant('2026-06-01T00:00:00Z')
    return judgeArrival({ unit: Q1, receivedAt: instant(receivedAt), terms, facts: { parcels, pauses }, now })
  }

  it('90: by hand on day 30 is in time to its last instant, and day 31 is late', () => {
    assert.deepEqual(judged('2026-05-02T03:59:59.999Z'), {
      timing: 'in-time',
      because: ['FO-5', 'settled:fo-5s-30-days'],
      handedOverAt: '2026-05-02T03:59:59.999Z',
    })
    assert.equal(judged('2026-05-02T04:00:00Z').timing, 'late')
  })

  it('90, 91: a carrier’s acceptance counts, not the day on which the parcel arrives', () => {
    const inTime = judged('2026-05-08T15:00:00Z', [parcel('2026-05-01T22:00:00Z')])
    assert.deepEqual(
      [inTime.timing, inTime.handedOverAt, inTime.tracking],
      ['in-time', '2026-05-01T22:00:00.000Z', 'T1'],
    )
    assert.equal(judged('2026-05-08T15:00:00Z', [parcel('2026-05-02T04:00:00Z')]).timing, 'late')
  })

  it('takes the parcel that was delivered last for the one it came in', () => {
    const early = parcel('2026-04-28T10:00:00Z', { deliveredAt: instant('2026-05-01T10:00:00Z') })
    const late = parcel('2026-05-03T10:00:00Z', { tracking: 'T2', deliveredAt: instant('2026-05-06T10:00:00Z') })
    assert.equal(judged('2026-05-01T11:00:00Z', [late, early]).tracking, 'T1')
    assert.deepEqual(
      [judged('2026-05-06T11:00:00Z', [late, early]).tracking, judged('2026-05-06T11:00:00Z', [late, early]).timing],
      ['T2', 'late'],
    )
  })

  it('takes the one under way longest where no carrier says what was delivered', () => {
    const parcels = [parcel('2026-05-03T10:00:00Z', { tracking: 'T2' }), parcel('2026-04-28T10:00:00Z')]
    assert.equal(judged('2026-05-06T11:00:00Z', parcels).tracking, 'T1')
  })

  it('does not count a parcel that went back, or one that left after the unit was here', () => {
    assert.equal(judged('2026-05-06T11:00:00Z', [parcel('2026-04-28T10:00:00Z', { fate: 'gone' })]).timing, 'late')
    assert.equal(judged('2026-05-06T11:00:00Z', [parcel('2026-05-07T10:00:00Z')]).tracking, undefined)
  })

  it('counts the days during which the clock stood (settled:pause)', () => {
    const stood = [{ from: instant('2026-04-20T15:00:00Z'), to: instant('2026-04-22T15:00:00Z') }]
    assert.equal(judged('2026-05-04T03:59:00Z', [], stood).timing, 'in-time')
    assert.equal(judged('2026-05-04T04:00:00Z', [], stood).timing, 'late')
  })
})
