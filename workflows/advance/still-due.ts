import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { ExchangeFile } from './standing.ts'

/** Why this money moves: the word for the audit, the trigger for finance. */
export type Cause = { kind: 'unreturned'; billAt: Instant } | { kind: 'kept' }

/** `clock`: how it stood when the claim began. */
export type Claimed = Cause & { clock: string }

/**
 * Asked before every try. An extension, a correction, an exception or a scan since then may have moved the mark; what
 * the client keeps is due whatever the clock says.
 */
export async function isStillDue(file: ExchangeFile, claimed: Claimed): Promise<boolean> {
  const { standing, terms } = file
  if (standing.isLeftToFinance || isPutOff(file, claimed)) return false
  if (claimed.kind === 'kept') return true
  if (standing.shipment.kind !== 'delivered') return false
  const facts = { ...standing.window, done: standing.done.filter(key => !key.startsWith('money@')) }
  const agenda = await rulings.windowAgenda({ window: terms.window, zone: terms.zone, facts, now: now() })
  return agenda.due.some(occasion => occasion.kind === 'money')
}

/** The marks have moved, somebody is looking into a parcel, or the client keeps it after all: the window goes on first. */
export function isPutOff({ standing }: ExchangeFile, claimed: Claimed): boolean {
  if (claimed.kind === 'kept') return false
  return standing.clockVersion !== claimed.clock || standing.keeping.length > 0 || standing.exceptions.isPaused
}

/** The one way to wait within a claim: for what it waits for, until the instant, or until the claim is put off. */
export async function waitInClaim(
  file: ExchangeFile,
  claimed: Claimed,
  met: () => boolean,
  until?: { at: Instant; why: string },
): Promise<void> {
  while (!met() && !isPutOff(file, claimed) && (until === undefined || now() < until.at))
    await file.news(until?.at, until?.why)
}
