import { newWorld } from '../world.ts'
import { ALL_MOMENTS, killedAt } from './fault-points.ts'

/** `npm run chaos:points`; the suite has a short form of it. */
describe('A worker killed at every moment of every kind of effect', function () {
  this.timeout(20 * 60_000)
  killedAt(ALL_MOMENTS, () => newWorld({ workers: 2 }))
})
