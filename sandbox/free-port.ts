import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections: none of those takes one between this look and its use.
 * And each process looks in a stretch of its own, so that sandboxes which start side by side do not meet.
 */
const FIRST = 15_000
const STRETCHES = 64
const STRETCH = 256
let looked = randomInt(STRETCH)

/** `preferred` if nobody listens there on 127.0.0.1, or else one that is free now. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && (await isFree(preferred))) return preferred
  for (let tries = 0; tries < STRETCH; tries++) {
    const port = FIRST + (process.pid % STRETCHES) * STRETCH + (looked++ % STRETCH)
    if (await isFree(port)) return port
  }
  throw new Error(`No port is free on 127.0.0.1 in the ${STRETCH} from ${FIRST + (process.pid % STRETCHES) * STRETCH}.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
