import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '../../domain/staff-decision.ts'
import { openSandbox, type RunningSandbox } from '../../sandbox/world.ts'

const PROFILES = fileURLToPath(new URL('../../sandbox/profiles', import.meta.url))

describe('A policy that is edited', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sendback-edited-'))
  const policies = join(folder, 'policies')
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('41: leaves a case approved before with its 30 days, and gives a new one its 14', async function () {
    this.timeout(180_000)
    cpSync(PROFILES, policies, { recursive: true })
    const before = await openSandbox({ folder: join(folder, 'box'), policies })
    const old = await opened(before, 'OLD1')
    await before.stop()

    edit(join(policies, 'acceptance.yaml'), [
      [/^version: 1$/m, 'version: 2'],
      [/billAfterDays: 30/, 'billAfterDays: 14'],
    ])
    const after = await openSandbox({ folder: join(folder, 'box'), policies })
    try {
      const recent = await opened(after, 'NEW1')
      assert.deepEqual(await billMark(after, old), { policyVersion: 1, days: 31 })
      assert.deepEqual(await billMark(after, recent), { policyVersion: 2, days: 15 })
    } finally {
      await after.stop()
    }
  })
})

/** A case that a manager lets ship without a hold. */
async function opened(box: RunningSandbox, serial: string): Promise<string> {
  const { rma } = await ask(box, 'ticketing', '/v1/cases', {
    policy: 'acceptance',
    ticket: serial,
    reportedAt: '2026-03-01T15:00:00Z',
    customer: { ref: serial, name: 'Synthia Testperson', email: 'synthia@client.example' },
    units: [{ serial, brand: 'Speco', model: 'O8B8', listPrice: { amount: 399_00, currency: 'USD' } }],
  })
  await rest(box, rma)
  await ask(box, 'manager', `/v1/cases/${rma}/hold-waiver`, { reason: 'Known for years.' })
  await rest(box, rma)
  return rma
}

/** Ships and delivers, and counts the days from the delivery's own to the first instant after the last. */
async function billMark(box: RunningSandbox, rma: string) {
  await ask(box, 'staff', `/v1/cases/${rma}/replacement-shipped`, { carrier: 'UPS', tracking: `1Z${rma}` })
  await rest(box, rma)
  await ask(box, 'staff', `/v1/cases/${rma}/replacement-delivered`, {})
  await rest(box, rma)
  const row = await box.records
    .selectFrom('cases')
    .selectAll()
    .where('rma', '=', rma as never)
    .executeTakeFirstOrThrow() // a number from the API
  const dayZero = localDay(new Date())
  const end = localDay(new Date(row.bill_at ?? 0))
  return { policyVersion: row.policy_version, days: Math.round((Date.parse(end) - Date.parse(dayZero)) / 86_400_000) }
}

function localDay(at: Date): string {
  return at.toLocaleDateString('en-CA', { timeZone: 'America/New_York' })
}

function rest(box: RunningSandbox, rma: string) {
  return ask(box, 'admin', `/v1/sandbox/cases/${rma}/clock`, { rest: 'now' })
}

async function ask(box: RunningSandbox, role: Role, path: string, body: object): Promise<{ rma: string }> {
  const answer = await fetch(`${box.apiUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${box.keys[role]}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  assert.ok(answer.ok, `${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as { rma: string } // every answer about a case names it
}

function edit(path: string, changes: [RegExp, string][]): void {
  const text = readFileSync(path, 'utf8')
  const edited = changes.reduce((before, [pattern, instead]) => before.replace(pattern, instead), text)
  assert.notEqual(edited, text)
  writeFileSync(path, edited)
}
