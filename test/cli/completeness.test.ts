import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { ACCESS } from '../../api/roles.ts'
import { program, run } from '../../cli/run.ts'
import { SPECO_CASE, type TestHouse, testHouse } from '../api/house.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** What nobody types: each with the reason. */
const NOT_AT_A_TERMINAL: Partial<Record<keyof typeof ACCESS, string>> = {
  'POST /v1/session': 'signs a browser in',
  'DELETE /v1/session': 'signs a browser out',
  'GET /v1/cases/:rma/letters/:id': 'is a page; case letters --json has the same words',
  'GET /v1/cases/:rma/own-page': 'is a page',
  'GET /v1/sign-in': 'is read by the page that signs a browser in',
  'GET /sign-in': 'leads a browser to the provider of identities',
  'GET /sign-in/callback': 'is where that one leads',
  'GET /v1/surroundings': 'is read by a page; doctor --api and whoami say what there is to act on',
  'GET /v1/sandbox/*': 'reads what other programs of the sandbox show',
  'GET /metrics': 'is read by Prometheus',
  'POST /v1/hooks/stripe': 'is told by Stripe',
  'POST /v1/hooks/easypost': 'is told by EasyPost',
  'POST /v1/hooks/shippo': 'is told by Shippo',
  'POST /v1/hooks/aftership': 'is told by AfterShip',
  'POST /v1/hooks/zendesk': 'is told by Zendesk',
  'POST /v1/hooks/tickets': 'is told by a ticketing system',
  'GET /authorize/:token': 'is the client’s own page',
  'POST /authorize/:token': 'is the client’s own page',
  'GET /r/:token': 'is the client’s own page',
  'POST /r/:token': 'is the client’s own page',
  'GET /authorize/thanks': 'is where the gateway leads',
  'GET /authorize/paid': 'is where the gateway leads',
  'GET /authorize/back': 'is where the gateway leads',
  'GET /console': 'is a page',
  'GET /console/*': 'is a page; case view --web leads there',
  'GET /console/assets/*': 'belongs to a page',
  'GET /problems/:code': 'is a page',
  'GET /healthz': 'is asked by whatever keeps the process running; doctor --api asks /readyz',
  'GET /openapi.json': 'is read by programs',
  'GET /v1/policies/schema': 'policy schema has it without an API',
}

/** Files, scripts, and what is made without an API. */
const NO_JSON = ['ledger export', 'policy letters', 'policy schema', 'key bootstrap', 'env', 'completion', 'complete']

const APPROVED = `policy,rma,customer.ref,customer.name,customer.email,serial,brand,model
speco,9001,cust-9,Ana Diaz,ana@example.com,C9,Speco,O8B8
`

/** Each command's examples, as its help shows them. */
function examplesOf(command: Command): string[] {
  const said: string[] = []
  command.configureOutput({ writeOut: text => said.push(text) })
  command.outputHelp()
  const own = said
    .join('')
    .split('\n')
    .flatMap(line => /^ {2}\$ (.*)$/.exec(line)?.[1] ?? [])
  return [...own, ...command.commands.flatMap(examplesOf)]
}

/** `cat FILE | sendback …`, `sendback … > FILE`, `sendback … "two words"`. */
function asWords(example: string): { words: string[]; stdin?: string } {
  const [, file, line = ''] = /^(?:cat (\S+) \| )?sendback (.*?)(?: (?:>>?|\|) .*)?$/.exec(example) ?? []
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  return { words, ...(file && { stdin: file }) }
}

describe('The command line, against the API', function () {
  this.timeout(120_000)
  let desk: TestHouse
  let server: Server
  let folder: string
  const asked: { route: string; status: number; answer: string }[] = []

  before(async () => {
    desk = await testHouse({ kind: 'sandbox', url: 'http://127.0.0.1:9' })
    server = createServer(async (request, response) => {
      const { method = 'GET', url = '' } = request
      const { authorization, 'content-type': type } = request.headers
      const payload = await text(request)
      const one = { route: `${method} ${url.split('?')[0]}`, status: 0, answer: '' }
      asked.push(one)
      const answer = await desk.api.inject({
        method: method as 'GET',
        url,
        headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
        ...(payload && { payload }),
      })
      Object.assign(one, { status: answer.statusCode, answer: answer.body })
      response.writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) })
      response.end(answer.rawPayload)
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    folder = mkdtempSync(join(tmpdir(), 'sendback-examples-'))
    mkdirSync(join(folder, '.sandbox'))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    writeFileSync(join(folder, '.sandbox', 'keys.json'), JSON.stringify({ url, keys: desk.keys }))
    writeFileSync(join(folder, 'approved.csv'), APPROVED)
    for (const file of ['approval.json', 'cameras.json'])
      writeFileSync(join(folder, file), JSON.stringify({ ...SPECO_CASE, ticket: file }))
    const { rma: _, ...focuscloud } = JSON.parse(
      readFileSync(join(ROOT, 'sandbox/samples/focus-subscription.json'), 'utf8'),
    )
    delete focuscloud.mail
    writeFileSync(join(folder, 'focuscloud.json'), JSON.stringify(focuscloud))
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    server.closeAllConnections()
    server.close()
    await desk.close()
  })

  it('takes every example of its own help, with the key it takes by itself, and reaches every route', async () => {
    const said: string[] = []
    const terminal = {
      env: { NO_COLOR: '1' },
      folder,
      stdin: Readable.from(['']),
      stdout: { write: (text: string) => said.push(text) },
      stderr: { write: (text: string) => said.push(text) },
    }
    const examples = [...new Set(examplesOf(program(terminal)))]
    assert.ok(examples.length > 80, `${examples.length} examples were found`)
    for (const example of examples) {
      const before = asked.length
      said.length = 0
      const { words, stdin } = asWords(example)
      const input = stdin ? readFileSync(join(folder, stdin), 'utf8') : ''
      const interruption = () => AbortSignal.timeout(300)
      await run(words, { ...terminal, stdin: Readable.from([input]), interruption })
      assert.doesNotMatch(said.join(''), /^error: /m, `${example}\n${said.join('')}`)
      for (const { route, status, answer } of asked.slice(before))
        assert.ok(![400, 401, 403].includes(status), `${example}\n${route} answered ${status}: ${answer}`)
    }
    const reached = Object.keys(ACCESS).filter(route => asked.some(one => patternOf(route).test(one.route)))
    const left = Object.keys(ACCESS).filter(route => !reached.includes(route))
    assert.deepEqual(left.sort(), Object.keys(NOT_AT_A_TERMINAL).sort())
  })

  it('prints JSON wherever the API answers with something', () => {
    const terminal = { env: {}, folder, stdin: Readable.from(['']), stdout: { write() {} }, stderr: { write() {} } }
    const without = (command: Command, path: string): string[] =>
      command.commands.length > 0
        ? command.commands.flatMap(one => without(one, `${path}${one.name()} `))
        : command.options.some(option => option.long === '--json')
          ? []
          : [path.trim()]
    assert.deepEqual(without(program(terminal), ''), NO_JSON)
  })

  it('shows examples in the help of every command', () => {
    const terminal = { env: {}, folder, stdin: Readable.from(['']), stdout: { write() {} }, stderr: { write() {} } }
    const without = (command: Command): string[] => [
      ...(examplesOf(command).length === 0 ? [command.name()] : []),
      ...command.commands.flatMap(without),
    ]
    assert.deepEqual(without(program(terminal)), [])
  })
})

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`)
}
