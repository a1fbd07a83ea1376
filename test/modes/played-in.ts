import type { temporal } from '@temporalio/proto'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { Desk, type DeskCase } from '../desk.ts'
import { playAll } from './endings.ts'

type HistoryEvent = temporal.api.history.v1.IHistoryEvent

/** Plays the stories in a sandbox that runs in one mode, and compares how they end; each case's history in their order. */
export async function playedIn(box: RunningSandbox): Promise<{ played: DeskCase[]; histories: HistoryEvent[][] }> {
  const played = await playAll(new Desk(box))
  return { played, histories: await Promise.all(played.map(one => historyOf(one))) }
}

/** As Temporal keeps it: this client has no keys. */
async function historyOf({ rma, desk }: DeskCase) {
  return (await desk.box.client.workflow.getHandle(rma).fetchHistory()).events ?? []
}
