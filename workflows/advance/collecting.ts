import type { ObligationLine } from '../../domain/money-movement.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import { chargedElsewhere } from './by-hand.ts'
import { CardHold } from './card-hold.ts'
import type { Charge } from './claim.ts'
import type { Collateral } from './secure.ts'
import type { ExchangeFile } from './standing.ts'
import { type Claimed, isPutOff, isStillDue, waitInClaim } from './still-due.ts'

/**
 * Takes the money for what is still missing at each try: from the hold, else from the stored card, else by one invoice.
 * `undefined` when everything came back meanwhile, or the claim is put off.
 */
export async function collect(
  file: ExchangeFile,
  collateral: Collateral,
  lines: ObligationLine[],
  claimed: Claimed,
): Promise<Charge | undefined> {
  switch (collateral.kind) {
    case 'hold':
      return fromHold(file, collateral.hold, lines, claimed)
    case 'saved-card':
      return fromCard(file, lines, claimed)
    case 'account':
    case 'nothing':
      return { at: now(), clock: claimed.clock, lines, method: 'account' }
  }
}

async function fromHold(
  file: ExchangeFile,
  hold: CardHold,
  lines: ObligationLine[],
  claimed: Claimed,
): Promise<Charge | undefined> {
  await hold.stop()
  const { live } = hold
  const missing = stillMissing(file, lines)
  if (missing.length === 0 || isPutOff(file, claimed)) return undefined
  if (live) {
    const [answer] = await file.away(
      file.move({ kind: 'capture-hold', key: file.key('capture'), ref: live.ref, lines: missing }),
    )
    if (answer?.kind === 'captured') {
      hold.usedUp()
      return { at: now(), clock: claimed.clock, lines: missing, method: 'hold', ref: answer.ref }
    }
    if (answer?.kind === 'settled-by-hand') return chargedElsewhere(file, missing, answer)
    file.note({
      who: 'gateway',
      what: 'capture failed',
      because: ['settled:capture-fails'],
      detail: { answer: answer?.kind ?? 'none' },
    })
    if (answer?.kind === 'hold-lost') await file.away(hold.drop('lost'))
  }
  const charge = await fromCard(file, lines, claimed)
  // Taken another way, it must not be held as well.
  if (charge) await file.away(hold.release())
  return charge
}

/** Soft declines are tried again on their days, hard ones never; then one invoice, and no card any more. */
async function fromCard(file: ExchangeFile, lines: ObligationLine[], claimed: Claimed): Promise<Charge | undefined> {
  const { terms } = file
  const tries = await rulings.timetable({ from: now(), zone: terms.zone, days: [0, ...terms.captureRetryDays] })
  for (const { at } of tries) {
    file.stand('collecting')
    const isBack = () => stillMissing(file, lines).length === 0
    await waitInClaim(file, claimed, isBack, { at, why: 'the card is tried again' })
    const missing = stillMissing(file, lines)
    if (missing.length === 0 || !(await isStillDue(file, claimed))) return undefined
    const [answer] = await file.away(file.move({ kind: 'charge-card', key: file.key('charge'), lines: missing }))
    if (answer?.kind === 'charged')
      return { at: now(), clock: claimed.clock, lines: missing, method: 'card', ref: answer.ref }
    if (answer?.kind === 'settled-by-hand') return chargedElsewhere(file, missing, answer)
    const why = answer?.kind === 'declined' ? answer.why : 'no-card'
    file.note({ who: 'gateway', what: 'card declined', because: ['settled:capture-fails'], detail: { why } })
    if (why === 'authentication-needed') return askToAuthenticate(file, lines, claimed)
    if (why === 'hard' || why === 'no-card') break
  }
  return invoice(file, lines, claimed)
}

/** Only the client can go on: a link, for as long as a hold link is good. */
async function askToAuthenticate(
  file: ExchangeFile,
  lines: ObligationLine[],
  claimed: Claimed,
): Promise<Charge | undefined> {
  const { standing, terms } = file
  const until = await rulings.daysLater({ at: now(), days: terms.hold.linkDays, zone: terms.zone })
  file.note({
    who: 'gateway',
    what: 'client must authenticate',
    because: ['settled:capture-fails'],
    letters: [{ kind: 'payment-link', occasion: file.occasion('payment-link'), when: until, amount: amountOf(lines) }],
  })
  standing.wantsCard = 'yes'
  const isOver = () => standing.authorised.length > 0 || stillMissing(file, lines).length === 0
  await waitInClaim(file, claimed, isOver, { at: until, why: 'the client is to authenticate' })
  standing.wantsCard = 'no'
  const offered = standing.authorised.shift()
  const missing = stillMissing(file, lines)
  const isDue = missing.length > 0 && (await isStillDue(file, claimed))
  if (offered !== undefined) {
    const hold = new CardHold(file)
    await file.away(hold.adopt(offered, amountOf(missing), 'the client’s payment'))
    const ref = isDue ? hold.live?.ref : undefined
    const [taken] = ref
      ? await file.away(file.move({ kind: 'capture-hold', key: file.key('capture'), ref, lines: missing }))
      : []
    if (ref && taken?.kind === 'captured')
      return { at: now(), clock: claimed.clock, lines: missing, method: 'hold', ref }
    await file.away(hold.release())
    if (taken?.kind === 'settled-by-hand') return chargedElsewhere(file, missing, taken)
  }
  return isDue ? invoice(file, lines, claimed) : undefined
}

function invoice(file: ExchangeFile, lines: ObligationLine[], { clock }: Claimed): Charge | undefined {
  const missing = stillMissing(file, lines)
  if (missing.length === 0) return undefined
  file.note({
    who: 'policy',
    what: 'invoiced: no more tries on the card',
    because: ['settled:capture-fails'],
    tasks: [
      { kind: 'collect-invoice', occasion: file.occasion('invoice'), role: 'finance', amount: amountOf(missing) },
    ],
  })
  return { at: now(), clock, lines: missing, method: 'account' }
}

function stillMissing({ standing }: ExchangeFile, lines: ObligationLine[]): ObligationLine[] {
  return lines.filter(line => standing.unit(line.serial)?.state === 'owed')
}
