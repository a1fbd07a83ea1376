import assert from 'node:assert/strict'
import type { ReportedFact } from '../../domain/fact.ts'
import { type RmaNumber, serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import type { Records } from '../../records/database.ts'
import { factsOf, factsWaiting, keepFact, markPassedOn, passOnLeftBehind } from '../../records/facts.ts'
import { unit } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from './fresh-records.ts'

describe('The inbox', function () {
  this.timeout(60_000)
  let records: Records
  let rma: RmaNumber

  before(async () => {
    records = await freshRecords()
  })
  beforeEach(async () => {
    await records.deleteFrom('facts').execute()
    rma = nextRma()
    await register(records, rma, { units: [unit({ serial: serialNumber(`S${rma}`) })] })
  })
  after(() => records.destroy())

  const receipt = (changes: Partial<ReportedFact> = {}): ReportedFact => ({
    source: 'api:dock',
    eventId: `${rma}:scan-1`,
    rma,
    by: 'dock',
    fact: {
      name: 'deviceReceived',
      at: instant('2026-03-20T15:00:00Z'),
      serial: serialNumber('C1'),
      method: 'carrier',
      contents: 'as-expected',
      packaging: 'original',
      identified: 'scanned',
    },
    ...changes,
  })
  const anyAge = { olderThanSeconds: 0, atMost: 10 }

  it('keeps a fact once, and its first telling stands', async () => {
    const first = await keepFact(records, receipt())
    const again = await keepFact(records, receipt({ by: 'somebody else' }))
    assert.deepEqual([first.kind, again.kind], ['kept', 'again'])
    assert.deepEqual(again.fact, first.fact)
    assert.equal((await factsOf(records, rma)).length, 1)
  })

  it('keeps one of many tellings in the same moment', async () => {
    const told = await Promise.all(Array.from({ length: 8 }, () => keepFact(records, receipt())))
    assert.equal(told.filter(({ kind }) => kind === 'kept').length, 1)
    assert.equal(new Set(told.map(({ fact }) => fact.id)).size, 1)
  })

  it('knows an event by its source: two machines may count alike', async () => {
    await keepFact(records, receipt())
    assert.equal((await keepFact(records, receipt({ source: 'carrier:easypost' }))).kind, 'kept')
  })

  it('passes on what was left behind, and only once', async () => {
    await keepFact(records, receipt())
    await markPassedOn(records, (await keepFact(records, receipt({ eventId: 'passed' }))).fact.id)
    const passed: string[] = []
    const pass = async (_: RmaNumber, fact: { id: string }) => {
      passed.push(fact.id)
      return {}
    }
    assert.equal(await passOnLeftBehind(records, anyAge, pass), 1)
    assert.equal(await passOnLeftBehind(records, anyAge, pass), 0)
    assert.equal(passed.length, 1)
    assert.equal(await factsWaiting(records, rma), 0)
  })

  it('leaves to its own request what has just come in', async () => {
    await keepFact(records, receipt())
    assert.equal(await passOnLeftBehind(records, { ...anyAge, olderThanSeconds: 60 }, async () => ({})), 0)
    assert.equal(await factsWaiting(records, rma), 1)
  })

  it('GROUND-21: lets two relays share the work: what one holds, the other passes over', async () => {
    await keepFact(records, receipt({ eventId: 'one' }))
    await keepFact(records, receipt({ eventId: 'two' }))
    const taken: { relay: string; id: string }[] = []
    const holding = gate()
    const release = gate()
    const slow = passOnLeftBehind(records, { ...anyAge, atMost: 1 }, async (_, { id }) => {
      taken.push({ relay: 'slow', id })
      holding.open()
      await release.opened
      return {}
    })
    await holding.opened
    await passOnLeftBehind(records, anyAge, async (_, { id }) => {
      taken.push({ relay: 'quick', id })
      return {}
    })
    release.open()
    await slow
    assert.deepEqual(
      taken.map(({ relay }) => relay),
      ['slow', 'quick'],
    )
    assert.equal(new Set(taken.map(({ id }) => id)).size, 2)
    assert.equal(await factsWaiting(records, rma), 0)
  })

  it('lets no fact that cannot be told keep newer ones waiting', async () => {
    const other = nextRma()
    await register(records, other, { units: [unit({ serial: serialNumber(`S${other}`) })] })
    for (const eventId of ['one', 'two', 'three']) await keepFact(records, receipt({ eventId }))
    await keepFact(records, receipt({ eventId: 'newer', rma: other }))
    const tried: string[] = []
    const pass = async (of: RmaNumber) => {
      tried.push(of)
      return of === rma ? ('later' as const) : {}
    }
    const two = { ...anyAge, atMost: 2 }
    assert.equal(await passOnLeftBehind(records, two, pass), 0)
    assert.equal(await passOnLeftBehind(records, two, pass), 1)
    assert.deepEqual(tried, [rma, rma, rma, other])
  })

  it('ends a round at the first that shows that nobody can be told, and begins the next with another', async () => {
    for (const eventId of ['poison', 'good']) await keepFact(records, receipt({ eventId }))
    const first = (await factsOf(records, rma))[0]?.id
    const pass = async (_: RmaNumber, { id }: { id: string }) => (id === first ? ('enough' as const) : {})
    assert.equal(await passOnLeftBehind(records, anyAge, pass), 0)
    assert.equal(await passOnLeftBehind(records, anyAge, pass), 1)
    assert.equal(await factsWaiting(records, rma), 1)
  })

  it('gives a case the scans of its parcel that came before, through whichever door its shipping is told', async () => {
    const at = instant('2026-03-05T15:00:00Z')
    const scan = { name: 'carrierScanned', at, tracking: '1Z9', direction: 'to-client', label: 'theirs' } as const
    const { rma: _, ...nobodys } = receipt({ eventId: 'scan', fact: { ...scan, status: 'delivered' } })
    await keepFact(records, nobodys)
    const parcels = [{ carrier: 'UPS', tracking: '1Z9' }]
    const shipped = { name: 'replacementShipped', at, units: [], parcels } as const
    await keepFact(records, receipt({ source: 'temporal', eventId: 'shipped', fact: shipped as never }))
    assert.deepEqual(
      (await factsOf(records, rma)).map(fact => fact.name),
      ['carrierScanned', 'replacementShipped'],
    )
  })

  it('leaves a fact for the next round when the case cannot be told', async () => {
    await keepFact(records, receipt())
    assert.equal(await passOnLeftBehind(records, anyAge, async () => 'later'), 0)
    await assert.rejects(
      passOnLeftBehind(records, anyAge, async () => {
        throw new Error('14 UNAVAILABLE')
      }),
    )
    assert.equal(await factsWaiting(records, rma), 1)
    assert.equal(await passOnLeftBehind(records, anyAge, async () => ({ verdict: 'after-close' })), 1)
  })
})

function gate() {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open: () => open() }
}
