import type { NotNeededTerms } from '../../../domain/not-needed-terms.ts'
import { P } from './letterhead.tsx'
import type { LetterSubject } from './subject.ts'

/** What several letters about goods that are not needed say, said in one way. */

export type GoodsSubject = LetterSubject<NotNeededTerms>

/** What is refunded, what is kept of it, and why. */
export function WhatGoesBack({ about: { terms } }: { about: GoodsSubject }) {
  const { percent, taxOnFee } = terms.restocking
  return (
    <P>
      What comes back sealed is refunded in full: its price and its tax. Of what was opened, installed or used we keep{' '}
      {percent} % of the price paid, for repackaging and restocking;{' '}
      {taxOnFee === 'full' ? 'its tax goes back in full.' : 'tax goes back on the rest.'}{' '}
      {terms.outboundShipping === 'kept' ? 'What you paid for shipping to you is not refunded.' : ''}
    </P>
  )
}

/** Where to, and at whose cost. */
export function WayToUs({ about }: { about: GoodsSubject }) {
  const { helpAddress, returnAddress } = about.company
  const { label, inbound } = about.terms.shipping
  return (
    <P>
      {returnAddress ? `Send it to ${returnAddress}, or hand it to us there. ` : ''}Write {about.rma} on the parcel.{' '}
      {inbound === 'client-pays' ? 'You choose the carrier, and the way to us is at your cost' : 'We pay for ground'}
      {label === 'refused'
        ? ': we send no label and no driver.'
        : `. For a label or a pick-up, write to ${helpAddress} and mention ${about.rma}.`}{' '}
      Please keep the tracking number.
    </P>
  )
}
