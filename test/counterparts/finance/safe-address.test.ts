import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import {
  assertAddressable,
  ForbiddenAddressError,
  guardedLookup,
  network,
} from '../../../counterparts/finance/safe-address.ts'

const INSIDE = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:169.254.169.254'],
  ...['64:ff9b::a00:1', '2002:a00:1::', '2001::1', '2001:db8::1'],
]
const OUTSIDE = ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:4700::1111']

/** A name server that says this. */
const saying = (...addresses: string[]) =>
  ((_name: string, _options: object, answer: (error: null, found: LookupAddress[]) => void) =>
    answer(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never // the one form of `dns.lookup` that is asked for

function resolved(addresses: string[], allowed: string[] = [], protocol = 'https:'): Promise<unknown> {
  const lookup = guardedLookup(protocol, allowed.map(network), saying(...addresses))
  return new Promise((resolve, reject) =>
    lookup('finance.example.com', { all: true }, (error, found) => (error ? reject(error) : resolve(found))),
  )
}

describe('An address that a webhook may go to', () => {
  for (const address of INSIDE)
    it(`FINANCE-9: is not ${address}, written out or resolved`, async () => {
      const literal = address.includes(':') ? `[${address}]` : address
      assert.throws(() => assertAddressable(`https://${literal}/hooks`, []), ForbiddenAddressError)
      await assert.rejects(resolved([address]), ForbiddenAddressError)
      // One public address beside it does not make it better.
      await assert.rejects(resolved(['8.8.8.8', address]), ForbiddenAddressError)
    })

  for (const address of OUTSIDE)
    it(`is ${address}`, async () => {
      assert.ok(assertAddressable(`https://${address.includes(':') ? `[${address}]` : address}/`, []))
      assert.deepEqual(await resolved([address]), [{ address, family: address.includes(':') ? 6 : 4 }])
      await assert.rejects(resolved([address], [], 'http:'), /not https/)
    })

  it('is one of our own network where that is named, by its name too, and without TLS', async () => {
    const allowed = ['10.20.0.0/16', 'fd12::/16']
    assert.ok(assertAddressable('http://10.20.3.4:8080/', allowed.map(network)))
    assert.ok(assertAddressable('http://[::ffff:10.20.3.4]/', allowed.map(network)))
    assert.ok(await resolved(['10.20.3.4', 'fd12::1'], allowed, 'http:'))
    await assert.rejects(resolved(['10.21.0.1'], allowed), /FINANCE_ALLOW_PRIVATE/)
    await assert.rejects(resolved(['8.8.8.8'], allowed, 'http:'), /not https/)
    assert.throws(() => assertAddressable('http://finance.example.com/', []), /not https/)
  })

  it('is looked at in every spelling that a socket would understand', () => {
    for (const url of ['https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://127.1/'])
      assert.throws(() => assertAddressable(url, []), ForbiddenAddressError, url)
  })

  it('answers a socket that wants one address with one', done => {
    guardedLookup('https:', [], saying('8.8.8.8', '9.9.9.9'))('finance.example.com', {}, (error, address, family) => {
      assert.deepEqual([error, address, family], [null, '8.8.8.8', 4])
      done()
    })
  })
})
