import { fetchPage, type Look, refused, unreachable } from '../look.ts'

/** Whether finance's receiver can be reached. It is told nothing: a page that it does not have is answer enough. */
export async function lookAtReceiver({ url }: { url: string }): Promise<Look> {
  const answer = await fetchPage(url).catch(error => unreachable(error, url, 'FINANCE_WEBHOOK_URL'))
  if ('kind' in answer) return answer
  if (answer.status >= 500) return refused(answer, 'Have whoever runs finance’s receiver look at it.')
  return { kind: 'well', says: 'It answers.', ...(answer.clock && { clock: answer.clock }) }
}
