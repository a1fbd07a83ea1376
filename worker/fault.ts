import { appendFileSync, existsSync } from 'node:fs'
import type { FaultPoints } from '../activities/effect.ts'

/**
 * Sandbox only: kills this process, once, at one point of one kind of effect, as a power cut would. `mark` remembers
 * that it has struck, so that the next worker lives.
 */
export function struckOnce(fault: string, mark: string): FaultPoints {
  return {
    reach(kind, point) {
      if (`${kind}:${point}` !== fault || existsSync(mark)) return
      appendFileSync(mark, `${fault}\n`)
      process.kill(process.pid, 'SIGKILL')
    },
  }
}

export const noFault: FaultPoints = { reach() {} }
