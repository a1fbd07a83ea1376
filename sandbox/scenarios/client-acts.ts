import { z } from 'zod'
import { CARD_NAMES } from '../gateway/cards-table.ts'
import { FAULT_ROUTES, FAULTS } from '../gateway/faults.ts'
import type { Answer, Mail } from './doors.ts'
import { details, nothing, oneOf, short, text, whole } from './forms.ts'
import { happening } from './happening.ts'
import type { Play } from './play.ts'

/** For one unit, or for all that still have to come. */
const ofUnit = short('serial', details({ serial: z.exactOptional(text) }))

/** What the client does, and their bank: at the pages that our letters lead to, and at the gateway. */
export const CLIENT_ACTS = {
  'client authorises the hold': happening(
    short(
      'card',
      details({
        card: oneOf(CARD_NAMES).default('visa'),
        consent: oneOf(['agreed', 'withheld']).default('agreed'),
      }),
    ),
    (play, { card, consent }) => play.heard(() => play.act(() => authorise(play, card, consent))),
  ),

  'client asks for a label': happening(ofUnit, (play, { serial }, at) =>
    play.tell('ticketing', `/v1/cases/${play.theCase}/label`, { ...named(play, serial), receivedAt: at }),
  ),
  'client asks for a pick-up': happening(ofUnit, (play, { serial }, at) =>
    play.tell('ticketing', `/v1/cases/${play.theCase}/pickup`, { ...named(play, serial), receivedAt: at }),
  ),
  'client asks on their page': happening(
    short('what', details({ what: oneOf(['label', 'pick-up', 'more-time']) })),
    (play, { what }) => askOnPage(play, what),
  ),
  'client accepts the terms': happening(nothing, (play, _, at) =>
    play.tell('ticketing', `/v1/cases/${play.theCase}/acceptance`, { acceptedAt: at }),
  ),

  'card will': happening(
    short(
      'answer',
      details({
        answer: oneOf(['ok', 'decline', 'insufficient-funds', 'hard-decline', 'authentication-needed']),
        times: z.exactOptional(whole),
      }),
    ),
    (play, { answer, times }) =>
      play.act(() => play.doors.gateway('cards', { rma: play.theCase, next: answer, ...(times && { times }) })),
  ),
  'hold vanishes': happening(
    short('told', details({ told: oneOf(['at once', 'never']).default('at once') })),
    (play, { told }) => {
      const vanish = () =>
        play.doors.gateway('expire', { rma: play.theCase, webhook: told === 'never' ? 'withheld' : 'sent' })
      return told === 'never' ? play.act(vanish) : play.heard(() => play.act(vanish))
    },
  ),
  'client disputes the charge': happening(nothing, play =>
    play.heard(() => play.act(() => play.doors.gateway('dispute', { rma: play.theCase, outcome: 'open' }))),
  ),
  'dispute is': happening(oneOf(['won', 'lost']), (play, outcome) =>
    play.heard(() => play.act(() => play.doors.gateway('dispute', { rma: play.theCase, outcome }))),
  ),
  'gateway fails': happening(
    details({
      when: oneOf(FAULT_ROUTES),
      how: oneOf(FAULTS),
      times: whole.default(1),
    }),
    (play, { when, how, times }) =>
      play.act(() => play.doors.gateway('faults', { rma: play.theCase, route: when, fault: how, times })),
  ),
  'mail is refused': happening(
    short('how', details({ how: oneOf(['for good', 'for now']), times: z.exactOptional(whole) })),
    (play, { how, times }) =>
      play.act(() =>
        play.doors.refuseMail({
          address: play.mailAddress,
          reply: how === 'for good' ? 550 : 451,
          ...(times && { times }),
        }),
      ),
  ),
}

function named(play: Play, serial: string | undefined): object {
  return serial === undefined ? {} : { serial: play.aliases.inWorld(serial) }
}

/** Follows the newest letter's link, agrees or not, and presses the button on the gateway's own page. */
async function authorise(play: Play, card: string, consent: string): Promise<Answer> {
  const link = linkIn(await play.doors.letters(`rma=${play.theCase}`))
  if (!link) return refused('no-link', 'No letter to the client has a link for a card.')
  const page = await play.doors.press(link, { consent })
  if (page.status !== 303 || !page.location) return refused('link-expired', `The link answers ${page.status}.`)
  const paid = await play.doors.press(page.location, { card })
  // Declined is what a bank may say; what follows from it is for the file to expect.
  return paid.status === 303 || paid.status === 402
    ? { kind: 'done', body: {} }
    : refused('page-closed', `The card page answers ${paid.status}.`)
}

/** Presses a button on the client's own page, which any of their letters leads to. */
async function askOnPage(play: Play, ask: string): Promise<Answer> {
  const page = ownPageIn(await play.doors.letters(`rma=${play.theCase}`))
  if (!page) return refused('no-link', 'No letter to the client leads to their own page.')
  const { status } = await play.doors.press(page, { ask, ...(ask === 'more-time' && { days: '10', reason: 'away' }) })
  return status === 303 ? { kind: 'done', body: {} } : refused('not-asked', `The page answers ${status}.`)
}

export function ownPageIn(mails: Pick<Mail, 'text'>[]): string | undefined {
  return mails.flatMap(({ text }) => /https?:\/\/\S+\/r\/[\w.-]+/.exec(text)?.[0] ?? [])[0]
}

function linkIn(mails: Mail[]): string | undefined {
  const newest = [...mails].sort((one, other) => (one.at < other.at ? 1 : -1))
  return newest.flatMap(mail => /https?:\/\/\S+\/authorize\/[\w-]+/.exec(mail.text)?.[0] ?? [])[0]
}

function refused(code: string, detail: string): Answer {
  return { kind: 'refused', code, detail, because: [], missing: [], rma: undefined }
}
