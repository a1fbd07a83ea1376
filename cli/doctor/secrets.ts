import { readEnvironment, VARIABLES } from '../../config/env.ts'
import { REDACTED } from '../../config/secrets.ts'
import type { Check } from './examine.ts'

/** What servers answer may repeat what they were told: whatever of it is a secret of ours is taken out. */
export function withoutSecrets(check: Check, env: Record<string, string | undefined>): Check {
  const secrets = secretsIn(env)
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text)
  const says = clean(check.says)
  return check.finding === 'ill' ? { ...check, says, cure: clean(check.cure) } : { ...check, says }
}

/** Each secret whole, and each of its parts that would be worth having: one of a list, the password in an address. */
function secretsIn(env: Record<string, string | undefined>): string[] {
  const { own, temporal } = readEnvironment(env)
  const whole = [
    ...Object.entries(own).flatMap(([name, value]) => ('kept' in VARIABLES[name as keyof typeof own] ? [value] : [])),
    ...Object.entries(temporal).flatMap(([name, value]) => (/API_KEY|DATA$/.test(name) ? [value] : [])),
  ]
  const parts = whole.flatMap(value => [value, ...value.split(',').flatMap(partsOf)])
  return [...new Set(parts)].filter(part => part.length >= 4).sort((a, b) => b.length - a.length)
}

/** The password in an address; of `id:key` and its like, what is long enough to be the key. */
function partsOf(value: string): string[] {
  if (!value.includes('://')) return [value, ...value.split(':').filter(part => part.length >= 12)]
  if (!URL.canParse(value)) return [value]
  const { password } = new URL(value)
  return [value, password, decodeURIComponent(password)]
}
