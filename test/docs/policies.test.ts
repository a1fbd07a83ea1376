import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { names } from '../mutations/rules.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const [DOCUMENTED = '', SETTLED = ''] = readFileSync(join(ROOT, 'docs/policies.md'), 'utf8').split(
  '## What the documents leave open',
)

interface Row {
  id: string
  rule: string
  files: string[]
  tests: string[]
}

describe('The policy book', () => {
  const rows = rowsIn(DOCUMENTED)

  it('has a row for every rule of the three documents, in their order', () => {
    const numbers = (company: string, last: number) => Array.from({ length: last }, (_, i) => `${company}-${i + 1}`)
    assert.deepEqual(
      rows.map(({ id }) => id),
      [...numbers('FO', 14), ...numbers('VD', 19), ...numbers('SP', 10)],
    )
  })

  for (const { id, rule, files, tests } of rows)
    it(`${id} is said, written in a file that is there, and proven by tests that name it`, () => {
      assert.match(rule, /^[A-Z].{15,}$/)
      assert.ok(files.length > 0, 'no file')
      assert.deepEqual(files.filter(isNowhere), [])
      assert.ok(tests.length > 0, 'no test')
      assert.deepEqual(tests.filter(isNowhere), [])
      const silent = tests.filter(test => !titlesIn(test).some(title => names(title, [id])))
      assert.ok(silent.length < tests.length, `no title of ${tests.join(' or ')} says ${id}`)
      assert.deepEqual(
        silent.filter(test => test.startsWith('test/policies/')),
        [],
        `named beside ${id}, but no title there says it`,
      )
    })

  it('names only files and tests that are there, also for what the documents leave open', () => {
    const settled = rowsIn(SETTLED)
    assert.ok(settled.length > 30)
    for (const { id, files, tests } of settled)
      assert.deepEqual(
        [id, [...files, ...tests].filter(isNowhere), files.length > 0, tests.length > 0],
        [id, [], true, true],
      )
  })
})

function rowsIn(page: string): Row[] {
  return [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
    .map(([, id = '', rule = '', files = '', tests = '']) => ({
      id,
      rule,
      files: filesIn(files),
      tests: testsIn(tests),
    }))
    .filter(({ rule }) => rule !== 'rule' && rule !== 'settlement' && rule !== '---')
}

/** A name without a folder of the repository before it stands in `policies/`; what is no file is a setting's name. */
function filesIn(cell: string): string[] {
  const named = [...cell.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = '']) => name)
  return named.map(name => (existsSync(join(ROOT, 'policies', name)) ? `policies/${name}` : name))
}

/** A test goes by the name of its file in `test/policies/`, or by its whole path. */
function testsIn(cell: string): string[] {
  const named = [...cell.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => name)
  return named.map(name => (name.startsWith('test/') ? name : `test/policies/${name}.test.ts`))
}

function isNowhere(path: string): boolean {
  return !existsSync(join(ROOT, path))
}

function titlesIn(test: string): string[] {
  const text = readFileSync(join(ROOT, test), 'utf8')
  return [...text.matchAll(/\b(?:it|describe)\(\s*(['"`])(.*?)\1,/g)].map(([, , title = '']) => title)
}
