import { createServer } from 'node:net'

/** `preferred` if nobody listens there on 127.0.0.1, or else one that is free now. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred === undefined) return listenOnce(0)
  return listenOnce(preferred).catch(() => listenOnce(0))
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('Not a TCP address.')),
      )
    })
  })
}
