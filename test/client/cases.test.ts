import assert from 'node:assert/strict'
import { type Cases, caseClient } from '../../client/cases.ts'
import type { KeptFact } from '../../domain/fact.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { type SmallWorld, smallRequest, smallWorld } from './small-world.ts'

describe('A client of the cases', function () {
  this.timeout(120_000)
  let world: SmallWorld
  let cases: Cases
  let n = 0
  const nextRma = () => rmaNumber(`RMA-${++n}`)
  const received: KeptFact = {
    name: 'deviceReceived',
    at: instant('2026-04-03T15:00:00Z'),
    serial: serialNumber('C1'),
    method: 'carrier',
    contents: 'as-expected',
    packaging: 'original',
    identified: 'scanned',
    id: 'fact-1',
    by: 'dock',
  }

  before(async () => {
    world = await smallWorld()
    cases = caseClient(world.client)
  })
  after(() => world.stop())

  async function closedCase() {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    await cases.tell(rma, received)
    await world.client.workflow.getHandle(rma).result()
    return rma
  }

  it('starts a case once, however often it is asked, and never again after it has closed', async () => {
    const rma = nextRma()
    assert.equal(await cases.start(rma, smallRequest), 'open')
    const { runId } = await world.client.workflow.getHandle(rma).describe()
    assert.equal(await cases.start(rma, smallRequest), 'open')
    assert.equal((await world.client.workflow.getHandle(rma).describe()).runId, runId)
    assert.equal(await cases.isRunning(rma), true)

    const closed = await closedCase()
    assert.equal(await cases.start(closed, smallRequest), 'closed')
    assert.equal(await cases.isRunning(closed), false)
    assert.equal(await cases.isRunning(rmaNumber('RMA-never')), false)
  })

  it('lists a case under its policy, customer and ticket, with nothing about a person', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest, { stage: 'awaiting-hold' })
    const { typedSearchAttributes, raw } = await world.client.workflow.getHandle(rma).describe()
    // Temporal adds which build of a worker has had a hand in it, as soon as one has.
    const attributes = typedSearchAttributes.getAll().filter(({ key }) => key.name !== 'BuildIds')
    const listed = Object.fromEntries(attributes.map(({ key, value }) => [key.name, value]))
    assert.deepEqual(listed, {
      RmaStage: 'awaiting-hold',
      RmaReturnType: 'advanceReplacement',
      RmaPolicy: 'focus',
      RmaCustomer: 'customer-7',
      RmaTicket: 'T-1',
    })
    const summary = Buffer.from(raw.executionConfig?.userMetadata?.summary?.data ?? []).toString()
    assert.equal(summary, '"Advance replacement under focus: Axis P3265"')
  })

  it('tells a running case a fact, and says so when there is none to tell', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    assert.equal(await cases.tell(rma, received), 'told')
    assert.equal(await world.client.workflow.getHandle(rma).result(), 'returned')
    assert.equal(await cases.tell(rma, received), 'closed')
    assert.equal(await cases.tell(rmaNumber('RMA-never'), received), 'unknown')
  })

  it('gives the answer to a decision, and the same answer when the same decision comes twice', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const decision = { name: 'extend', payload: { days: 5 }, updateId: 'extend-1' }
    assert.deepEqual(await cases.decide(rma, decision), { kind: 'answered', value: 35 })
    assert.deepEqual(await cases.decide(rma, decision), { kind: 'answered', value: 35 })
    assert.deepEqual(await cases.decide(rma, { ...decision, updateId: 'extend-2' }), { kind: 'answered', value: 40 })
  })

  it('passes a refusal on in the words and under the type of the case', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const answer = await cases.decide(rma, { name: 'extend', payload: { days: 31 }, updateId: 'too-long' })
    assert.deepEqual(answer, { kind: 'refused', message: 'At most 30 days.', type: 'TooLong' })
  })

  it('does not wait longer than it was told to, and has the answer when it is asked again', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    await cases.show(rma)
    const decision = { name: 'inspect', payload: {}, updateId: 'inspect-1', waitMs: 500 }
    const asked = Date.now()
    assert.deepEqual(await cases.decide(rma, decision), { kind: 'pending', updateId: 'inspect-1' })
    assert.ok(Date.now() - asked < 3_000)
    await cases.tell(rma, received)
    assert.deepEqual(await cases.decide(rma, { ...decision, waitMs: 5_000 }), { kind: 'answered', value: 'inspected' })
  })

  it('has the answer to a decision for whoever asks for it again after the case has closed', async () => {
    const rma = nextRma()
    await cases.start(rma, smallRequest)
    const decision = { name: 'extend', payload: { days: 5 }, updateId: 'extend-1' }
    const answered = await cases.decide(rma, decision)
    await cases.tell(rma, received)
    await world.client.workflow.getHandle(rma).result()
    assert.deepEqual(await cases.decide(rma, decision), answered)
  })

  it('says that there is nobody to decide for once a case has closed, or if it never was', async () => {
    const decision = { name: 'extend', payload: { days: 5 }, updateId: 'late' }
    assert.deepEqual(await cases.decide(await closedCase(), decision), { kind: 'closed' })
    assert.deepEqual(await cases.decide(rmaNumber('RMA-never'), decision), { kind: 'unknown' })
  })

  it('shows a case that runs and one that has closed', async () => {
    const shown = await cases.show(await closedCase())
    assert.equal(shown.kind, 'shown')
    assert.deepEqual(await cases.show(rmaNumber('RMA-never')), { kind: 'unknown' })
  })

  it('refuses to start a case on a day that is past', async () => {
    const startsAt = instant('2020-01-01T00:00:00Z')
    await assert.rejects(cases.start(nextRma(), smallRequest, { startsAt }), /only goes forward/)
  })
})
