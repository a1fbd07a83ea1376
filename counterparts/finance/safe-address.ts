import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Networks that may be addressed although they are not public, and without TLS: `127.0.0.0/8`. */
export type AllowedNetworks = readonly Network[]
type Network = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number]

/** Reads `127.0.0.0/8`, or one address. Throws an Error for anything else. */
export function network(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** An address that no webhook may go to. Its words say why, and what to do. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError'
}

/**
 * Looks at an endpoint's URL before anything is asked of it. Throws `ForbiddenAddressError` unless it is https without
 * a user's name; an address written out has to be public, or one that `allowed` names. Without TLS only such an allowed
 * one is told: a name is looked at when it is resolved.
 */
export function assertAddressable(url: string, allowed: AllowedNetworks): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol))
    throw new ForbiddenAddressError('It is no web address: write https://finance.example.com/hooks.')
  if (parsed.username || parsed.password)
    throw new ForbiddenAddressError('It has a user name or a password in it: the signature is what proves who we are.')
  const literal = literalAddress(parsed)
  if (literal) assertAllowed(literal, parsed.protocol, allowed)
  else if (parsed.protocol === 'http:' && allowed.length === 0) throw withoutTls()
  return parsed
}

/**
 * A resolver that hands out only what may be addressed, for `lookup` of a socket: what it hands out is what is connected
 * to, so a name cannot point elsewhere between the look and the connection. One forbidden address forbids the name.
 */
export function guardedLookup(protocol: string, allowed: AllowedNetworks, resolver = resolve): LookupFunction {
  return (hostname, options, answer) => {
    resolver(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, [])
      try {
        for (const { address } of found) assertAllowed(address, protocol, allowed)
      } catch (refusal) {
        return answer(refusal as Error, []) // assertAllowed throws nothing else
      }
      const [first] = found
      if (options.all || !first) return answer(null, found)
      return answer(null, first.address, first.family)
    })
  }
}

/** The address itself, where the URL has one in place of a name: a socket resolves no such thing, so nobody else looks. */
function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : undefined
}

function assertAllowed(address: string, protocol: string, allowed: AllowedNetworks): void {
  // An IPv4 address in IPv6's clothes is the IPv4 address.
  const one = ipaddr.process(address)
  if (allowed.some(([net, bits]) => net.kind() === one.kind() && one.match(net, bits))) return
  if (one.range() !== 'unicast')
    throw new ForbiddenAddressError(
      `${address} is not a public address (${one.range()}). Networks of your own that may be told stand in FINANCE_ALLOW_PRIVATE.`,
    )
  if (protocol === 'http:') throw withoutTls()
}

function withoutTls(): ForbiddenAddressError {
  return new ForbiddenAddressError(
    'It is not https. Without TLS only addresses in a network that FINANCE_ALLOW_PRIVATE names are told.',
  )
}
