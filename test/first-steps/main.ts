/**
 * `npm run test:first-steps`: what a stranger does with the README at hand. A new clone, its commands as they are
 * printed, until a device of a case of their own has been received, each answer as shown; within five minutes.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assertAnswered, documentAt, inOneShell, printedBy, type Step, stepsIn } from '../docs/walk-through.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const README = documentAt('README.md')
const MOST_SECONDS = 5 * 60
/** The sandbox says so once everything is up and its samples have been played. */
const UP = 'Ctrl-C stops everything'

const began = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'sendback-first-steps-'))
const first = terminal(commandsOfStart(), folder)
try {
  await hasSaid(first, UP)
  report('npm start is up, and its samples are played')
  const steps = untilReceived()
  const second = terminal(inOneShell(steps), join(folder, 'sendback'))
  const printed = printedBy(await ended(second))
  for (const [n, step] of steps.entries()) assertAnswered(step, printed[n])
  report('a device of our own case has been received')
  if (seconds() > MOST_SECONDS) throw new Error(`That is more than ${MOST_SECONDS} s.`)
} finally {
  interrupt(first)
  await ended(first)
  report('it has stopped')
  rmSync(folder, { recursive: true, force: true })
}

/** The first block below "Start", with this repository in its place. */
function commandsOfStart(): string {
  const block = README.split('\n## Start\n')[1]?.match(/^```(?:sh)?\n([\s\S]*?)^```$/m)?.[1]
  if (!block?.includes('<this repository>')) throw new Error('The README has no commands below "Start".')
  return block.replace('<this repository>', `'${ROOT}'`)
}

function untilReceived(): Step[] {
  const steps = stepsIn(README)
  const received = steps.findIndex(({ commands }) => /device-received|case receive/.test(commands))
  if (received < 0) throw new Error('The README receives no device.')
  return steps.slice(0, received + 1)
}

function terminal(commands: string, cwd: string): ChildProcess {
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  return spawn('bash', ['-eu', '-o', 'pipefail', '-c', commands], { cwd, stdio: [...stdio], detached: true })
}

/** Ctrl-C: all that runs in that terminal is told. */
function interrupt({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGINT')
}

/** What it printed, once it has ended. Throws an Error when it says that it went wrong. */
async function ended(child: ChildProcess): Promise<string> {
  let all = ''
  child.stdout?.on('data', chunk => {
    all += chunk
  })
  const code = child.exitCode ?? (await new Promise(resolve => child.once('close', resolve)))
  if (code !== 0 && child !== first) throw new Error(`It ended with ${code}:\n${all}`)
  return all
}

async function hasSaid(child: ChildProcess, words: string): Promise<void> {
  let all = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      all += chunk
      if (all.includes(words)) resolve()
    })
    child.once('close', code => reject(new Error(`It ended with ${code} before it was up:\n${all}`)))
  })
}

function report(what: string): void {
  console.log(`${String(seconds()).padStart(4)} s  ${what}`)
}

function seconds(): number {
  return Math.round((Date.now() - began) / 1_000)
}
