import { z } from 'zod'
import type { Role } from '../../domain/staff-decision.ts'
import { amount, details, oneOf, short, text, time } from './forms.ts'
import { type Happening, happening } from './happening.ts'
import type { Play } from './play.ts'

/** The client's unit that the leg is for: the file's first, unless it is named. */
const unit = z.exactOptional(text)

/** What people do about a vendor's own RMA. */
function verbsOf(role: Role) {
  return {
    'asks the vendor': happening(
      short('serial', details({ serial: unit, reason: text.default('The bench has confirmed the fault.') })),
      (play, { serial, reason }) => tell(play, role, 'vendor-leg', { serial, reason }),
    ),
    "enters the vendor's number": happening(
      details({ serial: unit, number: text, from: oneOf(['brand', 'original-distributor']) }),
      (play, entry) => tell(play, role, 'vendor-rma', entry),
    ),
    'sends to the vendor': happening(
      short(
        'serial',
        details({
          serial: unit,
          parcel: z.exactOptional(text),
          label: z.exactOptional(oneOf(['ours', 'vendors'])),
        }),
      ),
      (play, { parcel, ...sent }) =>
        tell(play, role, 'vendor-dispatch', {
          ...sent,
          ...(parcel && { tracking: play.aliases.inWorld(parcel) }),
        }),
    ),
    "tests the vendor's replacement": happening(
      short('result', details({ serial: unit, result: oneOf(['passed', 'failed']) })),
      (play, test) => tell(play, role, 'vendor-test', test),
    ),
    "cancels the vendor's leg": happening(short('serial', details({ serial: unit })), (play, { serial }) =>
      tellLeg(play, role, 'cancellation', serial),
    ),
    "finishes the vendor's leg": happening(short('serial', details({ serial: unit })), (play, { serial }) =>
      tellLeg(play, role, 'finish', serial),
    ),
  }
}

const PEOPLE = ['ticketing', 'staff', 'receiver', 'manager'] as const

export const VENDOR_ACTS: Record<string, Happening> = {
  ...Object.fromEntries(
    PEOPLE.flatMap(who => Object.entries(verbsOf(who)).map(([verb, act]) => [`${who} ${verb}`, act])),
  ),

  'vendor answers': happening(
    short(
      'answer',
      details({
        serial: unit,
        answer: oneOf(['credit', 'replacement', 'denied']),
        amount: z.exactOptional(amount),
        replacement: z.exactOptional(text),
        at: z.exactOptional(time),
      }),
    ),
    (play, { replacement, at: told, ...answer }, at) =>
      tell(play, 'staff', 'vendor-answer', {
        ...answer,
        ...(replacement && { replacementSerial: play.aliases.inWorld(replacement) }),
        answeredAt: told ? play.almanac.inWorld(told) : at,
      }),
  ),

  "vendor's replacement arrives": happening(
    short('replacement', details({ serial: unit, replacement: text, at: z.exactOptional(time) })),
    (play, { serial, replacement, at: told }, at) =>
      tell(play, 'receiver', 'vendor-replacement', {
        serial,
        replacementSerial: play.aliases.inWorld(replacement),
        receivedAt: told ? play.almanac.inWorld(told) : at,
      }),
  ),
}

/** What is said of a unit; its other words go on as they are. */
interface Said {
  serial?: string | undefined
  [word: string]: unknown
}

function tell(play: Play, role: Role, path: string, { serial, ...said }: Said) {
  return play.tell(role, `/v1/cases/${play.theCase}/${path}`, { serial: inWorld(play, serial), ...said })
}

function tellLeg(play: Play, role: Role, path: string, serial: string | undefined) {
  const leg = encodeURIComponent(`${play.theCase}/vendor/${inWorld(play, serial)}`)
  return play.tell(role, `/v1/cases/${leg}/${path}`, { reason: 'As the desk decided.' })
}

function inWorld(play: Play, serial: string | undefined): string {
  return play.aliases.inWorld(serial ?? play.units[0]?.serial ?? '')
}
