import { countingScans, type ParcelTold, type Scan, scanId, scansSince } from '../counterparts/carriers/parcel-told.ts'
import type { ReportedFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { type Instant, instant, SECOND } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { findCase } from '../records/cases.ts'
import { isScanOnRecord, keepAside, keepFact } from '../records/facts.ts'
import { type Journey, journeysOf } from '../records/parcels.ts'
import type { CaseHouse } from './house.ts'
import { takeIn } from './inbox.ts'
import { within } from './within.ts'

/**
 * Takes in what a carrier told of a code. Carriers give codes away again: each scan belongs to the parcel that had left
 * last before it, and what no parcel of ours had left before is set aside, with a line in the trail. A scan counts once,
 * however it is told. One whose case nobody knows yet waits in the records. Answers how many facts were kept.
 */
export async function takeParcel(house: CaseHouse, told: ParcelTold): Promise<number> {
  const journeys = await candidates(house, told)
  const [newest] = journeys
  if (!newest) return park(house, told)
  for (const [index, journey] of journeys.entries()) {
    const newer = journeys[index - 1]
    const own = scansSince(told.scans, journey.left).filter(scan => !newer || !scansSince([scan], newer.left).length)
    if (own.length > 0) return takeScans(house, told, journey, countingScans(own, journey.direction))
  }
  return setAside(house, told, newest)
}

/** A mark of ours names the case; otherwise the code does. */
async function candidates({ records }: CaseHouse, { tracking, marks }: ParcelTold): Promise<Journey[]> {
  const known = await journeysOf(records, tracking)
  const { rma, ...told } = marks
  if (!rma) return known
  const row = await findCase(records, rma)
  if (!row) return []
  const journey = known.find(one => one.rma === rma)
  return [{ rma, left: row.opened_at, direction: 'to-client', label: 'theirs', ...journey, ...told }]
}

async function takeScans(house: CaseHouse, told: ParcelTold, journey: Journey, scans: Scan[]): Promise<number> {
  let kept = 0
  for (const [index, scan] of scans.entries()) {
    const isTelling = index === scans.length - 1
    const eventId = (isTelling && told.eventId) || scanId(told.tracking, scan)
    const at = await notAhead(house, journey.rma, scan.at)
    if (await isScanOnRecord(house.records, journey.rma, { tracking: told.tracking, status: scan.status, at })) continue
    const fact = factOf({ ...told, eventId }, { ...scan, at }, journey)
    if ((await takeIn(house, journey.rma, fact)).kind === 'kept') kept += 1
  }
  return kept
}

/** Nothing happens ahead of its case's time: a carrier that says so has its clock wrong. */
async function notAhead(house: CaseHouse, rma: RmaNumber, at: Instant): Promise<Instant> {
  if (at <= instant(Date.now())) return at
  const now = await caseTime(house, rma, at)
  return at > now ? now : at
}

async function caseTime({ clock, log }: CaseHouse, rma: RmaNumber, otherwise: Instant): Promise<Instant> {
  return within(5 * SECOND, clock(rma)).catch(error => {
    log.warn({ rma, error: String(error) }, 'The case’s own time cannot be read.')
    return otherwise
  })
}

/** The name a mark gives may be another system's at the same carrier, or that of a case which is about to come. */
async function park({ records }: CaseHouse, told: ParcelTold): Promise<number> {
  const { rma, direction = 'to-client', label = 'theirs' } = told.marks
  const scan = countingScans(told.scans, direction).at(-1)
  if (!scan) return 0
  const eventId = told.eventId ?? scanId(told.tracking, scan)
  const fact = factOf({ ...told, eventId }, scan, { direction, label })
  const { kind } = await keepFact(records, { ...fact, ...(rma && { rma }) })
  return kind === 'kept' ? 1 : 0
}

async function setAside(house: CaseHouse, told: ParcelTold, { rma, left, ...way }: Journey): Promise<number> {
  const scan = told.scans.at(-1)
  if (!scan) return 0
  const { tracking } = told
  const fact = { ...factOf({ ...told, eventId: scanId(tracking, scan) }, scan, way), rma }
  const now = await caseTime(house, rma, left)
  await keepAside(house.records, fact, trx =>
    addLine(trx, rma, now, {
      who: fact.by,
      what: `scan of another parcel, which bore this code before: ${scan.status}`,
      detail: { tracking, at: scan.at },
    }),
  )
  return 0
}

function factOf(
  { source, eventId, tracking }: Pick<ParcelTold, 'source' | 'tracking'> & { eventId: string },
  { at, status }: Scan,
  { direction, label }: Pick<Journey, 'direction' | 'label'>,
): ReportedFact {
  const by = `carrier:${source}`
  return { source, eventId, by, fact: { name: 'carrierScanned', at, tracking, direction, status, label } }
}
