import { fetchPage, type Look, refused, unreachable } from '../look.ts'
import type { CarrierAccess } from './easypost-api.ts'

/** Whether whoever is connected takes our key: EasyPost always, Shippo and AfterShip where they have one. */
export async function lookAtCarriers(access: {
  easypost: CarrierAccess
  shippo?: CarrierAccess
  aftership?: CarrierAccess
}): Promise<Look> {
  const { easypost, shippo, aftership } = access
  const [first, ...others] = await Promise.all([
    lookAtEasyPost(easypost),
    ...(shippo ? [lookAtShippo(shippo)] : []),
    ...(aftership ? [lookAtAftership(aftership)] : []),
  ])
  if (first.kind === 'ill') return first
  const says = [first, ...others].map(look => look.says).join(' ')
  return others.find(look => look.kind === 'ill') ?? { ...first, says }
}

async function lookAtEasyPost({ url, apiKey }: CarrierAccess): Promise<Look> {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`
  const answer = await page(url, '/v2/trackers?page_size=1', { authorization }, 'CARRIERS_URL')
  if ('kind' in answer) return answer
  if (answer.status !== 200) return refused(answer, 'Put the account’s API key into CARRIERS_API_KEY.')
  const mode = apiKey.startsWith('EZTK') ? 'The key is a test key: no parcel moves.' : 'The key is taken.'
  return { kind: 'well', says: mode, ...(answer.clock && { clock: answer.clock }) }
}

/** Shippo's own sample parcel; a live key may not see it, but who sees nothing at all has a wrong key. */
async function lookAtShippo({ url, apiKey }: CarrierAccess): Promise<Look> {
  const headers = { authorization: `ShippoToken ${apiKey}` }
  const answer = await page(url, '/tracks/shippo/SHIPPO_DELIVERED', headers, 'SHIPPO_URL')
  if ('kind' in answer) return answer
  if (![200, 400, 404].includes(answer.status))
    return refused(answer, 'Put the account’s API token into SHIPPO_API_KEY.')
  return { kind: 'well', says: 'Shippo takes its key.' }
}

async function lookAtAftership({ url, apiKey }: CarrierAccess): Promise<Look> {
  const answer = await page(url, '/tracking/2025-07/trackings?limit=1', { 'as-api-key': apiKey }, 'AFTERSHIP_URL')
  if ('kind' in answer) return answer
  if (answer.status !== 200) return refused(answer, 'Put the account’s API key into AFTERSHIP_API_KEY.')
  return { kind: 'well', says: 'AfterShip takes its key.' }
}

function page(url: string, path: string, headers: Record<string, string>, variable: string) {
  return fetchPage(new URL(path, url).href, headers).catch(error => unreachable(error, url, variable))
}
