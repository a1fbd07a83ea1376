import type { HandOverOccasion } from '../../domain/hand-over.ts'
import { now } from '../alarm.ts'
import { records } from '../ask.ts'
import { takeFromRecords } from '../clerk.ts'
import { goodsDesk } from './desk.ts'
import { noteCustody } from './parcels.ts'
import type { GoodsFile } from './standing.ts'

/** Once for each occasion: whether the records or the carriers know what nobody has told the case. */
export async function lastLook(
  file: GoodsFile,
  { key, serials }: Pick<HandOverOccasion, 'key' | 'serials'>,
): Promise<'news' | 'nothing new'> {
  const { standing } = file
  const looked = `looked@${key}`
  if (standing.done.includes(looked)) return 'nothing new'
  standing.done.push(looked)
  const before = standing.light
  const trackings = standing.parcels.map(({ tracking }) => tracking)
  const found = await file.away(records.lookForReturns({ rma: file.rma, serials, trackings, key, at: now() }))
  takeFromRecords(
    file,
    goodsDesk(file),
    found.receipts.filter(fact => !file.heard.knows(fact)),
  )
  for (const { tracking, since, deliveredAt } of found.parcels) {
    noteCustody(file, tracking, since)
    if (deliveredAt) noteCustody(file, tracking, deliveredAt, 'delivered')
  }
  return standing.light > before ? 'news' : 'nothing new'
}
