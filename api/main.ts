import { readApiConfig } from '../config/config.ts'
import { withDotEnv } from '../config/dot-env.ts'
import { migrate } from '../records/database.ts'
import { keepPolicyVersions } from '../records/policy-versions.ts'
import { buildApi } from './app.ts'
import { furnish } from './furnish.ts'
import { goOnCardRounds, goOnParcelRounds, goOnRounds, goOnTicketRounds } from './rounds.ts'

const config = readApiConfig(withDotEnv(process.env, process.cwd()))
const house = furnish(config)
const { log } = house

await migrate(house.records)
await keepPolicyVersions(house.records, house.policies.profiles)
// Facts are taken in without Temporal: we open all the same, and try again in every round.
await house.prepareTemporal().catch(error => log.error({ err: error }, 'Temporal could not be prepared.'))
// Keys open the API all the same, and whoever signs in asks the provider anew. The sandbox's own is there when it is asked.
if (config.surroundings.kind === 'production')
  house.identity
    ?.answers()
    .catch(error =>
      log.error({ err: error }, 'Nobody can sign in just now: the provider does not answer as it should.'),
    )
const app = buildApi(house)
log.info({ at: await app.listen(config.listen) }, 'The API is ready.')

const going = [
  goOnCardRounds(house),
  goOnParcelRounds(house),
  goOnTicketRounds(house),
  ...(config.relay === 'inside' ? [goOnRounds(house)] : []),
]

async function stop(): Promise<void> {
  // A connection may fall idle only after closing has begun, and a client may then keep it open for minutes.
  const idle = setInterval(() => app.server.closeIdleConnections(), 100)
  await app.close()
  clearInterval(idle)
  await Promise.all(going.map(rounds => rounds.stop()))
  await house.close()
  // What the Temporal client is still trying by itself, after we gave it up, must not keep us.
  process.exit()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
