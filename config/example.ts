import { ConfigError, readApiConfig, readRelayConfig, readWorkerConfig } from './config.ts'
import { VARIABLES } from './env.ts'

/**
 * A `.env` to be filled in: every variable with what it says and what it looks like. Those without which something does
 * not start stand empty; the others are left out until somebody takes the `#` away.
 */
export function exampleEnv(): string {
  const needed = new Set([readApiConfig, readWorkerConfig, readRelayConfig].flatMap(missingFrom))
  const ours = Object.entries(VARIABLES).map(([name, { says, like }]) =>
    [`# ${says}`, needed.has(name) ? `# as in ${quoted(like)}\n${name}=` : `# ${name}=${quoted(like)}`].join('\n'),
  )
  return [HEAD, ...ours, TEMPORAL].join('\n\n')
}

const HEAD = `# What Sendback is told: copy this to .env beside the processes, and fill it in. The environment itself goes before.
# A value with #, quotes or spaces at its ends stands between '…'. \`sendback doctor\` tries it all. docs/configuration.md`

const TEMPORAL = `# Temporal's own variables (https://docs.temporal.io/references/client-environment-configuration); unset: 127.0.0.1:7233
# TEMPORAL_ADDRESS=sendback.a1b2c.tmprl.cloud:7233
# TEMPORAL_NAMESPACE=sendback.a1b2c
# TEMPORAL_API_KEY=…
# TEMPORAL_TLS_CLIENT_CERT_PATH=/etc/sendback/temporal.pem
# TEMPORAL_TLS_CLIENT_KEY_PATH=/etc/sendback/temporal.key
# TEMPORAL_TLS_SERVER_CA_CERT_PATH=/etc/sendback/temporal-ca.pem
`

function missingFrom(read: (env: Record<string, string>) => unknown): string[] {
  try {
    read({})
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.wrong.map(({ variable }) => variable)
  }
}

function quoted(value: string): string {
  return /["#]|^\s|\s$/.test(value) ? `'${value}'` : value
}
