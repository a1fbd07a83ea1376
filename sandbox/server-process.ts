import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { endWithUs } from './end-with-us.ts'

export interface ServerProcess {
  pid: number
  /** Waits until `answers` says yes. Throws with the log's last lines when the server ends first, or after 60 s. */
  ready(answers: () => Promise<'yes' | 'not-yet'>): Promise<void>
  /** Asks it to end and waits until it has; after ten seconds it is made to. Ended already is done. */
  stop(): Promise<void>
}

export interface ServerCommand {
  /** What people call it in a message. */
  name: string
  program: string
  args: string[]
  /** Beside what every server of the sandbox is told. */
  env?: Record<string, string>
  /** Its output is added to this file. */
  log: string
  stopSignal: 'SIGTERM' | 'SIGINT'
  /** Whom it runs as; ourselves when absent. */
  owner?: { uid: number; gid: number } | undefined
}

/**
 * Runs a server of the sandbox for as long as this process lives. It has a process group of its own, so that Ctrl-C
 * reaches only us and the parts end in the order that the sandbox chooses, not all at once.
 */
export function launch({ name, program, args, env, log, stopSignal, owner }: ServerCommand): ServerProcess {
  mkdirSync(dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', output, output],
    cwd: '/',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', LC_ALL: 'C', ...env },
    ...owner,
  })
  closeSync(output)
  let failure: Error | undefined
  child.on('error', error => {
    failure = error
  })
  child.unref()
  endWithUs(child, stopSignal)

  return {
    pid: child.pid ?? 0,
    ready: answers =>
      untilReady(answers, () => failure ?? (hasEnded(child) ? endedEarly(name, child, log) : undefined)),
    stop: () => endChild(child, stopSignal),
  }
}

/**
 * Ends what a killed run left behind: process `pid`, but only if its command line names `mark`, a path that nobody
 * else would serve. The number may long belong to another.
 */
export async function endLeftover(pid: number, mark: string, signal: NodeJS.Signals): Promise<'ended' | 'not-ours'> {
  if (!commandLine(pid).includes(mark)) return 'not-ours'
  process.kill(pid, signal)
  for (const end = Date.now() + STOP_WAIT_MS; commandLine(pid).includes(mark); await pause(50))
    if (Date.now() > end) process.kill(pid, 'SIGKILL')
  return 'ended'
}

const STOP_WAIT_MS = 10_000
const READY_WAIT_MS = 60_000

async function untilReady(answers: () => Promise<'yes' | 'not-yet'>, failure: () => Error | undefined): Promise<void> {
  for (const end = Date.now() + READY_WAIT_MS; ; await pause(50)) {
    const failed = failure()
    if (failed) throw failed
    if ((await answers()) === 'yes') return
    if (Date.now() > end) throw new Error(`It does not answer after ${READY_WAIT_MS / 1000} s.`)
  }
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WAIT_MS)
  await ended
  clearTimeout(impatience)
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function endedEarly(name: string, { exitCode, signalCode }: ChildProcess, log: string): Error {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
  return new Error(`${name} ended (${exitCode ?? signalCode}) before it answered. Its log, ${log}, ends:\n${lines}`)
}

/** Empty when there is no such process, or it may not be seen. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
