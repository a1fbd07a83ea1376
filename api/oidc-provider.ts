import { timingSafeEqual } from 'node:crypto'
import * as oidc from 'openid-client'
import type { SignInConfig } from '../config/config.ts'
import { reason } from '../counterparts/ask.ts'
import type { Role } from '../domain/staff-decision.ts'
import { HOUR } from '../domain/time.ts'
import type { Identity } from '../records/people.ts'

/** A provider of identities that speaks OpenID Connect: authorization code, PKCE, state and nonce. */
export interface IdentityProvider {
  issuer: string
  /** Whether the configuration says who is an admin whatever else is said. */
  admins: 'configured' | 'by-role'
  /** Where to send a browser, and what its way back is checked against. Throws `SignInError`. */
  begin(options: { redirectUri: string; as: 'whoever' | 'somebody-else' }): Promise<{ url: string; begun: Begun }>
  /** Who has come back. `search` is what the browser was sent back with. Throws `SignInError`. */
  finish(options: { redirectUri: string; search: string; begun: Begun }): Promise<Told>
  /** Where a browser is signed out there too; `undefined` where the provider has no such page, or does not answer. */
  signOutAt(options: { idToken: string | undefined; returnTo: string }): Promise<string | undefined>
  /** Resolves when the provider answers as one should. Throws `SignInError`. */
  answers(): Promise<void>
  /** Resolves when it takes our id and secret, which it is shown with a code that is none. Throws `SignInError`. */
  knowsUs(redirectUri: string): Promise<void>
}

export interface Begun {
  state: string
  nonce: string
  verifier: string
}

export interface Told {
  who: Identity
  /** The provider wants it back when they sign out. */
  idToken: string
}

/**
 * `away`: it does not answer. `denied`: they, or the provider, said no. `mixed-up`: the answer belongs to another
 * sign-in. `used`: the code was good once. `clocks`: ours and theirs differ. `forged`: the token is not one of theirs for
 * us. `set-up`: it does not know us, or not under this secret. `broken`: it says that something went wrong there.
 */
export type SignInFailure = 'away' | 'denied' | 'mixed-up' | 'used' | 'clocks' | 'forged' | 'set-up' | 'broken'

/** Why nobody could be signed in. The message is for the log. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly failure: SignInFailure
  constructor(failure: SignInFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
}

const PATIENCE_SECONDS = 8
const CLOCKS_MAY_DIFFER_SECONDS = 60
/** So long its own description is believed before it is read again. */
const DESCRIBED_FOR_MS = HOUR

/** It is asked for its description when somebody first signs in, so that we start without it. */
export function identityProvider(config: SignInConfig): IdentityProvider {
  const description = described(config)
  return {
    issuer: config.issuer,
    admins: config.admins.length > 0 ? 'configured' : 'by-role',
    async begin({ redirectUri, as }) {
      const provider = await description()
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: config.scopes,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(as === 'somebody-else' && { prompt: 'login' }),
      })
      return { url: url.href, begun }
    },
    async finish({ redirectUri, search, begun }) {
      const cameBack = new URL(redirectUri)
      cameBack.search = search
      if (!isSame(cameBack.searchParams.get('state') ?? '', begun.state))
        throw new SignInError('mixed-up', 'The state is that of another sign-in.')
      const provider = await description()
      const checks = { expectedState: begun.state, expectedNonce: begun.nonce, pkceCodeVerifier: begun.verifier }
      const tokens = await oidc.authorizationCodeGrant(provider, cameBack, checks).catch(failed)
      const claims = tokens.claims()
      if (!claims || !tokens.id_token) throw new SignInError('forged', 'There is no ID token in the answer.')
      const all = isEnough(config, claims)
        ? claims
        : { ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub).catch(failed)), ...claims }
      return { who: identityFrom(config, all), idToken: tokens.id_token }
    },
    async signOutAt({ idToken, returnTo }) {
      const provider = await description().catch(() => undefined)
      if (!provider?.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(provider, {
        post_logout_redirect_uri: returnTo,
        ...(idToken && { id_token_hint: idToken }),
      }).href
    },
    async answers() {
      await description()
    },
    async knowsUs(redirectUri) {
      const none = { code: 'none', redirect_uri: redirectUri, code_verifier: oidc.randomPKCECodeVerifier() }
      const asked = oidc.genericGrantRequest(await description(), 'authorization_code', none)
      await asked.catch(failed).catch((error: SignInError) => {
        if (error.failure !== 'used') throw error
      })
    },
  }
}

/** Read once an hour; what cannot be read now is read again by whoever asks next. */
function described(config: SignInConfig): () => Promise<oidc.Configuration> {
  let read: Promise<oidc.Configuration> | undefined
  let readAt = 0
  return () => {
    if (read && Date.now() - readAt < DESCRIBED_FOR_MS) return read
    readAt = Date.now()
    const reading = discover(config)
    reading.catch(() => {
      if (read === reading) read = undefined
    })
    read = reading
    return reading
  }
}

async function discover({ issuer, clientId, clientSecret }: SignInConfig): Promise<oidc.Configuration> {
  const about = { [oidc.clockTolerance]: CLOCKS_MAY_DIFFER_SECONDS }
  const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
  const options = { timeout: PATIENCE_SECONDS, execute: [oidc.enableNonRepudiationChecks, ...plain] }
  const auth = oidc.ClientSecretBasic(clientSecret.reveal())
  const found = await oidc.discovery(new URL(issuer), clientId, about, auth, options).catch(failed)
  // Secrets may go in the header or in the body; the header is what a provider takes that does not say.
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported
  if (!methods || methods.includes('client_secret_basic')) return found
  const inBody = oidc.ClientSecretPost(clientSecret.reveal())
  const other = new oidc.Configuration(found.serverMetadata(), clientId, about, inBody)
  for (const execute of options.execute) execute(other)
  other.timeout = PATIENCE_SECONDS
  return other
}

type Claims = Record<string, unknown> & { iss: string; sub: string }

/** Some providers put all into the token; others tell the rest to whoever asks with it. */
function isEnough({ roles }: SignInConfig, claims: Claims): boolean {
  return claims.email !== undefined && (!roles || claimOf(claims, roles.claim) !== undefined)
}

function identityFrom(config: SignInConfig, claims: Claims): Identity {
  const { email, name, sub } = claims
  const isBelieved = config.mail === 'always' || claims.email_verified === true
  const believed =
    isBelieved && typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email) ? email.toLowerCase() : undefined
  const isAdmin = config.admins.some(one =>
    one.startsWith('sub:') ? one === `sub:${sub}` : one.toLowerCase() === believed,
  )
  return {
    issuer: claims.iss,
    subject: sub,
    email: believed,
    name: typeof name === 'string' ? name.slice(0, 200) : '',
    claimedRole: roleFrom(config, claims),
    configured: isAdmin ? 'admin' : undefined,
  }
}

function roleFrom({ roles }: SignInConfig, claims: Claims): Role | undefined {
  if (!roles) return undefined
  const said = [claimOf(claims, roles.claim)].flat().map(String)
  return roles.of.find(([value]) => said.includes(value))?.[1]
}

/** By its whole name, which may have dots in it; otherwise step by step. */
function claimOf(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  return path.split('.').reduce<unknown>((value, step) => {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    return isThere ? (value as Record<string, unknown>)[step] : undefined // has it, as just asked
  }, claims)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What the library throws, by what a person can do about it. */
function failed(error: unknown): never {
  throw new SignInError(failureOf(error), wordsOf(error), { cause: error })
}

function failureOf(error: unknown): SignInFailure {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'broken'
  if (error instanceof oidc.ResponseBodyError) return OF_TOKENS[error.error] ?? 'broken'
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'set-up'
  const code = error instanceof oidc.ClientError ? error.code : undefined
  return (code && OF_CODE[code]) || 'away'
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const OF_TOKENS: Partial<Record<string, SignInFailure>> = {
  invalid_grant: 'used',
  invalid_client: 'set-up',
  unauthorized_client: 'set-up',
  invalid_scope: 'set-up',
}

const OF_CODE: Partial<Record<string, SignInFailure>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clocks',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'forged',
  OAUTH_KEY_SELECTION_FAILED: 'forged',
  OAUTH_INVALID_RESPONSE: 'forged',
  OAUTH_PARSE_ERROR: 'forged',
  OAUTH_UNSUPPORTED_OPERATION: 'forged',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'set-up',
  OAUTH_MISSING_SERVER_METADATA: 'set-up',
  OAUTH_INVALID_SERVER_METADATA: 'set-up',
}

function wordsOf(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return [error.error, error.error_description].filter(Boolean).join(': ')
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'it refuses our id and secret'
  return error instanceof oidc.ClientError && error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : reason(error)
}
