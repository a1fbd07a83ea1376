import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  domainImportsNothing,
  environmentAtTheRoots,
  importedFromWhereItLives,
  namesSayWhat,
  nothingPrivate,
  ROOMS,
  type Rule,
  roomsInOrder,
  type SourceFile,
  workflowsStayPure,
} from './architecture-rules.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** Every rule of the house, with a file that would break it and one that would not. */
const RULES: { says: string; rule: Rule; broken: SourceFile; kept: SourceFile }[] = [
  {
    says: 'A room imports only rooms above it',
    rule: roomsInOrder,
    broken: { path: 'policies/x.ts', text: "import type { Case } from '../records/cases.ts'" },
    kept: { path: 'policies/x.ts', text: "import { y } from './y.ts'; import { cents } from '../domain/money.ts'" },
  },
  {
    says: 'The domain imports nothing',
    rule: domainImportsNothing,
    broken: { path: 'domain/x.ts', text: "import { DateTime } from 'luxon'" },
    kept: { path: 'domain/x.ts', text: "import { cents } from './money.ts'" },
  },
  {
    says: 'Workflows take values from the domain only, and types from anywhere above',
    rule: workflowsStayPure,
    broken: { path: 'workflows/x.ts', text: "import { type A, charge } from '../activities/money.ts'" },
    kept: {
      path: 'workflows/x.ts',
      text: "import { type A } from '../activities/money.ts'; import '@temporalio/workflow'",
    },
  },
  {
    says: 'Workflows do not ask the machine they run on',
    rule: workflowsStayPure,
    broken: { path: 'workflows/x.ts', text: 'export const zone = new Intl.DateTimeFormat().resolvedOptions()' },
    kept: { path: 'workflows/x.ts', text: 'export const now = () => Date.now()' },
  },
  {
    says: 'The environment is read by composition roots only',
    rule: environmentAtTheRoots,
    broken: { path: 'api/x.ts', text: 'export const port = process.env.PORT' },
    kept: { path: 'api/main.ts', text: 'export const port = process.env.PORT' },
  },
  {
    says: 'A file is named after what it is about',
    rule: namesSayWhat,
    broken: { path: 'records/case-helpers.ts', text: '' },
    kept: { path: 'records/case-history.ts', text: '' },
  },
  {
    says: 'A thing is imported from the file where it lives, by its name',
    rule: importedFromWhereItLives,
    broken: { path: 'policies/x.ts', text: "export { decide } from './decide.ts'" },
    kept: { path: 'workflows/index.ts', text: "export { advanceReplacement } from './advance-replacement.ts'" },
  },
  {
    says: 'Nothing has a default export',
    rule: importedFromWhereItLives,
    broken: { path: 'policies/x.ts', text: 'export default function decide() {}' },
    kept: { path: 'policies/x.ts', text: 'export function decide() {}' },
  },
]

const PRIVATE_SAMPLES = [`sk_${'live'}_51abc`, `-----BEGIN ${'RSA'} PRIVATE KEY-----`, `'/${'home'}/ana/sendback/x'`]

describe('The architecture', () => {
  const code = ROOMS.flatMap(room => sourceFiles(room))

  for (const { says, rule, broken, kept } of RULES)
    it(says, () => {
      assert.notDeepEqual(rule(broken), [], 'the rule notices a file that breaks it')
      assert.deepEqual(rule(kept), [], 'the rule accepts a file that keeps it')
      assert.deepEqual(code.flatMap(rule), [])
    })

  it('No committed file holds a secret, or the path of a machine', () => {
    for (const text of PRIVATE_SAMPLES) assert.equal(nothingPrivate({ path: 'x', text }).length, 1, text)
    assert.deepEqual(committedFiles().flatMap(nothingPrivate), [])
  })
})

function sourceFiles(room: string): SourceFile[] {
  const folder = join(ROOT, room)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|tsx|mjs)$/.test(file))
    .map(file => `${room}/${file.replaceAll('\\', '/')}`)
    .map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** What git holds, or would hold after `git add`; the code alone where there is no git to ask. */
function committedFiles(): SourceFile[] {
  const command = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { status, stdout } = spawnSync('git', command, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) return ROOMS.flatMap(room => sourceFiles(room))
  const paths = stdout.split('\0').filter(path => path !== '' && existsSync(join(ROOT, path)))
  return paths.map(path => ({ path, text: readFileSync(join(ROOT, path), 'latin1') }))
}
