import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

type Variables = Record<string, string | undefined>

/**
 * The environment, and beneath it what a `.env` in `folder` says: what is set already stays. Read by Node's own parser.
 * The sandbox sets all that its processes need, and none of it may come from a company's file: there it is not read.
 * Throws an Error when the file is there and may not be read.
 */
export function withDotEnv(env: Variables, folder: string): Variables {
  if (env.SANDBOX_URL) return env
  const file = textOf(join(folder, '.env'))
  return file === undefined ? env : { ...parseEnv(file), ...env }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
