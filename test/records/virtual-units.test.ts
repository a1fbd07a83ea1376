import assert from 'node:assert/strict'
import type { RequestOf } from '../../domain/case.ts'
import { currency } from '../../domain/money.ts'
import { type RmaNumber, serialNumber } from '../../domain/names.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { decideVirtualReturn } from '../../policies/virtual-return.ts'
import { changeCase, findCase, registerCase } from '../../records/cases.ts'
import { saveCustomer } from '../../records/customers.ts'
import type { Records } from '../../records/database.ts'
import { knowledgeFor } from '../../records/devices.ts'
import { approveVirtualReturn } from '../../records/virtual-units.ts'
import { profile } from '../policies/granted.ts'
import { freshRecords, nextRma } from './fresh-records.ts'

type VirtualRequest = RequestOf<'virtualReturn'>

const FIRST_DAY = instant('2026-03-02T15:00:00Z')
const SINCE = instant('2026-01-01T00:00:00Z')

describe('The virtual returns of one customer (SP-9)', function () {
  this.timeout(60_000)
  let records: Records
  let n = 0

  before(async () => {
    records = await freshRecords()
  })
  beforeEach(() => {
    n += 1
  })
  after(() => records.destroy())

  function asked(serials: string[]): VirtualRequest {
    return {
      returnType: 'virtualReturn',
      policy: 'speco',
      customerRef: `cus_${n}`,
      currency: currency('USD'),
      reportedAt: FIRST_DAY,
      units: serials.map(serial => ({
        serial: serialNumber(`${n}${serial}`),
        brand: 'Speco',
        model: 'O4B7',
        kind: 'camera',
      })),
    }
  }

  /** Written down whatever its customer has already, as two requests in the same moment would be. */
  async function register(serials: string[], openedAt: Instant = FIRST_DAY): Promise<RmaNumber> {
    const request = asked(serials)
    await saveCustomer(records, { ref: request.customerRef, name: 'Synthia Testperson', email: 's@client.example' })
    const decision = decideVirtualReturn(profile('speco'), request, {
      now: openedAt,
      devices: [],
      virtualUnitsLately: 0,
    })
    if (decision.kind === 'refused') throw new Error(decision.reason)
    const rma = nextRma()
    await registerCase(records, { rma, request, openedAt }, decision.terms)
    await show(rma, { stage: 'awaiting-approval' })
    return rma
  }

  async function show(rma: RmaNumber, change: Parameters<typeof changeCase>[3]): Promise<void> {
    await records.transaction().execute(trx => changeCase(trx, rma, FIRST_DAY, change))
  }

  async function countedAt(now: string): Promise<number> {
    const request = asked([])
    return (await knowledgeFor(records, { profile: profile('speco'), request, now: instant(now) })).virtualUnitsLately
  }

  /** As the activity does it: at most three. */
  async function approve(rma: RmaNumber, units: number): Promise<string> {
    const customer = { rma, at: FIRST_DAY, customerRef: `cus_${n}`, since: SINCE }
    const objection = await approveVirtualReturn(records, customer, lately =>
      lately + units > 3 ? `${lately} already` : undefined,
    )
    return objection ?? 'approved'
  }

  it('count for 90 days, the 90th with all its hours, in the zone of the policy (settled:virtuals-3)', async () => {
    // 2 March, 00:30 in New York.
    await register(['C1', 'C2', 'C3'], instant('2026-03-02T05:30:00Z'))
    assert.equal(await countedAt('2026-05-31T23:00:00Z'), 3, 'day 90')
    assert.equal(await countedAt('2026-06-01T03:59:00Z'), 3, 'still day 90 in New York')
    assert.equal(await countedAt('2026-06-01T04:00:00Z'), 0, 'day 91')
  })

  it('count from the moment they are asked for, and no more once they came to nothing', async () => {
    const outcomes = ['delivered', 'settled-by-staff', 'declined', 'cancelled'] as const
    for (const outcome of outcomes) await show(await register([outcome]), { stage: 'closed', outcome })
    await register(['ASKED'])
    assert.equal(await countedAt('2026-03-03T15:00:00Z'), 3)
  })

  it('are counted again at the approval: of two that were asked for at once, one is approved', async () => {
    const [one, other] = [await register(['C1', 'C2']), await register(['C3', 'C4'])]
    const answers = await Promise.all([approve(one, 2), approve(other, 2)])
    assert.deepEqual(answers.toSorted(), ['2 already', 'approved'])
    const stages = [(await findCase(records, one))?.stage, (await findCase(records, other))?.stage]
    assert.deepEqual(stages.toSorted(), ['awaiting-approval', 'awaiting-shipment'])
  })

  it('do not stand in their own way, nor in that of another customer', async () => {
    const one = await register(['C1', 'C2', 'C3'])
    assert.equal(await approve(one, 3), 'approved')
    assert.equal(await approve(one, 3), 'approved', 'asked again, it stays so')
    n += 1
    assert.equal(await approve(await register(['C1', 'C2', 'C3']), 3), 'approved')
  })

  it('that nobody has approved leave room for whoever is approved first', async () => {
    await register(['C1', 'C2'])
    // Written down and not yet started: that is the row's own first word, and no stage.
    await show(await register(['C6']), { stage: 'approved' as 'awaiting-approval' })
    const [other, third] = [await register(['C3', 'C4']), await register(['C5'])]
    assert.equal(await approve(other, 2), 'approved')
    assert.equal(await approve(third, 1), 'approved')
  })
})
