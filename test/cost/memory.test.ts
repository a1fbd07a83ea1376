import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Cases, caseClient } from '../../client/cases.ts'
import type { CaseRequest } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { saveCustomer } from '../../records/customers.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { newWorld } from '../world.ts'

const CACHED = 50
const MOST_GROWTH_MB = 20
const SIDE_BY_SIDE = 16

describe(`A worker that keeps ${CACHED} cases in memory`, function () {
  this.timeout(240_000)
  let box: RunningSandbox

  before(async function () {
    if (process.platform !== 'linux') return this.skip()
    box = await newWorld({ maxCached: CACHED })
    await saveCustomer(box.records, { ref: CUSTOMER, name: 'Synthia Testperson', email: 'synthia@client.example' })
  })
  after(() => box?.stop())

  it(`grows by at most ${MOST_GROWTH_MB} MB between its 200th and its 400th closed case`, async () => {
    const cases = caseClient(box.client)
    const [worker] = box.workers.running()
    assert.ok(worker)
    await closeCases(box, cases, 1, 200)
    const before = residentMb(worker.pid)
    await closeCases(box, cases, 201, 400)
    const after = residentMb(worker.pid)
    assert.ok(after - before <= MOST_GROWTH_MB, `it grew from ${before} to ${after} MB`)
  })
})

const CUSTOMER = 'client-memory'

/** Cases number `first` to `last`, some at a time; each has closed when this resolves. */
async function closeCases(box: RunningSandbox, cases: Cases, first: number, last: number): Promise<void> {
  let next = first
  const hand = async () => {
    while (next <= last) await closeCase(box, cases, next++)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, hand))
}

/** Most are cancelled before anything ships; every tenth goes all the way. */
async function closeCase({ client }: RunningSandbox, cases: Cases, n: number): Promise<void> {
  const rma = rmaNumber(`RMA-M${n}`)
  const serial = serialNumber(`M${n}`)
  const handle = client.workflow.getHandle(rma)
  await cases.start(rma, requestFor(serial))
  if (n % 10 === 0) {
    await handle.signal('replacementShipped', { units: [{ serial, replacementSerial: `R${n}` }] })
    await handle.signal('replacementDelivered', {})
    await handle.signal('deviceReceived', { serial, packaging: 'original' })
    await decide('inspect', { ...BY, serial, finding: 'fault-found', cause: 'Cold joint.' })
  } else await decide('cancel', BY)
  await handle.result()

  /** Until the case has been opened, and has heard what it was told before. */
  async function decide(name: string, payload: object): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const answer = await cases.decide(rma, { name, payload, updateId: `${name}-${attempt}`, waitMs: 60_000 })
      if (answer.kind === 'answered') return
      if (answer.kind !== 'refused' || attempt > 100) assert.fail(`${rma}: ${JSON.stringify(answer)}`)
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

const BY = { by: 'staff:memory', role: 'staff', reason: 'Played for its memory.' }

function requestFor(serial: ReturnType<typeof serialNumber>): CaseRequest {
  return {
    returnType: 'advanceReplacement',
    policy: 'focus',
    customerRef: CUSTOMER,
    currency: currency('USD'),
    reportedAt: instant(Date.now()),
    units: [{ serial, brand: 'Axis', model: 'P3265', replacementPrice: cents(300_00) }],
  }
}

/** What the process takes of the machine's memory, as the kernel counts it. */
function residentMb(pid: number): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kB) / 1024)
}
