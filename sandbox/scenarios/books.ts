import { writeAmount } from './amounts.ts'
import { type Difference, same } from './check.ts'
import type { Look } from './look.ts'
import { gatewayOf, ledgerOf } from './money-checks.ts'
import type { Play } from './play.ts'

/** What is true at the end of every file, whatever it is about. */
export const ALWAYS: Record<string, (look: Look, play: Play) => Promise<Difference[]>> = {
  'the ledger balances with what finance was told': async look => {
    const { taken } = await ledgerOf(look)
    const triggers = await look.triggers()
    const told = triggers.reduce(
      (total, { type, data }) => total + (/reversed|refunded/.test(type) ? -data.amount : data.amount),
      0,
    )
    return same(`finance was told ${writeAmount(taken)}`, `finance was told ${writeAmount(told)}`)
  },

  'the ledger agrees with the gateway': async look => {
    const [ledger, gateway] = [await ledgerOf(look), await gatewayOf(look)]
    const { ledger: lines } = await look.theCase()
    // A refund on account never reaches the gateway: only that of a card is compared.
    const byCard = ledger.captured + ledger.charged
    const onAccount = (await look.triggers()).filter(
      ({ type, data }) => /charge.reversed|return.refunded/.test(type) && data.method === 'account',
    )
    const refundedByCard = ledger.refunded - onAccount.reduce((total, { data }) => total + data.amount, 0)
    return [
      ...same(`captured ${writeAmount(byCard)}`, `captured ${writeAmount(gateway.captured)}`),
      ...same(`refunded ${writeAmount(refundedByCard)}`, `refunded ${writeAmount(gateway.refunded)}`),
      ...(lines.some(line => line.kind === 'dispute-lost')
        ? []
        : same(`held ${writeAmount(ledger.held)}`, `held ${writeAmount(gateway.held)}`)),
    ]
  },

  'all of its money is in its own currency': async look => {
    const { currency, ledger } = await look.theCase()
    const found = [
      ...ledger.map(line => line.amount.currency),
      ...(await look.triggers()).map(({ data }) => data.currency),
      ...(await gatewayOf(look)).currencies,
    ]
    return found.filter(other => other !== currency).map(other => ({ expected: `money in ${currency}`, found: other }))
  },

  'each line of the audit trail says who, and under which policy': async look =>
    (await look.events())
      .filter(({ who, policy }) => who === '' || !policy)
      .map(({ who, what }) => ({ expected: 'who, and which policy', found: `"${who}" and none, for "${what}"` })),

  'nothing is captured twice': async look =>
    (await look.payments())
      .filter(payment => payment.captures.length > 1)
      .map(({ paymentIntent, captures }) => ({
        expected: `${paymentIntent.id} captured once`,
        found: `captured ${captures.length} times`,
      })),

  'no obligation costs more than was frozen for it': async look => {
    const { obligations, ledger } = await look.theCase()
    const nameOf = (one: { obligation: string | null; serial: string | null }) =>
      `${one.obligation} ${one.serial ?? ''}`.trim()
    const moved = ledger.filter(line => line.obligation !== null)
    return [...new Set(moved.map(nameOf))].flatMap(name => {
      const sum = (...kinds: string[]) =>
        moved
          .filter(line => nameOf(line) === name && kinds.includes(line.kind))
          .reduce((total, line) => total + line.amount.amount, 0)
      const frozen = obligations.find(one => nameOf(one) === name)?.amount.amount ?? 0
      const net = sum('captured', 'charged', 'invoiced', 'credited-by-vendor') - sum('refunded')
      const credited = sum('credited')
      if (net >= 0 && net <= frozen && credited <= frozen) return []
      const found = `${writeAmount(net)}, and ${writeAmount(credited)} credited`
      return [{ expected: `${name} costs at most ${writeAmount(frozen)}`, found }]
    })
  },

  'each letter goes out once per kind and occasion': async look => {
    const letters = await look.letters()
    const names = letters.map(letter => `${letter.kind}/${letter.occasion}`)
    const twice = names.filter((name, index) => names.indexOf(name) < index)
    const arrived = letters.map(async letter => {
      const mail = await look.mailOf(letter)
      return same(
        `${letter.kind} in the mailbox once`,
        `${letter.kind} in the mailbox ${mail ? times(mail.copies) : 'never'}`,
      )
    })
    return [
      ...same('each letter once', twice.length === 0 ? 'each letter once' : `twice: ${twice.join(', ')}`),
      ...(await Promise.all(arrived)).flat(),
    ]
  },

  'what is written in the ticket is never public, and written once': async (look, play) => {
    const comments = await look.comments()
    const ticket = comments[0]?.ticket
    if (ticket === undefined) return []
    const all = (await play.doors.ticket(ticket)).comments
    // A ticket may have several cases; each signs its comments with its number.
    const written = all.filter(({ body }) => body.includes(`⟦${look.number}:`))
    return [
      ...all
        .filter(comment => comment.public)
        .map(({ body }) => ({ expected: 'an internal comment', found: `public: ${body}` })),
      ...same(`${comments.length} comments in the ticket`, `${written.length} comments in the ticket`),
    ]
  },

  'closed means that nothing is held or owed': async look => {
    const { stage, units } = await look.theCase()
    if (stage !== 'closed') return []
    const owed = units.filter(unit => unit.state === 'owed' && unit.role === 'loaner')
    const { held } = await gatewayOf(look)
    return [
      ...same('held at the gateway 0.00', `held at the gateway ${writeAmount(held)}`),
      ...same('no loaner is owed', owed.length === 0 ? 'no loaner is owed' : `${owed.length} loaners are owed`),
    ]
  },
}

function times(copies: number): string {
  return copies === 1 ? 'once' : `${copies} times`
}
