import { cents } from '../../domain/money.ts'
import type { Instant } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { invoiceDeductible } from './mending.ts'
import type { ReturnFile, UnitStanding, WantedBack } from './standing.ts'
import { ask, once, type Rest, settle, standAt } from './unit.ts'

/** No trouble was found: they are asked first whether they want it back, and reminded; then staff ask (VD-18). */
export async function asking(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  standAt(file, unit, 'asking-client')
  const since = unit.askedClientAt ?? askClient(file, unit)
  if (unit.wantedBack) return answered(file, unit, unit.wantedBack, rest)
  await rest(await remindMeanwhile(file, unit, since), 'the client is reminded of a unit without trouble')
}

function askClient(file: ReturnFile, unit: UnitStanding): Instant {
  unit.askedClientAt = now()
  const { serial, bench } = unit
  const after = bench?.after['no-trouble-found']
  const { deductible, because } = after?.kind === 'ask-client' ? after : NOTHING
  file.note({
    who: 'policy',
    what: 'no trouble found: the client is asked',
    because,
    detail: { serial, deductible },
    letters: [{ kind: 'no-trouble', occasion: serial, serials: [serial], amount: deductible }],
    comments: [{ kind: 'asking-client', occasion: serial, serials: [serial] }],
  })
  // Waived, unless the policy says otherwise.
  if (deductible > 0) invoiceDeductible(file, unit, deductible, because)
  return unit.askedClientAt
}

const NOTHING = { deductible: cents(0), because: [] }

/** Says what is due, and answers when the next is. The last is a staff task, and from then on they end this wait. */
async function remindMeanwhile(file: ReturnFile, unit: UnitStanding, askedAt: Instant): Promise<Instant | undefined> {
  const { terms } = file
  const { serial } = unit
  const marks = await rulings.noTroubleMarks({ askedAt, zone: terms.zone, noTrouble: terms.noTrouble })
  for (const [index, at] of marks.reminders.entries()) {
    const occasion = `${serial}-${index + 1}`
    if (at > now()) return at
    if (once(unit, `no-trouble-reminder-${index}`))
      file.note({
        who: 'policy',
        what: 'reminded of a unit without trouble',
        because: ['VD-18', 'settled:no-answer'],
        detail: { serial, time: index + 1 },
        letters: [{ kind: 'no-trouble-reminder', occasion, serials: [serial], when: marks.taskAt }],
      })
  }
  if (marks.taskAt > now()) return marks.taskAt
  if (once(unit, 'no-trouble-unanswered'))
    file.note({
      who: 'policy',
      what: 'the client does not answer',
      because: ['settled:no-answer'],
      detail: { serial },
      tasks: ask(unit, { kind: 'no-trouble-unanswered', occasion: serial, role: 'staff' }),
    })
  return undefined
}

/** Yes goes ground at our cost, no is disposed of, and rush ships only once it is paid. */
async function answered(file: ReturnFile, unit: UnitStanding, answer: WantedBack, rest: Rest): Promise<void> {
  const after = await rulings.afterWantedBack({ answer, rush: unit.paid.includes('rush') ? 'paid' : 'unpaid' })
  switch (after.kind) {
    case 'send-back': {
      const { service, freight, because } = after
      unit.course = {
        kind: 'sending',
        sending: { what: 'unit', way: { service, freight }, because, succession: 'same-case-swap', answer },
      }
      return
    }
    case 'dispose':
      unit.course = { kind: 'disposing', because: after.because }
      return
    case 'await-payment':
      return awaitRush(file, unit, after.because, rest)
    default:
      return unreachable(after)
  }
}

/** Finance ends this wait with the payment, or the client, who may still take ground. */
function awaitRush(file: ReturnFile, unit: UnitStanding, because: string[], rest: Rest): Promise<void> {
  const { serial } = unit
  if (once(unit, 'rush-unpaid'))
    file.note({
      who: 'policy',
      what: 'rush ships once it is paid',
      because,
      detail: { serial },
      letters: [{ kind: 'rush-unpaid', occasion: serial, serials: [serial] }],
      tasks: ask(unit, { kind: 'collect-payment', occasion: `rush-${serial}`, role: 'finance', variant: 'rush' }),
      settles: settle(unit, 'no-trouble-unanswered'),
    })
  return rest()
}
