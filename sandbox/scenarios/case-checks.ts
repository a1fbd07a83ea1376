import { z } from 'zod'
import { OUTCOMES, STAGES } from '../../domain/case.ts'
import { TASK_KINDS } from '../../domain/step.ts'
import { type Instant, instant, MINUTE, ms } from '../../domain/time.ts'
import { checking, type Difference, same, sameList } from './check.ts'
import type { Answer } from './doors.ts'
import { details, oneOf, orNone, short, text, texts, time, whole } from './forms.ts'
import type { Look } from './look.ts'
import type { Play } from './play.ts'
import type { WrittenTime } from './times.ts'

const [firstStage, ...otherStages] = STAGES
const [firstOutcome, ...otherOutcomes] = OUTCOMES
const [firstTask, ...otherTasks] = TASK_KINDS

/** Where a case stands, by its row in the records. */
export const CASE_CHECKS = {
  stage: checking(oneOf([firstStage, ...otherStages]), async (wanted, look) =>
    same(wanted, (await look.theCase()).stage),
  ),
  outcome: checking(oneOf(['none', firstOutcome, ...otherOutcomes]), async (wanted, look) =>
    same(wanted, (await look.theCase()).outcome ?? 'none'),
  ),
  due: markCheck('dueAt'),
  'bill mark': markCheck('billAt'),
  'money moves': markCheck('moneyAt'),
  secured: checking(oneOf(['held', 'unsecured', 'on-account', 'released', 'claimed']), async (wanted, look) =>
    same(wanted, (await look.theCase()).collateral ?? 'nothing yet'),
  ),
  /** A card's answer takes as long as it takes, so a hold's end is told to within ten minutes. */
  'secured until': checking(orNone(time), async (wanted, look, play) => {
    const { securedUntil } = await look.theCase()
    if (wanted !== 'none' && securedUntil !== null)
      if (Math.abs(ms(play.almanac.inWorld(wanted)) - ms(instant(securedUntil))) < 10 * MINUTE) return []
    return sameTime(play, wanted, securedUntil)
  }),
  disputed: checking(oneOf(['no', 'open', 'won', 'lost']), async (wanted, look) =>
    same(wanted, (await look.theCase()).disputed ?? 'no'),
  ),
  units: checking(z.record(z.string(), text), async (wanted, look, play) => {
    const { units } = await look.theCase()
    const found = Object.fromEntries(units.map(unit => [play.aliases.inFile(unit.serial), unit.state]))
    return Object.entries(wanted).flatMap(([serial, state]) =>
      same(`${serial} ${state}`, `${serial} ${found[serial] ?? 'is no unit of this case'}`),
    )
  }),
  tasks: checking(z.array(oneOf([firstTask, ...otherTasks])), async (wanted, look) =>
    sameList(
      wanted,
      (await look.theCase()).tasks.map(task => task.kind),
    ),
  ),
  exceptions: checking(texts, async (wanted, look) =>
    sameList(
      wanted,
      ((await look.theCase()).exceptions ?? []).map(exception => exception.kind),
    ),
  ),
  'unidentified parcels': checking(texts, async (wanted, look, play) =>
    sameList(
      wanted,
      (await look.unidentified())
        .filter(parcel => parcel.serial.includes(play.aliases.id))
        .map(parcel => play.aliases.inFile(parcel.serial)),
    ),
  ),

  refused: checking(
    short(
      'code',
      details({
        code: text,
        says: texts.default([]),
        because: texts.default([]),
        missing: z.exactOptional(texts),
        'the other RMA': z.exactOptional(oneOf(['shown', 'hidden'])),
      }),
    ),
    async (wanted, _, play) => refusalOf(wanted, play),
  ),
  /** How many labels the carrier has sold for the case; each is a PDF. */
  labels: checking(whole, async (wanted, _, play) => {
    const printed = await Promise.all((await play.doors.labels(play.theCase)).map(url => fetch(url)))
    const pages = printed.filter(({ headers }) => headers.get('content-type') === 'application/pdf')
    return same(`${wanted} labels`, `${pages.length} labels`)
  }),

  'same case': checking(z.literal(''), async (_, __, play) =>
    same(play.rma ?? 'no case', numberIn(play.answer) ?? 'another answer'),
  ),
  'another case': checking(z.literal(''), async (_, __, play) => {
    const found = numberIn(play.answer) ?? 'another answer'
    return found === 'another answer' || found === play.rma ? [{ expected: 'another case', found }] : []
  }),
  'dock reads': checking(oneOf(['match', 'mismatch', 'unknown']), async (wanted, _, play) =>
    same(wanted, wordIn(play.answer, 'verdict')),
  ),
  told: checking(oneOf(['first', 'again']), async (wanted, _, play) => same(wanted, wordIn(play.answer, 'told'))),
}

function markCheck(mark: 'dueAt' | 'billAt' | 'moneyAt') {
  return checking(orNone(time), async (wanted, look: Look, play) =>
    sameTime(play, wanted, (await look.theCase())[mark]),
  )
}

function sameTime(play: Play, wanted: WrittenTime | 'none', found: string | null): Difference[] {
  const spoken = (at: Instant | null) => (at === null ? 'none' : play.almanac.spoken(at))
  return same(
    spoken(wanted === 'none' ? null : play.almanac.inWorld(wanted)),
    spoken(found === null ? null : instant(found)),
  )
}

interface WantedRefusal {
  code: string
  says: string[]
  because: string[]
  missing?: string[]
  'the other RMA'?: 'shown' | 'hidden'
}

function refusalOf(wanted: WantedRefusal, { answer }: Play): Difference[] {
  if (answer?.kind !== 'refused') return [{ expected: `refused: ${wanted.code}`, found: 'it was done' }]
  const shown = answer.rma === undefined ? 'hidden' : 'shown'
  return [
    ...same(wanted.code, answer.code),
    ...wanted.says
      .filter(phrase => !answer.detail.includes(phrase))
      .map(phrase => ({ expected: `the refusal says "${phrase}"`, found: `"${answer.detail}"` })),
    ...wanted.because
      .filter(rule => !answer.because.includes(rule))
      .map(rule => ({ expected: `because ${rule}`, found: answer.because.join(', ') || 'no rule' })),
    ...(wanted.missing ? sameList(wanted.missing, answer.missing) : []),
    ...(wanted['the other RMA'] ? same(`the other RMA ${wanted['the other RMA']}`, `the other RMA ${shown}`) : []),
  ]
}

const Said = z.looseObject({ rma: z.string().nullish() })

function numberIn(answer: Answer | undefined): string | undefined {
  return answer?.kind === 'done' ? (Said.parse(answer.body).rma ?? undefined) : undefined
}

function wordIn(answer: Answer | undefined, word: string): string {
  if (answer === undefined) return 'nothing was done'
  return answer.kind === 'done' ? String(Said.parse(answer.body)[word]) : `refused: ${answer.detail}`
}
