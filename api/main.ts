import { readApiConfig } from '../config/config.ts'
import { MINUTE, SECOND } from '../domain/time.ts'
import { migrate } from '../records/database.ts'
import { keepPolicyVersions } from '../records/policy-versions.ts'
import { buildApi } from './app.ts'
import { furnish } from './furnish.ts'
import { reconcile } from './reconciler.ts'
import { relay } from './relay.ts'
import { rounds } from './round.ts'

const config = readApiConfig(process.env)
const house = furnish(config)
const { log } = house

await migrate(house.records)
await keepPolicyVersions(house.records, house.policies.profiles)
// Facts are taken in without Temporal: we open all the same, and try again in every round.
await house.prepareTemporal().catch(error => log.error({ err: error }, 'Temporal could not be prepared.'))
const app = buildApi(house)
log.info({ at: await app.listen(config.listen) }, 'The API is ready.')

const going = [
  rounds(log, { name: 'relay', milliseconds: 2 * SECOND }, () => relay(house)),
  rounds(log, { name: 'look for cases that never started', milliseconds: 30 * SECOND }, () =>
    reconcile(house, 'unclaimed cases'),
  ),
  rounds(log, { name: 'look at all cases', milliseconds: 5 * MINUTE }, async () => {
    await house.prepareTemporal()
    await reconcile(house, 'all cases')
  }),
]

async function stop(): Promise<void> {
  await app.close()
  await Promise.all(going.map(round => round.stop()))
  await house.close()
  // What the Temporal client is still trying by itself, after we gave it up, must not keep us.
  process.exit()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
