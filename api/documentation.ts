import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'
import { CATALOGUE } from '../counterparts/finance/catalogue.ts'
import type { ApiHouse } from './house.ts'
import { ACCESS, type Route } from './roles.ts'
import type { Api } from './routes.ts'

const ABOUT = `Sendback takes equipment back: it keeps every promise of a return, from the RMA's approval to its end.

Amounts are whole minor units with a currency. Times are ISO 8601 and answered in UTC. Send an \`Idempotency-Key\` with
every POST: the same key with the same request is answered once, and again with the same answer. Every refusal is a
problem document (RFC 9457) whose \`detail\` says what to do next.`

/** The document is made from the schemas that check requests and answers; /docs shows it, from here and nowhere else. */
export async function documentation(app: Api, house: ApiHouse): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sendback', version: '1', description: ABOUT, license: { name: 'MIT' } },
      servers: [{ url: house.publicUrl }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'sbk_…' } } },
    },
    transform: route => {
      const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0])
      const access = ACCESS[`${[route.route.method].flat()[0]} ${route.route.url}` as Route] // undefined for /docs
      const allowed = Array.isArray(access) ? `Roles: ${access.join(', ')}.` : undefined
      if (!schema || !allowed) return { schema, url }
      const description = [schema.description, allowed].filter(Boolean).join('\n\n')
      return { schema: { ...schema, description, security: [{ key: [] }] }, url }
    },
    transformObject: document => ({
      ...withoutUnused(jsonSchemaTransformObject(document) as Partial<OpenAPIV3_1.Document>), // we asked for 3.1
      webhooks: messages(),
    }),
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.url?.startsWith('/docs')) reply.header('content-security-policy', DOCS_POLICY)
    return payload
  })
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      title: 'Sendback API',
      withDefaultFonts: false,
      telemetry: false,
      proxyUrl: '',
      hideClientButton: true,
    },
  })
}

/** What finance's endpoints are sent. */
function messages(): NonNullable<OpenAPIV3_1.Document['webhooks']> {
  return Object.fromEntries(
    Object.entries(CATALOGUE).map(([type, { says, data, like }]): [string, OpenAPIV3_1.PathItemObject] => {
      const body = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data })
      const schema = z.toJSONSchema(body) as OpenAPIV3.NonArraySchemaObject // whose types the later ones are made of
      const example = { type, timestamp: '2026-04-05T04:00:00.000Z', data: like }
      const content = { 'application/json': { schema, example } }
      const responses = { '2XX': { description: 'It is on your disk.' }, '410': { description: 'Send no more here.' } }
      return [type, { post: { tags: ['Webhooks'], summary: says, requestBody: { content }, responses } }]
    }),
  )
}

/**
 * Each schema is written for requests and for answers; what no route refers to only stands in a reader's way. By name:
 * the order in which they were made is another wherever the files are read in another order.
 */
function withoutUnused(document: Partial<OpenAPIV3_1.Document>): Partial<OpenAPIV3_1.Document> {
  const text = JSON.stringify(document)
  const schemas = Object.entries(document.components?.schemas ?? {})
  const used = schemas
    .filter(([name]) => text.includes(`"#/components/schemas/${name}"`))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(used) } }
}

/** The viewer brings its own script and writes its own styles; the browser fetches nothing from anyone else. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')
