import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { Note } from '../notices.ts'
import type { LegFile } from './standing.ts'

export interface Reminders {
  /** Unique in the case: each of its days is said once. */
  name: string
  from: Instant
  days: number[]
  /** What the timer is for, as Temporal shows it. */
  why: string
  say: (day: number) => Note
}

/** Waits until something new is known, or until the next of these days has come and has been said. */
export async function remindMeanwhile(file: LegFile, { name, from, days, why, say }: Reminders): Promise<void> {
  const { terms, standing } = file
  const dates = await rulings.timetable({ from, zone: terms.zone, days, at: terms.patience.remindAt })
  const next = dates.find(({ day }) => !standing.done.includes(`${name}/${day}`))
  await file.news(next?.at, why)
  if (!next || now() < next.at) return
  standing.done.push(`${name}/${next.day}`)
  file.note(say(next.day))
}
