import type { StandardTerms, StandardUnitTerms } from '../../../domain/standard-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { lapseMarks } from '../../../policies/standard-marks.ts'
import { count } from '../../spoken.ts'
import type { Letter, Letters } from './letter.ts'
import { Note, P, Points } from './letterhead.tsx'
import { amount, day, failedUnits, lastDay, named, unitsWord, verb } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

export type StandardSubject = LetterSubject<StandardTerms>

/** Letters about the way to us: what may be sent in, by when, and that it is here. */
export const sendingIn: Letters<
  | 'approval'
  | 'lapse-notice'
  | 'rma-lapsed'
  | 'reopened'
  | 'received'
  | 'exception'
  | 'exception-resolved'
  | 'cancelled'
  | 'closed',
  StandardTerms
> = {
  approval: (order, about) => ({
    subject: 'Your return is approved: please send it in',
    body: (
      <>
        <P>
          You may send us {named(failedUnits(order, about))}. First your {unitsWord(failedUnits(order, about))}{' '}
          {verb(failedUnits(order, about), 'comes', 'come')} to us; {whatFollows(about)}
        </P>
        <WayToUs order={order} about={about} />
        <P>
          This return authorisation is good through {lastDay(lapsesAt(about), about)}. Should nothing have reached us by
          then, it lapses; we write to you before that.
        </P>
        <Costs order={order} about={about} />
      </>
    ),
  }),

  'lapse-notice': (order, about) => ({
    subject: 'Your return authorisation ends soon',
    body: (
      <>
        <P>
          As far as we know, {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'has', 'have')} not
          reached us.{' '}
          {order.dueAt
            ? `The return authorisation is good through ${lastDay(order.dueAt, about)}, and then lapses.`
            : ''}
        </P>
        <WayToUs order={order} about={about} />
        <P>Already on its way? Then tell us the tracking number. Nothing is charged either way.</P>
      </>
    ),
  }),

  'rma-lapsed': (order, about) => ({
    subject: 'Your return authorisation has lapsed',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} did not reach us in time, so the return authorisation has lapsed. Nothing
          is charged, and you owe us nothing. Please do not send it in without asking.
        </P>
        <P>
          You still need it? Answer this letter{order.when ? ` by ${lastDay(order.when, about)}` : ''}: one of us can
          open it again. After that, ask for a new one.
        </P>
      </>
    ),
  }),

  reopened: (order, about) => ({
    subject: 'Your return authorisation is open again',
    body: (
      <>
        <P>
          You may send us {named(failedUnits(order, about))} after all.{' '}
          {order.when
            ? `The return authorisation is good for ${count(about.terms.lapse.days, 'day')} more, through ${lastDay(lapsesAt(about, order.when), about)}.`
            : ''}
        </P>
        <WayToUs order={order} about={about} />
      </>
    ),
  }),

  received: (order, about) => ({
    subject: 'We have your return',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} reached us{order.when ? ` on ${day(order.when, about)}` : ''}. Thank you.
        </P>
        <P>
          {about.terms.vendorStartsAt === 'approval'
            ? 'It goes on to its maker or distributor from here. We write to you with what they give.'
            : 'We look at it now, and write to you with what we found and what comes next.'}
        </P>
      </>
    ),
  }),

  exception: (order, about) => ({
    subject: 'A question about your return',
    body: (
      <>
        <P>
          A parcel reached us for this return, and something is not as it should be.{' '}
          {WHAT_WE_FOUND[order.variant ?? ''] ?? ''}
        </P>
        <P>
          One of us looks at it now, and until that is settled the days of your return stand still. It is about{' '}
          {named(unitsOf(about))}. If you know what happened, please answer this letter.
        </P>
      </>
    ),
  }),

  'exception-resolved': (order, about) => ({
    subject: 'The question about your return is settled',
    body: (
      <P>
        We have looked into the parcel for {named(unitsOf(about))}. {HOW_IT_WAS_SETTLED[order.variant ?? ''] ?? ''}
      </P>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Your return is cancelled',
    body: (
      <P>
        The return of {named(failedUnits(order, about))} is cancelled, and you owe us nothing for it.{' '}
        {order.variant === 'goes-back'
          ? 'What has reached us goes back to you as it came, at your freight; we write to you when it leaves. What was invoiced for it is credited.'
          : 'You need not send anything.'}
      </P>
    ),
  }),

  closed: closing,
}

export function unitsOf(about: StandardSubject) {
  return failedUnits({ kind: 'approval', occasion: '' }, about)
}

export function termsOf({ serials }: LetterOrder, { terms }: StandardSubject): StandardUnitTerms[] {
  return terms.units.filter(unit => !serials || serials.includes(unit.serial))
}

export function lapsesAt({ terms }: StandardSubject, from = terms.approvedAt) {
  const { zone, lapse } = terms
  return lapseMarks({ from, zone, lapse, pauses: [], now: from }).lapsesAt
}

function whatFollows({ terms }: StandardSubject): string {
  return terms.vendorStartsAt === 'approval'
    ? 'we hand it on to its maker or distributor, and you get what they give for it.'
    : 'we examine it here, and after that it is repaired or replaced.'
}

/** Where to, in what, and at whose cost, unit by unit where that differs. */
function WayToUs({ order, about }: { order: LetterOrder; about: StandardSubject }) {
  const { returnAddress, helpAddress } = about.company
  const units = termsOf(order, about)
  const withLabel = units.filter(unit => unit.label === 'granted')
  const inBox = units.filter(unit => unit.treatment.packaging === 'original')
  return (
    <>
      <P>
        {returnAddress ? `Send the parcel to ${returnAddress}, or hand it to us there. ` : ''}
        Write {about.rma} on the parcel. {whoPays(units)}
      </P>
      {withLabel.length > 0 && (
        <P>
          We give you a shipping label for {serialsOf(withLabel)}: write to {helpAddress} and mention {about.rma}.
        </P>
      )}
      {inBox.length > 0 && (
        <P>Please use the original packaging for {serialsOf(inBox)}: for a unit this new, a replacement asks for it.</P>
      )}
    </>
  )
}

function whoPays(units: StandardUnitTerms[]): string {
  const ours = units.filter(unit => unit.treatment.freight.toUs.payer === 'us')
  if (ours.length === units.length) return 'We pay for ground shipping to us.'
  if (ours.length === 0) return 'The way to us is at your cost; please keep the tracking number.'
  return `We pay for ground shipping to us for ${serialsOf(ours)}; the rest is at your cost.`
}

export function serialsOf(units: StandardUnitTerms[]): string {
  return units.map(unit => unit.serial).join(', ')
}

/** What each unit may cost, and why; nothing is invoiced before repair or replacement is approved. */
function Costs({ order, about }: { order: LetterOrder; about: StandardSubject }) {
  return (
    <Points>
      {termsOf(order, about).map(unit => (
        <li key={unit.serial}>
          {unit.model}, serial number {unit.serial}: {costOf(unit, about)}
        </li>
      ))}
    </Points>
  )
}

function costOf({ treatment }: StandardUnitTerms, about: StandardSubject): string {
  const { done, deductible, freight } = treatment
  const back = freight.toClient.payer === 'us' ? 'We pay the way back to you.' : 'The way back is at your cost.'
  switch (done) {
    case 'partner-team':
      return 'its warranty has ended. Our Partner Team looks at it and names a price; nothing is done before you accept it.'
    case 'person-decides':
      return 'one of us finds out whether it is still in warranty. Nothing is done at a price before you accept it.'
    case 'replace':
    case 'repair-or-replace':
      return deductible > 0
        ? `a deductible of ${amount(deductible, about)}, as it is older than 30 days and in warranty. It is invoiced when its repair or replacement is approved, and not if we find no trouble. ${back}`
        : `no charge. ${back}`
  }
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'What was in it is not the unit we expected.',
  'wrong-serial': 'Its serial number is not that of a unit we expected.',
  'empty-box': 'The box was empty when it reached us.',
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'We take what you sent as your return, and go on with it. Thank you for your patience.',
  'send-back': 'We send back to you what you sent, and still wait for the unit that was meant.',
  refuse: 'We cannot take what you sent as your return, and still wait for the unit that was meant.',
}

const HOW_IT_ENDED: Record<string, string> = {
  replaced: 'You have your replacement.',
  repaired: 'You have your repaired unit back.',
  'sent-back': 'You have your unit back.',
  'disposed-of': 'The unit is disposed of, as you agreed.',
  'settled-by-staff': 'We have settled it together with you.',
}

function closing(order: LetterOrder, about: StandardSubject): Letter {
  return {
    subject: 'Your return is closed',
    body: (
      <>
        <P>
          The return of {named(unitsOf(about))} is closed.{' '}
          {HOW_IT_ENDED[order.variant ?? ''] ?? 'Nothing is left to do.'}
        </P>
        <Note>If something does not work, answer this letter, and a person reads it. Keep it for your records.</Note>
      </>
    ),
  }
}
