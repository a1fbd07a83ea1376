import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createSecureServer, type IncomingHttpHeaders } from 'node:http2'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { lookAtTemporal } from '../../cli/doctor/temporal.ts'
import { connectionSettings, connectTemporal } from '../../client/connection.ts'
import type { Look } from '../../counterparts/look.ts'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import { type RunningTemporal, startTemporal } from '../../sandbox/temporal-server.ts'
import { temporaryFolder } from '../sandbox/ground/temporary-folder.ts'

/** Temporal's server behind one that speaks TLS, as a cluster's or Temporal Cloud's does. */
describe('A Temporal that wants TLS', function () {
  this.timeout(60_000)
  const files = temporaryFolder()
  let temporal: RunningTemporal
  let front: Server
  let port: number

  before(async () => {
    certify(files)
    temporal = await startTemporal({ folder: join(files, 'temporal'), binary: await findTemporal() })
    const { hostname, port: behind } = new URL(`tcp://${temporal.address}`)
    front = createServer(
      {
        ...own(files, 'server'),
        ca: text(files, 'ca.pem'),
        requestCert: true,
        rejectUnauthorized: true,
        ALPNProtocols: ['h2'],
      },
      socket => {
        const onwards = connect(Number(behind), hostname)
        socket.pipe(onwards).pipe(socket)
        for (const end of [socket, onwards]) end.on('error', () => [socket, onwards].forEach(one => void one.destroy()))
      },
    )
    front.on('tlsClientError', () => {})
    await new Promise<void>(listening => front.listen(0, '127.0.0.1', listening))
    port = (front.address() as AddressInfo).port
  })
  after(async () => {
    front.close()
    await temporal.stop()
  })

  const variables = (more: Record<string, string> = {}) => ({
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(files, 'ca.pem'),
    TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
    ...more,
  })
  const certificate = () => ({
    TEMPORAL_TLS_CLIENT_CERT_PATH: join(files, 'client.pem'),
    TEMPORAL_TLS_CLIENT_KEY_PATH: join(files, 'client.key'),
  })

  it('lets us in by our certificate: API, worker and doctor alike', async () => {
    const env = variables(certificate())
    const client = await connectTemporal({ kind: 'standard', variables: env })
    assert.ok((await client.workflowService.getSystemInfo({})).serverVersion)
    await client.connection.close()
    const { connectionOptions } = connectionSettings({ kind: 'standard', variables: env })
    const native = await NativeConnection.connect(connectionOptions)
    assert.ok((await native.workflowService.getSystemInfo({})).serverVersion)
    await native.close()
    assert.deepEqual(
      (await looks(env)).map(({ kind }) => kind),
      ['well', 'well', 'well'],
    )
  })

  it('GROUND-7: keeps out whoever has no certificate, or takes another server for ours; the doctor says so', async () => {
    for (const env of [variables(), variables({ ...certificate(), TEMPORAL_TLS_SERVER_NAME: 'other.example' })]) {
      const { connectionOptions } = connectionSettings({ kind: 'standard', variables: env })
      await assert.rejects(NativeConnection.connect(connectionOptions))
      const [look] = await looks(env)
      assert.ok(look?.kind === 'ill', JSON.stringify(look))
      assert.match(look.cure, /TEMPORAL_TLS/)
    }
  })

  it('is told our API key, and which namespace we mean', async () => {
    const told: IncomingHttpHeaders[] = []
    const cloud = createSecureServer(own(files, 'server'))
    cloud.on('stream', (stream, headers) => {
      told.push(headers)
      stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' }, { endStream: true })
    })
    await new Promise<void>(listening => cloud.listen(0, '127.0.0.1', listening))
    const address = `127.0.0.1:${(cloud.address() as AddressInfo).port}`
    const env = variables({ TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: 'a-key', TEMPORAL_NAMESPACE: 'returns.a1b2c' })
    const { connectionOptions, namespace } = connectionSettings({ kind: 'standard', variables: env })
    const connection = await Connection.connect(connectionOptions)
    await connection.workflowService.describeNamespace({ namespace }).catch(() => undefined)
    await connection.close()
    cloud.close()
    assert.equal(namespace, 'returns.a1b2c')
    assert.ok(told.length > 0)
    for (const headers of told) assert.equal(headers.authorization, 'Bearer a-key')
  })
})

async function looks(env: Record<string, string>): Promise<Look[]> {
  const found: Look[] = []
  for await (const look of lookAtTemporal(env)) found.push(look)
  return found
}

function text(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

function own(folder: string, name: string): { key: string; cert: string } {
  return { key: text(folder, `${name}.key`), cert: text(folder, `${name}.pem`) }
}

/** An authority of our own, and what it vouches for: a server and a client. */
function certify(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...fresh, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Authority')
  writeFileSync(join(folder, 'server.ext'), 'subjectAltName=DNS:temporal.example')
  writeFileSync(join(folder, 'client.ext'), 'extendedKeyUsage=clientAuth')
  for (const name of ['server', 'client']) {
    openssl('req', ...fresh, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', `${name}.pem`, '-days', '2', '-extfile', `${name}.ext`],
    )
  }
}
