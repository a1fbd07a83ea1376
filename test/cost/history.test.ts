import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { temporal } from '@temporalio/proto'
import { HOUR, instant, after as later } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { type Answer, Desk, type DeskCase, replacementFor } from '../desk.ts'
import { newWorld } from '../world.ts'

const MOST_EVENTS = 60
const MOST_BYTES = 14_000

describe('The plain case, on account, with the codec on', function () {
  this.timeout(120_000)
  // A worker that is kept waiting for two seconds costs events which are not the case's own.
  this.retries(2)
  let box: RunningSandbox
  let desk: Desk

  before(async () => {
    box = await newWorld({ codecKeys: `k1:${randomBytes(32).toString('base64')}` })
    desk = new Desk(box)
  })
  after(() => box.stop())

  it(`costs at most ${MOST_EVENTS} events and ${MOST_BYTES / 1000} kB, and tells everybody everything`, async () => {
    const plain = await playPlain(desk)
    await assertTold(plain)
    const { historyLength, historySize, status } = await box.client.workflow.getHandle(plain.rma).describe()
    assert.equal(status.name, 'COMPLETED')
    assert.ok(historyLength <= MOST_EVENTS, `it took ${historyLength} events`)
    assert.ok((historySize ?? Infinity) <= MOST_BYTES, `it took ${historySize} bytes`)
  })
})

/** Shipped, delivered, returned and inspected, with no clock moved: each fact says when it was. */
async function playPlain(desk: Desk): Promise<DeskCase> {
  const now = instant(Date.now())
  const plain = await desk.openCase({ policy: 'voip-desk' })
  await plain.ship({ shippedAt: later(now, -30 * HOUR) })
  // Long enough ago for the window's first letter to go at once, whatever time it is in New York.
  await plain.tell('replacement-delivered', { deliveredAt: later(now, -20 * HOUR) })
  await plain.tell('device-received', { serial: plain.serial, packaging: 'original' })
  await plain.tell('inspection', { serial: plain.serial, finding: 'fault-found', cause: 'Cold joint.' })
  return plain
}

async function assertTold(plain: DeskCase): Promise<void> {
  const { serial } = plain
  const shown = await plain.show()
  assert.equal(`${shown.stage}: ${shown.outcome}`, 'closed: returned')
  assert.deepEqual(
    shown.units.map((unit: Answer) => [unit.serial, unit.state, unit.replacement]),
    [[serial, 'received', replacementFor(serial)]],
  )

  const letters = await plain.list('letters')
  const toClient = letters.filter(letter => letter.recipient === plain.client.email)
  assert.deepEqual(
    toClient.map(letter => `${letter.kind} ${letter.state}`),
    ['approval', 'shipped', 'window-opened', 'received', 'closed'].map(kind => `${kind} sent`),
  )
  const mails = await plain.mails()
  assert.deepEqual(
    mails.map(mail => [mail.subject, mail.copies]).sort(),
    toClient.map(letter => [letter.subject, 1]).sort(),
  )

  const comments = await plain.list('comments')
  assert.deepEqual(
    comments.map(comment => `${comment.kind} ${comment.state}`).sort(),
    ['approved', 'ship-now', 'shipped', 'delivered', 'received', 'inspected', 'closed']
      .map(kind => `${kind} written`)
      .sort(),
  )
  const inTicket = await plain.ticketComments()
  assert.equal(inTicket.length, comments.length)
  for (const comment of comments) {
    const written = inTicket.filter(one => one.body.includes(comment.marker))
    assert.deepEqual(
      written.map(one => one.public),
      [false],
      `${comment.kind} stands in the ticket once, internally`,
    )
  }

  const events = await plain.list('events')
  assert.deepEqual(
    events.map(event => event.what),
    [
      ...['approved', 'replacement may ship', 'replacement shipped', 'stage: in-transit'],
      ...['replacement delivered', 'stage: awaiting-return', 'return window opened'],
      ...['device received', 'stage: inspecting', 'inspection asked for', 'inspected: fault-found'],
      ...['replacements join the warranty chain', 'closed'],
    ],
  )
  assert.ok(events.every(event => event.policy === 'voip-desk@1'))

  const tasks = new Map((await plain.tasks()).map(task => [task.kind, task.doneBy]))
  assert.equal(tasks.get('ship-replacement'), 'sendback')
  assert.equal(tasks.get('inspect'), 'sendback')

  await assertListed(plain)
}

/** What Temporal's own list has shown, stage by stage, and shows in the end. */
async function assertListed({ rma, desk, ticket, client }: DeskCase): Promise<void> {
  const handle = desk.box.client.workflow.getHandle(rma)
  const { events } = await handle.fetchHistory()
  assert.deepEqual(
    (events ?? []).flatMap(event => stageIn(event)),
    ['awaiting-shipment', 'in-transit', 'awaiting-return', 'inspecting', 'closed'],
  )
  const marks = (events ?? []).flatMap(event => attributesIn(event)).filter(name => /^Rma(Due|Bill)At$/.test(name))
  assert.deepEqual([...new Set(marks)].sort(), ['RmaBillAt', 'RmaDueAt'])
  const { typedSearchAttributes } = await handle.describe()
  const ours = typedSearchAttributes.getAll().filter(({ key }) => key.name.startsWith('Rma'))
  assert.deepEqual(Object.fromEntries(ours.map(({ key, value }) => [key.name, value])), {
    RmaStage: 'closed',
    RmaReturnType: 'advanceReplacement',
    RmaPolicy: 'voip-desk',
    RmaCustomer: `client-${client.id}`,
    RmaTicket: ticket,
  })
}

type HistoryEvent = temporal.api.history.v1.IHistoryEvent

function stageIn(event: HistoryEvent): string[] {
  const stage = shownBy(event)?.RmaStage?.data
  return stage ? [JSON.parse(Buffer.from(stage).toString())] : []
}

function attributesIn(event: HistoryEvent): string[] {
  return Object.keys(shownBy(event) ?? {})
}

function shownBy(event: HistoryEvent) {
  const { workflowExecutionStartedEventAttributes: started, upsertWorkflowSearchAttributesEventAttributes: changed } =
    event
  return (started ?? changed)?.searchAttributes?.indexedFields
}
