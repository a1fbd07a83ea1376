import { DateTime } from 'luxon'
import pc from 'picocolors'
import type { Outcome } from '../../domain/case.ts'
import type { RmaNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'
import { auditOf } from '../../records/audit.ts'
import { findCase } from '../../records/cases.ts'
import type { Records } from '../../records/database.ts'

const LOOK_EVERY_MS = 250

/** Says each line of a case's audit trail soon after it was written, under the date of the case's own clock. */
export function followStory(
  records: Records,
  rma: RmaNumber,
  policy: string,
  say: (line: string) => void,
): { stop(): Promise<void> } {
  let after = 0
  let goesOn = true
  const tellNews = async () => {
    for (const line of await auditOf(records, rma, after)) {
      after = line.id
      // Where the case stands is told by what happened; the line is for the record.
      if (!line.what.startsWith('stage: ')) say(spoken(`${rma} ${policy}`, line))
    }
  }
  const telling = (async () => {
    while (goesOn) {
      await tellNews()
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
    }
  })()
  return {
    async stop() {
      goesOn = false
      await telling
      await tellNews()
    },
  }
}

export async function caseOutcome(records: Records, rma: RmaNumber): Promise<Outcome | null> {
  return (await findCase(records, rma))?.outcome ?? null
}

function spoken(
  whose: string,
  line: { at: Instant; who: string; what: string; because: string[]; detail: Record<string, unknown> },
): string {
  const when = DateTime.fromISO(line.at, { zone: ZONE }).toFormat('ccc d LLL yyyy HH:mm')
  const amount = typeof line.detail.amount === 'number' ? ` $${(line.detail.amount / 100).toFixed(2)}` : ''
  const rules = line.because.filter(rule => !rule.startsWith('settled:')).join(' ')
  return `${pc.dim(when)}  ${pc.cyan(whose.padEnd(20))} ${line.what}${pc.bold(amount)} ${pc.dim(`${line.who === 'policy' || line.who === 'sendback' ? '' : `· ${line.who} `}${rules}`)}`
}

const ZONE = 'America/New_York'
