import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mistakesIn } from '../policies/wire.ts'
import { asProblem } from './as-problem.ts'
import { caseRoutes } from './case-routes.ts'
import { caseViewRoutes } from './case-view-routes.ts'
import { consoleRoutes } from './console-routes.ts'
import { customerRoutes } from './customer-routes.ts'
import { decisionRoutes } from './decision-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { dockRoutes } from './dock-routes.ts'
import { documentation } from './documentation.ts'
import { exposureRoute } from './exposure-route.ts'
import { factRoutes } from './fact-routes.ts'
import { financeRoutes } from './finance-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { hookRoutes } from './hook-routes.ts'
import type { ApiHouse } from './house.ts'
import { importRoutes } from './import-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { answerOnce } from './once.ts'
import { peopleRoutes } from './people-routes.ts'
import { policyRoutes } from './policy-routes.ts'
import { malformed, PROBLEMS, ProblemError, problemDocument, slowDown } from './problem.ts'
import { queueRoutes } from './queue-routes.ts'
import { reportRoutes } from './report-routes.ts'
import type { Api } from './routes.ts'
import { sandboxRoutes } from './sandbox-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { guard } from './sign-in.ts'
import { streamRoutes } from './stream-routes.ts'
import { vendorRoutes } from './vendor-routes.ts'

/** The API with all its routes, not listening yet. */
export function buildApi(house: ApiHouse): Api {
  const app = fastify({
    loggerInstance: house.log as FastifyBaseLogger, // pino is what Fastify's own logger is
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    genReqId: () => randomUUID(),
    // A vendor's leg goes by two numbers, and each of their characters may be three in a path.
    routerOptions: { maxParamLength: 400 },
    // Of proxies of our own only; otherwise anyone could name any address as theirs.
    trustProxy: [...house.trustedProxies],
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(({ schema }) => readWith(schema))
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerProblem(house, asProblem(error, request), request, reply),
  )
  app.setNotFoundHandler((request, reply) => {
    const nowhere = new ProblemError('not-found', `Nothing is at ${request.method} here; /docs shows what there is.`)
    return answerProblem(house, nowhere, request, reply)
  })

  app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  })
  app.register(rateLimit, {
    max: house.requestsPerMinute,
    timeWindow: '1 minute',
    // Each key has a budget of its own, once it is known to be one; whoever has none shares the address's.
    keyGenerator: request => (request.principal ? `key:${request.principal.id}` : request.ip),
    errorResponseBuilder: (_request, { after }) => slowDown(after),
  })
  app.register(async scope => {
    const api = scope.withTypeProvider<ZodTypeProvider>()
    await documentation(api, house)
    await api.register(cookie)
    guard(api, house)
    answerOnce(api, house)
    for (const routes of [
      caseRoutes,
      caseViewRoutes,
      queueRoutes,
      streamRoutes,
      sessionRoutes,
      oidcRoutes,
      peopleRoutes,
      factRoutes,
      dockRoutes,
      decisionRoutes,
      vendorRoutes,
      deskRoutes,
      ledgerRoutes,
      financeRoutes,
      mailRoutes,
      exposureRoute,
      reportRoutes,
      policyRoutes,
      keyRoutes,
      healthRoutes,
      sandboxRoutes,
    ])
      routes(api, house)
    api.register(async pages => consoleRoutes(pages.withTypeProvider<ZodTypeProvider>()))
    api.register(async imports => importRoutes(imports.withTypeProvider<ZodTypeProvider>(), house))
    api.register(async hooks => hookRoutes(hooks.withTypeProvider<ZodTypeProvider>(), house))
    api.register(async pages => customerRoutes(pages.withTypeProvider<ZodTypeProvider>(), house))
  })
  return app
}

function readWith(schema: unknown) {
  return (data: unknown) => {
    if (!(schema instanceof z.ZodType)) throw new Error('Routes are described by zod schemas.')
    const read = schema.safeParse(data, { reportInput: true })
    return read.success ? { value: read.data } : { error: malformed(mistakesIn(read.error)) }
  }
}

function answerProblem(house: ApiHouse, problem: ProblemError, request: FastifyRequest, reply: FastifyReply) {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter))
  if (problem.problem === 'key-unknown') reply.header('www-authenticate', 'Bearer')
  return reply
    .code(PROBLEMS[problem.problem].status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemDocument(problem, { id: request.id, publicUrl: house.publicUrl }))
}
