import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Configuration, Provider } from 'oidc-provider'
import { ROLES } from '../domain/staff-decision.ts'

export interface IdentityDesk {
  /** Its issuer. */
  url: string
  stop(): Promise<void>
}

interface SamplePerson {
  name: string
  /** What OIDC_ROLES reads. */
  groups: string[]
}

/** One for each role, and one whom nobody gave any. The mail address is `<first name>@sendback.example`. */
const PEOPLE: Record<string, SamplePerson> = {
  tess: { name: 'Tess Ticketing', groups: ['returns-ticketing'] },
  sam: { name: 'Sam Staff', groups: ['everybody', 'returns-staff'] },
  rita: { name: 'Rita Receiver', groups: ['returns-receiver'] },
  finn: { name: 'Finn Finance', groups: ['returns-finance'] },
  mona: { name: 'Mona Manager', groups: ['everybody', 'returns-manager'] },
  ada: { name: 'Ada Admin', groups: ['returns-admin'] },
  nora: { name: 'Nora Nobody', groups: ['everybody'] },
}

/** For `OIDC_ROLES`. */
export const SAMPLE_ROLES = JSON.stringify(Object.fromEntries(ROLES.map(role => [`returns-${role}`, role])))

/**
 * A provider of identities with a few sample people, who sign in without a password: it is `oidc-provider`, so that what
 * we speak with it is what we speak with anybody's. It is made when it is first asked for anything.
 */
export async function startIdentityProvider(options: {
  port: number
  /** Where Sendback is, without a slash at the end. */
  publicUrl: string
  clientId: string
  clientSecret: string
}): Promise<IdentityDesk> {
  let made: Promise<Answering> | undefined
  const server = createServer((request, response) => {
    made ??= makeProvider(url, options)
    made.then(
      answer => answer(request, response),
      error => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>(listening => server.listen(options.port, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
  return {
    url,
    async stop() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>

async function makeProvider(
  url: string,
  { publicUrl, clientId, clientSecret }: { publicUrl: string; clientId: string; clientSecret: string },
): Promise<Answering> {
  const { Provider } = await quietly(() => import('oidc-provider'))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const settings: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/console`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'sandbox', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource(context, form) {
          context.body = page(
            'Sign out here too?',
            `${form}<p>${button('form="op.logoutForm" name="logout" value="yes"', 'Yes, sign me out')}</p>`,
          )
        },
      },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 8 * 60 * 60, Grant: 8 * 60 * 60, Interaction: 60 * 60, IdToken: 60 * 60, AccessToken: 60 * 60 },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => {
        const { name, groups } = PEOPLE[accountId] ?? { name: accountId, groups: [] }
        return { sub: accountId, name, email: `${accountId}@sendback.example`, email_verified: true, groups }
      },
    }),
    // Whoever signs in here means it: nobody is asked for a consent besides.
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile groups')
      await grant.save()
      return grant
    },
  }
  const provider = await quietly(async () => new Provider(url, settings))
  const pass = provider.callback()
  return async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void pass(request, response)
    await (request.method === 'POST' ? choose(provider, request, response) : showPeople(response)).catch(error =>
      response.writeHead(400).end(String(error)),
    )
  }
}

/** What it has to say at its start is for those who run it in production. */
async function quietly<Made>(make: () => Promise<Made>): Promise<Made> {
  const { warn } = console
  console.warn = () => {}
  try {
    return await make()
  } finally {
    console.warn = warn
  }
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { font: 1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
ul { list-style: none; padding: 0 } li { padding: .35rem 0 } button { font: inherit; padding: .35rem .75rem; min-width: 10rem }</style>
<h1>${title}</h1>${content}</html>`
}

function button(attributes: string, says: string): string {
  return `<button ${attributes}>${says}</button>`
}

async function showPeople(response: ServerResponse): Promise<void> {
  const buttons = Object.entries(PEOPLE).map(
    ([id, { name }]) => `<li>${button(`name="who" value="${id}"`, name)} ${id}@sendback.example</li>`,
  )
  const refuse = button('name="who" value=""', 'None of them: refuse')
  const says = '<p>The sandbox’s own provider of identities: choose one of its people.</p>'
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(page('Who are you?', `${says}<form method="post"><ul>${buttons.join('')}</ul><p>${refuse}</p></form>`))
}

async function choose(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let form = ''
  for await (const chunk of request) form += chunk
  const who = new URLSearchParams(form).get('who') ?? ''
  const answer = Object.hasOwn(PEOPLE, who)
    ? { login: { accountId: who } }
    : { error: 'access_denied', error_description: 'They did not want to.' }
  await provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false })
}
