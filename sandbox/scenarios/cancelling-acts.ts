import { z } from 'zod'
import type { Role } from '../../domain/staff-decision.ts'
import { Mail } from './cancellation-acts.ts'
import type { Answer } from './doors.ts'
import { details, nothing, oneOf, short, text, time } from './forms.ts'
import { type Happening, happening } from './happening.ts'
import { Look } from './look.ts'
import type { Play } from './play.ts'

const LETTERS_WITH_LINKS = [
  'confirmation-asked',
  'confirmation-reminder',
  'in-notice',
  'acknowledgement-reminder',
] as const

/** What is said and done about a service that is cancelled by mail. */
export const CANCELLING_ACTS: Record<string, Happening> = {
  'client follows the link': happening(
    short('letter', details({ letter: oneOf(LETTERS_WITH_LINKS) })),
    (play, { letter }) => play.act(() => pressLinkIn(play, letter)),
  ),
  'client mails again': happening(Mail, (play, { received, confirmation }, at) =>
    play.tell('ticketing', `/v1/cases/${play.theCase}/cancellation-mail`, {
      receivedAt: received ? play.almanac.inWorld(received) : at,
      confirmation,
    }),
  ),
  ...Object.fromEntries(
    (['ticketing', 'staff', 'receiver', 'finance', 'manager'] as const).flatMap(role =>
      Object.entries(verbsOf(role)).map(([verb, act]) => [`${role} ${verb}`, act]),
    ),
  ),
}

function verbsOf(role: Role): Record<string, Happening> {
  return {
    'withdraws the cancellation': happening(
      short('reason', details({ reason: text.default('The client stays.') })),
      (play, body) => play.tell(role, `/v1/cases/${play.theCase}/withdrawal`, body),
    ),
    'confirms for the client': happening(
      short('confirmed', details({ confirmed: z.exactOptional(time) })),
      (play, { confirmed }, at) =>
        play.tell(role, `/v1/cases/${play.theCase}/confirmation`, {
          confirmedAt: confirmed ? play.almanac.inWorld(confirmed) : at,
        }),
    ),
    'acknowledges for the client': happening(nothing, (play, _, at) =>
      play.tell(role, `/v1/cases/${play.theCase}/no-reinstatement-acknowledgement`, { acknowledgedAt: at }),
    ),
  }
}

/** Opens the link of the newest letter of this kind, and presses the button there. */
async function pressLinkIn(play: Play, kind: (typeof LETTERS_WITH_LINKS)[number]): Promise<Answer> {
  const link = await linkIn(play, kind)
  if (!link) return refused('no-link', `No letter ${kind} has a link.`)
  const { status } = await play.doors.press(link, {})
  return status === 200 ? { kind: 'done', body: {} } : refused('link-expired', `The link answers ${status}.`)
}

async function linkIn(play: Play, kind: string): Promise<string | undefined> {
  const look = new Look(play)
  const letter = (await look.letters()).findLast(one => one.kind === kind)
  const mail = letter && (await look.mailOf(letter))
  return mail && /https?:\/\/\S+\/authorize\/[\w-]+/.exec(mail.text)?.[0]
}

function refused(code: string, detail: string): Answer {
  return { kind: 'refused', code, detail, because: [], missing: [], rma: undefined }
}
