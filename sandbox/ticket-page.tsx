import type { Instant } from '../domain/time.ts'
import { page, written } from './page.tsx'

/** What an agent sees of a ticket. */
export function ticketPage(
  ticket: {
    id: number
    subject: string
    status: string
    tags: string[]
    comments: { id: number; body: string; public: boolean; author_id: number; created_at: Instant }[]
  },
  requester: { id: number; name: string; email: string } | undefined,
): string {
  return page(
    `Ticket ${ticket.id}`,
    <>
      <h1>
        {ticket.id}: {ticket.subject}
      </h1>
      <p>
        {ticket.status} · {requester ? `${requester.name}, ${requester.email}` : 'nobody asked'} ·{' '}
        {ticket.tags.join(', ') || 'no tags'}
      </p>
      {ticket.comments.map(comment => (
        <article key={comment.id}>
          <p>
            {written(comment.created_at)} · {comment.public ? 'public' : 'internal'} ·{' '}
            {comment.author_id === requester?.id ? requester.name : 'Sendback'}
          </p>
          <pre>{comment.body}</pre>
        </article>
      ))}
    </>,
  )
}
