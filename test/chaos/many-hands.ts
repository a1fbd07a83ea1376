import { sideBySide } from '../../sandbox/scenarios/side-by-side.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { type Books, breaches } from '../invariants.ts'
import { readBooks } from './books.ts'
import { pause } from './played-case.ts'
import { playStory, STORIES, type StoryName } from './stories.ts'

export interface Siege {
  /** How many, each of the next story in turn. */
  cases: number
  /** How many of them are under way at the same time. */
  atOnce: number
  /** A worker is killed this often: milliseconds. */
  every: number
}

export interface Outcome {
  /** In sentences; none when nothing is lost and nothing is there twice. */
  wrong: string[]
  kills: number
  counted: Record<string, number>
}

const NAMES = Object.keys(STORIES) as StoryName[] // its own keys

/** Plays cases through all APIs in turn while one worker after the other is killed and replaced; then compares everybody's books. */
export async function besiege(box: RunningSandbox, { cases, atOnce, every }: Siege): Promise<Outcome> {
  const killer = killAgainAndAgain(box, every)
  const played = await sideBySide(
    Array.from({ length: cases }, (_, n) => n),
    atOnce,
    async n => {
      const name = NAMES[n % NAMES.length]! // there are some
      const apiUrl = box.apiUrls[n % box.apiUrls.length]! // and one at least
      return { name, one: await playStory({ ...box, apiUrl }, name) }
    },
  ).finally(() => killer.stop())
  await sideBySide(played, atOnce, ({ one }) => one.settled())
  const astray = await sideBySide(played, atOnce, async ({ name, one }) => {
    const { stage, outcome } = await one.row()
    const { ends } = STORIES[name]
    if (stage === ends.stage && outcome === ends.outcome) return []
    return [`${one.rma} (${name}) is ${stage}, ${outcome}; it should be ${ends.stage}, ${ends.outcome}.`]
  })
  const books = await readBooks(
    box,
    played.map(({ one }) => one.rma),
  )
  return { wrong: [...astray.flat(), ...breaches(books)], kills: killer.kills(), counted: counted(books) }
}

/** There is always another worker, and soon one more. */
function killAgainAndAgain(box: RunningSandbox, every: number) {
  let kills = 0
  let goOn = true
  const going = (async () => {
    for (await pause(every); goOn; await pause(every)) {
      const [oldest] = box.workers.running()
      await oldest?.kill()
      kills += 1
      await box.workers.start()
    }
  })()
  return {
    kills: () => kills,
    async stop() {
      goOn = false
      await going
    },
  }
}

function counted({ payments, mails, ticketComments, triggers, arranged, records }: Books): Record<string, number> {
  return {
    cases: records.cases.length,
    captures: payments.flatMap(({ captures }) => captures).length,
    refunds: payments.flatMap(({ refunds }) => refunds).length,
    letters: mails.length,
    'letters that came once more': mails.reduce((sum, { copies }) => sum + copies - 1, 0),
    comments: ticketComments.length,
    triggers: triggers.length,
    labels: arranged.length,
    facts: records.facts.length,
    'effects tried again': records.effects.filter(({ attempts }) => attempts > 1).length,
    'audit lines': records.audit.length,
  }
}
