import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Effect, FaultPoint, FaultPoints } from '../activities/effect.ts'

/**
 * Sandbox only: kills this process at each of `faults`, as a power cut would. A fault is an effect and a point, as in
 * `capture-hold:after-call`, of any case or of one, as in `capture-hold:after-call@RMA-1001`. `strikes` is a file that
 * remembers what has struck, and on which effect, so that each strikes once, whichever worker gets there.
 */
export function struckOnce(faults: string[], strikes: string): FaultPoints {
  return {
    reach(effect, point) {
      const struck = strikesIn(strikes).map(strike => strike.fault)
      const fault = faults.find(fault => namesOf(effect, point).includes(fault) && !struck.includes(fault))
      if (fault === undefined) return
      appendFileSync(strikes, `${fault} ${effect.key}\n`)
      process.kill(process.pid, 'SIGKILL')
    },
  }
}

export const noFault: FaultPoints = { reach() {} }

export interface Strike {
  fault: string
  /** The key of the effect that was underway. */
  effect: string
}

/** What has struck so far, in its order. */
export function strikesIn(file: string): Strike[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [fault, effect] = line.split(' ')
      return fault && effect ? [{ fault, effect }] : []
    })
}

/** All workers of one sandbox share it; the sandbox is known by its address. */
export function strikesFile(sandboxUrl: string): string {
  return join(tmpdir(), `sendback-strikes-${new URL(sandboxUrl).port}`)
}

function namesOf({ kind, rma }: Effect, point: FaultPoint): string[] {
  return [`${kind}:${point}`, `${kind}:${point}@${rma}`]
}
