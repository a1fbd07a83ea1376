import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Built, builtIn } from '../sandbox/build.ts'
import { openSandbox, type RunningSandbox, type SandboxOptions } from '../sandbox/world.ts'

let shared: Promise<RunningSandbox> | undefined
let built: Built | undefined

/** Where our processes are compiled, for all sandboxes of this process; otherwise each compiles its own. */
export function builtBefore(folder: string): void {
  built = builtIn(folder)
}

/** One sandbox for all suites that do not break it: started on first use, stopped with the run. */
export function sharedWorld(): Promise<RunningSandbox> {
  shared ??= newWorld()
  return shared
}

/** A sandbox of a suite's own, to kill and to restart. The suite stops it, and its folder goes with it. */
export async function newWorld(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'sendback-test-'))
  const box = await openSandbox({ folder, ...(built && { built }), ...options })
  return {
    ...box,
    async stop() {
      await box.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Mocha's root hook: the shared sandbox ends after the last suite. */
export const mochaHooks = {
  async afterAll() {
    await (await shared)?.stop()
  },
}
