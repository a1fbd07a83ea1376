import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { openTask } from '../../records/tasks.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const AT = instant('2026-04-05T04:00:00Z')

describe('What the desk looks through', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  it('lists open tasks, and has them done by whoever they are for', async () => {
    await openTask(desk.records, {
      rma: RMA,
      kind: 'shipped-unsecured',
      occasion: '1',
      role: 'manager',
      detail: {},
      at: AT,
    })
    const listed = await desk.ask('staff', 'GET', '/v1/tasks?rma=RMA-1001')
    const [task] = listed.body.data as unknown as { id: number; kind: string }[]
    assert.equal(task?.kind, 'shipped-unsecured')
    assert.equal((await desk.ask('staff', 'POST', `/v1/tasks/${task?.id}/done`)).status, 403)
    const done = await desk.ask('manager', 'POST', `/v1/tasks/${task?.id}/done`)
    assert.equal(done.body.doneBy, 'manager:manager')
    assert.equal((await desk.ask('admin', 'POST', `/v1/tasks/${task?.id}/done`)).body.doneBy, 'manager:manager')
    assert.equal((await desk.ask('staff', 'GET', '/v1/tasks')).body.data?.length, 0)
    const events = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/events')
    assert.match(events.text, /task done: shipped-unsecured/)
  })

  it('says of each task why it is there and what to do, and lists by themselves those of no case', async () => {
    const task = { occasion: '1', role: 'staff', detail: {}, at: AT } as const
    await openTask(desk.records, { ...task, rma: RMA, kind: 'late-fact' })
    await openTask(desk.records, { ...task, rma: null, kind: 'mailbox-unread' })
    const { body } = await desk.ask('staff', 'GET', '/v1/tasks?of=no-case')
    const tasks = body.data as unknown as { kind: string; why: string; todo: string }[]
    assert.deepEqual(
      tasks.map(({ kind, why }) => ({ kind, why })),
      [{ kind: 'mailbox-unread', why: 'a mailbox could not be read for an hour' }],
    )
    assert.match(tasks[0]?.todo ?? '', /`sendback doctor`/)
    assert.equal((await desk.ask('staff', 'GET', '/v1/tasks')).body.data?.length, 2)
  })

  it('shows letters newest first, a page at a time', async () => {
    const letter = {
      rma: RMA,
      kind: 'reminder',
      recipient: 'ana@example.com',
      subject: 's',
      html: 'h',
      text: 't',
      state: 'sent',
    } as const
    for (const day of [1, 2, 3])
      await desk.records
        .insertInto('letters')
        .values({ ...letter, message_id: `m${day}`, occasion: `day-${day}`, at: instant(`2026-04-0${day}T00:00:00Z`) })
        .execute()
    const first = await desk.ask('staff', 'GET', '/v1/letters?limit=2')
    const second = await desk.ask('staff', 'GET', `/v1/letters?limit=2&cursor=${first.body.nextCursor}`)
    const occasions = [first, second].flatMap(({ body }) =>
      (body.data as unknown as { occasion: string }[]).map(one => one.occasion),
    )
    assert.deepEqual(occasions, ['day-3', 'day-2', 'day-1'])
    assert.equal((await desk.ask('staff', 'GET', '/v1/letters?cursor=x')).status, 400)
  })
})
