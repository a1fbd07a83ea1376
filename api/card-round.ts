import { carryOut, tryAll } from '../activities/effect.ts'
import type { Cards } from '../counterparts/cards/port.ts'
import type { CardWatch } from '../counterparts/cards/watch.ts'
import type { ReportedFact } from '../domain/fact.ts'
import { after, DAY, type Instant, instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import { alone, livePages, pageIsOver } from '../records/effects.ts'
import { isOnRecord } from '../records/facts.ts'
import { liveHolds } from '../records/ledger.ts'
import { listTasks, settleOccasion } from '../records/tasks.ts'
import type { CaseHouse } from './house.ts'
import { takeReported } from './inbox.ts'

/** A dispute is told of for three days; whoever was away for longer than that still hears of it. */
const DISPUTES_OF_DAYS = 30

export interface CardHouse extends CaseHouse {
  cards: Pick<Cards, 'releaseHold'>
  cardWatch: CardWatch
}

type LivePage = Awaited<ReturnType<typeof livePages>>[number]

/**
 * A lost webhook loses no money: the gateway is asked what has become of each page, each live hold, and of disputes.
 * What it says is taken in under the name that the webhook would have given it. Of several processes one asks at a time.
 * Throws the first failure, after everything else was asked for.
 */
export async function askTheGateway(house: CardHouse, now: Instant = instant(Date.now())): Promise<void> {
  const { records, cardWatch } = house
  await alone(records, 'ask the card gateway', async () => {
    const pages = await livePages(records)
    const holds = await liveHolds(records)
    await tryAll<() => Promise<void>, void>(
      [
        ...pages.map(page => () => lookAt(house, page)),
        ...holds.map(
          ({ ref }) =>
            async () =>
              takeAll(house, await cardWatch.hold(ref)),
        ),
        async () => takeAll(house, await cardWatch.disputes(after(now, -DISPUTES_OF_DAYS * DAY))),
      ],
      ask => ask(),
    )
  })
}

/**
 * Nobody waits for a closed case's card: a page that is still open takes none from now on, and what was authorised there
 * all the same is given back.
 */
export async function clearUpAtTheGateway(house: CardHouse): Promise<void> {
  const { records } = house
  await alone(records, 'clear up at the card gateway', async () => {
    const pages = (await livePages(records)).filter(page => page.stage === 'closed')
    await tryAll(pages, page => shut(house, page))
    await tryAll(await straysOf(house), stray => giveBack(house, stray))
  })
}

async function lookAt(house: CardHouse, page: LivePage): Promise<void> {
  const seen = await house.cardWatch.page(page.ref)
  if (seen.kind === 'open') return
  await takeAll(house, seen.facts)
  await pageIsOver(house.records, page)
}

async function shut(house: CardHouse, page: LivePage): Promise<void> {
  await takeAll(house, await house.cardWatch.closePage(page.ref))
  await pageIsOver(house.records, page)
}

async function takeAll(house: CardHouse, facts: ReportedFact[]): Promise<void> {
  for (const fact of facts) if (!(await isOnRecord(house.records, fact))) await takeReported(house, fact)
}

/** Staff have a task for each from the moment we heard of it, should the gateway be away now. */
async function straysOf({ records }: CardHouse) {
  const tasks = await listTasks(records, { state: 'open' })
  return tasks.flatMap(({ rma, kind, occasion, opened_at: at, detail }) =>
    kind === 'late-fact' && rma && detail.name === 'cardAuthorised' && typeof detail.ref === 'string'
      ? [{ rma, occasion, at, ref: detail.ref }]
      : [],
  )
}

async function giveBack(house: CardHouse, stray: Awaited<ReturnType<typeof straysOf>>[number]): Promise<void> {
  const { records, cards } = house
  const { rma, occasion, at, ref } = stray
  const key = `${rma}/stray/${ref}`
  await carryOut(
    { records, faults: { reach: () => {} } },
    { key, rma, kind: 'release-hold', request: { ref } },
    intent => cards.releaseHold({ key, ref }, intent),
    async (trx, { kind }) => {
      // Captured is for a person to look at: nobody should have.
      if (kind === 'captured') return
      await settleOccasion(trx, { rma, kind: 'late-fact', occasion, at })
      await addLine(trx, rma, at, {
        who: 'sendback',
        what: 'hold given back: the case had closed',
        because: ['settled:cancelled'],
        detail: { ref },
      })
    },
  )
}
