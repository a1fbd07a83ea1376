import { type Cents, cents, less } from '../../domain/money.ts'
import type { ObligationLine } from '../../domain/money-movement.ts'
import { arrange } from '../arrangement.ts'
import type { FactTable, Named } from '../desk.ts'
import { takeReceipt } from './receipt.ts'
import { delivered, replacementFailed, scanned, shipped } from './shipment.ts'
import type { ExchangeFile } from './standing.ts'

/** Writes each fact down. What it means is for the story to say. */
export function exchangeFacts(file: ExchangeFile): FactTable {
  const { standing } = file
  return {
    cardAuthorised: fact => authorised(file, fact),
    cardDeclined: fact => {
      standing.declines += 1
      file.note({ who: fact.by, what: 'card declined', detail: { at: fact.at } })
    },
    holdExpired: fact => {
      standing.lostHolds.push(fact.ref)
    },
    disputeOpened: fact => disputeOpened(file, fact),
    disputeClosed: fact => disputeClosed(file, fact),
    replacementShipped: fact => shipped(file, fact),
    replacementDelivered: fact => delivered(file, fact, fact.tracking),
    carrierScanned: fact => scanned(file, fact),
    deviceReceived: fact => takeReceipt(file, fact),
    replacementFailed: fact => file.beside(() => replacementFailed(file, fact)),
    termsAccepted: fact => {
      standing.accepted = 'yes'
      file.note({ who: 'client', what: 'terms accepted', detail: { at: fact.at } })
    },
    mailReceived: fact =>
      arrange(file, fact, {
        label: file.terms.shipping.label,
        because: file.terms.because.includes('VD-11') ? ['VD-11'] : ['FO-4'],
        serials: standing.absent.map(unit => unit.serial),
        onTheWay: parcel => standing.returns.push(parcel),
      }),
  }
}

/** A hold that nobody waits for any more is given back at once; one that we know already is only noted. */
function authorised(file: ExchangeFile, { ref, consent, by }: Named<'cardAuthorised'>): void {
  const { standing } = file
  const isKnown = standing.holds.has(ref)
  file.note({
    who: by,
    what: isKnown ? 'hold authorised, told again' : 'client authorised a hold',
    detail: { ref, consent },
  })
  if (isKnown) return
  standing.holds.add(ref)
  if (standing.wantsCard === 'yes') {
    standing.authorised.push({ ref, consent })
    return
  }
  file.beside(async () => {
    await file.move({ kind: 'release-hold', key: file.key('release'), ref })
  })
}

function disputeOpened(file: ExchangeFile, fact: Named<'disputeOpened'>): void {
  file.standing.dispute = 'open'
  file.note({
    who: fact.by,
    what: 'dispute opened',
    because: ['settled:dispute'],
    detail: { ref: fact.ref },
    now: { disputed: 'open' },
    tasks: [{ kind: 'dispute', occasion: fact.ref, role: 'finance' }],
    comments: [{ kind: 'escalated', occasion: `dispute-${fact.ref}`, variant: 'dispute' }],
  })
}

function disputeClosed(file: ExchangeFile, fact: Named<'disputeClosed'>): void {
  file.standing.dispute = fact.verdict
  const billed = file.standing.units.filter(unit => unit.state === 'billed')
  file.note({
    who: fact.by,
    what: `dispute ${fact.verdict}`,
    because: ['settled:dispute'],
    detail: { ref: fact.ref, amount: fact.amount },
    now: { disputed: fact.verdict },
    ...(fact.verdict === 'lost' && { losses: upTo(fact.amount, file.lines('return', billed)) }),
  })
}

/** What the bank took back, laid on the units one after the other. */
function upTo(amount: Cents, lines: ObligationLine[]): ObligationLine[] {
  let left = amount
  return lines.flatMap(line => {
    const part = cents(Math.min(line.amount, left))
    left = less(left, part)
    return part > 0 ? [{ ...line, amount: part }] : []
  })
}
