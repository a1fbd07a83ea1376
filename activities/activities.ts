import { activityInfo } from '@temporalio/activity'
import { arrangeReturn } from './arrangements.ts'
import { attemptDelivery } from './delivering.ts'
import { answering } from './failures.ts'
import { tellFinance } from './finance.ts'
import { withHeartbeat } from './heartbeat.ts'
import { factsOnRecord, keepFacts } from './inbox.ts'
import { lookForReturns } from './last-look.ts'
import { endOrders, moveMoney } from './money.ts'
import { openCase } from './opening.ts'
import {
  compareLedger,
  comparePayments,
  compareRefunds,
  compareTriggers,
  concludeComparison,
} from './reconciliation.ts'
import { settle } from './settlement.ts'
import { approveSubmitted, closeSubmitted, setAside } from './submission.ts'
import { giveUpTelling, retell, tell } from './telling.ts'
import { startVendorLeg, tellClientCase } from './vendor.ts'
import { approveVirtual } from './virtual-approval.ts'
import type { World } from './world.ts'

/** What a workflow may ask of the world. Each is idempotent by the keys in its request. */
export function createActivities(world: World) {
  const act =
    <Request, Answer>(activity: (world: World, request: Request) => Promise<Answer>) =>
    (request: Request) =>
      withHeartbeat(() => answering(() => activity(world, request), activityInfo().attempt))
  return {
    openCase: act(openCase),
    approveSubmitted: act(approveSubmitted),
    closeSubmitted: act(closeSubmitted),
    setAside: act(setAside),
    approveVirtual: act(approveVirtual),
    keepFacts: act(keepFacts),
    factsOnRecord: act(factsOnRecord),
    tell: act(tell),
    retell: act(retell),
    giveUpTelling: act(giveUpTelling),
    moveMoney: act(moveMoney),
    endOrders: act(endOrders),
    tellFinance: act(tellFinance),
    attemptDelivery: act(attemptDelivery),
    comparePayments: act(comparePayments),
    compareRefunds: act(compareRefunds),
    compareLedger: act(compareLedger),
    compareTriggers: act(compareTriggers),
    concludeComparison: act(concludeComparison),
    settle: act(settle),
    lookForReturns: act(lookForReturns),
    arrangeReturn: act(arrangeReturn),
    startVendorLeg: act(startVendorLeg),
    tellClientCase: act(tellClientCase),
  }
}

export type Activities = ReturnType<typeof createActivities>
