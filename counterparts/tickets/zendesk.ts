import { inBrackets } from './marker.ts'
import type { CaseStage, Tickets } from './port.ts'
import { type TicketChange, type ZendeskTicket, zendeskDesk } from './zendesk-desk.ts'

const STAGE_TAG = 'rma_stage_'

/**
 * Tickets in Zendesk (https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/). `url` as in
 * `https://company.zendesk.com`; `token` is an agent's API token, or an OAuth access token that may read and write.
 * `whenClosed`: whether a ticket is solved with the comment that closes its case.
 *
 * Zendesk has no idempotency key for a comment. So the comment carries its marker, the ticket is searched for it
 * first, and the ticket is saved only if nobody has changed it since. A tag says where the case stands.
 */
export function zendeskTickets(config: { url: string; token: string; whenClosed?: 'solve' | 'leave' }): Tickets {
  const desk = zendeskDesk(config)

  return {
    async comment({ ticket, marker, body, stage }) {
      const saved = await desk.save(ticket, async seen => {
        // Only internal comments count: a client who quotes a marker in an answer does not silence us.
        const isThere = await desk.hasComment(ticket, one => !one.public && one.body.includes(inBrackets(marker)))
        if (isThere) return undefined
        return {
          // Zendesk publishes a comment to the client unless told otherwise.
          comment: { body: `${body}\n\n${inBrackets(marker)}`, public: false },
          ...(stage && asItStands(seen, stage, config.whenClosed)),
        }
      })
      return ({ saved: 'written', unchanged: 'already-there', gone: 'ticket-gone' } as const)[saved]
    },

    async requester(ticket) {
      const seen = await desk.ticket(ticket)
      const user = seen?.requester_id == null ? undefined : await desk.user(seen.requester_id)
      return user?.email ? { name: user.name, email: user.email } : undefined
    },
  }
}

/** Of the tags only those that we put there ourselves go. */
function asItStands({ tags, status }: ZendeskTicket, stage: CaseStage, whenClosed = 'leave'): TicketChange {
  const tag = STAGE_TAG + stage.replaceAll('-', '_')
  const former = tags.filter(one => one.startsWith(STAGE_TAG) && one !== tag)
  return {
    additional_tags: [tag],
    ...(former.length > 0 && { remove_tags: former }),
    ...(stage === 'closed' && whenClosed === 'solve' && !['solved', 'closed'].includes(status) && { status: 'solved' }),
  }
}
