import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Payload } from '@temporalio/common'
import { caseClient } from '../../client/cases.ts'
import { type CodecKey, encryptingCodec } from '../../client/codec.ts'
import { connectTemporal } from '../../client/connection.ts'
import { rmaNumber } from '../../domain/names.ts'
import { DAY } from '../../domain/time.ts'
import { timeMachine } from '../../sandbox/time-machine.ts'
import { smallRequest, smallWorld } from './small-world.ts'

const spring: CodecKey = { id: '2026-spring', key: randomBytes(32) }
const autumn: CodecKey = { id: '2026-autumn', key: randomBytes(32) }
const plain: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('{"serial":"AXIS-C1"}'),
}

async function sealed(key: CodecKey): Promise<Payload> {
  const [payload] = await encryptingCodec([key]).encode([plain])
  return payload!
}

async function opened(payload: Payload, ...keys: [CodecKey, ...CodecKey[]]) {
  const [{ metadata, data } = {}] = await encryptingCodec(keys).decode([payload])
  return { encoding: Buffer.from(metadata?.encoding ?? []).toString(), data: Buffer.from(data ?? []).toString() }
}

const asWritten = { encoding: 'json/plain', data: '{"serial":"AXIS-C1"}' }

describe('The codec', () => {
  it('hides a payload and names the key in the clear', async () => {
    const payload = await sealed(spring)
    assert.equal(Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString(), '2026-spring')
    assert.equal(Buffer.from(payload.data ?? []).includes('AXIS-C1'), false)
    assert.notDeepEqual(payload.data, (await sealed(spring)).data, 'a nonce of its own each time')
  })

  it('costs a payload fewer than a hundred bytes', async () => {
    const bytes = ({ metadata, data }: Payload) =>
      Object.entries(metadata ?? {}).reduce((sum, [name, value]) => sum + name.length + value.length, data?.length ?? 0)
    assert.ok(bytes(await sealed(spring)) - bytes(plain) < 100)
  })

  it('reads what was written under an older key, and writes under the first', async () => {
    assert.deepEqual(await opened(await sealed(spring), autumn, spring), asWritten)
    const [rewritten] = await encryptingCodec([autumn, spring]).encode([plain])
    assert.deepEqual(await opened(rewritten!, autumn), asWritten)
  })

  it('reads what was written before there were keys', async () => {
    assert.deepEqual(await opened(plain, spring), asWritten)
  })

  it('GROUND-24: says which key is missing', async () => {
    await assert.rejects(opened(await sealed(spring), autumn), /"2026-spring", which is not among CODEC_KEYS/)
  })

  it('refuses what was changed, moved under another key id, or cut', async () => {
    const payload = await sealed(spring)
    const changed = Buffer.from(payload.data ?? [])
    changed[20]! ^= 1
    await assert.rejects(opened({ ...payload, data: changed }, spring), /does not open/)
    const renamed = { ...payload.metadata, 'encryption-key-id': Buffer.from('other') }
    await assert.rejects(opened({ ...payload, metadata: renamed }, { ...spring, id: 'other' }), /does not open/)
    await assert.rejects(opened({ ...payload, data: changed.subarray(0, 20) }, spring), /does not open/)
  })

  it('takes no key of the wrong length, and no id twice', () => {
    assert.throws(() => encryptingCodec([{ id: 'short', key: randomBytes(31) }]), /31 bytes/)
    assert.throws(() => encryptingCodec([spring, { ...autumn, id: spring.id }]), /same id/)
  })

  it('leaves nothing of a case readable for others: no argument, no answer, no error', async function () {
    this.timeout(120_000)
    const world = await smallWorld({ keys: [spring] })
    try {
      const rma = rmaNumber('RMA-1')
      const cases = caseClient(world.client)
      world.post.office = 'shut'
      await cases.start(rma, smallRequest)
      await cases.decide(rma, { name: 'extend', payload: { days: 5 }, updateId: 'v' })
      const refused = await cases.decide(rma, { name: 'extend', payload: { days: 31 }, updateId: 'u' })
      assert.deepEqual(refused, { kind: 'refused', message: 'At most 30 days.', type: 'TooLong' })
      await timeMachine(world.client).advance(rma, { by: 9 * DAY })

      const outsider = await connectTemporal(world.server)
      const { events } = await outsider.workflow.getHandle(rma).fetchHistory()
      const { raw } = await outsider.workflow.getHandle(rma).describe()
      await outsider.connection.close()
      const encodings = encodingsIn(events)
      assert.ok(encodings.length >= 5, 'the request, its summary, a letter, a decision and its answer')
      assert.deepEqual([...new Set(encodings)], ['binary/encrypted'])
      assert.equal(raw.pendingActivities?.[0]?.lastFailure?.message, 'Encoded failure')
    } finally {
      await world.stop()
    }
  })
})

/** How each payload in there is encoded. Search attributes are in the clear by design, and carry ids only. */
function encodingsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  if ('metadata' in value && 'data' in value) {
    const { metadata } = value as Payload // nothing else in a history has both
    return [Buffer.from(metadata?.encoding ?? []).toString()]
  }
  return Object.entries(value).flatMap(([name, inside]) => (name === 'searchAttributes' ? [] : encodingsIn(inside)))
}
