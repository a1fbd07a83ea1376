import { fetchPage, type Look, refused, unreachable } from '../look.ts'

/** Whether EasyPost takes our key. */
export async function lookAtEasyPost({ url, apiKey }: { url: string; apiKey: string }): Promise<Look> {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const answer = await fetchPage(new URL('/v2/trackers?page_size=1', url).href, { authorization }).catch(error =>
    unreachable(error, url, 'CARRIERS_URL'),
  )
  if ('kind' in answer) return answer
  if (answer.status !== 200) return refused(answer, 'Put the account’s API key into CARRIERS_API_KEY.')
  const mode = apiKey.startsWith('EZTK') ? 'The key is a test key: no parcel moves.' : 'The key is taken.'
  return { kind: 'well', says: mode, ...(answer.clock && { clock: answer.clock }) }
}
