import { z } from 'zod'
import { CaseDocument } from '../../api/documents.ts'
import { GOODS_CONDITIONS } from '../../domain/not-needed-terms.ts'
import { FINDINGS, RESOLUTIONS, type Role, STOCK_ANSWERS, VERDICTS } from '../../domain/staff-decision.ts'
import { PHOTO } from './approval.ts'
import { amount, date, details, nothing, oneOf, short, text, texts, time, whole } from './forms.ts'
import { type Happening, happening } from './happening.ts'
import type { Play } from './play.ts'

const [firstFinding, ...otherFindings] = FINDINGS
const [firstResolution, ...otherResolutions] = RESOLUTIONS
const [firstVerdict, ...otherVerdicts] = VERDICTS
const reason = text.default('As the desk decided.')

/** What people decide, each under `<who> <verb>`: whether they may is for the product to say. */
function verbsOf(role: Role) {
  const tell = (play: Play, path: string, body: object) => play.tell(role, `/v1/cases/${play.theCase}/${path}`, body)
  return {
    approves: happening(
      short(
        'verdict',
        details({
          verdict: oneOf([firstVerdict, ...otherVerdicts]),
          'internal comment': z.exactOptional(text),
          'site answer': z.exactOptional(text),
          photos: z.exactOptional(z.literal('attached')),
          ticket: z.exactOptional(z.literal('opened')),
          reason,
        }),
      ),
      async (play, { 'internal comment': internalComment, 'site answer': siteAnswer, photos, ticket, ...found }) =>
        tell(play, 'approval', {
          ...found,
          ...(ticket && { ticket: await play.ticket() }),
          ...(internalComment && { internalComment }),
          ...(siteAnswer && { siteAnswer }),
          ...(photos && { photos: [PHOTO] }),
        }),
    ),
    extends: happening(details({ days: whole, reason }), (play, body) => tell(play, 'extension', body)),
    cancels: happening(short('reason', details({ reason })), (play, body) => tell(play, 'cancellation', body)),
    'waives the hold': happening(short('reason', details({ reason })), (play, body) => tell(play, 'hold-waiver', body)),
    'renews the hold further': happening(short('reason', details({ reason })), (play, body) =>
      tell(play, 'hold-renewal', body),
    ),
    'corrects the delivery': happening(short('to', details({ to: time, reason })), (play, { to, reason }) =>
      tell(play, 'delivery-correction', { deliveredAt: play.almanac.inWorld(to), reason }),
    ),
    inspects: happening(
      short(
        'serial',
        details({
          serial: text,
          finding: oneOf([firstFinding, ...otherFindings]).default('fault-found'),
          cause: z.exactOptional(text),
          packaging: z.exactOptional(oneOf(['original', 'missing'])),
          condition: z.exactOptional(oneOf(GOODS_CONDITIONS)),
          quote: z.exactOptional(amount),
          reason,
        }),
      ),
      (play, { serial, ...found }) => tell(play, 'inspection', { serial: play.aliases.inWorld(serial), ...found }),
    ),
    resolves: happening(
      details({
        exception: text,
        by: oneOf([firstResolution, ...otherResolutions]),
        serial: z.exactOptional(text),
        reason,
      }),
      async (play, { exception, by, serial, reason }) =>
        tell(play, 'exception-resolution', {
          exception: await exceptionCalled(play, exception),
          resolution: by,
          ...(serial && { serial: play.aliases.inWorld(serial) }),
          reason,
        }),
    ),
    'lets the client keep': happening(
      z.preprocess(
        written => (typeof written === 'string' ? { serials: [written] } : written),
        details({ serials: texts, reason }),
      ),
      (play, { serials, reason }) =>
        tell(play, 'kept-original', { serials: serials.map(serial => play.aliases.inWorld(serial)), reason }),
    ),
    'allows the late return': happening(
      z.preprocess(
        written => (typeof written === 'string' ? { serials: [written] } : written),
        details({ serials: texts, reason }),
      ),
      (play, { serials, reason }) =>
        tell(play, 'late-return', { serials: serials.map(serial => play.aliases.inWorld(serial)), reason }),
    ),
    chooses: happening(
      details({
        serial: text,
        remedy: oneOf(['repair', 'replace', 'partner-team']),
        client: z.exactOptional(oneOf(['agreed'])),
        from: z.exactOptional(oneOf(['stock', 'vendor'])),
        reason,
      }),
      (play, { serial, ...chosen }) => tell(play, 'remedy', { serial: play.aliases.inWorld(serial), ...chosen }),
    ),
    quotes: happening(details({ serial: text, amount, reason }), (play, { serial, ...quote }) =>
      tell(play, 'quote', { serial: play.aliases.inWorld(serial), ...quote }),
    ),
    'finds it out of stock': happening(short('reason', details({ reason })), (play, body) =>
      tell(play, 'out-of-stock', body),
    ),
    'enters what they want meanwhile': happening(
      short('answer', details({ answer: oneOf(STOCK_ANSWERS), reason })),
      (play, body) => tell(play, 'stock-answer', body),
    ),
    'answers the quote': happening(
      short(
        'answer',
        details({
          answer: oneOf(['accepted', 'declined', 'invoice']),
          serial: z.exactOptional(text),
          disposal: z.exactOptional(oneOf(['consented-in-writing'])),
        }),
      ),
      (play, { serial, ...said }) =>
        tell(play, 'quote-answer', { ...said, ...(serial && { serial: play.aliases.inWorld(serial) }) }),
    ),
    'enters whether it is wanted back': happening(
      details({ serial: text, answer: oneOf(['yes', 'rush', 'no']), reason }),
      (play, { serial, ...said }) => tell(play, 'no-trouble-answer', { serial: play.aliases.inWorld(serial), ...said }),
    ),
    reopens: happening(short('reason', details({ reason })), async (play, body) => {
      const answer = await tell(play, 'reopening', body)
      // Of a closed case it makes another, which the file is about from here on.
      const rma = answer.kind === 'done' ? (answer.body as { rma: string }).rma : play.theCase // every decision answers with one
      if (rma !== play.theCase) play.turnTo(rma)
      return answer
    }),
    'books the payment': happening(
      short(
        'for',
        details({
          for: oneOf(['rush', 'deductible', 'quote', 'past-due', 'prepayment']),
          serial: z.exactOptional(text),
          'still due': z.exactOptional(amount),
          'prepaid through': z.exactOptional(date),
        }),
      ),
      (play, { serial, for: what, 'still due': stillDue, 'prepaid through': prepaid }) =>
        tell(play, 'payment', {
          for: what,
          ...(serial && { serial: play.aliases.inWorld(serial) }),
          ...(stillDue !== undefined && { stillDue }),
          ...(prepaid && { prepaidThrough: play.almanac.dayInWorld(prepaid) }),
        }),
    ),
    finishes: happening(short('reason', details({ reason })), (play, body) => tell(play, 'finish', body)),
    acknowledges: happening(nothing, play => tell(play, 'acknowledgement', {})),
    'finishes the task': happening(text, async (play, kind) => {
      const { tasks } = await play.doors.read(`/v1/cases/${play.theCase}`, CaseDocument)
      const task = tasks.find(one => one.kind === kind)
      if (!task) throw new Error(`There is no open task ${kind}.`)
      return play.tell(role, `/v1/tasks/${task.id}/done`, {})
    }),
  }
}

const PEOPLE = ['ticketing', 'staff', 'receiver', 'finance', 'manager'] as const

/** `staff extends`, `manager waives the hold` … */
export const DESK_ACTS: Record<string, Happening> = Object.fromEntries(
  PEOPLE.flatMap(who => Object.entries(verbsOf(who)).map(([verb, act]) => [`${who} ${verb}`, act])),
)

/** An exception goes by its kind, as the desk would say it; the open one of that kind is meant. */
async function exceptionCalled(play: Play, kind: string): Promise<string> {
  const { exceptions } = await play.doors.read(`/v1/cases/${play.theCase}`, CaseDocument)
  return exceptions?.find(one => one.kind === kind)?.id ?? kind
}
