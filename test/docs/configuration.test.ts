import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigError, readApiConfig, readRelayConfig, readWorkerConfig } from '../../config/config.ts'
import { VARIABLES } from '../../config/env.ts'

describe('The table of the configuration', () => {
  const rows = readFileSync(resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| |\s*\|$/g, '')))

  it('has every variable that is read, in the words that a mistake about it is told in, and no other', () => {
    const known = Object.entries(VARIABLES).map(([name, variable]) => {
      const secret = 'kept' in variable ? ' (secret)' : ''
      return [`\`${name}\``, `${variable.says}${secret}`, `\`${variable.like}\``]
    })
    assert.deepEqual(
      rows.map(row => row.slice(0, 3)),
      known,
    )
  })

  it('says of each who does not start without it', () => {
    const api = missingFrom(readApiConfig)
    const worker = missingFrom(readWorkerConfig)
    const relay = missingFrom(readRelayConfig)
    for (const [name = '', , , neededBy = ''] of rows) {
      const variable = name.replaceAll('`', '')
      const needed = Object.entries({ API: api, worker, relay }).flatMap(([who, missing]) =>
        missing.includes(variable) ? [who] : [],
      )
      assert.equal(neededBy.replace(/^– ?.*$/, ''), needed.join(', '), variable)
    }
  })
})

function missingFrom(read: (env: Record<string, string | undefined>) => unknown): string[] {
  try {
    read({})
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.wrong.map(({ variable }) => variable)
  }
}
