import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { CardHold } from './card-hold.ts'
import type { ExchangeFile } from './standing.ts'

/** What stands behind the failed unit while it is out. `claim` and `release` are in `claim.ts` and on the hold. */
export type Collateral =
  | { kind: 'hold'; hold: CardHold }
  | { kind: 'saved-card' }
  | { kind: 'account' }
  | { kind: 'nothing' }

export type Securing = Collateral | { kind: 'lapsed' } | { kind: 'cancelled' } | { kind: 'unit-first' }

/** Secures the replacement before anything ships (SP-5, invariant 3). */
export async function secure(file: ExchangeFile): Promise<Securing> {
  switch (file.terms.collateral) {
    case 'card-hold':
      return authorisation(file)
    case 'saved-card':
      return { kind: 'saved-card' }
    case 'invoice':
      return { kind: 'account' }
    case 'none':
      return { kind: 'nothing' }
  }
}

/** A link is mailed; nothing ships until the client has authorised the hold there, or a manager waives it. */
async function authorisation(file: ExchangeFile): Promise<Securing> {
  const { standing, terms } = file
  standing.wantsCard = 'yes'
  let link = await mailLink(file, 'hold-link')
  for (;;) {
    if (standing.cancelled && !standing.shippedAt) return { kind: 'cancelled' }
    if (standing.owed.length === 0) return { kind: 'unit-first' }
    if (standing.waivedBy !== undefined) return waived(file)
    const offered = standing.authorised.shift()
    if (offered !== undefined) {
      const hold = new CardHold(file)
      if ((await file.away(hold.adopt(offered))) === 'secured') return { kind: 'hold', hold }
      standing.declines += 1
    }
    // Shipped past our doors: whatever becomes of the link, one of the two has to come back. A hold is taken all the same.
    if (standing.shippedAt) return { kind: 'hold', hold: new CardHold(file) }
    if (standing.declines > link.declines) {
      // Nothing is lost by a decline: the client gets a new link, and as long to use it.
      link = await mailLink(file, 'card-declined')
      continue
    }
    if (link.lapsesAt <= now()) return lapsed(file)
    const reminder = link.reminders.find(at => at > now())
    if (link.reminders.some(at => at <= now() && !link.sent.has(at))) {
      for (const at of link.reminders) if (at <= now()) link.sent.add(at)
      file.note({
        who: 'policy',
        what: 'reminded of the hold link',
        because: ['settled:hold-link'],
        letters: [
          {
            kind: 'hold-link-reminder',
            occasion: `${link.n}-${link.sent.size}`,
            when: link.lapsesAt,
            amount: terms.hold.highestAmount,
          },
        ],
      })
    }
    await file.news(reminder ?? link.lapsesAt, 'the hold link is waited for')
  }
}

async function mailLink(file: ExchangeFile, kind: 'hold-link' | 'card-declined') {
  const { standing, terms } = file
  const days = [...terms.hold.linkReminderDays, terms.hold.linkDays]
  const steps = await rulings.timetable({ from: now(), zone: terms.zone, days })
  const lapsesAt = steps.at(-1)?.at ?? now()
  const n = standing.declines
  file.note({
    who: 'policy',
    what: kind === 'hold-link' ? 'hold asked for' : 'another card asked for',
    because: ['SP-5', 'SP-6'],
    detail: { amount: terms.hold.highestAmount },
    now: { stage: 'awaiting-hold', collateral: 'unsecured' },
    letters: [{ kind, occasion: `link-${n}`, when: lapsesAt, amount: terms.hold.highestAmount }],
  })
  return {
    n,
    lapsesAt,
    declines: standing.declines,
    reminders: steps.slice(0, -1).map(step => step.at),
    sent: new Set<string>(),
  }
}

function waived(file: ExchangeFile): Securing {
  file.note({
    who: file.standing.waivedBy ?? 'manager',
    what: 'ships without a hold',
    now: { collateral: 'unsecured' },
    letters: [{ kind: 'hold-waived', occasion: 'hold', amount: file.terms.hold.highestAmount }],
  })
  return { kind: 'account' }
}

function lapsed(file: ExchangeFile): Securing {
  file.note({
    who: 'policy',
    what: 'hold link never used',
    because: ['settled:hold-link'],
    letters: [{ kind: 'rma-lapsed', occasion: 'hold' }],
    tasks: [{ kind: 'offer-standard-return', occasion: 'hold', role: 'staff' }],
  })
  return { kind: 'lapsed' }
}
