import type { CommentKind, CommentOrder } from '../../domain/step.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { VendorTerms } from '../../domain/vendor-terms.ts'
import { type CommentSubject, money, on, theReasons, type WriteComment } from './phrases.ts'

type LegSubject = CommentSubject<VendorTerms>

/** What is said of a vendor's leg, in the ticket of the client's case that it belongs to. */
export const vendor = {
  approved: (_, about) => ({
    headline: `the vendor's RMA is asked for, for ${about.terms.of}.`,
    lines: [
      ...theUnit(about),
      `Its number comes from ${giver(about)}. Nothing ships to the vendor without it.`,
      about.terms.client === 'waits'
        ? 'The client waits for what the vendor gives.'
        : 'The client has been served from our stock, and waits for nothing.',
      ...theReasons(about),
    ],
  }),

  'vendor-number': (order, about) => ({
    headline: `the vendor's RMA number is ${order.variant}.`,
    lines: [...theClaimed(order, about), 'The unit may be sent to the vendor now; say so when it leaves.'],
  }),

  'vendor-dispatched': (order, about) => ({
    headline: `sent to the vendor${on(order, about)}, under number ${order.variant}.`,
    lines: [
      ...theClaimed(order, about),
      'Tell the vendor’s answer when it comes: a credit, a replacement, or nothing.',
    ],
  }),

  'vendor-answered': (order, about) => ({
    headline: `the vendor answered${on(order, about)}: ${answer(order, about)}.`,
    lines: theUnit(about),
  }),

  'vendor-replacement': (order, about) => ({
    headline: `the vendor's replacement is here${on(order, about)}.`,
    lines: [...theClaimed(order, about), 'It is tested before it goes anywhere.'],
  }),

  'vendor-tested': (order, about) => ({
    headline: `the vendor's replacement ${order.variant} its test.`,
    lines: [...theClaimed(order, about), afterTest(order, about)],
  }),

  escalated: (order, about) => ({
    headline: `a person has to look at this: ${LATE[order.variant ?? ''] ?? order.variant ?? 'the vendor’s leg stands still'}.`,
    lines: theUnit(about),
  }),

  closed: (order, about) => ({
    headline: `the vendor's leg of ${about.terms.of} is closed${order.variant ? `: ${order.variant}` : ''}.`,
    lines: theUnit(about),
  }),
} satisfies Partial<Record<CommentKind, WriteComment<VendorTerms>>>

function theUnit({ terms }: LegSubject): string[] {
  const { brand, model, serial } = terms.unit
  return [`Unit: ${brand} ${model}, SN ${serial}`]
}

/** The client's unit, or a replacement of the vendor's that is claimed or tested in its turn. */
function theClaimed({ serials = [] }: CommentOrder, about: LegSubject): string[] {
  const { serial } = about.terms.unit
  const others = serials.filter(other => other !== serial)
  return [...theUnit(about), ...others.map(other => `The vendor's replacement: SN ${other}`)]
}

function giver({ terms }: LegSubject): string {
  return terms.numberFrom === 'brand' ? `${terms.unit.brand} itself` : 'the original distributor'
}

function answer(order: CommentOrder, about: LegSubject): string {
  // A vendor's leg words these three; the fact knows no other.
  const variant = order.variant as 'credit' | 'replacement' | 'denied'
  switch (variant) {
    case 'credit':
      return `a credit of ${order.amount === undefined ? 'an unknown amount' : money(order.amount, about)}, which finance has been told of`
    case 'replacement':
      return about.terms.client === 'waits' && about.terms.replacementGoesTo === 'partner'
        ? 'a replacement, which it ships to the partner'
        : 'a replacement, which is tested here first'
    case 'denied':
      return 'it gives nothing; a person decides how to go on'
    default:
      return unreachable(variant)
  }
}

function afterTest({ variant }: CommentOrder, { terms }: LegSubject): string {
  if (variant === 'failed') return 'It goes back to the vendor, under an RMA number of its own.'
  return terms.client === 'waits' ? `It goes to the client of ${terms.of}.` : 'It goes to stock.'
}

const LATE: Record<string, string> = {
  number: 'the vendor’s RMA number is still missing',
  dispatch: 'the unit may be sent to its vendor, and has not left yet',
  answer: 'the vendor has not answered',
  'lost-ours': 'the carrier lost the unit on its way to the vendor, under our label: claim it from the carrier',
  'lost-vendors':
    'the carrier lost the unit on its way to the vendor, under the vendor’s own label: it bears the risk, and owes its answer',
  replacement: 'the replacement that the vendor promised has not come',
}
