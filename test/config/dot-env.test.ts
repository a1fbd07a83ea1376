import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError, readApiConfig, readRelayConfig, readWorkerConfig } from '../../config/config.ts'
import { withDotEnv } from '../../config/dot-env.ts'
import { VARIABLES } from '../../config/env.ts'
import { exampleEnv } from '../../config/example.ts'

describe('A .env beside the process', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sendback-env-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const written = (...lines: string[]) => writeFileSync(join(folder, '.env'), lines.join('\n'))

  it('says what the environment does not; what is set already stays', () => {
    written(
      '# ours',
      'LOG_LEVEL=debug',
      'DOCK_ADDRESS=\'{"name":"Dock 4"}\'',
      'DATABASE_URL="postgres://sendback:with#hash@db/x"',
    )
    const env = withDotEnv({ LOG_LEVEL: 'warn', HOME: '/nowhere' }, folder)
    assert.deepEqual(env, {
      LOG_LEVEL: 'warn',
      HOME: '/nowhere',
      DOCK_ADDRESS: '{"name":"Dock 4"}',
      DATABASE_URL: 'postgres://sendback:with#hash@db/x',
    })
  })

  it('need not be there; one that cannot be read is no secret', () => {
    assert.deepEqual(withDotEnv({ A: '1' }, folder), { A: '1' })
    mkdirSync(join(folder, '.env'))
    assert.throws(() => withDotEnv({}, folder), /\.env cannot be read/)
  })

  it('is not read in the sandbox, which must reach nobody outside', () => {
    written('SMTP_URL=smtp://mail.example.com')
    const sandbox = { SANDBOX_URL: 'http://127.0.0.1:4100' }
    assert.deepEqual(withDotEnv(sandbox, folder), sandbox)
  })

  it('has an example with every variable, which begins by naming what has to be filled in', () => {
    const example = readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8')
    assert.equal(example, exampleEnv(), 'npm run -s sendback -- env > .env.example makes it anew')
    const told = parseEnv(example)
    const missing = [readApiConfig, readWorkerConfig].flatMap(read => mistakesOf(() => read({})))
    assert.deepEqual(new Set(Object.keys(told)), new Set(missing))
    const all = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))
    const ours = Object.keys(all).filter(name => !name.startsWith('TEMPORAL_'))
    assert.deepEqual(new Set(ours), new Set(Object.keys(VARIABLES)))
    const { says, like } = VARIABLES.DOCK_ADDRESS
    assert.ok(example.includes(`# ${says}\n# as in '${like}'\nDOCK_ADDRESS=\n`))
  })

  it('is read for API, worker and relay by one schema, which names all of its mistakes', () => {
    written('DATABASE_URL=mysql://x', 'CODEC_KEYS=short', 'API_PORT=-1', 'METRICS_PORT=many', 'RELAY=somewhere')
    const env = withDotEnv({}, folder)
    const wrong = [readApiConfig, readWorkerConfig, readRelayConfig].map(read => mistakesOf(() => read(env)))
    assert.deepEqual(wrong[2], ['DATABASE_URL', 'CODEC_KEYS'])
    for (const [who, mistakes] of [
      [0, ['DATABASE_URL', 'PUBLIC_URL', 'API_PORT', 'STRIPE_API_KEY', 'RELAY', 'CODEC_KEYS']],
      [1, ['DATABASE_URL', 'PUBLIC_URL', 'STRIPE_API_KEY', 'SMTP_URL', 'DOCK_ADDRESS', 'CODEC_KEYS', 'METRICS_PORT']],
    ] as const)
      for (const mistake of mistakes) assert.ok(wrong[who]?.includes(mistake), `${mistake} of ${wrong[who]}`)
  })
})

function mistakesOf(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.wrong.map(({ variable }) => variable)
  }
}
