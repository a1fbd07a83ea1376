import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** A key with the id that is written beside what it has sealed. Thirty-two bytes. */
interface BoxKey {
  id: string
  key: Buffer
}

/** Keeps an endpoint's secrets in the records so that the records alone do not tell them. */
export interface SecretBox {
  seal(secret: string, endpoint: string): string
  /** Throws an Error that names the key it lacks, or says that the text was changed. */
  open(sealed: string, endpoint: string): string
}

const OPEN = 'open'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM under keys derived from `CODEC_KEYS`: the first seals, every one opens, and the endpoint's id is part of
 * what is proven. Without keys, as in the sandbox, secrets stand in the records as they are, and are read as they are
 * once there are keys.
 */
export function secretBox(keys: readonly BoxKey[]): SecretBox {
  const derived = keys.map(({ id, key }) => ({
    id,
    key: Buffer.from(hkdfSync('sha256', key, '', 'sendback webhook secrets', 32)),
  }))
  return {
    seal(secret, endpoint) {
      const [active] = derived
      if (!active) return `${OPEN}:${secret}`
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', active.key, nonce).setAAD(Buffer.from(endpoint))
      const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
      return `sealed:${active.id}:${sealed.toString('base64')}`
    },
    open(text, endpoint) {
      if (text.startsWith(`${OPEN}:`)) return text.slice(OPEN.length + 1)
      const [, id, data = ''] = /^sealed:(.+):([^:]+)$/.exec(text) ?? []
      const key = derived.find(key => key.id === id)?.key
      if (!key)
        throw new Error(`A secret of endpoint ${endpoint} is sealed with key "${id}", which is not among CODEC_KEYS.`)
      const bytes = Buffer.from(data, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(endpoint))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      return `${decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))}${decipher.final()}`
    },
  }
}

/** As Standard Webhooks has it: `whsec_` and 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
