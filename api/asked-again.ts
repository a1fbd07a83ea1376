import type { CaseRequest } from '../domain/case.ts'
import { eventIdOf } from '../records/fact-forms.ts'
import { type CaseRow, theCase } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { takeIn } from './inbox.ts'
import type { Principal } from './sign-in.ts'

/** A request that came by mail. */
type MailedRequest = Extract<CaseRequest, { mail: unknown }>

export function isMailed(request: CaseRequest): request is MailedRequest {
  return 'mail' in request
}

/**
 * Another mail about what is being cancelled already: that case is told of it, once, and decides which date counts.
 * What else the request says was frozen when the case was opened.
 */
export async function askedAgain(
  house: ApiHouse,
  who: Principal,
  { mail }: MailedRequest,
  by: CaseRow['rma'],
): Promise<CaseRow> {
  const { receivedAt: at, confirmation } = mail
  const fact = { name: 'cancellationMailed', at, confirmation } as const
  const eventId = `${by}:${eventIdOf(fact.name, mail)}`
  await takeIn(house, by, { source: `api:${who.id}`, eventId, rma: by, by: who.name, fact })
  return theCase(house, by)
}
