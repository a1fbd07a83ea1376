import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
/** As in `CARD-7`. */
const ID = /\b(?:CARD|TICKET|CARRIER|MAIL-IN|MAIL-OUT|FINANCE|GROUND)-\d+\b/g

describe('What goes wrong at a connection', () => {
  const rows = readFileSync(join(ROOT, 'docs/connect/faults.md'), 'utf8')
    .split('\n')
    .filter(line => /^\| [A-Z]+(-[A-Z]+)?-\d/.test(line))
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| |\s*\|$/g, '')))

  it('has an id each, once', () => {
    const ids = rows.map(([id]) => id)
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    )
  })

  for (const [id = '', fault = '', , test = ''] of rows)
    it(`${id}: ${fault} is brought about by the test it names`, () => {
      const named = [...test.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path)
      assert.ok(named.length > 0, `${id} names no test`)
      for (const path of named) assert.ok(idsIn(path).has(id), `no test in ${path} has ${id} in its name`)
    })

  it('is listed, if a test bears its id', () => {
    const borne = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(test\.ts|yaml)$/.test(file))
      .flatMap(file => [...idsIn(join('test', file))])
    assert.deepEqual(
      borne.filter(id => !rows.some(row => row[0] === id)),
      [],
    )
  })
})

/** The ids that names of tests in a file bear: `it('CARD-7: …')`, or a scenario's title. */
function idsIn(path: string): Set<string> {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const names = path.endsWith('.yaml') ? /^title:.*$/m : /\b(?:it|describe)\b\(\s*['"`][^\n]*/g
  return new Set((text.match(names) ?? []).flatMap(name => name.match(ID) ?? []))
}
