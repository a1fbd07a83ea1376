import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { run } from '../../cli/run.ts'
import { decideReturn } from '../../policies/decide.ts'
import { readProfile } from '../../policies/load.ts'
import { parseCaseRequest } from '../../policies/request.ts'

const PAGE = readFileSync(new URL('../../docs/own-policy.md', import.meta.url), 'utf8')
const SENDBACK = 'npm run -s sendback -- '

describe('The page about a policy of your own', () => {
  const [own = '', typos = ''] = blocks('yaml')
  const read = readProfile(own, 'acme.yaml')
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sendback-own-policy-'))
    writeFileSync(join(folder, 'acme.yaml'), own)
    writeFileSync(join(folder, 'typos.yaml'), typos)
  })
  after(() => rmSync(folder, { recursive: true }))

  it('makes a policy without a mistake, and one with five', () => {
    assert.equal(read.kind, 'profile')
    const wrong = readProfile(typos, 'typos.yaml')
    assert.equal(wrong.kind === 'mistakes' && wrong.mistakes.length, 5)
  })

  const commands = [...PAGE.matchAll(/^```sh\n(.*)\n```\n```text\n([\s\S]*?)^```$/gm)]
  for (const [, command = '', answer] of commands)
    it(`is answered as it says: ${command.replace(SENDBACK, '')}`, async () => {
      assert.ok(command.startsWith(SENDBACK))
      assert.equal(await said(command.slice(SENDBACK.length).split(' ')), answer)
    })

  it('shows every command with its answer', () => {
    assert.equal(commands.length, blocks('sh').length)
    assert.ok(commands.length >= 4)
  })

  it('posts a case that its policy grants', () => {
    if (read.kind !== 'profile') return assert.fail('no policy')
    const [body = ''] = blocks('json')
    const { customer, ...approval } = JSON.parse(body)
    const asked = { ...approval, customerRef: customer.ref }
    const parsed = parseCaseRequest('advanceReplacement', asked, {})
    if (parsed.kind !== 'request') return assert.fail(JSON.stringify(parsed.mistakes))
    const { request } = parsed
    const knowledge = { now: request.reportedAt, devices: [undefined], virtualUnitsLately: 0 }
    assert.equal(decideReturn(read.profile, request, knowledge).kind, 'granted')
  })

  /** As a terminal shows it, data and talk in one. */
  async function said(words: string[]): Promise<string> {
    const all: string[] = []
    const stream = { write: (text: string) => all.push(text) }
    await run(words, { env: { NO_COLOR: '1' }, folder, stdin: Readable.from(['']), stdout: stream, stderr: stream })
    return all.join('')
  }
})

function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
}
