import type { OpenAPIV3_1 } from 'openapi-types'
import { pino } from 'pino'
import { buildApi } from '../../api/app.ts'
import type { ApiHouse } from '../../api/house.ts'

/** What the API says of itself, in production. To say so it asks nothing of the world. */
export async function apiDocument(): Promise<OpenAPIV3_1.Document> {
  const app = buildApi({
    publicUrl: 'http://127.0.0.1:8080',
    surroundings: { kind: 'production' },
    requestsPerMinute: 1_000,
    trustedProxies: [],
    ticketing: { kind: 'none' },
    log: pino({ level: 'silent' }),
  } as unknown as ApiHouse)
  await app.ready()
  const { body } = await app.inject('/openapi.json')
  await app.close()
  return JSON.parse(body)
}
