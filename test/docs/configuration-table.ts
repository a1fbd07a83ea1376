import { ConfigError, readApiConfig, readRelayConfig, readWorkerConfig } from '../../config/config.ts'
import { VARIABLES } from '../../config/env.ts'

/** A row for each variable that is read: what it says, as in what, and who does not start without it. */
export function configurationTable(): string {
  const needed = {
    API: missingFrom(readApiConfig),
    worker: missingFrom(readWorkerConfig),
    relay: missingFrom(readRelayConfig),
  }
  const rows = Object.entries(VARIABLES).map(([name, variable]) => {
    const secret = 'kept' in variable ? ' (secret)' : ''
    const by = Object.entries(needed).flatMap(([who, missing]) => (missing.includes(name) ? [who] : []))
    const unset = 'unset' in variable ? `– ${variable.unset}` : '–'
    return `| \`${name}\` | ${variable.says}${secret} | \`${variable.like}\` | ${by.join(', ') || unset} |`
  })
  return ['| variable | what it says | as in | needed by |', '|---|---|---|---|', ...rows].join('\n')
}

function missingFrom(read: (env: Record<string, string | undefined>) => unknown): string[] {
  try {
    read({})
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.wrong.map(({ variable }) => variable)
  }
}
