import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import { sharedWorld } from '../world.ts'
import { assertAnswered, documentAt, inOneShell, printedBy, type Step, stepsIn } from './walk-through.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

for (const [document, least] of [
  ['README.md', 2],
  ['docs/walk-through.md', 10],
] as const)
  describe(`The commands of ${document}`, () => {
    const steps = stepsIn(documentAt(document))
    let said: string[]

    before(async function () {
      this.timeout(300_000)
      said = await inOneTerminal(steps)
    })

    for (const [n, step] of steps.entries())
      if (step.answer) it(`answer as shown: ${step.says}`, () => assertAnswered(step, said[n]))

    it('are there, with answers', () => {
      assert.ok(steps.filter(({ answer }) => answer).length >= least)
    })
  })

/** In a folder where the sandbox is another than `npm start`'s. */
async function inOneTerminal(steps: Step[]): Promise<string[]> {
  const { folder } = await sharedWorld()
  const { url, keys } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) // as the sandbox writes it
  const script = replaced(inOneShell(steps), { BOX: folder, TEMPORAL: await findTemporal() })
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  const env = { ...process.env, PATH: path, SENDBACK_URL: url, SENDBACK_KEY: keys.staff }
  const { stdout } = await run('bash', ['-eu', '-o', 'pipefail', '-c', script], { cwd: ROOT, env })
  return printedBy(stdout)
}

/** The two values that a walk-through sets and a reader may change. */
function replaced(script: string, values: Record<string, string>): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}='${value}'`),
    script,
  )
}
