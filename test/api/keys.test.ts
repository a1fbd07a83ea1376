import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { run } from '../../cli/run.ts'
import { instant } from '../../domain/time.ts'
import { migrate, openRecords } from '../../records/database.ts'
import { holderOf, revokeKey } from '../../records/keys.ts'
import { freshDatabase } from '../records/fresh-records.ts'
import { type TestHouse, testHouse } from './house.ts'

describe('API keys', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
  })
  afterEach(() => desk.close())

  const ANA = { id: 'ana', role: 'staff', name: 'Ana at the desk' }
  const make = (headers?: Record<string, string>) => desk.ask('admin', 'POST', '/v1/keys', ANA, headers)
  const tasksWith = async (key: unknown) =>
    (await desk.ask('nobody', 'GET', '/v1/tasks', undefined, { authorization: `Bearer ${key}` })).status

  it('are made by an admin, open what their role may, and nothing more once revoked', async () => {
    const { status, body } = await make()
    assert.equal(status, 201)
    assert.match(String(body.key), /^sbk_ana_[\w-]{43}$/)
    assert.equal(await tasksWith(body.key), 200)
    const revoked = await desk.ask('admin', 'POST', '/v1/keys/ana/revocation', {})
    assert.equal(revoked.status, 200)
    assert.equal(await tasksWith(body.key), 401)
    const again = await desk.ask('admin', 'POST', '/v1/keys/ana/revocation', {})
    assert.equal(again.body.revokedAt, revoked.body.revokedAt)
    assert.equal((await desk.ask('admin', 'POST', '/v1/keys/nobody/revocation', {})).status, 404)
  })

  it('are shown once: no list, no trail and no kept answer has them', async () => {
    const { body } = await make({ 'idempotency-key': 'once' })
    const secret = String(body.key).split('_')[2] ?? ''
    const listed = await desk.ask('admin', 'GET', '/v1/keys?state=all')
    assert.ok(listed.text.includes('"ana"'))
    const audit = await desk.records.selectFrom('audit').selectAll().execute()
    const answers = await desk.records.selectFrom('answers').selectAll().execute()
    const keys = await desk.records.selectFrom('keys').selectAll().execute()
    assert.ok(!(listed.text + JSON.stringify([audit, answers, keys])).includes(secret))
    assert.deepEqual(
      audit.map(({ who, what, detail }) => [who, what, detail]),
      [['admin:admin', 'key made', ANA]],
    )
  })

  it('keep their id for ever: nobody gets another’s name, revoked or not', async () => {
    await make()
    assert.deepEqual([(await make()).body.code, (await make()).status], ['key-taken', 409])
    await desk.ask('admin', 'POST', '/v1/keys/ana/revocation', {})
    assert.equal((await make()).body.code, 'key-taken')
    assert.equal((await desk.ask('admin', 'POST', '/v1/keys', { ...ANA, id: 'a_b' })).status, 400)
    assert.equal((await desk.ask('admin', 'POST', '/v1/keys', { ...ANA, role: 'king' })).status, 400)
  })

  it('leave one admin at least, whoever revokes at the same moment', async () => {
    await desk.ask('admin', 'POST', '/v1/keys', { id: 'second', role: 'admin', name: 'Another' })
    const at = instant(Date.now())
    const both = await Promise.all(
      ['admin', 'second'].map(id => desk.records.transaction().execute(trx => revokeKey(trx, { id, at }))),
    )
    assert.deepEqual(both.map(({ kind }) => kind).sort(), ['last-admin', 'revoked'])
  })

  it('are neither made nor revoked without a line in the trail', async () => {
    const all = () => desk.records.selectFrom('keys').select(['id', 'revoked_at']).orderBy('id').execute()
    const before = await all()
    await sql`alter table audit add constraint full_up check (what = '') not valid`.execute(desk.records)
    assert.equal((await make()).status, 500)
    assert.equal((await desk.ask('admin', 'POST', '/v1/keys/staff/revocation', {})).status, 500)
    assert.deepEqual(await all(), before)
  })

  it('begin with one that is made in the database of a fresh set-up, and only there', async () => {
    const url = await freshDatabase()
    const [first, other] = await Promise.all([bootstrap(url, 'ana'), bootstrap(url, 'ben')])
    const records = openRecords({ url, connections: 1 })
    try {
      const [made, refused] = first.exit === 0 ? [first, other] : [other, first]
      assert.deepEqual([made.exit, refused.exit], [0, 1])
      assert.equal((await holderOf(records, made.out.trim()))?.role, 'admin')
      assert.match(refused.err, /There is an admin key already, (ana|ben)\./)
      assert.deepEqual(await migrate(records), [], 'it has brought the records up to date')
    } finally {
      await records.destroy()
    }
  })

  it('cannot begin without knowing where the database is, and the password is never shown', async () => {
    const nowhere = await bootstrap('postgres://sendback:hunter2@127.0.0.1:9/sendback', 'ana')
    assert.equal(nowhere.exit, 1)
    assert.match(nowhere.err, /could not be reached: .*ECONNREFUSED/)
    const unset = await bootstrap('mysql://hunter2', 'ana')
    assert.match(unset.err, /DATABASE_URL: found 15 characters/)
    assert.doesNotMatch(nowhere.err + unset.err, /hunter2/)
  })
})

async function bootstrap(url: string, id: string) {
  const out: string[] = []
  const err: string[] = []
  const exit = await run(['key', 'bootstrap', '--id', id], {
    env: { DATABASE_URL: url },
    folder: '/nowhere',
    stdin: Readable.from([]),
    stdout: { write: (said: string) => out.push(said) },
    stderr: { write: (said: string) => err.push(said) },
  })
  return { exit, out: out.join(''), err: err.join('') }
}
