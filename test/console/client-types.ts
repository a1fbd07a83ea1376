import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { apiDocument } from '../api/document.ts'

/** What the console knows of the API: `npm run console:client` writes it anew. */
export const CLIENT_TYPES = fileURLToPath(new URL('../../console/src/api-types.ts', import.meta.url))

export async function clientTypes(): Promise<string> {
  const { webhooks: _toFinance, ...document } = await apiDocument()
  return `/* Made from /openapi.json by npm run console:client. */\n${astToString(await openapiTS(JSON.stringify(document)))}`
}
