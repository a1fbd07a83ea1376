import { furnishCases } from '../api/furnish.ts'
import { goOnRounds } from '../api/rounds.ts'
import { readRelayConfig } from '../config/config.ts'
import { withDotEnv } from '../config/dot-env.ts'
import { migrate } from '../records/database.ts'

/** The relay by itself, for APIs with `RELAY=apart`. */
const house = furnishCases(readRelayConfig(withDotEnv(process.env, process.cwd())), 'relay')
const { log } = house

await migrate(house.records)
await house.prepareTemporal().catch(error => log.error({ err: error }, 'Temporal could not be prepared.'))
const going = goOnRounds(house)
log.info('The relay is ready.')

async function stop(): Promise<void> {
  await going.stop()
  await house.close()
  // What the Temporal client is still trying by itself, after we gave it up, must not keep us.
  process.exit()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
