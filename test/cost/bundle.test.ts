import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dataConverter } from '../../client/connection.ts'
import { bundleWorkflows } from '../../worker/bundle.ts'

const MOST_BYTES = 520_000

describe('The workflow bundle', function () {
  this.timeout(60_000)
  let code: string
  let map: SourceMap

  before(async () => {
    const built = await bundleWorkflows(dataConverter([{ id: 'k1', key: Buffer.alloc(32) }]))
    const [text = '', encoded = ''] = built.code.split(
      '//# sourceMappingURL=data:application/json;charset=utf-8;base64,',
    )
    code = text
    map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()))
  })

  it(`is at most ${MOST_BYTES / 1000} kB without its source map`, () => {
    assert.ok(code.length > 100_000, 'this is the bundle')
    assert.ok(Buffer.byteLength(code) <= MOST_BYTES, `it has ${Buffer.byteLength(code)} bytes`)
  })

  it('holds our values and the SDK: no zod, no luxon, nothing of Node', () => {
    const modules = modulesIn(code)
    assert.ok(modules.includes('./workflows/index.ts'), modules.join('\n'))
    const packages = new Set(modules.flatMap(name => name.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []))
    assert.deepEqual([...packages].sort(), ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'])
    // What is Node's own is no file below us; `?` is what the bundler was told to leave empty.
    assert.deepEqual(
      modules.filter(name => !/^(\.\/|\?)/.test(name)),
      [],
    )
  })

  it('leads a stack trace back to the line as it was written, in our code and in the SDK', () => {
    for (const [words, file] of [
      ['money stuck', 'workflows/case-file.ts'],
      ['An amount is a whole number of minor units', 'domain/money.ts'],
      ['searchAttributes must be a non-null SearchAttributes', '@temporalio/workflow/src/workflow.ts'],
    ] as const) {
      const source = sourceOf(words)
      assert.ok(source.file.endsWith(file), `"${words}" is from ${source.file}`)
      assert.ok(source.line.includes(words), `"${words}" is said to be in: ${source.line}`)
    }
  })

  /** Where the statement with these words stands, by the source map. */
  function sourceOf(words: string): { file: string; line: string } {
    const lines = code.split('\n')
    const line = lines.findIndex(one => one.includes(words))
    assert.ok(line >= 0, `"${words}" is in the bundle`)
    const entry = map.findEntry(line, lines[line]?.indexOf(words) ?? 0)
    if (!('originalSource' in entry)) return { file: 'nowhere', line: '' }
    const index = map.payload.sources.indexOf(entry.originalSource)
    const text = map.payload.sourcesContent?.[index] ?? readFileSync(entry.originalSource, 'utf8')
    return { file: entry.originalSource, line: text.split('\n')[entry.originalLine] ?? '' }
  }
})

/** By webpack's own headings: those of modules that stand alone, and of those that were joined into one. */
function modulesIn(code: string): string[] {
  const alone = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)]
  const joined = [...code.matchAll(/^;\/\/ (?:EXTERNAL MODULE: )?(\S+)$/gm)]
  return [...alone, ...joined].map(([, name = '']) => name)
}
