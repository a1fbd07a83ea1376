import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { pino } from 'pino'
import { buildApi } from '../../api/app.ts'
import type { ApiHouse } from '../../api/house.ts'

/** What the console knows of the API: `npm run console:client` writes it anew. */
export const CLIENT_TYPES = fileURLToPath(new URL('../../console/src/api-types.ts', import.meta.url))

export async function clientTypes(): Promise<string> {
  const app = buildApi({
    publicUrl: 'http://127.0.0.1:8080',
    surroundings: { kind: 'production' },
    requestsPerMinute: 1_000,
    ticketing: { kind: 'none' },
    log: pino({ level: 'silent' }),
  } as unknown as ApiHouse) // to describe itself it asks nothing of the world
  await app.ready()
  const { body } = await app.inject('/openapi.json')
  await app.close()
  return `/* Made from /openapi.json by npm run console:client. */\n${astToString(await openapiTS(body))}`
}
