import type { KeptFact } from '../domain/fact.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { WindowFacts } from '../domain/ruling.ts'
import type { Resolution } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import type { AnyCaseFile } from './case-file.ts'
import type { Decided } from './desk.ts'

/** Something only a person can decide. Those that pause stop the case's clock while they are open. */
export interface CaseException {
  id: string
  kind:
    | 'wrong-serial'
    | 'wrong-item'
    | 'empty-box'
    | 'still-in-transit'
    | 'charge'
    | 'dispute'
    /** Handed to a carrier in time, and never here. */
    | 'not-arrived'
    /** Here, and not taken back. */
    | 'denied-goods'
  /** When it arose; for a parcel, when it reached the dock. */
  at: Instant
  serial?: SerialNumber
  /** How a parcel came. */
  method?: 'carrier' | 'hand-delivered'
  resolution?: Resolution
}

/** The exceptions of one case, and the spans in which its clock stood for them. */
export class Exceptions {
  readonly all: CaseException[] = []
  readonly pauses: WindowFacts['pauses'] = []

  get open(): CaseException[] {
    return this.all.filter(exception => exception.resolution === undefined)
  }

  /** Parcels that nobody has looked into yet. */
  get openParcels(): CaseException[] {
    return this.open.filter(exception => PAUSES[exception.kind] === 'pauses')
  }

  get isPaused(): boolean {
    const last = this.pauses.at(-1)
    return last !== undefined && last.to === undefined
  }

  arise(exception: Omit<CaseException, 'id'>): CaseException {
    const opened = { ...exception, id: `${exception.kind}-${this.all.length + 1}` }
    this.all.push(opened)
    this.#keepClock(exception.at)
    return opened
  }

  resolve(exception: CaseException, resolution: Resolution, at: Instant): void {
    exception.resolution = resolution
    this.#keepClock(at)
  }

  /** The clock stands while a parcel that is no return is being looked into. */
  #keepClock(at: Instant): void {
    const stands = this.openParcels.length > 0
    const last = this.pauses.at(-1)
    if (stands && !this.isPaused) this.pauses.push({ from: at })
    if (!stands && last && this.isPaused) last.to = at
  }
}

const PAUSES = {
  'wrong-serial': 'pauses',
  'wrong-item': 'pauses',
  'empty-box': 'pauses',
  'still-in-transit': 'goes on',
  charge: 'goes on',
  dispute: 'goes on',
  'not-arrived': 'goes on',
  'denied-goods': 'goes on',
} as const satisfies Record<CaseException['kind'], 'pauses' | 'goes on'>

/** What came is nobody's return until a person has looked: they are asked, and the client is told. */
export function noteParcel(
  file: AnyCaseFile,
  exception: CaseException,
  receipt: Extract<KeptFact, { name: 'deviceReceived' }>,
): void {
  const { serial, at, by } = receipt
  const { id, kind } = exception
  file.note({
    who: by,
    what: `exception: ${kind}`,
    because: ['settled:wrong-item'],
    detail: { exception: id, serial, at, ...photosOf(receipt) },
    letters: [{ kind: 'exception', occasion: id, variant: kind, serials: [serial] }],
    comments: [{ kind: 'exception', occasion: id, variant: kind, serials: [serial] }],
    tasks: [{ kind: 'resolve-exception', occasion: id, role: 'staff', serials: [serial], variant: kind }],
  })
}

/** For the line that tells of a receipt, where it came with photos. */
export function photosOf({ photos }: { photos?: string[] }): { photos?: string } {
  return photos ? { photos: photos.join(' ') } : {}
}

/** What each kind of exception may be resolved with, and whether it is about money. */
const RESOLVABLE = {
  'wrong-serial': ['accept', 'send-back', 'refuse'],
  'wrong-item': ['accept', 'send-back', 'refuse'],
  'empty-box': ['accept', 'send-back', 'refuse'],
  'still-in-transit': ['accept', 'bill', 'forgive'],
  charge: ['bill', 'forgive'],
  dispute: ['bill', 'forgive'],
  'not-arrived': ['accept', 'refuse'],
  'denied-goods': ['send-back', 'dispose'],
} as const satisfies Record<CaseException['kind'], Resolution[]>

/** `absent`: the units that an accepted parcel may be the return of. */
export function objectionToResolution(
  { open }: Exceptions,
  absent: { serial: SerialNumber }[],
  decision: Decided<'resolveException'>,
): string | undefined {
  const exception = open.find(one => one.id === decision.exception)
  if (!exception)
    return `There is no open exception ${decision.exception}; open are: ${open.map(one => one.id).join(', ') || 'none'}.`
  const allowed: readonly string[] = RESOLVABLE[exception.kind]
  if (!allowed.includes(decision.resolution)) return `${exception.id} is resolved with ${allowed.join(', ')}.`
  if ((decision.resolution === 'bill' || decision.resolution === 'forgive') && decision.role === 'staff')
    return 'Whether to charge is for finance or a manager to decide.'
  if (decision.resolution === 'accept' && !acceptedUnit(absent, decision))
    return `Say which unit came back (serial): ${absent.map(unit => unit.serial).join(', ') || 'none is missing'}.`
  return undefined
}

/** Which unit an accepted parcel counts as: the one that was named, or the only one that is missing. */
export function acceptedUnit<Unit extends { serial: SerialNumber }>(
  absent: Unit[],
  { serial }: Decided<'resolveException'>,
): Unit | undefined {
  return serial === undefined && absent.length === 1 ? absent[0] : absent.find(unit => unit.serial === serial)
}

/** Parcels, as against what is about money: of these the client hears how they were resolved. */
export const PARCELS: ReadonlySet<CaseException['kind']> = new Set(['wrong-serial', 'wrong-item', 'empty-box'])
