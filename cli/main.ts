import { withDotEnv } from '../config/dot-env.ts'
import { browse } from './browse.ts'
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), {
  env: withDotEnv(process.env, process.cwd()),
  folder: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  browse: url => browse(url, process.env),
  interruption() {
    const interrupted = new AbortController()
    process.once('SIGINT', () => interrupted.abort())
    return interrupted.signal
  },
})
