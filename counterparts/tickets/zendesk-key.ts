/**
 * How Zendesk is shown who we are. An API token belongs to an agent, `ana@example.com/token:…`, and goes as a password
 * does; anything else is an OAuth access token.
 */
export function authorizationOf(token: string): string {
  return /^[^\s:]+@[^\s:]+\/token:/.test(token) ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`
}
