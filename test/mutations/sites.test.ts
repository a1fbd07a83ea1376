import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programOf } from './program.ts'
import { type Kept, type Mutant, mutantsIn } from './sites.ts'

const TABLE = `
type Leg = { payer: 'us' | 'client' }
interface Cell { done: 'replace' | 'repair'; days: number; asks: ('ticket' | 'photos')[]; leg: Leg; because: string }
const WE_PAY: Leg = { payer: 'us' }
const THEY_PAY: Leg = { payer: 'client' }
const SOON = 'Come back soon'
const LATER = 'Come back later'
const CELLS = {
  'first-row': { done: 'repair', days: 45_00, asks: [], leg: WE_PAY, because: 'VD-13', words: SOON },
  'second-row': { done: 'replace', days: 0, asks: ['photos'], leg: THEY_PAY, because: 'settled:a-day', words: LATER },
} as const satisfies Record<'first-row' | 'second-row', Cell & { words: string }>
export function days(row: keyof typeof CELLS) {
  return CELLS[row].days + 7
}
`

const PROFILE = `
export const own = { help: 'help@own.example', zone: 'America/New_York', currency: 'USD', remindAt: '09:00',
  holidays: ['12-25', '11/4Thu'], company: 'Own', days: [0, 5] }
`

const SECTION = `
declare const z: any
export const section = z.strictObject({
  days: z.int().min(1).max(366).default(7),
  hold: z.strictObject({ fee: z.int().prefault(0) }).prefault({ fee: 3 }),
  percent: z.int().min(0).max(100),
})
`

describe('The places of a policy that are changed', function () {
  this.timeout(60_000)
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sites-'))
    writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "types": [] } }')
    writeFileSync(join(folder, 'table.ts'), TABLE)
    writeFileSync(join(folder, 'profile.ts'), PROFILE)
    writeFileSync(join(folder, 'section.ts'), SECTION)
  })
  after(() => rmSync(folder, { recursive: true }))

  const mutants = (file: string, kept: Kept) => mutantsIn(folder, file, kept, programOf(folder, [file]))
  const changes = (file: string, kept: Kept) =>
    mutants(file, kept).map(({ what, from, to }: Mutant) => `${what}: ${from} → ${to}`)

  it('of a table are its numbers, its words and the names in it, but neither its keys nor its code', () => {
    assert.deepEqual(changes('table.ts', 'tables'), [
      "WE_PAY.payer: 'us' → 'client'",
      "THEY_PAY.payer: 'client' → 'us'",
      "CELLS.first-row.done: 'repair' → 'replace'",
      'CELLS.first-row.days: 45_00 → 4501',
      'CELLS.first-row.days: 45_00 → 4499',
      "CELLS.first-row.asks: [] → ['ticket']",
      'CELLS.first-row.leg: WE_PAY → THEY_PAY',
      "CELLS.first-row.because: 'VD-13' → 'VD-14'",
      'CELLS.first-row.words: SOON → LATER',
      "CELLS.second-row.done: 'replace' → 'repair'",
      'CELLS.second-row.days: 0 → 1',
      "CELLS.second-row.asks: 'photos' → 'ticket'",
      'CELLS.second-row.leg: THEY_PAY → WE_PAY',
      "CELLS.second-row.because: 'settled:a-day' → 'settled:a-day-otherwise'",
      'CELLS.second-row.words: LATER → SOON',
    ])
  })

  it('of a profile are also its addresses, zone, currency, times and holidays, but no mere text', () => {
    assert.deepEqual(changes('profile.ts', 'a profile'), [
      "own.help: 'help@own.example' → 'nobody@nowhere.example'",
      "own.zone: 'America/New_York' → 'Asia/Tokyo'",
      "own.currency: 'USD' → 'CAD'",
      "own.remindAt: '09:00' → '11:00'",
      "own.holidays: '12-25' → '03-25'",
      "own.holidays: '11/4Thu' → '03/4Thu'",
      'own.days: 0 → 1',
      'own.days: 5 → 6',
      'own.days: 5 → 4',
    ])
  })

  it('of a section of the schema are its defaults, but not its bounds', () => {
    assert.deepEqual(changes('section.ts', 'defaults'), [
      'section.days: 7 → 8',
      'section.days: 7 → 6',
      'section.hold.fee: 0 → 1',
      'section.hold.fee: 3 → 4',
      'section.hold.fee: 3 → 2',
    ])
  })

  it('are changed one at a time, where they stand', () => {
    const [first] = mutants('profile.ts', 'a profile')
    assert.equal(first?.text, PROFILE.replace('help@own.example', 'nobody@nowhere.example'))
    assert.equal(first?.line, 2)
  })
})
