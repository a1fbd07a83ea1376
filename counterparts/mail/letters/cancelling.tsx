import type { ReactNode } from 'react'
import type { LetterOrder } from '../../../domain/step.ts'
import type { CancellationTerms } from '../../../domain/terms.ts'
import { after, type Instant } from '../../../domain/time.ts'
import { unreachable } from '../../../domain/unreachable.ts'
import { spokenDay } from '../../spoken.ts'
import { FinalBillLines, finalBillOf } from './final-bill.tsx'
import type { Letter, Letters } from './letter.ts'
import { Button, Note, P, Points } from './letterhead.tsx'
import { amount, lastDay, time } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

export type CancellationSubject = LetterSubject<CancellationTerms>

/** Letters that every cancellation sends: until its mail counts, and when it comes to nothing. */
export const cancelling: Letters<
  'confirmation-asked' | 'confirmation-reminder' | 'confirmation-lapsed' | 'withdrawn' | 'clientops-notice',
  CancellationTerms
> = {
  'confirmation-asked': (order, about) => ({
    subject: `Please confirm: do you cancel ${nameOf(about)}?`,
    body: askToConfirm(
      order,
      about,
      <P>
        A mail in your name reached us on {time(about.terms.mail.receivedAt, about)}. It asks us to cancel{' '}
        {yours(about)}. A sender is easily forged, so it counts only once you have confirmed it.
      </P>,
    ),
  }),

  'confirmation-reminder': (order, about) => ({
    subject: `A reminder: do you cancel ${nameOf(about)}?`,
    body: askToConfirm(
      order,
      about,
      <P>
        You have not told us yet whether you cancel {yours(about)}, as a mail in your name of{' '}
        {time(about.terms.mail.receivedAt, about)} asks.
      </P>,
    ),
  }),

  'confirmation-lapsed': (_, about) => ({
    subject: `Nothing was cancelled: ${nameOf(about)} goes on`,
    body: (
      <>
        <P>
          A mail in your name of {time(about.terms.mail.receivedAt, about)} asked us to cancel {yours(about)}. Nobody
          confirmed it in time, so nothing was cancelled, and nothing is billed for it.
        </P>
        <P>
          You do want to cancel? Write again to {about.company.helpAddress}. It then counts from the day on which that
          mail reaches us.
        </P>
      </>
    ),
  }),

  withdrawn: (_, about) => ({
    subject: `Taken back: ${nameOf(about)} goes on`,
    body: (
      <>
        <P>
          The cancellation of {yours(about)} has been taken back. It goes on as if nothing had been asked, and nothing
          is billed for the cancellation.
        </P>
        <P>
          To cancel at a later time, write to {about.company.helpAddress}. It then counts from the day on which that
          mail reaches us.
        </P>
      </>
    ),
  }),

  'clientops-notice': noticeToClientops,
}

/** `FocusCloud`, `maintenance contract M-77`. */
export function nameOf({ terms }: CancellationSubject): string {
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return terms.subscription.service
    case 'maintenanceCancellation':
      return `maintenance contract ${terms.maintenance.contract}`
    default:
      return unreachable(terms)
  }
}

export function yours(about: CancellationSubject): string {
  return `your ${about.terms.returnType === 'subscriptionCancellation' ? 'subscription to ' : ''}${nameOf(about)}`
}

/** The first instant after the last day of service: the letter's own, where an earlier mail has moved it. */
export function endOf({ when }: LetterOrder, { terms }: CancellationSubject): Instant {
  return when ?? terms.effectiveAt
}

/** When the mail came that counts: the letter's own word, as for the end. */
export function received({ receivedAt }: LetterOrder, about: CancellationSubject): string {
  return time(receivedAt ?? about.terms.receivedAt, about)
}

/** `Thursday 12 March 2026`, for a subject line. */
export function lastDate(end: Instant, { zone, language }: CancellationSubject): string {
  return spokenDay(after(end, -1), zone, language)
}

export function HowToTakeItBack({ end, about }: { end: Instant; about: CancellationSubject }) {
  return (
    <P>
      You have changed your mind? Answer this letter: a cancellation can be taken back through {lastDay(end, about)}.
      After that day it cannot.
    </P>
  )
}

function askToConfirm(order: LetterOrder, about: CancellationSubject, opening: ReactNode): ReactNode {
  const { terms, link } = about
  return (
    <>
      {opening}
      <P>If you confirm it, this is what happens:</P>
      <WhatItMeans about={about} />
      {link && <Button href={link}>Look at it and confirm</Button>}
      <P>
        {order.when ? `The link works through ${lastDay(order.when, about)}. ` : ''}Without your confirmation nothing is
        cancelled.
      </P>
      <P>
        It was not you? Then do nothing, and tell us.{' '}
        {terms.returnType === 'subscriptionCancellation' ? 'Service goes on.' : 'Maintenance goes on.'}
      </P>
    </>
  )
}

function WhatItMeans({ about }: { about: CancellationSubject }) {
  const { terms } = about
  const through = lastDay(terms.effectiveAt, about)
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return (
        <>
          <Note>
            It stays in service through {through}: {terms.noticeDays} days after the day of the mail. Until the end of
            that day you can take the cancellation back; after it you cannot.
          </Note>
          <FinalBillLines bill={finalBillOf(terms)} about={about} />
        </>
      )
    case 'maintenanceCancellation':
      return (
        <Note>
          It stays active through {through}, the last day of its term. No part of the term is credited, and it does not
          renew. Maintenance that has ended can usually not be reinstated.
        </Note>
      )
    default:
      return unreachable(terms)
  }
}

/** What colleagues at the clientops mailbox read, so that they need not look anything up. */
function noticeToClientops(order: LetterOrder, about: CancellationSubject): Letter {
  const end = endOf(order, about)
  const variant = order.variant ?? ''
  return {
    reader: 'colleagues',
    subject: `For clientops: ${nameOf(about)} ${HEADLINES[variant] ?? 'is being cancelled'}`,
    body: (
      <>
        <Points>
          <li>
            {nameOf(about)} of {about.client.name}, ticket {about.ticket ?? 'none'}.
          </li>
          {variant === 'withdrawn' ? (
            <li>It was to end with {lastDay(end, about)}, and goes on. Nothing is billed.</li>
          ) : (
            <li>Last day of service: {lastDay(end, about)}.</li>
          )}
          {variant !== 'withdrawn' && order.bill && (
            <li>Final bill: {order.bill.net === 0 ? 'none' : amount(order.bill.net, about)}.</li>
          )}
        </Points>
        <P>{TO_DO[about.terms.returnType][variant] ?? 'Nothing is to be done yet.'}</P>
      </>
    ),
  }
}

const HEADLINES: Record<string, string> = {
  'in-notice': 'is cancelled',
  withdrawn: 'goes on after all',
  ended: 'has ended',
}

const TO_DO: Record<CancellationTerms['returnType'], Record<string, string>> = {
  subscriptionCancellation: {
    'in-notice': 'Keep it in service through that day. A task to switch it off comes when the day is over.',
    withdrawn: 'Nothing is to be switched off.',
    ended: 'Please switch it off now, and close its task.',
  },
  maintenanceCancellation: {
    'in-notice': 'Keep it active through that day, and take the renewal off the contract: there is a task for it.',
    withdrawn: 'The contract renews as before; put the renewal back if it was taken off.',
    ended: 'It must not have renewed. Nothing is credited.',
  },
}
