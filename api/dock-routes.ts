import { z } from 'zod'
import { form, rma, serial } from '../policies/wire.ts'
import { findCase } from '../records/cases.ts'
import { FACT_FORMS } from '../records/fact-forms.ts'
import { linkUnidentified, unidentifiedParcels } from '../records/facts.ts'
import { legExpecting } from '../records/whose.ts'
import { theCase } from './case-document.ts'
import {
  type DockVerdict,
  dockVerdict,
  keepUnidentified,
  openCaseKnowing,
  type Receipt,
  settleUnidentified,
} from './dock.ts'
import { FactDocument } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { passOn, readFact, reported, type Taken, takeIn } from './inbox.ts'
import { idempotencyKey } from './once.ts'
import { ProblemError } from './problem.ts'
import { type Api, asTold, OfCase, problems, shown } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'

export const ReceiptAnswer = z
  .object({
    rma: z.string().nullable(),
    fact: FactDocument,
    verdict: z.enum(['match', 'mismatch', 'unknown']).meta({
      description:
        'match: a unit of this case. mismatch: not one of its units, or not what was in the box. unknown: no case.',
    }),
    told: z.enum(['first', 'again']),
    note: z.string().meta({ description: 'What to do with the parcel.' }),
  })
  .meta({ id: 'ReceiptAnswer' })

type Answer = z.output<typeof ReceiptAnswer>

const EXAMPLE = { serial: 'C1', receivedAt: '2026-04-03T15:00:00Z', packaging: 'original' } as const
const body = shown(FACT_FORMS.deviceReceived, EXAMPLE)
const response = { 200: ReceiptAnswer, 202: ReceiptAnswer, ...problems('in-flight', 'key-reused', 'temporal-away') }

/** What comes in at the dock is never turned away: with a case, without one, or with one that has closed. */
export function dockRoutes(app: Api, house: ApiHouse): void {
  app.post(
    '/v1/cases/:rma/device-received',
    {
      validatorCompiler: asTold,
      schema: { tags: ['Dock'], summary: 'A unit came in under this RMA', params: OfCase, body, response },
    },
    async (request, reply) => {
      const { rma } = OfCase.parse(request.params)
      const told = { payload: request.body, key: idempotencyKey(request) }
      const receipt = await readReceipt(house, rma, request.body)
      assertMayTell(signedIn(request), receipt)
      const answer = (await findCase(house.records, rma))
        ? await received(house, signedIn(request), { rma, receipt, ...told })
        : await unidentified(house, signedIn(request), { receipt, claimedRma: rma, ...told })
      return reply.code(answer.told === 'first' ? 202 : 200).send(answer)
    },
  )

  app.post(
    '/v1/device-received',
    {
      validatorCompiler: asTold,
      schema: { tags: ['Dock'], summary: 'A unit came in without an RMA number', body, response },
    },
    async (request, reply) => {
      const told = { payload: request.body, key: idempotencyKey(request) }
      const undated = await readReceipt(house, undefined, request.body)
      assertMayTell(signedIn(request), undated)
      const rma = await openCaseKnowing(house, undated)
      const answer = rma
        ? await received(house, signedIn(request), {
            rma,
            receipt: await readReceipt(house, rma, request.body),
            ...told,
          })
        : ((await fromVendor(house, signedIn(request), { receipt: undated, ...told })) ??
          (await unidentified(house, signedIn(request), { receipt: undated, ...told })))
      return reply.code(answer.told === 'first' ? 202 : 200).send(answer)
    },
  )

  parcelRoutes(app, house)
}

function parcelRoutes(app: Api, house: ApiHouse): void {
  app.get(
    '/v1/unidentified-parcels',
    {
      schema: {
        tags: ['Dock'],
        summary: 'Parcels whose case nobody knows yet',
        response: { 200: z.object({ data: z.array(FactDocument) }), ...problems() },
      },
    },
    async () => {
      const parked = await unidentifiedParcels(house.records)
      return { data: parked.filter(fact => fact.name === 'deviceReceived').map(fact => ({ ...fact })) }
    },
  )

  app.post(
    '/v1/unidentified-parcels/:id/link',
    {
      schema: {
        tags: ['Dock'],
        summary: 'Say which case a parcel belongs to; the day it came in stands',
        params: z.object({ id: z.string().regex(/^\d{1,15}$/, 'expected the id of a parcel') }),
        body: shown(form({ rma, serial }), { rma: 'RMA-1001', serial: 'C1' }),
        response: { 200: ReceiptAnswer, ...problems('not-found', 'in-flight', 'key-reused') },
      },
    },
    async request => {
      const { id } = request.params
      const row = await theCase(house, request.body.rma)
      const fact = await linkUnidentified(house.records, id, row.rma, request.body.serial)
      if (fact?.name !== 'deviceReceived')
        throw new ProblemError('not-found', `No unidentified parcel ${id}; GET /v1/unidentified-parcels lists them.`)
      await settleUnidentified(house, signedIn(request), id)
      const passing = await passOn(house, row.rma, fact)
      return answerFor(row.rma, await dockVerdict(house, row.rma, fact), { fact, kind: 'kept', passing })
    },
  )
}

interface Told {
  receipt: Receipt
  payload: unknown
  key: string | undefined
}

async function received(house: ApiHouse, who: Principal, told: Told & { rma: Receiving }): Promise<Answer> {
  const { rma, receipt, payload, key } = told
  const verdict = await dockVerdict(house, rma, receipt)
  return answerFor(rma, verdict, await takeIn(house, rma, reported(who, rma, { fact: receipt, payload, key })))
}

type Receiving = z.output<typeof OfCase>['rma']

/** What a vendor has promised is its leg's: it is tested before it goes anywhere (VD-6). */
async function fromVendor(house: ApiHouse, who: Principal, told: Told): Promise<Answer | undefined> {
  const { receipt, key } = told
  const { serial: replacement, contents } = receipt
  const expecting = contents === 'as-expected' ? await legExpecting(house.records, replacement) : undefined
  if (!expecting) return undefined
  const { leg, serial } = expecting
  const payload = { ...Object(told.payload), serial, replacementSerial: replacement }
  // Undated, it came in by the leg's own clock.
  const { at } = await readReceipt(house, leg, told.payload)
  const fact = { name: 'vendorReplacementReceived', at, serial, replacement } as const
  const taken = await takeIn(house, leg, reported(who, leg, { fact, payload, key }))
  return { ...answerFor(leg, 'match', taken), note: 'It is the vendor’s replacement: take it to its test.' }
}

async function unidentified(house: ApiHouse, who: Principal, told: Told & { claimedRma?: string }): Promise<Answer> {
  const { fact, kind } = await keepUnidentified(house, who, told)
  const note = 'No open case is known for it. Put it aside; staff have a task to find out whose it is.'
  return { rma: null, fact: { ...fact }, verdict: 'unknown', told: kind === 'kept' ? 'first' : 'again', note }
}

/** A parcel without a case lives in no case's time: it came in now, by the clock on the wall. */
async function readReceipt(house: ApiHouse, rma: Receiving | undefined, payload: unknown): Promise<Receipt> {
  const fact = await readFact(house, rma, 'deviceReceived', payload)
  if (fact.name !== 'deviceReceived') throw new Error(`A receipt was read as ${fact.name}.`)
  return fact
}

/** Which unit it is, when its serial cannot be read, is for staff to say. */
function assertMayTell({ role }: Principal, { identified }: Receipt): void {
  if (identified === 'scanned' || role === 'staff' || role === 'manager' || role === 'admin') return
  throw new ProblemError('not-allowed', 'Put it aside with its photo: only staff may tell a unit by photo.')
}

function answerFor(rma: string, verdict: DockVerdict, { fact, kind, passing }: Taken): Answer {
  return {
    rma,
    fact: { ...fact },
    verdict,
    told: kind === 'kept' ? 'first' : 'again',
    note: NOTES[noteOn(verdict, passing)],
  }
}

function noteOn(verdict: DockVerdict, passing: Taken['passing']): keyof typeof NOTES {
  return passing === 'after-close' || passing === 'after-close-task' ? 'late' : verdict
}

const NOTES = {
  match: 'Take it to inspection.',
  mismatch: 'Put it aside: this is not the unit we wait for, and staff decide what becomes of it.',
  unknown: 'Put it aside; staff have a task to find out whose it is.',
  late: 'The case has closed. Put it aside; staff have a task.',
} as const
