import type { LetterOrder } from '../../../domain/step.ts'
import type { LocalDate } from '../../../domain/time.ts'
import { listed, spokenDate } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Button, P } from './letterhead.tsx'
import { failedUnits, named } from './phrases.tsx'
import type { ArrangedParcel, LetterSubject } from './subject.ts'

/** Letters about a way to us that we pay for: one label for each unit, to be printed. */
export const labelling: Letters<'label' | 'pick-up'> = {
  label: (order, about) => {
    const several = arrangedIn(about).length > 1
    return {
      subject: several ? 'Your shipping labels' : 'Your shipping label',
      body: (
        <>
          <P>
            Here {several ? 'are the labels' : 'is the label'} for {named(failedUnits(order, about))}.{' '}
            {several ? 'They are paid for: each unit has its own.' : 'It is paid for.'} Print{' '}
            {several ? 'them, put each on its parcel' : 'it, put it on the parcel'}, and hand{' '}
            {several ? 'the parcels' : 'the parcel'} to the carrier.
          </P>
          <Labels about={about} />
          <Asking order={order} about={about} />
        </>
      ),
    }
  },

  'pick-up': (order, about) => ({
    subject: 'A driver picks up your return',
    body: (
      <>
        <P>
          A driver comes for {named(failedUnits(order, about))}
          {whenPickedUp(about)}. It is paid for. Please have each parcel closed and labelled.
        </P>
        <Labels about={about} />
        <Asking order={order} about={about} />
      </>
    ),
  }),
}

function Labels({ about }: { about: LetterSubject }) {
  const arranged = arrangedIn(about)
  return (
    <>
      {arranged.map(({ serial, parcel, labelUrl }) => (
        <div key={serial}>
          <P>
            Serial number {serial}: {parcel.carrier} {parcel.tracking}
          </P>
          <Button href={labelUrl}>{arranged.length > 1 ? `Open the label for ${serial}` : 'Open the label'}</Button>
        </div>
      ))}
    </>
  )
}

function Asking({ about }: { order: LetterOrder; about: LetterSubject }) {
  return (
    <P>
      Asked for again, you get the same {arrangedIn(about).length > 1 ? 'labels' : 'label'}; it is good for one parcel,
      sent from your address to ours.
    </P>
  )
}

function whenPickedUp(about: LetterSubject): string {
  const { days, numbers } = pickUpsIn(about)
  if (days.length === 0) return ''
  return ` on ${listed(days.map(day => spokenDate(day)))}; the confirmation ${numbers.length > 1 ? 'numbers are' : 'number is'} ${listed(numbers)}`
}

/** Each day once, and all confirmation numbers. */
export function pickUpsIn(about: LetterSubject): { days: LocalDate[]; numbers: string[] } {
  const pickUps = arrangedIn(about).flatMap(({ pickUp }) => pickUp ?? [])
  return {
    days: [...new Set(pickUps.map(({ on }) => on))],
    numbers: pickUps.map(({ confirmation }) => confirmation),
  }
}

export function arrangedIn({ arranged = [] }: LetterSubject): ArrangedParcel[] {
  return arranged
}
