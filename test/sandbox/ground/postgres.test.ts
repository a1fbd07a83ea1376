import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { type RunningPostgres, startPostgres } from '../../../sandbox/postgres.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('The embedded PostgreSQL', function () {
  this.timeout(60_000)
  const running: RunningPostgres[] = []
  afterEach(() => Promise.all(running.splice(0).map(server => server.stop())))

  async function start(folder: string, port?: number): Promise<RunningPostgres> {
    const server = await startPostgres({ folder, database: 'sendback', ...(port === undefined ? {} : { port }) })
    running.push(server)
    return server
  }

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url })
    // A server that is killed under a connection is what some of these tests are about.
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
    } finally {
      await client.end()
    }
  }

  it('is PostgreSQL 18, writes through to the disk, in UTC, and answers this machine and this user only', async () => {
    const folder = temporaryFolder()
    const { url } = await start(folder)
    const [version] = await ask(url, 'SHOW server_version')
    assert.match(String(version), /^18\./)
    assert.deepEqual(await ask(url, 'SHOW fsync'), ['on'])
    assert.deepEqual(await ask(url, 'SHOW timezone'), ['UTC'])
    assert.deepEqual(await ask(url, 'SHOW listen_addresses'), ['127.0.0.1'])
    await assert.rejects(ask(url.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1'), /password authentication failed/)
    assert.equal(statSync(join(folder, 'postgres.json')).mode & 0o077, 0)
  })

  it('keeps its data, its port and its password over a stop', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    const second = await start(folder)
    assert.equal(second.url, first.url)
    assert.deepEqual(await ask(second.url, 'SELECT answer FROM kept'), [42])
  })

  it('keeps what it has confirmed when it is killed', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    process.kill(first.pid, 'SIGKILL')
    const second = await start(folder)
    assert.deepEqual(await ask(second.url, 'SELECT answer FROM kept'), [42])
  })

  it('ends the server that a killed run has left behind, before it starts its own', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    const second = await start(folder)
    assert.notEqual(second.pid, first.pid)
    assert.throws(() => process.kill(first.pid, 0), /ESRCH/)
    assert.deepEqual(await ask(second.url, 'SELECT 1'), [1])
  })

  it('starts although the number of the killed server now belongs to another process', async () => {
    const folder = temporaryFolder()
    const first = await start(folder)
    await first.stop()
    const cluster = join(dataOf(folder), 'cluster')
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n`)
    const second = await start(folder)
    assert.deepEqual(await ask(second.url, 'SELECT 1'), [1])
  })

  it('takes another port when somebody uses the one it had', async () => {
    const somebody = createServer().listen(0, '127.0.0.1')
    await once(somebody, 'listening')
    const { port } = somebody.address() as AddressInfo // it listens on TCP
    const other = await start(temporaryFolder(), port)
    assert.notEqual(new URL(other.url).port, String(port))
    assert.deepEqual(await ask(other.url, 'SELECT 1'), [1])
    somebody.close()
  })

  it('does not throw away a database because its note was taken away', async () => {
    const folder = temporaryFolder()
    await (await start(folder)).stop()
    renameSync(join(folder, 'postgres.json'), join(folder, 'taken.json'))
    await assert.rejects(start(folder), /without its postgres.json/)
    renameSync(join(folder, 'taken.json'), join(folder, 'postgres.json'))
    assert.deepEqual(await ask((await start(folder)).url, 'SELECT 1'), [1])
  })

  it('runs in a folder that only its owner may enter, and finds its data there again', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o700)
    const first = await start(folder)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    const second = await start(folder)
    assert.deepEqual(await ask(second.url, 'SELECT answer FROM kept'), [42])
    await second.stop()
    if (!dataOf(folder).startsWith(folder)) {
      // The folder is deleted, and started afresh: what lies elsewhere was its own, and is gone with it.
      rmSync(join(folder, 'postgres.json'))
      const afresh = await start(folder)
      await assert.rejects(ask(afresh.url, 'SELECT answer FROM kept'), /does not exist/)
      await afresh.stop()
    }
    // As root it lies outside the folder, where it outlives it.
    rmSync(dataOf(folder), { recursive: true })
  })
})

function dataOf(folder: string): string {
  const note = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { data: string } // startPostgres wrote it
  return note.data
}
