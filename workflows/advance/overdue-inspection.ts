import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { noteOverdueInspection } from '../overdue-inspection.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/** A unit is here. Should nobody inspect it for some days, a manager hears of it. */
export function expectInspection(file: ExchangeFile, unit: UnitStanding): void {
  const { inspection, zone } = file.terms
  const isOver = () => unit.inspected !== undefined || file.isClosing
  file.accompany(async () => {
    const until = await rulings.daysLater({ at: now(), days: inspection.remindAfterDays, zone })
    await file.alarm.wait(isOver, until, 'the inspection is overdue')
    if (!isOver()) unit.overdue = noteOverdueInspection(file, [unit.serial], inspection.remindAfterDays)
  })
}
