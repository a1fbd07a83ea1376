import { cents } from '../../../domain/money.ts'
import type { NotNeededTerms } from '../../../domain/not-needed-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { type GoodsSubject, WayToUs, WhatGoesBack } from './goods.tsx'
import type { Letters } from './letter.ts'
import { P, Points } from './letterhead.tsx'
import { amount, day, failedUnits, lastDay, named, verb } from './phrases.tsx'
import { tooLate } from './too-late.tsx'

/** Letters about what was ordered and is not needed, from the approval to the refund. */
export const notNeeded: Letters<
  | 'approval'
  | 'reminder'
  | 'rma-lapsed'
  | 'received'
  | 'exception'
  | 'exception-resolved'
  | 'denied'
  | 'late-allowed'
  | 'refunded'
  | 'cancelled',
  NotNeededTerms
> = {
  approval: (order, about) => ({
    subject: 'Your return is approved',
    body: (
      <>
        <P>
          You may send back what you do not need of order {about.terms.order}: {named(failedUnits(order, about))}. It
          has to be with a carrier, or handed to us, by its last day:
        </P>
        <Points>
          {about.terms.units.map(unit => (
            <li key={unit.serial}>
              {unit.model}, serial number {unit.serial}: through {lastDay(unit.handOverBy, about)}; price paid{' '}
              {amount(unit.amount, about)}, tax {amount(unit.tax, about)}
            </li>
          ))}
        </Points>
        <P>What a carrier takes in by then is in time, even if it reaches us some days later.</P>
        <WhatGoesBack about={about} />
        <WayToUs about={about} />
        <P>Once it is here we look at it, tell finance, and write to you with the sum.</P>
      </>
    ),
  }),

  reminder: (order, about) => ({
    subject: 'A reminder: what you wanted to send back',
    body: (
      <>
        <P>
          A friendly reminder: as far as we know, {named(failedUnits(order, about))}{' '}
          {verb(failedUnits(order, about), 'is', 'are')} not on the way to us.
          {order.dueAt ? ` You have through ${lastDay(order.dueAt, about)} to hand it to a carrier, or to us.` : ''}{' '}
          After that we cannot refund it.
        </P>
        <WayToUs about={about} />
        <P>
          It is on its way already? Then tell us its tracking number, and we follow it. You keep it after all? Then you
          need not do anything: the return lapses by itself.
        </P>
      </>
    ),
  }),

  received: (order, about) => ({
    subject: 'We have your return',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} reached us{order.when ? ` on ${day(order.when, about)}` : ''}, handed over
          in time. Thank you.
        </P>
        <P>We look at it next, and then write to you with what is refunded. You need not do anything.</P>
        <WhatGoesBack about={about} />
      </>
    ),
  }),

  refunded: (order, about) => ({
    subject: `Refunded: ${amount(order.amount ?? cents(0), about)}`,
    body: (
      <>
        <P>
          We have looked at {named(failedUnits(order, about))}, {FOUND[order.variant ?? ''] ?? 'and take it back'}. This
          is what you get back:
        </P>
        <Sum order={order} about={about} />
        <P>
          Finance has been told, and gives it back the way you paid
          {about.terms.outboundShipping === 'by-finance' ? ', with what you paid for shipping to you' : ''}. You need
          not do anything more for this unit.
        </P>
      </>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Your return is cancelled',
    body: (
      <P>
        The return of {named(failedUnits(order, about))} is cancelled: you keep what you have, nothing of it is
        refunded, and you owe us nothing. What has reached us before is still looked at, and refunded.
      </P>
    ),
  }),

  ...tooLate,
}

const FOUND: Record<string, string> = {
  sealed: 'which came back sealed',
  opened: 'which had been opened',
  installed: 'which had been installed',
  used: 'which had been used',
}

/** Net and tax come back, and a fee is kept: each apart. */
function Sum({ order, about }: { order: LetterOrder; about: GoodsSubject }) {
  const { amount: total = cents(0), tax = cents(0), fee = cents(0) } = order
  return (
    <Points>
      <li>of the price: {amount(cents(total - tax), about)}</li>
      <li>of the tax: {amount(tax, about)}</li>
      {fee > 0 && (
        <li>
          kept for repackaging and restocking: {amount(fee, about)}, {about.terms.restocking.percent} % of the price you
          paid
        </li>
      )}
      <li>in all: {amount(total, about)}</li>
    </Points>
  )
}
