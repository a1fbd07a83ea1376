import { registerSearchAttributes } from '../client/search-attributes.ts'
import { readApiConfig } from '../config/config.ts'
import { MINUTE, SECOND } from '../domain/time.ts'
import { migrate } from '../records/database.ts'
import { buildApi } from './app.ts'
import { furnish } from './furnish.ts'
import { reconcile } from './reconciler.ts'
import { relay } from './relay.ts'
import { rounds } from './round.ts'
import { within } from './within.ts'

const config = readApiConfig(process.env)
const house = furnish(config)
const { log, temporal } = house

const prepareTemporal = () => within(15 * SECOND, registerSearchAttributes(temporal.connection, temporal.namespace))
const checkAllCases = async () => {
  await prepareTemporal()
  await reconcile(house, 'all cases')
}

await migrate(house.records)
// Cases start only with them, but facts are taken in without: we open all the same, and try again in every round.
await prepareTemporal().catch(error => log.error({ err: error }, 'Temporal could not be prepared.'))
const app = buildApi(house)
log.info({ at: await app.listen(config.listen) }, 'The API is ready.')

const going = [
  rounds(log, { name: 'relay', milliseconds: 2 * SECOND }, () => relay(house)),
  rounds(log, { name: 'look for cases that never started', milliseconds: 30 * SECOND }, () =>
    reconcile(house, 'unclaimed cases'),
  ),
  rounds(log, { name: 'look at all cases', milliseconds: 5 * MINUTE }, checkAllCases),
]

async function stop(): Promise<void> {
  await app.close()
  await Promise.all(going.map(round => round.stop()))
  await house.close()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
