import { newWorld } from '../world.ts'
import { ALL_MOMENTS, killedAt } from './fault-points.ts'

/** Every moment of a letter and of a capture; of the rest the worst: it is done, and nobody has written it down. */
const MOMENTS = ALL_MOMENTS.filter(
  ({ kind, point }) => kind === 'letter' || kind === 'capture-hold' || point === 'after-call',
)

/** `npm run chaos:points` kills at every moment of every kind of effect. */
describe('GROUND-18: a worker killed at the worst moment', function () {
  this.timeout(10 * 60_000)
  killedAt(MOMENTS, () => newWorld({ workers: 2 }))
})
