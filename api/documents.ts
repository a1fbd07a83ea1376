import { z } from 'zod'
import { OUTCOMES, STAGES, UNIT_STATES } from '../domain/case.ts'
import type { Cents, Currency } from '../domain/money.ts'
import { OBLIGATIONS } from '../domain/money-movement.ts'
import { TASK_KINDS } from '../domain/step.ts'
import { LEDGER_KINDS, MAIL_STATES } from '../records/tables.ts'

/** What the API answers with. Times are UTC, ISO 8601; amounts are in minor units. */

export const time = z.string().meta({ format: 'date-time', examples: ['2026-04-05T04:00:00.000Z'] })
const unit = z.enum(UNIT_STATES)
const open = z.record(z.string(), z.unknown())

export const Money = z
  .object({ amount: z.int(), currency: z.string() })
  .meta({ id: 'Money', examples: [{ amount: 39900, currency: 'USD' }] })

export function money(amount: Cents, currency: Currency): z.output<typeof Money> {
  return { amount, currency }
}

export const Task = z
  .object({
    id: z.int(),
    rma: z.string().nullable(),
    kind: z.enum(TASK_KINDS),
    occasion: z.string().meta({ description: 'One kind and occasion is one task of a case.' }),
    role: z.enum(['staff', 'manager', 'finance']),
    why: z.string().meta({ description: 'Why there are tasks of this kind.' }),
    todo: z.string().meta({ description: 'What to do about it. What is told or typed stands between backticks.' }),
    detail: open.meta({ description: 'What this one is about.' }),
    openedAt: time,
    doneAt: time.nullable(),
    doneBy: z.string().nullable(),
  })
  .meta({ id: 'Task' })

export const Key = z
  .object({
    id: z.string(),
    role: z.string(),
    name: z.string(),
    revokedAt: time.nullable(),
    usedAt: time.nullable().meta({ description: 'When it was last used, to the minute.' }),
  })
  .meta({ id: 'Key' })

export const LedgerLine = z
  .object({
    id: z.int(),
    rma: z.string(),
    at: time,
    kind: z.enum(LEDGER_KINDS),
    obligation: z.enum(OBLIGATIONS).nullable(),
    serial: z.string().nullable(),
    amount: Money,
  })
  .meta({ id: 'LedgerLine' })

export const CaseSummary = z
  .object({
    rma: z.string(),
    returnType: z.string(),
    of: z.string().nullable().meta({ description: 'For a vendor’s leg: the client’s case that it belongs to.' }),
    policy: z.string(),
    policyVersion: z.int().nullable(),
    stage: z.enum(['approved', ...STAGES]),
    outcome: z.enum(OUTCOMES).nullable().meta({ description: 'How it ended, once it is closed.' }),
    ticket: z.string().nullable(),
    customerRef: z.string(),
    clientType: z.string().nullable(),
    currency: z.string(),
    openedAt: time,
    closedAt: time.nullable(),
    dueAt: time.nullable().meta({ description: 'The first instant after the last day on which a return is not late.' }),
    billAt: time
      .nullable()
      .meta({ description: 'The first instant after the last day before the obligation is money.' }),
    moneyAt: time.nullable().meta({ description: 'When money moves, should nothing be back by then.' }),
    collateral: z
      .enum(['held', 'unsecured', 'on-account', 'released', 'claimed'])
      .nullable()
      .meta({ description: 'Absent until the return is secured one way or another.' }),
    securedUntil: time.nullable().meta({ description: 'When the hold lapses, while there is a live one.' }),
    disputed: z.enum(['open', 'won', 'lost']).nullable(),
  })
  .meta({ id: 'CaseSummary' })

export const CaseDocument = CaseSummary.extend({
  units: z.array(
    z.object({
      serial: z.string(),
      brand: z.string(),
      model: z.string(),
      role: z.enum(['failed', 'loaner']),
      replacement: z.string().nullable(),
      amount: Money.meta({ description: 'What this unit may cost at most: frozen at approval.' }),
      state: unit,
    }),
  ),
  obligations: z
    .array(z.object({ obligation: z.enum(OBLIGATIONS), serial: z.string().nullable(), amount: Money }))
    .meta({ description: 'What each obligation may cost at most, with its tax: frozen when it arose.' }),
  holds: z.array(
    z.object({
      ref: z.string(),
      amount: Money,
      state: z.enum(['live', 'released', 'captured', 'lost']),
      placedAt: time,
      captureBefore: time,
      endedAt: time.nullable(),
    }),
  ),
  ledger: z.array(LedgerLine),
  tasks: z.array(Task).meta({ description: 'What a person has to do now.' }),
  exceptions: z
    .array(z.object({ id: z.string(), kind: z.string() }))
    .nullable()
    .meta({
      description: 'Open exceptions, by the id that resolves them; null while the running case does not answer.',
    }),
}).meta({ id: 'Case' })

export const CaseEvent = z
  .object({
    id: z.int(),
    at: time,
    who: z.string(),
    what: z.string(),
    because: z.array(z.string()),
    policy: z.string().nullable(),
    detail: open,
  })
  .meta({ id: 'CaseEvent' })

export const Letter = z
  .object({
    messageId: z.string(),
    rma: z.string(),
    kind: z.string(),
    occasion: z.string(),
    recipient: z.string(),
    subject: z.string(),
    text: z.string().meta({ description: 'As it was sent, without the token of the client’s own link.' }),
    html: z.string(),
    at: time,
    state: z.enum(['queued', 'sent', 'bounced']),
  })
  .meta({ id: 'Letter' })

export const Comment = z
  .object({
    marker: z.string(),
    ticket: z.string(),
    kind: z.string(),
    body: z.string(),
    at: time,
    state: z.enum(['queued', 'written', 'ticket-gone']),
  })
  .meta({ id: 'Comment' })

export const Trigger = z
  .object({
    id: z.string(),
    type: z.string(),
    at: time,
    amount: Money,
    payload: z.unknown(),
    state: z.enum(['queued', 'delivered']),
  })
  .meta({ id: 'Trigger' })

export const Mail = z
  .object({
    id: z.int(),
    mailbox: z.string(),
    state: z.enum(MAIL_STATES).meta({
      description: 'told: a case knows of it. unmatched, held-back: a person is to look at it. set-aside: one has.',
    }),
    receivedAt: time.meta({ description: 'When it reached our own server.' }),
    sender: z.string().nullable().meta({ description: 'Whom it says it is from.' }),
    subject: z.string(),
    words: z.string(),
    asks: z.enum(['label', 'pick-up', 'cancellation']).nullable(),
    dmarc: z.enum(['passed', 'not-proven']).meta({ description: 'Whether the sender’s domain vouches for it.' }),
    why: z.string().nullable(),
    rma: z.string().nullable(),
    settledBy: z.string().nullable(),
  })
  .meta({ id: 'Mail' })

/** A fact as it is kept: its name, its own time, and what it says. */
export const FactDocument = z.looseObject({ id: z.string(), name: z.string(), at: time, by: z.string() }).meta({
  id: 'Fact',
  examples: [{ id: '17', name: 'deviceReceived', at: '2026-04-03T15:00:00.000Z', by: 'receiver:dock', serial: 'C1' }],
})
