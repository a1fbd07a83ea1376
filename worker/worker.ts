import type { DataConverter } from '@temporalio/common'
import type { NativeConnection } from '@temporalio/worker'
import { Worker, type WorkerOptions } from '@temporalio/worker'
import { createActivities } from '../activities/activities.ts'
import { rulings } from '../activities/rulings.ts'
import type { World } from '../activities/world.ts'
import { TASK_QUEUE } from '../client/cases.ts'
import { bundleWorkflows } from './bundle.ts'

const VERSION = '0.1.0'
const ACTIVITIES = 20
/** Enough for every activity at once, with some to spare. */
export const RECORDS_CONNECTIONS = 2 * ACTIVITIES + 5

export interface WorkerSettings {
  connection: NativeConnection
  namespace: string
  dataConverter: DataConverter
  maxCachedWorkflows: number
  /** Built anew when absent. */
  bundle?: NonNullable<WorkerOptions['workflowBundle']>
}

/** A worker for all cases: workflows, the activities over `world`, and the rulings. Runs once; stop it by a signal. */
export async function makeWorker(world: World, settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, dataConverter, maxCachedWorkflows } = settings
  return Worker.create({
    connection,
    namespace,
    dataConverter,
    taskQueue: TASK_QUEUE,
    workflowBundle: settings.bundle ?? (await bundleWorkflows(dataConverter)),
    activities: { ...createActivities(world), ...rulings },
    maxCachedWorkflows,
    // Each effect holds one connection to the records while it uses another: see `RECORDS_CONNECTIONS`.
    maxConcurrentActivityTaskExecutions: ACTIVITIES,
    // It stands in every workflow task of every history; the default is a hash of eighty characters.
    buildId: VERSION,
    // A killed worker's cases wait this long for it before another takes them.
    stickyQueueScheduleToStartTimeout: '2s',
    // Heartbeats are passed on as often as they are made, or a busy moment would look like a death.
    maxHeartbeatThrottleInterval: '3s',
    shutdownGraceTime: '20s',
    shutdownForceTime: '30s',
  })
}
