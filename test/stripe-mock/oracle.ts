import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../../sandbox/free-port.ts'

const VERSION = 'v0.203.0'
const MODULE = `github.com/stripe/stripe-mock@${VERSION}`
const run = promisify(execFile)

/** Stripe's own check of request shapes. It remembers nothing; it refuses what its published API does not have. */
export interface Oracle {
  url: string
  stop(): void
}

/** Fetched on first use, with Go, into our cache. Throws an Error that says what to do when that cannot be. */
export async function startOracle(): Promise<Oracle> {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sendback', `stripe-mock-${VERSION}`)
  const program = join(folder, 'stripe-mock')
  const spec = join(folder, 'spec.json')
  if (!existsSync(program) || !existsSync(spec)) await build(folder, spec)
  const port = await freePort()
  const server = spawn(program, ['-http-addr', `127.0.0.1:${port}`, '-spec', spec], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await answering(url)
  return { url, stop: () => void server.kill() }
}

async function build(folder: string, spec: string): Promise<void> {
  await run('go', ['version']).catch(() => {
    throw new Error(
      'Go is not on the PATH, and stripe-mock is built with it. Install Go (https://go.dev/dl), and run this again; the rest of the tests do without.',
    )
  })
  console.log(`Building ${MODULE} into ${folder}: a minute or two, once.`)
  mkdirSync(folder, { recursive: true })
  await run('go', ['install', MODULE], { env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' } })
  const { stdout: modules } = await run('go', ['env', 'GOMODCACHE'])
  const published = join(modules.trim(), MODULE, 'embedded/openapi/spec3.json')
  writeFileSync(spec, JSON.stringify(asOfEndive(JSON.parse(readFileSync(published, 'utf8')))))
}

type Properties = Record<string, unknown>
interface Spec {
  info: { version: string }
  paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { properties: Properties } }> } } }>
}

/**
 * This release knows the API as of 2026-08-26; our client speaks 2026-10-28. Of what we send, one name has changed since
 * (docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions).
 */
function asOfEndive(spec: Spec): Spec {
  if (!spec.info.version.startsWith('2026-08-26'))
    throw new Error(
      `stripe-mock brings the API of ${spec.info.version}, and not of 2026-08-26: look what has changed since.`,
    )
  const body = spec.paths['/v1/checkout/sessions']?.post.requestBody.content['application/x-www-form-urlencoded']
  if (!body?.schema.properties.payment_method_types) throw new Error('stripe-mock’s Checkout Sessions look otherwise.')
  const { payment_method_types: types, ...others } = body.schema.properties
  body.schema.properties = { ...others, allowed_payment_method_types: types }
  return spec
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return
    await pause(100)
  }
  throw new Error(`stripe-mock does not answer at ${url}.`)
}
