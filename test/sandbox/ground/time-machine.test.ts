import assert from 'node:assert/strict'
import { tsToMs } from '@temporalio/common/lib/time.js'
import { virtualClock } from '../../../client/case-clock.ts'
import { type Cases, caseClient } from '../../../client/cases.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { DAY, HOUR, instant, after as later, ms, SECOND } from '../../../domain/time.ts'
import { type TimeMachine, timeMachine } from '../../../sandbox/time-machine.ts'
import type { SmallCaseView } from '../../client/small-case.ts'
import { type SmallWorld, smallRequest, smallWorld } from '../../client/small-world.ts'

describe('The time machine', function () {
  this.timeout(120_000)
  let world: SmallWorld
  let cases: Cases
  let machine: TimeMachine
  let n = 0
  const nextRma = () => rmaNumber(`RMA-${++n}`)
  const view = async (rma: ReturnType<typeof nextRma>) => {
    const shown = await cases.show(rma)
    // The small case answers less than a real one does.
    return shown.kind === 'shown' ? (shown.view as unknown as SmallCaseView) : undefined
  }

  before(async () => {
    world = await smallWorld()
    cases = caseClient(world.client)
    machine = timeMachine(world.client)
  })
  after(() => world.stop())

  it('brings a case to its ninth day, reminded once, and leaves its neighbour where it is', async () => {
    const [moved, neighbour] = [nextRma(), nextRma()]
    await Promise.all([cases.start(moved, smallRequest), cases.start(neighbour, smallRequest)])
    const started = Date.now()

    const before = await machine.advance(moved, { by: 9 * DAY - HOUR })
    assert.equal(before.state, 'running')
    assert.deepEqual((await view(moved))?.reminded, [])
    await machine.advance(moved, { by: 2 * HOUR })
    assert.deepEqual((await view(moved))?.reminded, ['day 9 under focus'])

    const clock = virtualClock(world.client)
    assert.ok(ms(await clock(moved)) >= started + 9 * DAY + HOUR, 'it is on its tenth day')
    assert.ok(ms(await clock(neighbour)) < started + HOUR, 'the neighbour is still on its first')
  })

  it('does what is due at the very instant it is asked to go to', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    await machine.rest(rma)
    const opened = instant((await view(rma))?.openedAt ?? '')
    await machine.advance(rma, { until: later(opened, 9 * DAY) })
    assert.deepEqual((await view(rma))?.reminded, ['day 9 under focus'])
  })

  it('says closed, and when, if the case ends on the way', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const opened = Date.now()
    const end = await machine.advance(rma, { by: 365 * DAY })
    assert.equal(end.state, 'closed')
    assert.ok(end.state === 'closed' && Math.abs(ms(end.now) - opened - 30 * DAY) < 30 * SECOND, 'it ended on day 30')
    assert.deepEqual(await machine.advance(rma, { by: DAY }), end)
  })

  it('goes on from a day that lies far ahead, asked before the case has got there', async () => {
    const rma = nextRma()
    const startsAt = instant('2054-03-02T15:00:00Z')
    await cases.start(rma, smallRequest, { startsAt })
    const eleventh = await machine.advance(rma, { by: 11 * DAY })
    assert.ok(eleventh.state === 'running' && eleventh.now >= later(startsAt, 11 * DAY), 'it is on its eleventh day')
    const shown = await view(rma)
    const late = ms(instant(shown?.openedAt ?? '')) - ms(startsAt)
    assert.ok(late >= 0 && late < 5 * SECOND, `it opened on its first day, ${late} ms late`)
    assert.deepEqual(shown?.reminded, ['day 9 under focus'])
  })

  it('stays where it is when the instant has passed, and knows no case that was never started', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const now = await machine.advance(rma, { until: instant('2020-01-01T00:00:00Z') })
    assert.ok(now.state === 'running' && Math.abs(ms(now.now) - Date.now()) < 10 * SECOND)
    assert.deepEqual(await machine.advance(rmaNumber('RMA-never'), { by: DAY }), { state: 'unknown' })
  })

  it('rests while something is retried hours later, and sees it done once the hours have passed', async () => {
    const rma = nextRma()
    world.post.office = 'shut'
    await cases.start(rma, smallRequest)
    await machine.advance(rma, { by: 9 * DAY + HOUR })
    assert.deepEqual((await view(rma))?.reminded, [])
    world.post.office = 'open'
    await machine.advance(rma, { by: 6 * HOUR })
    assert.deepEqual((await view(rma))?.reminded, ['day 9 under focus'])
  })

  it('passes no timer by, whatever reaches the case in the second in which it is due', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    await machine.rest(rma)
    const handle = world.client.workflow.getHandle(rma)
    let isUnderway = true
    const chatter = async () => {
      for (; isUnderway; await new Promise(resolve => setTimeout(resolve, 50))) await handle.signal('chatter')
    }
    const move = machine.advance(rma, { by: 25 * DAY }).finally(() => {
      isUnderway = false
    })
    await Promise.all([move, chatter()])
    const { events = [] } = await handle.fetchHistory()
    const set = events?.flatMap(({ eventTime, timerStartedEventAttributes: timer }) =>
      timer ? [tsToMs(eventTime) + tsToMs(timer.startToFireTimeout)] : [],
    )
    const rang = events?.flatMap(({ eventTime, timerFiredEventAttributes: timer }) =>
      timer ? [tsToMs(eventTime)] : [],
    )
    assert.equal(rang?.length, 2)
    for (const [n, at] of (rang ?? []).entries())
      assert.ok(Math.abs(at - (set?.[n] ?? 0)) < HOUR, `a timer for ${instant(set?.[n] ?? 0)} rang at ${instant(at)}`)
  })

  it('takes two moves of one case one after the other', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const opened = Date.now()
    const [, second] = await Promise.all([machine.advance(rma, { by: 5 * DAY }), machine.advance(rma, { by: 5 * DAY })])
    assert.ok(second.state === 'running' && ms(second.now) >= opened + 10 * DAY - SECOND, 'ten days in all')
  })
})
