import { type Cents, cents, less } from '../../domain/money.ts'
import { laidOn, type ObligationLine } from '../../domain/money-movement.ts'
import { arrange } from '../arrangement.ts'
import type { FactTable, Named } from '../desk.ts'
import { takeReceipt } from './receipt.ts'
import { delivered, scanned, shipped } from './shipment.ts'
import type { ExchangeFile } from './standing.ts'
import { replacementFailed } from './swap.ts'

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
        onTheWay: (parcel, serial) => standing.labels.push({ ...parcel, ...(serial && { serial }) }),
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

function disputeOpened(file: ExchangeFile, { ref, by }: Named<'disputeOpened'>): void {
  const { standing } = file
  standing.disputes.set(ref, 'open')
  standing.chargeInDispute = 'asked'
  file.note({
    who: by,
    what: 'dispute opened',
    because: ['settled:dispute'],
    detail: { ref },
    now: { disputed: 'open' },
    tasks: [{ kind: 'dispute', occasion: ref, role: 'finance' }],
    comments: [{ kind: 'escalated', occasion: `dispute-${ref}`, variant: 'dispute' }],
  })
}

/** What the bank took back of it is a loss, up to what we still had. The same word told again is only noted. */
function disputeClosed(file: ExchangeFile, { ref, verdict, amount, by }: Named<'disputeClosed'>): void {
  const { standing } = file
  const isNews = standing.disputes.get(ref) !== verdict
  standing.disputes.set(ref, verdict)
  const losses = isNews && verdict === 'lost' ? lose(file, ref, amount) : []
  file.note({
    who: by,
    what: isNews ? `dispute ${verdict}` : `dispute ${verdict}, told again`,
    because: ['settled:dispute'],
    detail: { ref, amount },
    now: { disputed: verdict },
    settles: [{ kind: 'dispute', occasion: ref }],
    ...(losses.length > 0 && { losses }),
  })
}

/** Laid on what that payment was for, one unit after the other; on all that was charged, where nobody knows the payment. */
function lose(file: ExchangeFile, ref: string, amount: Cents): ObligationLine[] {
  const charged = file.standing.units.flatMap(({ serial, charged }) => (charged ? [{ serial, charged }] : []))
  const paidSo = charged.filter(unit => unit.charged.ref === ref)
  const units = paidSo.length > 0 ? paidSo : charged
  const lines = units.map(unit => ({ serial: unit.serial, amount: unit.charged.amount }))
  const losses = laidOn(amount, file.lines('return', lines))
  for (const { charged, serial } of units)
    charged.amount = less(charged.amount, losses.find(line => line.serial === serial)?.amount ?? cents(0))
  return losses
}
