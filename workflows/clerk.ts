import { condition } from '@temporalio/workflow'
import type { KeptFact } from '../domain/fact.ts'
import type { StaffDecision } from '../domain/staff-decision.ts'
import { records } from './ask.ts'
import type { AnyCaseFile } from './case-file.ts'
import type { Desk, Named } from './desk.ts'
import { keptFact, type Letterbox } from './inbox.ts'

/** Takes in whatever reaches the case, at any time: keeps it, writes it down once, and lets the story know. */
export async function clerk(file: AnyCaseFile, desk: Desk): Promise<never> {
  file.inbox.objection = decision => objectionTo(file, desk, decision)
  for (;;) {
    await condition(() => !file.inbox.isEmpty)
    // They stay in the inbox until they are taken in: a case with something unread does not close.
    const signals = [...file.inbox.signals]
    const others: Letterbox[] = []
    for (const signal of signals) {
      const fact = keptFact(signal)
      const verdict = fact ? take(file, desk, fact) : 'unread'
      // What says something else under the id of a fact that is known is a person's to read.
      if (verdict === 'otherwise') others.push({ ...signal, against: 'a known fact' })
      if (verdict === 'unread') others.push(signal)
    }
    const kept = others.length > 0 ? await records.keepFacts({ rma: file.rma, told: others }) : []
    for (const fact of kept) take(file, desk, fact)
    file.inbox.signals.splice(0, signals.length)
    for (const { decision, answer } of file.inbox.asked.splice(0)) {
      // Asked again: what was possible when it was accepted may not be so any more.
      let why = objectionTo(file, desk, decision)
      const entry = entryFor(desk, decision)
      // Below, the entry is the decision's own.
      if (why === undefined && entry?.lastWord) why = await entry.lastWord(decision as never)
      if (why === undefined) entry?.carryOut(decision as never)
      answer(why === undefined ? { kind: 'done', view: file.view } : { kind: 'refused', why })
      file.becameKnown()
    }
  }
}

/** Facts that the records showed the case before their own message came; the message then says nothing new. */
export function takeFromRecords(file: AnyCaseFile, desk: Desk, facts: KeptFact[]): void {
  for (const fact of facts) {
    file.heard.hears(fact)
    takeFact(file, desk, fact)
  }
  if (facts.length > 0) file.becameKnown()
}

function take(file: AnyCaseFile, desk: Desk, fact: KeptFact): 'first' | 'again' | 'otherwise' {
  const verdict = file.heard.hears(fact)
  if (verdict !== 'first') return verdict
  takeFact(file, desk, fact)
  file.becameKnown()
  return verdict
}

function takeFact(file: AnyCaseFile, desk: Desk, fact: KeptFact): void {
  if (file.view.stage === 'closed') return tooLate(file, fact)
  if (fact.name === 'managementAcknowledged') return acknowledged(file, fact)
  if (fact.name === 'letterBounced') return cameBack(file, fact)
  const take = desk.facts[fact.name]
  if (!take) return meansNothing(file, fact)
  take(fact as never) // the entry is the fact's own
}

function acknowledged(file: AnyCaseFile, { by }: KeptFact): void {
  file.acknowledged = 'yes'
  file.note({
    who: by,
    what: 'management notice acknowledged',
    because: ['VD-10'],
    settles: ['management-notice'],
  })
}

/** It was taken as sent. Staff have a task already; what follows for the client is for the story to say. */
function cameBack(file: AnyCaseFile, { by, at, letter }: Named<'letterBounced'>): void {
  file.note({ who: by, what: 'letter bounced', detail: { letter, at } })
  file.onLetter(letter, 'bounced', at)
}

/** It came while the case was saying its last words: a person looks at it, as for any closed case. */
function tooLate(file: AnyCaseFile, fact: KeptFact): void {
  file.note({
    who: fact.by,
    what: `${fact.name} after the end`,
    detail: { at: fact.at },
    tasks: [{ kind: 'late-fact', occasion: fact.id, role: 'staff', variant: fact.name }],
  })
}

/** Nothing in this kind of return waits for such a fact: it is on record, and a person is told. */
function meansNothing(file: AnyCaseFile, fact: KeptFact): void {
  file.note({
    who: fact.by,
    what: `${fact.name} means nothing in this kind of return`,
    detail: { at: fact.at },
    tasks: [{ kind: 'malformed-fact', occasion: fact.id, role: 'staff', variant: fact.name }],
  })
}

/**
 * Why a decision cannot be carried out now, in words that say what to do; `undefined` when it can. The decision may
 * have come straight through Temporal: nothing about its shape is certain.
 */
function objectionTo(file: AnyCaseFile, desk: Desk, decision: StaffDecision): string | undefined {
  const vague = objectionToDecider(decision)
  if (vague) return vague
  if (file.view.stage === 'closed') return `Case ${file.rma} is closed.`
  const entry = entryFor(desk, decision)
  if (!entry) return `Nothing of the kind "${decision.name}" is decided in this kind of return.`
  return entry.objection(decision as never) // the entry is the decision's own
}

export function objectionToDecider(decision: StaffDecision): string | undefined {
  return [decision.by, decision.role, decision.reason].every(text => typeof text === 'string' && text !== '')
    ? undefined
    : 'Say who decides (by), as what (role), and why (reason).'
}

function entryFor({ decisions }: Desk, { name }: StaffDecision) {
  return decisions[name]
}
