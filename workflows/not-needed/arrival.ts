import type { ArrivalRuling } from '../../domain/hand-over.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { lastLook } from './last-look.ts'
import { foundAfterAll } from './not-arrived.ts'
import { awaitedUnit, type Goods, type GoodsFile, shownOf } from './standing.ts'

/** A unit that is here, with the time at which it came. */
type GoodsHere = Goods & { receivedAt: Instant }

/** Each unit that is here is judged by its own hand-over; one that was late is looked at again when more is known. */
export async function judgeArrivals(file: GoodsFile): Promise<void> {
  const { standing } = file
  for (const unit of standing.unsettled.filter(isHere)) {
    foundAfterAll(file, unit)
    if (unit.state === 'received') continue
    if (unit.taken) accept(file, unit, unit.taken)
    else if (unit.judged?.inLightOf !== standing.light) await judge(file, unit)
  }
}

async function judge(file: GoodsFile, unit: GoodsHere): Promise<void> {
  const { standing } = file
  const ruling = await rule(file, unit)
  // What a carrier has not told us may show that it was in time.
  const isLate = ruling.timing === 'late' && standing.parcels.length > 0
  const look = isLate ? await lastLook(file, { key: unit.serial, serials: [unit.serial] }) : 'nothing new'
  const { timing, because, handedOverAt, tracking } = look === 'news' ? await rule(file, unit) : ruling
  unit.judged = { timing, inLightOf: standing.light }
  const parcel = standing.parcels.find(one => one.tracking === tracking)
  if (parcel) parcel.fate = 'arrived'
  if (timing === 'in-time') accept(file, unit, 'in-time', { because, handedOverAt })
  else if (unit.state !== 'on-bench') deny(file, unit, { because, handedOverAt })
}

function rule({ standing, terms }: GoodsFile, unit: GoodsHere): Promise<ArrivalRuling> {
  const { receivedAt } = unit
  return rulings.arrival({ unit: awaitedUnit(unit), receivedAt, terms, facts: standing.handOver, now: now() })
}

interface Judgement {
  because: string[]
  handedOverAt: Instant
}

/** In time, or allowed: it is inspected next. What had been said against it is taken back. */
function accept(
  file: GoodsFile,
  unit: GoodsHere,
  why: 'in-time' | 'although-late' | 'although-lost',
  judgement?: Judgement,
): void {
  const { standing } = file
  const { serial, receivedAt } = unit
  const denied = standing.exceptionOf(unit, 'denied-goods')
  if (denied) standing.exceptions.resolve(denied, 'accept', now())
  unit.state = 'received'
  delete unit.ended
  const about = { occasion: serial, serials: [serial] }
  file.note({
    who: 'policy',
    what: ACCEPTED[why],
    because: judgement?.because ?? ['FO-5'],
    detail: { serial, receivedAt, handedOverAt: judgement?.handedOverAt ?? null },
    now: shownOf([unit]),
    letters: denied
      ? [{ kind: 'late-allowed', ...about, when: receivedAt, variant: why === 'in-time' ? 'here-in-time' : 'here' }]
      : [{ kind: 'received', ...about, when: receivedAt }],
    comments: [{ kind: 'received', ...about, when: receivedAt }],
    tasks: [{ kind: 'inspect', occasion: serial, role: 'staff', serials: [serial] }],
    ...(!standing.exceptions.open.some(one => one.kind === 'denied-goods') && { settles: ['denied-goods'] }),
  })
}

const ACCEPTED = {
  'in-time': 'handed over in time: to be inspected',
  'although-late': 'taken back although late',
  'although-lost': 'taken as returned although it never arrived',
} as const

/** Too late: it is here, and the client says what becomes of it. Nothing is thrown away without their written word. */
function deny(file: GoodsFile, unit: GoodsHere, { because, handedOverAt }: Judgement): void {
  const { standing } = file
  const { serial } = unit
  unit.state = 'on-bench'
  standing.wasDenied = 'yes'
  const exception = standing.exceptions.arise({ kind: 'denied-goods', at: now(), serial })
  const about = { occasion: serial, serials: [serial], when: handedOverAt }
  file.note({
    who: 'policy',
    what: 'denied: handed over too late',
    because,
    detail: { serial, handedOverAt, exception: exception.id },
    now: shownOf([unit]),
    letters: [{ kind: 'denied', ...about, variant: 'here' }],
    comments: [{ kind: 'denied', ...about }],
    tasks: [{ kind: 'denied-goods', occasion: serial, role: 'staff', serials: [serial] }],
  })
}

function isHere(unit: Goods): unit is GoodsHere {
  return unit.receivedAt !== undefined
}
