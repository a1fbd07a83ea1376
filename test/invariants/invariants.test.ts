import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { tellFinance } from '../../activities/finance.ts'
import { moveMoney } from '../../activities/money.ts'
import { settle } from '../../activities/settlement.ts'
import { tell } from '../../activities/telling.ts'
import type { Fact, ReportedFact } from '../../domain/fact.ts'
import { cents, currency } from '../../domain/money.ts'
import type { AnyLine, TriggerOrder } from '../../domain/money-movement.ts'
import { type RmaNumber, type SerialNumber, serialNumber } from '../../domain/names.ts'
import type { Step } from '../../domain/step.ts'
import { DAY, type Instant, instant, after as later } from '../../domain/time.ts'
import { windowAgenda } from '../../policies/return-window.ts'
import { auditOf } from '../../records/audit.ts'
import { lockCase } from '../../records/cases.ts'
import { json, type Records } from '../../records/database.ts'
import { keepConfiguredEndpoint } from '../../records/endpoints.ts'
import { keepFact } from '../../records/facts.ts'
import { LedgerBreachError, type LedgerLine, ledgerOf, post } from '../../records/ledger.ts'
import { keepLetter, lettersOf, type NewLetter } from '../../records/letters.ts'
import { freeze } from '../../records/obligations.ts'
import { unit } from '../policies/granted.ts'
import { freshRecords, grantedTo, nextRma, register } from '../records/fresh-records.ts'
import { type PlayedWorld, playedWorld } from './played-world.ts'

/**
 * Each attacks the product where the invariant is held; the numbers are those of docs/policies.md. Invariants 6 and 7
 * speak of the vendor's leg, which the product does not have yet. What only a running case can break is in
 * `running.test.ts`.
 */
describe('An invariant, where it is held', function () {
  this.timeout(60_000)
  let records: Records
  let world: PlayedWorld
  let rma: RmaNumber
  let serial: SerialNumber
  let frozen: number

  before(async () => {
    records = await freshRecords()
    world = playedWorld(records)
  })
  after(() => records.destroy())
  beforeEach(async () => {
    rma = nextRma()
    serial = serialNumber(`S${rma}`)
    const units = [unit({ serial })]
    await register(records, rma, { units })
    frozen = grantedTo({ units }).units[0]?.amount ?? 0
    assert.ok(frozen > 0)
  })

  describe('1: an obligation never costs more than was frozen for it, and never twice', () => {
    it('lets exactly that be taken, and not a cent more', async () => {
      await assert.rejects(posted('over', [takes('captured', frozen + 1)]), LedgerBreachError)
      assert.deepEqual(await ledgerOf(records, rma), [], 'what was refused left nothing behind')
      await posted('exact', [takes('captured', frozen)])
      await assert.rejects(posted('more', [takes('invoiced', 1)]), LedgerBreachError)
    })

    it('counts every way of taking: part captured, part charged, the rest invoiced', async () => {
      await posted('capture', [takes('captured', frozen - 200)])
      await posted('charge', [takes('charged', 100)])
      await assert.rejects(posted('invoice', [takes('invoiced', 101)]), LedgerBreachError)
      await posted('invoice', [takes('invoiced', 100)])
    })

    it('holds for two that take at the same moment', async () => {
      let second: Promise<unknown> | undefined
      await records.transaction().execute(async trx => {
        await post(trx, entry('first', [takes('charged', frozen)]))
        second = assert.rejects(posted('second', [takes('charged', frozen)]), LedgerBreachError)
        await new Promise(resolve => setTimeout(resolve, 300))
      })
      await second
      assert.equal((await ledgerOf(records, rma)).length, 1)
    })

    it('writes one movement down once, however often it is told', async () => {
      await posted('capture', [takes('captured', frozen)])
      await posted('capture', [takes('captured', frozen)])
      assert.equal((await ledgerOf(records, rma)).length, 1)
    })

    it('lets nothing be taken for a unit that is not of this case', async () => {
      const line: LedgerLine = { kind: 'invoiced', amount: cents(1), obligation: 'return', serial: serialNumber('X9') }
      await assert.rejects(posted('stranger', [line]), LedgerBreachError)
    })
  })

  describe('1 and 5: what was paid elsewhere is credited up to what was frozen, and once', () => {
    const paid: AnyLine = {
      obligation: 'order',
      serial: serialNumber('O1'),
      amount: cents(1_000_00),
      tax: cents(88_80),
    }

    beforeEach(() => records.transaction().execute(trx => freeze(trx, { rma, at: BILL_AT, lines: [paid] })))

    it('credits price and tax, and not a cent more, though nothing was taken before', async () => {
      await assert.rejects(posted('over', [credits(1_088_81)]), LedgerBreachError)
      await posted('exact', [credits(1_088_80)])
      await assert.rejects(posted('again', [credits(1)]), LedgerBreachError)
    })

    it('credits nothing for what was never frozen', async () => {
      await assert.rejects(posted('stranger', [{ ...credits(1), serial: serialNumber('O2') }]), LedgerBreachError)
      await assert.rejects(posted('other', [{ ...credits(1), obligation: 'quote' }]), LedgerBreachError)
    })

    it('keeps the first word about what an obligation may cost', async () => {
      const more = { ...paid, amount: cents(2_000_00) }
      await records.transaction().execute(trx => freeze(trx, { rma, at: BILL_AT, lines: [more] }))
      await assert.rejects(posted('over', [credits(1_088_81)]), LedgerBreachError)
      const changed = sql`update obligations set amount = 1 where rma = ${rma}`.execute(records)
      await assert.rejects(changed, /only ever added to/)
    })

    it('takes a vendor’s first answer for what it owes, and no second one', async () => {
      const setOut: string[] = []
      const deliveries = { start: async (id: string) => void setOut.push(id) }
      await keepConfiguredEndpoint(records, 'https://finance.example.com')
      const answered = (n: number, amount: number) =>
        tellFinance({ ...world, deliveries }, { rma, triggers: [vendorCredit(n, amount)] })
      await answered(1, 120_00)
      await answered(1, 120_00)
      await assert.rejects(answered(2, 1), LedgerBreachError)
      assert.deepEqual(setOut, [`trg_${rma}_trigger_1/configured`])
      assert.deepEqual(
        (await ledgerOf(records, rma)).map(({ kind, obligation, amount }) => [kind, obligation, amount]),
        [['credited-by-vendor', 'vendor-credit', 120_00]],
      )
    })
  })

  describe('2: nothing is charged for a unit that is here', () => {
    it('settles what is missing, and not what the dock has', async () => {
      assert.deepEqual((await settled()).missing, [serial])
      await keepFact(records, receipt(rma))
      const second = await settled({ key: `${rma}/settlement/2` })
      assert.deepEqual(second.missing, [])
      assert.equal(second.receipts.length, 1, 'and the case hears of it')
    })

    it('finds it among the parcels that nobody could place', async () => {
      await keepFact(records, receipt(undefined))
      assert.deepEqual((await settled()).missing, [])
    })

    it('takes the replacement sent back for the unit it stood for', async () => {
      const replacement = serialNumber(`R${rma}`)
      await keepFact(records, receipt(rma, { serial: replacement }))
      assert.deepEqual((await settled({ units: [{ serial, replacement }] })).missing, [])
    })

    it('does not take an empty box for a return', async () => {
      await keepFact(records, receipt(rma, { contents: 'empty-box' }))
      assert.deepEqual((await settled()).missing, [serial])
    })

    it('waits for a receipt that is just being written down', async () => {
      let settlement: ReturnType<typeof settled> | undefined
      await records.transaction().execute(async trx => {
        await lockCase(trx, rma)
        settlement = settled()
        await new Promise(resolve => setTimeout(resolve, 300))
        const { fact, source, eventId, by } = receipt(rma)
        const row = {
          source,
          event_id: eventId,
          rma,
          name: fact.name,
          by,
          at: fact.at,
          fact: json(fact),
          verdict: null,
        }
        await trx.insertInto('facts').values(row).execute()
      })
      assert.deepEqual((await settlement)?.missing, [])
    })

    it('makes a receipt wait for a settlement that is just being made', async () => {
      let kept: ReturnType<typeof keepFact> | undefined
      let isKept = false
      await records.transaction().execute(async trx => {
        await lockCase(trx, rma)
        kept = keepFact(records, receipt(rma)).finally(() => {
          isKept = true
        })
        await new Promise(resolve => setTimeout(resolve, 300))
        assert.equal(isKept, false)
      })
      assert.equal((await kept)?.kind, 'kept')
    })

    it('answers the same settlement the same, whatever came in since', async () => {
      assert.deepEqual((await settled()).missing, [serial])
      assert.deepEqual((await settled()).missing, [serial], 'asked again after a crash')
    })

    it('charges nothing that a carrier took in before the mark', async () => {
      world.scans = [{ at: later(BILL_AT, -DAY), status: 'in-transit' }]
      const parcels = [{ carrier: 'UPS', tracking: '1Z1' }]
      assert.deepEqual(await settled({ parcels }), {
        missing: [],
        receipts: [],
        inTransit: [{ tracking: '1Z1', since: later(BILL_AT, -DAY) }],
      })
      world.scans = [{ at: later(BILL_AT, DAY), status: 'in-transit' }]
      assert.deepEqual((await settled({ parcels })).missing, [serial])
    })
  })

  describe('3: a hold secures what it was asked for, or nothing', () => {
    it('is not live for a cent less, or in another currency', async () => {
      for (const [amount, code] of [
        [frozen - 1, 'USD'],
        [frozen, 'CAD'],
      ] as const) {
        world.hold = { amount: cents(amount), currency: currency(code) }
        const [answer] = await adopted(`${rma}/hold/${code}`)
        assert.equal(answer?.kind, 'declined')
      }
      assert.deepEqual(await records.selectFrom('holds').selectAll().where('rma', '=', rma).execute(), [])
      world.hold = { amount: cents(frozen), currency: currency('USD') }
      assert.equal((await adopted(`${rma}/hold/3`))[0]?.kind, 'held')
    })
  })

  describe('4: a unit has one open obligation', () => {
    it('refuses a second, however the brand is written', async () => {
      const second = nextRma()
      const units = [unit({ serial, brand: ' YEA-link' })]
      assert.deepEqual(await register(records, second, { units }), { kind: 'taken', serial, by: rma })
    })

    it('is kept by the database itself, should anybody forget to ask', async () => {
      const second = nextRma()
      await register(records, second, { units: [unit({ serial: serialNumber(`S${second}`) })] })
      const stolen = records.updateTable('units').set({ serial }).where('rma', '=', second).execute()
      await assert.rejects(stolen, /one_open_obligation/)
    })
  })

  describe('5: never more is given back than was taken', () => {
    it('refuses a refund of a cent more, also in parts', async () => {
      await posted('capture', [takes('captured', 100)])
      await assert.rejects(posted('refund', [takes('refunded', 101)]), LedgerBreachError)
      await posted('refund-1', [takes('refunded', 60)])
      await assert.rejects(posted('refund-2', [takes('refunded', 41)]), LedgerBreachError)
      await posted('refund-2', [takes('refunded', 40)])
    })

    it('counts what a lost dispute took back already', async () => {
      await posted('capture', [takes('captured', 100)])
      await posted('dispute', [takes('dispute-lost', 100)])
      await assert.rejects(posted('refund', [takes('refunded', 1)]), LedgerBreachError)
    })

    it('sets no obligation off against another', async () => {
      await posted('capture', [takes('captured', 100)])
      await assert.rejects(posted('refund', [{ ...takes('refunded', 1), obligation: 'damage' }]), LedgerBreachError)
    })
  })

  describe('8: a deadline fires once, and a letter goes out once', () => {
    it('has nothing due a second time once it was done', () => {
      const { window, zone } = grantedTo({})
      const anchor = instant('2026-03-06T16:00:00Z')
      const done: string[] = []
      const fired: string[] = []
      for (let hour = 0; hour < 40 * 24; hour++) {
        const now = later(anchor, hour * 3_600_000)
        const sentAt = done.some(key => key.startsWith('final-notice')) ? { finalNoticeAt: later(BILL_AT, -DAY) } : {}
        const facts = { anchor, anchorVersion: 1, extensionDays: 0, pauses: [], done, ...sentAt }
        for (const { key } of windowAgenda({ window, zone, facts, now }).due) {
          fired.push(key)
          done.push(key)
        }
      }
      assert.ok(fired.length >= 6, fired.join(', '))
      assert.deepEqual(fired.toSorted(), [...new Set(fired)].toSorted())
    })

    it('sends a letter once, though its step is told twice', async () => {
      await tell(world, { rma, step: LETTER_STEP })
      await tell(world, { rma, step: LETTER_STEP })
      assert.deepEqual(world.sentOf(rma).length, 1)
      assert.equal((await lettersOf(records, rma)).length, 1)
    })

    it('sends it once, though two workers tell it at the same moment', async () => {
      const told = await Promise.all([1, 2, 3].map(() => tell(world, { rma, step: LETTER_STEP })))
      assert.equal(world.sentOf(rma).length, 1)
      assert.ok(told.some(({ unsaid }) => unsaid.letters.length === 0))
    })

    it('keeps its first words, and lets no second letter of its name be written to the address', async () => {
      const letter: NewLetter = {
        messageId: `one-${rma}@example.com`,
        rma,
        kind: 'received',
        occasion: 'C1',
        recipient: 'synthia@client.example',
        subject: 'Received',
        html: '',
        text: 'The first words.',
        at: BILL_AT,
      }
      await keepLetter(records, letter)
      assert.equal((await keepLetter(records, { ...letter, text: 'Other words.' })).text, 'The first words.')
      await assert.rejects(keepLetter(records, { ...letter, messageId: `two-${rma}@example.com` }))
      assert.equal((await lettersOf(records, rma)).length, 1)
    })
  })

  describe('10: every step stands in the audit trail, and stays there', () => {
    it('says who, when, why, and under which version of the policy', async () => {
      await tell(world, { rma, step: LETTER_STEP })
      const [line, ...others] = await auditOf(records, rma)
      assert.deepEqual(others, [])
      assert.deepEqual(
        [line?.who, line?.what, line?.at, line?.because, line?.policy],
        ['dock', 'device received', LETTER_STEP.at, ['VD-8'], 'acceptance@1'],
      )
    })

    it('stands once, though its step is told twice', async () => {
      await Promise.all([1, 2, 3].map(() => tell(world, { rma, step: { ...LETTER_STEP, letters: [] } })))
      assert.equal((await auditOf(records, rma)).length, 1)
    })

    it('is never changed or taken away, and neither is the ledger', async () => {
      await tell(world, { rma, step: { ...LETTER_STEP, letters: [] } })
      await posted('capture', [takes('captured', 100)])
      for (const table of ['audit', 'ledger'])
        for (const attack of [
          sql`update ${sql.table(table)} set at = now() where rma = ${rma}`,
          sql`delete from ${sql.table(table)} where rma = ${rma}`,
          sql`truncate ${sql.table(table)}`,
        ])
          await assert.rejects(attack.execute(records), /only ever added to/, table)
      assert.equal((await auditOf(records, rma)).length, 1)
    })
  })

  function takes(kind: LedgerLine['kind'], amount: number): LedgerLine {
    return { kind, amount: cents(amount), obligation: 'return', serial }
  }

  function credits(amount: number): LedgerLine {
    return { kind: 'credited', amount: cents(amount), obligation: 'order', serial: serialNumber('O1') }
  }

  function vendorCredit(n: number, amount: number): TriggerOrder {
    const lines = [{ obligation: 'vendor-credit', serial, amount: cents(amount) } as const]
    const nothing = cents(0)
    const key = `${rma}/trigger/${n}`
    return { key, type: 'rma.vendor.credited', at: BILL_AT, lines, method: 'account', fee: nothing, tax: nothing }
  }

  function posted(key: string, lines: LedgerLine[]): Promise<void> {
    return records.transaction().execute(trx => post(trx, entry(key, lines)))
  }

  function entry(key: string, lines: LedgerLine[]) {
    return { rma, at: BILL_AT, currency: currency('USD'), effectKey: `${rma}/${key}`, lines }
  }

  function settled(changes: Partial<Parameters<typeof settle>[1]> = {}) {
    const key = `${rma}/settlement/1`
    return settle(world, { rma, key, at: BILL_AT, billAt: BILL_AT, units: [{ serial }], parcels: [], ...changes })
  }

  function adopted(key: string) {
    const order = { kind: 'adopt-hold', key, ref: `pi_${rma}`, amount: cents(frozen), consent: 'agreed' } as const
    return moveMoney(world, { rma, at: BILL_AT, currency: currency('USD'), orders: [order] })
  }

  function receipt(of: RmaNumber | undefined, changes: Partial<Receipt> = {}): ReportedFact & { fact: Receipt } {
    const fact: Receipt = {
      name: 'deviceReceived',
      at: later(BILL_AT, -DAY),
      serial,
      method: 'carrier',
      contents: 'as-expected',
      packaging: 'original',
      identified: 'scanned',
      ...changes,
    }
    return { source: 'api:dock', eventId: `${rma}:${fact.serial}`, by: 'dock', fact, ...(of && { rma: of }) }
  }
})

type Receipt = Extract<Fact, { name: 'deviceReceived' }>

const BILL_AT: Instant = instant('2026-04-06T04:00:00Z')

const LETTER_STEP: Step = {
  n: 2,
  at: instant('2026-03-20T15:00:00Z'),
  audit: [{ who: 'dock', what: 'device received', because: ['VD-8'] }],
  letters: [{ kind: 'received', occasion: 'C1', when: instant('2026-03-20T15:00:00Z') }],
}
