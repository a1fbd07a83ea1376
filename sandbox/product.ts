import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SECOND } from '../domain/time.ts'
import { asBuilt, type Built } from './build.ts'
import { endWithUs } from './end-with-us.ts'

/** One of our own processes, run as a company would run it: told everything by its environment. */
export interface ProductProcess {
  readonly pid: number
  /** As a power cut would. Resolves when it is gone. */
  kill(): Promise<void>
  /** Asked to end, it finishes what it has begun. What it ended with: its exit code, or the signal that ended it. */
  stop(): Promise<number | NodeJS.Signals>
  hasEnded(): boolean
}

export interface Product {
  name: 'worker' | 'api' | 'relay'
  env: Record<string, string>
  /** Compiled before; from its source when absent. */
  built?: Built | undefined
  log: string
  /** The line of its log that says it is ready. */
  ready: string
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const START_WAIT_MS = 60 * SECOND
const STOP_WAIT_MS = 30 * SECOND

/** Starts it and waits until it is ready. Throws with its log's last lines when it ends first. */
export async function startProduct({ name, env, built, log, ready }: Product): Promise<ProductProcess> {
  mkdirSync(dirname(log), { recursive: true })
  const from = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, built ? asBuilt(built, name) : ['--import', 'tsx', `${name}/main.ts`], {
    cwd: ROOT,
    // A group of its own: Ctrl-C reaches only the sandbox, which ends its parts in order.
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...env },
  })
  closeSync(output)
  endWithUs(child, 'SIGKILL')
  for (const end = Date.now() + START_WAIT_MS; ; await pause(50)) {
    const said = readFileSync(log, 'utf8').slice(from)
    if (said.includes(ready)) break
    if (isOver(child) || Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`The ${name} did not start. Its last words (${log}):\n${said.split('\n').slice(-12).join('\n')}`)
    }
  }
  return {
    pid: child.pid ?? 0,
    hasEnded: () => isOver(child),
    kill: () => end(child, 'SIGKILL'),
    async stop() {
      await end(child, 'SIGTERM')
      return child.exitCode ?? child.signalCode ?? 'SIGKILL'
    },
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  for (const late = Date.now() + STOP_WAIT_MS; !isOver(child); await pause(20))
    if (Date.now() > late) child.kill('SIGKILL')
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
