import type { LetterOrder } from '../domain/step.ts'
import type { AdvanceTerms, CancellationTerms, CaseTerms } from '../domain/terms.ts'
import { after, DAY, type Instant } from '../domain/time.ts'
import type { LinksTable } from '../records/tables.ts'

/**
 * Stands for the link's token in a letter as it is kept: whoever reads letters here must not be able to act in the
 * client's name. The token takes its place as the letter leaves.
 */
export const KEPT_BACK = 'the-clients-own-link'

/** As `KEPT_BACK`, for the link to the client's own page. */
export const PAGE_KEPT_BACK = 'the-clients-own-page'

export function withLinks(words: string, tokens: { link: string | undefined; page: string | undefined }): string {
  const { link = KEPT_BACK, page = PAGE_KEPT_BACK } = tokens
  return words.replaceAll(KEPT_BACK, link).replaceAll(PAGE_KEPT_BACK, page)
}

export interface LinkInLetter {
  purpose: LinksTable['purpose']
  /** The first instant at which it is no longer good. */
  expiresAt: Instant
}

/** The link of a letter that asks the client to do something at a page of their own. */
export function linkIn(order: LetterOrder, terms: CaseTerms, at: Instant): LinkInLetter | undefined {
  switch (terms.returnType) {
    case 'advanceReplacement':
      return linkOfExchange(order, terms, at)
    case 'subscriptionCancellation':
    case 'maintenanceCancellation':
      return linkOfCancellation(order, terms)
    default:
      return undefined
  }
}

function linkOfExchange(
  { kind, when }: LetterOrder,
  { hold, billingOnAccount, window }: AdvanceTerms,
  at: Instant,
): LinkInLetter | undefined {
  const goodFor = (days: number) => when ?? after(at, days * DAY)
  switch (kind) {
    case 'hold-link':
    case 'hold-link-reminder':
    case 'card-declined':
    case 'new-card-needed':
      return { purpose: 'hold', expiresAt: goodFor(hold.linkDays) }
    case 'payment-link':
      return { purpose: 'payment', expiresAt: goodFor(hold.linkDays) }
    case 'approval':
      return billingOnAccount === 'awaited'
        ? { purpose: 'acceptance', expiresAt: goodFor(2 * window.billAfterDays) }
        : undefined
    default:
      return undefined
  }
}

/** A cancellation is confirmed for as long as it can be, and acknowledged for as long as there is maintenance. */
function linkOfCancellation({ kind, when }: LetterOrder, terms: CancellationTerms): LinkInLetter | undefined {
  const { confirmation, effectiveAt } = terms
  switch (kind) {
    case 'confirmation-asked':
    case 'confirmation-reminder':
      return confirmation.kind === 'by-link' ? { purpose: 'confirmation', expiresAt: confirmation.until } : undefined
    case 'in-notice':
    case 'acknowledgement-reminder':
      return terms.returnType === 'maintenanceCancellation'
        ? { purpose: 'acknowledgement', expiresAt: when ?? effectiveAt }
        : undefined
    default:
      return undefined
  }
}
