import type { Approval } from './approval.ts'
import type { Check } from './check.ts'
import type { Act } from './happening.ts'
import type { WrittenTime } from './times.ts'

/** One file: an approval, and what happens after it, each thing at its time. */
export interface Scenario {
  number: string
  title: string
  policy: string
  /** When the RMA is approved. */
  starts: WrittenTime
  approval: Approval
  steps: Step[]
}

export interface Step {
  /** Where in its file, for whoever reads a difference. */
  line: number
  at: WrittenTime | 'same time'
  /** In the file's words. */
  name: string | undefined
  act: Act | undefined
  /** `as the clock strikes`: the act is not kept waiting for the case to come to rest at that time. */
  when: 'at rest' | 'as the clock strikes'
  checks: NamedCheck[]
}

export interface NamedCheck {
  name: string
  check: Check
}
