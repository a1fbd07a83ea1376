import type { SignInConfig } from '../config/config.ts'
import { fetchPage, type Look, refused, unreachable } from '../counterparts/look.ts'
import { identityProvider, SignInError } from './oidc-provider.ts'

/** Whether people can sign in: the provider describes itself, and takes our id and secret. Nobody is signed in. */
export async function lookAtProvider(config: SignInConfig, publicUrl: string): Promise<Look> {
  const { issuer, clientId } = config
  const description = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetchPage(description).catch(error => unreachable(error, issuer, 'OIDC_ISSUER'))
  if ('kind' in answer) return answer
  if (answer.status !== 200)
    return refused(answer, `See that OIDC_ISSUER is right: its description is read at ${description}.`)
  const redirectUri = `${publicUrl}/sign-in/callback`
  try {
    await identityProvider(config).knowsUs(redirectUri)
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    return {
      kind: 'ill',
      says: `${new URL(issuer).host} does not take us in: ${error.message}`,
      cure: 'See that OIDC_ISSUER is the issuer as its description names it, and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET what it gave you.',
    }
  }
  const says = `${new URL(issuer).host} knows us as ${clientId}; its redirect URI has to be ${redirectUri}.`
  return { kind: 'well', says, ...(answer.clock && { clock: answer.clock }) }
}
