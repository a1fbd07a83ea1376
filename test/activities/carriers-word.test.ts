import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asyncLocalStorage, type Context, type Info } from '@temporalio/activity'
import { pino } from 'pino'
import { settle } from '../../activities/settlement.ts'
import type { World } from '../../activities/world.ts'
import { Secret } from '../../config/secrets.ts'
import { parcelTracking } from '../../counterparts/carriers/tracking.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { type RmaNumber, serialNumber } from '../../domain/names.ts'
import { HOUR, instant } from '../../domain/time.ts'
import type { Records } from '../../records/database.ts'
import { unit } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'

const MARK = instant('2026-04-10T04:00:00Z')
const REFUSED = { status: 422, body: { error: { code: 'TRACKER.CODE.INVALID', message: 'No such code.' } } }
const AWAY = { status: 503, body: {} }
const trackers = (datetime: string, status: string) => ({
  status: 200,
  body: {
    trackers: [
      {
        id: 'trk_1',
        tracking_code: 'C',
        status,
        updated_at: datetime,
        tracking_details: [{ datetime, status, status_detail: 'arrived_at_facility' }],
      },
    ],
  },
})

describe('The carriers’ word before money moves', function () {
  this.timeout(120_000)
  let records: Records
  let server: Server
  let answers: Record<string, { status: number; body: object }>
  let rma: RmaNumber

  before(async () => {
    records = await freshRecords()
    server = createServer((request, response) => {
      const code = new URL(request.url ?? '', 'http://carrier').searchParams.get('tracking_code') ?? ''
      const { status, body } = answers[code] ?? AWAY
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  after(async () => {
    server.closeAllConnections()
    server.close()
    await records.destroy()
  })
  beforeEach(async () => {
    rma = nextRma()
    await register(records, rma, { units: [unit({ serial: serialNumber(`S-${rma}`) })] })
  })

  /** As an activity that was first tried so many milliseconds ago. */
  function settled(waitedMs: number) {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const carriers = parcelTracking({ easypost: { url, apiKey: new Secret('key') } })
    const world = { records, carriers, log: pino({ level: 'silent' }) } as unknown as World // what a settlement asks of it
    const info = { scheduledTimestampMs: 0, currentAttemptScheduledTimestampMs: waitedMs } as Info
    return asyncLocalStorage.run({ info } as Context, () =>
      settle(world, {
        rma,
        key: `${rma}/settlement/1`,
        at: MARK,
        billAt: MARK,
        units: [{ serial: serialNumber(`S-${rma}`) }],
        parcels: ['ONE', 'OTHER'].map(tracking => ({ carrier: 'UPS', tracking })),
      }),
    )
  }
  const tasks = async () =>
    (await records.selectFrom('tasks').select('kind').where('rma', '=', rma).execute()).map(task => task.kind)
  const lines = async () =>
    (await records.selectFrom('audit').select('what').where('rma', '=', rma).execute()).map(line => line.what)

  it('CARRIER-7: one code that is refused takes nothing from what is said of the other', async () => {
    answers = { ONE: REFUSED, OTHER: trackers('2026-04-09T10:00:00Z', 'in_transit') }
    const settlement = await settled(0)
    assert.deepEqual(settlement.missing, [])
    assert.deepEqual(settlement.inTransit, [{ tracking: 'OTHER', since: '2026-04-09T10:00:00.000Z' }])
    assert.deepEqual(await tasks(), ['carrier-silent'])
    await settled(0)
    assert.deepEqual(await lines(), ['last look without the carrier’s word'])
  })

  it('a parcel that was delivered before the mark was with the carrier before it', async () => {
    answers = {
      ONE: trackers('2026-04-09T10:00:00Z', 'delivered'),
      OTHER: trackers('2026-04-10T10:00:00Z', 'in_transit'),
    }
    assert.deepEqual((await settled(0)).inTransit, [{ tracking: 'ONE', since: '2026-04-09T10:00:00.000Z' }])
    assert.deepEqual(await tasks(), [])
  })

  it('CARRIER-9: what bore a parcel’s code before the case was opened is no return of its own', async () => {
    answers = {
      ONE: trackers('2025-11-09T10:00:00Z', 'delivered'),
      OTHER: trackers('2025-11-09T10:00:00Z', 'in_transit'),
    }
    const settlement = await settled(0)
    assert.deepEqual(settlement.missing, [serialNumber(`S-${rma}`)])
    assert.deepEqual(settlement.inTransit, [])
  })

  it('CARRIER-8: a carrier that is away is waited for, for hours, and then the case goes on and staff are told', async () => {
    answers = { ONE: trackers('2026-04-10T10:00:00Z', 'in_transit'), OTHER: AWAY }
    await assert.rejects(settled(6 * HOUR - 1), UnreachableError)
    assert.deepEqual(await tasks(), [])
    assert.deepEqual((await settled(6 * HOUR)).missing, [serialNumber(`S-${rma}`)])
    assert.deepEqual(await tasks(), ['carrier-silent'])
  })
})
