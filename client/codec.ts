import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, ValueError } from '@temporalio/common'
import proto from '@temporalio/proto'

export interface CodecKey {
  /** Travels with every payload, in the clear: a date or a number, nothing secret. */
  id: string
  /** Thirty-two bytes. */
  key: Buffer
}

/**
 * Encrypts everything that Temporal keeps for us: AES-256-GCM over the whole payload, deflated first (a history of
 * thousands of cases is mostly our own field names), a fresh nonce each.
 * `data` = 12 bytes nonce + ciphertext + 16 bytes tag; metadata names the key, and the tag covers that name.
 *
 * The first key encrypts; every key decrypts, so a key is rotated by putting a new one in front and dropping the old
 * one once Temporal's retention has passed. What was written before there were keys is read as it is. Throws a
 * ValueError for a key id nobody gave us, and for data that was tampered with.
 */
export function encryptingCodec(keys: readonly [CodecKey, ...CodecKey[]]): PayloadCodec {
  for (const { id, key } of keys)
    if (key.length !== KEY_BYTES)
      throw new RangeError(`Codec key "${id}" has ${key.length} bytes; AES-256 needs ${KEY_BYTES}.`)
  const byId = new Map(keys.map(key => [key.id, key]))
  if (byId.size !== keys.length) throw new RangeError('Two codec keys have the same id; give each its own.')

  return {
    encode: async payloads => payloads.map(payload => encrypt(payload, keys[0])),
    decode: async payloads =>
      payloads.map(payload => {
        if (text(payload.metadata?.[METADATA_ENCODING_KEY]) !== ENCRYPTED) return payload
        const id = text(payload.metadata?.[KEY_ID])
        const key = byId.get(id)
        if (!key) throw new ValueError(`A payload is encrypted with key "${id}", which is not among CODEC_KEYS.`)
        return decrypt(payload, key)
      }),
  }
}

const ENCRYPTED = 'binary/encrypted'
const KEY_ID = 'encryption-key-id'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

const { Payload: PayloadType } = proto.temporal.api.common.v1

function encrypt(payload: Payload, { id, key }: CodecKey): Payload {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id))
  const plain = deflateRawSync(PayloadType.encode(payload).finish())
  const sealed = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  return {
    metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCRYPTED), [KEY_ID]: Buffer.from(id) },
    data: Buffer.concat(sealed),
  }
}

function decrypt(payload: Payload, { id, key }: CodecKey): Payload {
  const data = payload.data ?? new Uint8Array()
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(id))
      .setAuthTag(data.subarray(-TAG_BYTES))
    const opened = [decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]
    return PayloadType.decode(inflateRawSync(Buffer.concat(opened)))
  } catch (cause) {
    throw new ValueError(`A payload does not open with key "${id}": it was changed, or the key is not the one.`, cause)
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString('utf8') : ''
}
