import type { VendorAnswer } from '../../domain/fact.ts'
import type { FactTable, Named } from '../desk.ts'
import type { LegFile } from './standing.ts'

/** Writes down what the vendor says and sends. What it means is for the story to say. */
export function legFacts(file: LegFile): FactTable {
  return {
    vendorAnswered: fact => answered(file, fact),
    vendorReplacementReceived: fact => received(file, fact),
    carrierScanned: fact => scanned(file, fact),
  }
}

/**
 * The vendor's latest word counts, by its own time, for as long as nothing has come of an earlier one: a vendor without
 * stock gives a credit for the replacement that it promised.
 */
function answered(file: LegFile, fact: Named<'vendorAnswered'>): void {
  const { standing } = file
  const { name: _, serial: __, id: ___, by, ...answer } = fact
  const why = isOfAnother(file, fact) ?? whyNoNews(file, fact)
  if (why) return file.note({ who: by, what: `the vendor answered ${answer.answer}: ${why}`, detail: { at: fact.at } })
  if (standing.arrived || (standing.answer && standing.answer.at > fact.at)) return contradicted(file, fact)
  const before = standing.answer?.answer ?? null
  standing.answer = answer
  file.note({
    who: by,
    what: `the vendor answered: ${answer.answer}`,
    because: ['VD-5'],
    detail: {
      at: fact.at,
      amount: answer.answer === 'credit' ? answer.amount : null,
      replacement: replacementIn(answer),
      before,
      dispatched: standing.dispatched?.at ?? null,
    },
    comments: [
      {
        kind: 'vendor-answered',
        occasion: fact.id,
        when: fact.at,
        variant: answer.answer,
        ...(answer.answer === 'credit' && { amount: answer.amount }),
      },
    ],
    settles: ['vendor-rma', 'vendor-dispatch', 'vendor-answer', 'vendor-replacement'],
  })
}

/** It says something else than what is here, or than what was said later: a person asks the vendor. */
function contradicted(file: LegFile, fact: Named<'vendorAnswered'>): void {
  file.note({
    who: fact.by,
    what: `the vendor answered ${fact.answer}, against what is known`,
    because: ['settled:vendors-answer'],
    detail: { at: fact.at, known: file.standing.answer?.answer ?? null },
    tasks: [{ kind: 'vendor-answer', occasion: fact.id, role: 'staff', serials: [fact.serial], variant: fact.answer }],
  })
}

/** A replacement that is here is an answer, too. It is tested before it goes anywhere (VD-6). */
function received(file: LegFile, fact: Named<'vendorReplacementReceived'>): void {
  const { standing } = file
  const { replacement, at, by } = fact
  const why = isOfAnother(file, fact) ?? (isOfEarlierClaim(file, fact) ? OF_EARLIER_CLAIM : undefined)
  if (why) return file.note({ who: by, what: `the vendor's replacement came: ${why}`, detail: { replacement, at } })
  const isAnother = standing.arrived !== undefined && standing.arrived.replacement !== replacement
  if (standing.arrived)
    return file.note({
      who: by,
      what: isAnother ? 'another replacement of the vendor came' : "the vendor's replacement was told again",
      detail: { replacement, at },
      ...(isAnother && {
        tasks: [{ kind: 'vendor-answer', occasion: fact.id, role: 'staff', serials: [replacement] }],
      }),
    })
  standing.arrived = { replacement, at }
  standing.answer = { answer: 'replacement', replacement, at: standing.answer?.at ?? at }
  file.note({
    who: by,
    what: "the vendor's replacement is here",
    because: ['VD-6'],
    detail: { replacement, at },
    comments: [{ kind: 'vendor-replacement', occasion: standing.occasion, when: at, serials: [replacement] }],
    tasks: [{ kind: 'vendor-test', occasion: standing.occasion, role: 'staff', serials: [replacement] }],
    settles: ['vendor-rma', 'vendor-dispatch', 'vendor-answer', 'vendor-replacement'],
  })
}

/** The latest scan counts, by its own time: what was lost may turn up. */
function scanned(file: LegFile, { tracking, status, at, by }: Named<'carrierScanned'>): void {
  const { dispatched } = file.standing
  if (dispatched?.tracking !== tracking)
    return file.note({ who: by, what: `scan of another parcel: ${status}`, detail: { tracking, at } })
  file.note({ who: by, what: `on its way to the vendor: ${status}`, detail: { tracking, at } })
  if (status !== 'delivered' && status !== 'lost') return
  if (dispatched.scan && dispatched.scan.at > at) return
  dispatched.scan = { at, status }
}

type Word = Named<'vendorAnswered'> | Named<'vendorReplacementReceived'>

function isOfAnother({ terms }: LegFile, { serial }: Word): string | undefined {
  return serial === terms.unit.serial ? undefined : `but for ${serial}, and this leg is for ${terms.unit.serial}`
}

function whyNoNews(file: LegFile, fact: Named<'vendorAnswered'>): string | undefined {
  if (isOfEarlierClaim(file, fact)) return OF_EARLIER_CLAIM
  const { answer } = file.standing
  const isSame = answer?.answer === fact.answer && amountIn(answer) === amountIn(fact)
  return isSame ? 'it had said so before' : undefined
}

function isOfEarlierClaim({ standing }: LegFile, { at }: Word): boolean {
  return standing.claimedAt !== undefined && at <= standing.claimedAt
}

const OF_EARLIER_CLAIM = 'that was about an earlier claim'

function amountIn(answer: VendorAnswer): number | undefined {
  return answer.answer === 'credit' ? answer.amount : undefined
}

function replacementIn(answer: VendorAnswer): string | null {
  return answer.answer === 'replacement' ? (answer.replacement ?? null) : null
}
