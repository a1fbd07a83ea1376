import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { newWebhookSecret, secretBox } from '../../../counterparts/finance/secret-box.ts'

const key = (id: string) => ({ id, key: randomBytes(32) })

describe('An endpoint’s secret in the records', () => {
  const [old, young] = [key('2026-01'), key('2026-03')]
  const secret = newWebhookSecret()

  it('is one that the package takes, and never the same twice', () => {
    assert.ok(new Webhook(secret).sign('id', new Date(), '{}'))
    assert.notEqual(newWebhookSecret(), secret)
  })

  it('FINANCE-14: cannot be read there, nor passed off as that of another endpoint, nor changed', () => {
    const box = secretBox([young])
    const sealed = box.seal(secret, 'ep_1')
    assert.ok(!sealed.includes(secret.slice(6)))
    assert.notEqual(box.seal(secret, 'ep_1'), sealed)
    assert.equal(box.open(sealed, 'ep_1'), secret)
    assert.throws(() => box.open(sealed, 'ep_2'))
    const changed = sealed.replace(/.(?=.{4}$)/, letter => (letter === 'A' ? 'B' : 'A'))
    assert.throws(() => box.open(changed, 'ep_1'))
  })

  it('is read under an older key while that is there, and says which one is missing once it is gone', () => {
    const sealed = secretBox([old]).seal(secret, 'ep_1')
    assert.equal(secretBox([young, old]).open(sealed, 'ep_1'), secret)
    assert.throws(() => secretBox([young]).open(sealed, 'ep_1'), /"2026-01".*CODEC_KEYS/)
  })

  it('stands there as it is without keys, and is still read once there are some', () => {
    const open = secretBox([]).seal(secret, 'ep_1')
    assert.equal(secretBox([young]).open(open, 'ep_1'), secret)
  })
})
