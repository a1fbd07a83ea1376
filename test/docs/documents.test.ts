import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { OUTCOMES, STAGES } from '../../domain/case.ts'
import { TASK_KINDS } from '../../domain/step.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const DOCUMENTS = [
  ...markdownIn('.'),
  ...markdownIn('docs'),
  ...markdownIn('docs/connect'),
  ...markdownIn('docs/decisions'),
  ...markdownIn('docs/reference'),
]

describe('The documents', () => {
  for (const document of DOCUMENTS)
    it(`${document} leads only to what is there`, () => {
      const targets = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
      const files = targets.filter(target => !/^(https?:|#)/.test(target)).map(target => target.split('#')[0] ?? '')
      const lost = files.filter(file => !existsSync(resolve(ROOT, dirname(document), file)))
      assert.deepEqual(lost, [])
    })

  it('name only tests that are there', () => {
    const named = [...read('README.md').matchAll(/`(test\/[\w./-]+)/g)].map(([, path = '']) => path)
    assert.ok(named.length > 10)
    assert.deepEqual(named.filter(isNowhere), [])
  })

  it('list every decision', () => {
    const records = readdirSync(join(ROOT, 'docs/decisions')).filter(file => /^\d{4}-/.test(file))
    const list = read('docs/decisions/README.md')
    assert.ok(records.length > 0)
    assert.deepEqual(
      records.filter(file => !list.includes(`(${file})`)),
      [],
    )
  })

  it('say of every task who does what about it, and of no other', () => {
    const rows = [...read('docs/operations.md').matchAll(/^\| `([a-z-]+)` \| (?:staff|manager|finance)/gm)]
    assert.deepEqual(
      rows.map(([, kind]) => kind),
      [...TASK_KINDS],
    )
  })

  it('explain every stage and every outcome', () => {
    const glossary = read('docs/glossary.md')
    assert.deepEqual(
      [...STAGES, ...OUTCOMES].filter(word => !glossary.includes(`\`${word}\``)),
      [],
    )
  })
})

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter(file => file.endsWith('.md'))
    .map(file => (folder === '.' ? file : `${folder}/${file}`))
}

function read(document: string): string {
  return readFileSync(join(ROOT, document), 'utf8')
}

/** A name that is cut short (`test/scenarios/005-…`) stands for the files that begin so. */
function isNowhere(path: string): boolean {
  if (existsSync(join(ROOT, path))) return false
  const folder = join(ROOT, dirname(path))
  return !existsSync(folder) || !readdirSync(folder).some(file => file.startsWith(path.slice(dirname(path).length + 1)))
}
