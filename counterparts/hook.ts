import type { ReportedFact } from '../domain/fact.ts'

/** A webhook as it came in: the bytes that were signed, and the headers in lower case. */
export interface HookRequest {
  body: Buffer
  headers: Record<string, string | undefined>
  /** `?token=` of the address, for a sender that cannot sign. */
  token?: string
  /** Wall clock, milliseconds: signatures and their age are never judged by a case's own clock. */
  now: number
}

/** `forged`: signature missing, wrong or too old. `ignored`: genuine, but nothing we keep. */
export type HookReading =
  | { kind: 'facts'; facts: ReportedFact[] }
  | { kind: 'ignored' }
  | { kind: 'forged'; why: string }
