import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { instant, after as later, MINUTE } from '../../domain/time.ts'
import { openRecords } from '../../records/database.ts'
import { keepFact } from '../../records/facts.ts'
import { freePort } from '../../sandbox/free-port.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { eventually, PlayedCase, pause } from '../chaos/played-case.ts'
import { newWorld } from '../world.ts'

describe('GROUND-8: asked to end by SIGTERM', function () {
  this.timeout(120_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld({ relays: 1 })
  })
  after(() => box.stop())

  it('an API answers the request it has, takes no other, and ends with 0', async () => {
    const port = await freePort()
    const api = await box.start('api', { API_PORT: String(port) })
    // Only a request asks whose key it came with; rounds look at everything else.
    const letGo = await locked(box, 'keys')
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/v1/tasks`, { headers: { authorization: `Bearer ${box.keys.staff}` } })
    const asked = ask()
    await waiting(box)
    const ending = api.stop()
    await eventually('it still takes requests', () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ status }) => (status === 503 ? true : undefined),
        () => true,
      ),
    )
    await letGo()
    assert.equal((await asked).status, 200)
    assert.equal(await ending, 0)
  })

  it('a worker finishes what it does, which so is done at the first try, and ends with 0', async () => {
    const letGo = await locked(box, 'letters')
    const one = await PlayedCase.open(box)
    await waiting(box)
    const [worker] = box.workers.running()
    const ending = worker!.stop() // there is one
    await pause(1_500)
    assert.equal(worker!.hasEnded(), false, 'it waits for its work')
    await letGo()
    assert.equal(await ending, 0)
    await box.workers.start()
    await one.authorise()
    await one.secured()
    const { events } = await box.client.workflow.getHandle(one.rma).fetchHistory()
    const attempts = events?.flatMap(event => event.activityTaskStartedEventAttributes?.attempt ?? []) ?? []
    assert.ok(attempts.length > 1)
    assert.deepEqual(new Set(attempts), new Set([1]))
  })

  it('a relay ends with 0; what is left behind waits for the next one, for no API passes it on', async () => {
    const one = await PlayedCase.open(box)
    await one.authorise()
    await one.secured()
    await one.ship()
    const [relay] = box.relays()
    assert.equal(await relay!.stop(), 0) // there is one
    const { openedAt: at } = one
    const fact = { name: 'replacementDelivered' as const, at: later(at, MINUTE) }
    const kept = await keepFact(box.records, { source: 'test', eventId: one.rma, rma: one.rma, by: 'a carrier', fact })
    const passedOn = async () =>
      (
        await box.records
          .selectFrom('facts')
          .select('passed_on_at')
          .where('id', '=', Number(kept.fact.id))
          .executeTakeFirstOrThrow()
      ).passed_on_at
    await pause(5_000)
    assert.equal(await passedOn(), null)
    await box.start('relay')
    await eventually('it was not passed on', async () => (await passedOn()) ?? undefined)
    await one.rest()
    assert.equal((await one.row()).stage, 'awaiting-return')
    assert.ok(instant(Date.now()) > at)
  })
})

/** Nobody else gets at the table until the answer is called. */
async function locked(box: RunningSandbox, table: string): Promise<() => Promise<void>> {
  const records = openRecords({ url: box.databaseUrl, connections: 1 })
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  const holding = new Promise<() => Promise<void>>((has, failed) => {
    const ended = records
      .transaction()
      .execute(async trx => {
        await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(trx)
        has(async () => {
          release()
          await ended
          await records.destroy()
        })
        await held
      })
      .catch(failed)
  })
  return holding
}

/** Until somebody waits for a lock. */
async function waiting({ records }: RunningSandbox): Promise<void> {
  await eventually('nobody waits', async () => {
    const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(records)
    return rows.length > 0 || undefined
  })
}
