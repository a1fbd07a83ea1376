import { defineSearchAttributeKey } from '@temporalio/common'
import { condition, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import type { AnyLine, ObligationLine } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import type {
  AuditLine,
  CaseChange,
  CommentOrder,
  LetterOrder,
  Replaced,
  SettledTask,
  Step,
  TaskOrder,
  Told,
} from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import { now } from './alarm.ts'
import { records, whyGivenUp, words } from './ask.ts'

/** One thing that happened, and all that it means for the records and for people. */
export interface Note extends AuditLine {
  now?: CaseChange
  letters?: LetterOrder[]
  comments?: CommentOrder[]
  tasks?: TaskOrder[]
  settles?: SettledTask[]
  losses?: ObligationLine[]
  freezes?: AnyLine[]
  replaced?: Replaced[]
}

export type LetterFate = 'sent' | 'bounced' | 'unsaid'

/**
 * What a case has to tell. Notes that come together are told together, as one step; steps are written down in their
 * order; and what cannot be said at once is said beside the story.
 */
export class Notices {
  readonly #rma: RmaNumber
  #draft: Note[] = []
  #steps: number
  #last: Promise<void> = Promise.resolve()
  #unsaid = 0
  /** What became of a letter: its name, and the instant. */
  onLetter: (name: string, fate: LetterFate, at: Instant) => void = () => {}

  /** `told`: how many steps are told already, the opening's among them. */
  constructor(rma: RmaNumber, told: number) {
    this.#rma = rma
    this.#steps = told
  }

  note(note: Note): void {
    this.#draft.push(note)
  }

  get isDrafting(): boolean {
    return this.#draft.length > 0
  }

  /** Hands the draft over as one step. */
  flush(): void {
    if (this.#draft.length === 0) return
    const step = stepOf(this.#draft, ++this.#steps)
    this.#draft = []
    if (step.now) showInTemporal(step.now)
    this.#last = this.#last.then(() => this.#tell(step))
  }

  /** Until what is noted so far stands in the records. */
  async written(): Promise<void> {
    await condition(() => !this.isDrafting)
    await this.#last
  }

  /** Until all steps are written down, and everything is said or has become a task. */
  get areDone(): boolean {
    return this.#draft.length === 0 && this.#unsaid === 0
  }

  async #tell(step: Step): Promise<void> {
    this.#unsaid += 1
    const told = await this.#write(step).catch(error => this.#write(withoutMoney(step, whyGivenUp(error))))
    this.#report(step, told)
    this.sayLater(step.at, told)
    this.#unsaid -= 1
  }

  #write(step: Step): Promise<Told> {
    const summary = step.audit[0]?.what ?? ''
    return records.tell.executeWithOptions({ summary }, [{ rma: this.#rma, step }])
  }

  /** Says beside the story what a step could not say at once. */
  sayLater(at: Instant, { unsaid }: Told): void {
    if (unsaid.letters.length + unsaid.comments.length === 0) return
    this.#unsaid += 1
    void this.#retell(at, unsaid)
  }

  async #retell(at: Instant, unsaid: Told['unsaid']): Promise<void> {
    const request = { rma: this.#rma, words: { at, ...unsaid } }
    try {
      const { bounced } = await words.retell(request)
      for (const letter of unsaid.letters) this.#fate(letter, bounced.includes(nameOf(letter)) ? 'bounced' : 'sent')
    } catch (error) {
      whyGivenUp(error)
      await records.giveUpTelling(request)
    }
    this.#unsaid -= 1
  }

  #report(step: Step, told: Told): void {
    const unsaid = new Set(told.unsaid.letters.map(nameOf))
    for (const letter of step.letters ?? [])
      this.#fate(
        letter,
        unsaid.has(nameOf(letter)) ? 'unsaid' : told.bounced.includes(nameOf(letter)) ? 'bounced' : 'sent',
      )
  }

  #fate(letter: LetterOrder, fate: LetterFate): void {
    this.onLetter(nameOf(letter), fate, now())
  }
}

/** What the ledger refuses is somebody's task; the rest of the step is told, and so is all that comes after it. */
function withoutMoney({ losses: _, freezes: __, ...step }: Step, why: string): Step {
  return {
    ...step,
    audit: [...step.audit, { who: 'sendback', what: 'the ledger refused', detail: { why } }],
    tasks: [...(step.tasks ?? []), { kind: 'money-stuck', occasion: `step-${step.n}`, role: 'finance' }],
  }
}

function nameOf(letter: LetterOrder): string {
  return `${letter.kind}/${letter.occasion}`
}

function stepOf(notes: Note[], n: number): Step {
  const gather = <Item>(list: (note: Note) => Item[] | undefined) => {
    const items = notes.flatMap(note => list(note) ?? [])
    return items.length > 0 ? items : undefined
  }
  const step: Step = {
    n,
    at: now(),
    audit: notes.map(({ who, what, because, detail }) => ({
      who,
      what,
      ...(because && { because }),
      ...(detail && { detail }),
    })),
  }
  const change = changeOf(notes)
  const letters = gather(note => note.letters)
  const comments = gather(note => note.comments)
  const tasks = gather(note => note.tasks)
  const settles = gather(note => note.settles)
  const losses = gather(note => note.losses)
  const freezes = gather(note => note.freezes)
  const replaced = gather(note => note.replaced)
  return {
    ...step,
    ...(change && { now: change }),
    ...(letters && { letters }),
    ...(comments && { comments }),
    ...(tasks && { tasks }),
    ...(settles && { settles }),
    ...(losses && { losses }),
    ...(freezes && { freezes }),
    ...(replaced && { replaced }),
  }
}

/** The later note has the last word. */
function changeOf(notes: Note[]): CaseChange | undefined {
  const changes = notes.flatMap(note => (note.now ? [note.now] : []))
  if (changes.length === 0) return undefined
  const units = changes.flatMap(change => change.units ?? [])
  return { ...Object.assign({}, ...changes), ...(units.length > 0 && { units }) } // the union of its own parts
}

const STAGE = defineSearchAttributeKey('RmaStage', 'KEYWORD')
const DUE_AT = defineSearchAttributeKey('RmaDueAt', 'DATETIME')
const BILL_AT = defineSearchAttributeKey('RmaBillAt', 'DATETIME')

/** The same on Temporal's own pages: where the case stands, and its two marks. What is shown there already costs nothing. */
export function showInTemporal({ stage, dueAt, billAt }: CaseChange): void {
  const pairs = [
    ...(stage ? [{ key: STAGE, value: stage }] : []),
    ...(dueAt === undefined ? [] : [{ key: DUE_AT, value: dueAt === null ? null : new Date(dueAt) }]),
    ...(billAt === undefined ? [] : [{ key: BILL_AT, value: billAt === null ? null : new Date(billAt) }]),
  ]
  const shown = workflowInfo().typedSearchAttributes
  const changed = pairs.filter(({ key, value }) => JSON.stringify(shown.get(key) ?? null) !== JSON.stringify(value))
  if (changed.length > 0) upsertSearchAttributes(changed)
}
