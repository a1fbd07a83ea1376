import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { VARIABLES } from '../../config/env.ts'
import { importsOf } from '../architecture-rules.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const ROOTS = ['api/main.ts', 'worker/main.ts', 'relay/main.ts', 'cli/main.ts']
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('What deploy/ has', () => {
  const needed = closure([...ROOTS, 'workflows/index.ts'])

  describe('The image', () => {
    const lines = read('deploy/Dockerfile').replaceAll('\\\n', '').split('\n')
    const of = (word: string) =>
      lines.flatMap(line => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))

    it('has every file that API, worker, relay and command line import, and none of the sandbox', () => {
      const copied = of('COPY').flatMap(line => (line.startsWith('--from') ? [] : line.split(' ').slice(0, -1)))
      assert.deepEqual(
        copied.filter(path => !existsSync(join(ROOT, path))),
        [],
      )
      const left = needed.files.filter(file => !copied.some(path => file === path || file.startsWith(`${path}/`)))
      assert.deepEqual(left, [])
      assert.ok(!copied.some(path => /^(sandbox|test|bench|\.env)/.test(path)))
    })

    it('has every package that they import: none of them is for development only', () => {
      const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> } // npm's own
      const lacking = needed.packages.filter(name => !Object.hasOwn(dependencies, name))
      assert.deepEqual(lacking, [])
      assert.ok(needed.packages.length > 15)
    })

    it('runs as nobody special, on a Node that we support, and says whether it is well', () => {
      assert.equal(of('USER').at(-1), 'node')
      const [, major] = /^node:(\d+)-/.exec(of('FROM').at(-1) ?? '') ?? []
      assert.ok([20, 22, 24].includes(Number(major)))
      assert.ok(!of('FROM').some(image => image.includes('alpine')), 'Temporal needs glibc')
      assert.match(of('HEALTHCHECK').join(), /\/healthz/)
      const started = JSON.parse(of('CMD').at(-1) ?? '[]') as string[]
      assert.ok(existsSync(join(ROOT, started.at(-1) ?? '')), started.join(' '))
    })

    it('is never built with what somebody keeps to himself', () => {
      const ignored = read('.dockerignore').split('\n')
      for (const path of ['.env', '.sandbox', '.git', 'node_modules']) assert.ok(ignored.includes(path), path)
    })
  })

  describe('The compose file', () => {
    const Compose = z.object({
      services: z.record(
        z.string(),
        z.looseObject({
          image: z.string(),
          command: z.array(z.string()),
          environment: z.record(z.string(), z.string()),
          env_file: z.string().optional(),
          stop_grace_period: z.string(),
          healthcheck: z.looseObject({}).optional(),
          user: z.string().optional(),
        }),
      ),
    })
    const file: unknown = parse(read('deploy/compose.yaml'), { merge: true })
    const { services } = Compose.parse(file)
    const ours = Object.entries(services).filter(([, { image }]) => image === 'sendback')

    it('starts API, relay and worker, each with what is there', () => {
      assert.deepEqual(
        ours.map(([name, { command }]) => [name, command.at(-1)]),
        [
          ['api', 'api/main.ts'],
          ['relay', 'relay/main.ts'],
          ['worker', 'worker/main.ts'],
        ],
      )
      for (const [, { command }] of ours) assert.ok(existsSync(join(ROOT, command.at(-1) ?? '')))
    })

    it('says only variables that are read, and no secret', () => {
      for (const [name, { environment }] of ours) {
        const unknown = Object.keys(environment).filter(variable => !Object.hasOwn(VARIABLES, variable))
        assert.deepEqual(unknown, [], name)
        assert.match(environment.DATABASE_URL ?? '', /:\$\{POSTGRES_PASSWORD:\?/)
        assert.equal(environment.RELAY, 'apart')
      }
    })

    it('believes what comes from its own network about who asks, and nobody else', () => {
      const { networks } = z
        .object({ networks: z.object({ default: z.object({ ipam: z.object({ config: z.array(z.unknown()) }) }) }) })
        .parse(file)
      assert.deepEqual(networks.default.ipam.config, [{ subnet: services.api?.environment.TRUSTED_PROXIES }])
    })

    it('lets a worker finish: longer than the worker itself takes', () => {
      for (const [name, { stop_grace_period }] of ours) assert.ok(Number.parseInt(stop_grace_period, 10) > 30, name)
    })
  })

  it('has alerts on numbers that are shown, each explained', () => {
    const Rules = z.object({
      groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
    })
    const { groups } = Rules.parse(parse(read('deploy/alerts.yaml')))
    const asked = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)).join('\n')
    const shown = read('api/metrics.ts')
    for (const [name = ''] of asked.matchAll(/sendback_[a-z_]+/g))
      assert.ok(shown.includes(`'${name.replace(/_count$/, '')}'`), name)
    for (const [, what = ''] of asked.matchAll(/what="([a-z_]+)"/g)) assert.ok(shown.includes(`'${what}'`), what)
    const explained = read('docs/operations.md')
    for (const [, what = ''] of asked.matchAll(/what="([a-z_]+)"/g)) assert.ok(explained.includes(`\`${what}\``), what)
  })

  describe('The systemd units', () => {
    const units = readdirSync(join(ROOT, 'deploy/systemd'))

    it('are one for the API, one for the relay, and one for any number of workers', () => {
      assert.deepEqual(units.sort(), ['sendback-api.service', 'sendback-relay.service', 'sendback-worker@.service'])
    })

    for (const unit of units)
      it(`${unit} starts what is there, as nobody special, and lets it finish`, () => {
        const text = read(`deploy/systemd/${unit}`)
        const [, started = ''] = /^ExecStart=\/usr\/bin\/node --import tsx (\S+)$/m.exec(text) ?? []
        assert.ok(ROOTS.includes(started), started)
        assert.match(text, /^User=sendback$/m)
        assert.match(text, /^NoNewPrivileges=yes$/m)
        assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]) > 30)
        const [, environment = ''] = /^Environment=(.*)$/m.exec(text) ?? []
        const names = environment.split(' ').map(one => one.split('=')[0] ?? '')
        const unknown = names.filter(name => !['NODE_ENV', 'TZ'].includes(name) && !Object.hasOwn(VARIABLES, name))
        assert.deepEqual(unknown, [])
      })

    it('are understood by systemd itself, where there is one', function () {
      if (spawnSync('systemd-analyze', ['--version']).status !== 0) return this.skip()
      const folder = mkdtempSync(join(tmpdir(), 'sendback-units-'))
      try {
        mkdirSync(folder, { recursive: true })
        for (const unit of units)
          writeFileSync(
            join(folder, unit),
            read(`deploy/systemd/${unit}`)
              .replaceAll('/usr/bin/node', process.execPath)
              .replaceAll('/opt/sendback', ROOT)
              .replace('User=sendback', 'User=nobody'),
          )
        const paths = units.map(unit => join(folder, unit.replace('@.', '@1.')))
        writeFileSync(paths.find(path => path.includes('@1'))!, readFileSync(join(folder, 'sendback-worker@.service')))
        const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], { encoding: 'utf8' })
        assert.equal(status, 0, stderr)
        assert.doesNotMatch(stderr, /sendback-\S+: .*(Unknown|Invalid|Failed)/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  })
})

/** All that these files lead to: files of ours, and packages by name. Types are not there when it runs. */
function closure(roots: string[]): { files: string[]; packages: string[] } {
  const files = new Set<string>()
  const packages = new Set<string>(['tsx'])
  const waiting = [...roots]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue
    files.add(path)
    if (!/\.tsx?$/.test(path)) continue
    for (const { target, carries } of importsOf({ path, text: read(path) })) {
      if (carries === 'types') continue
      if (target.kind === 'ours') waiting.push(target.path)
      else if (!target.path.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(target.path)?.[0] ?? '')
    }
  }
  return { files: [...files], packages: [...packages] }
}
