import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { run } from '../../cli/run.ts'

const CASE = {
  rma: 'RMA-1001',
  policy: 'speco',
  policyVersion: 1,
  stage: 'awaiting-return',
  outcome: null,
  ticket: '4711',
  dueAt: '2026-04-05T04:00:00.000Z',
  billAt: '2026-04-05T04:00:00.000Z',
  collateral: 'held',
  securedUntil: '2026-03-12T00:00:00.000Z',
  units: [{ serial: 'C1', brand: 'Speco', model: 'O8B8', state: 'owed' }],
  exceptions: [],
  tasks: [],
}

interface Asked {
  method: string | undefined
  url: string | undefined
  key: string | undefined
  once: string | undefined
  body: unknown
}

interface Surroundings {
  tty?: true
  env?: Record<string, string>
  stdin?: string
  /** Somebody is at the keyboard. */
  person?: true
  browse?: (url: string) => Promise<boolean>
}

describe('The command line', () => {
  let server: Server
  let url: string
  let folder: string
  let asked: Asked[]
  let answer: { status: number; body: unknown }

  beforeEach(async () => {
    asked = []
    answer = { status: 200, body: CASE }
    folder = mkdtempSync(join(tmpdir(), 'sendback-cli-'))
    server = createServer(async (request, response) => {
      const body = await text(request)
      const { authorization: key, 'idempotency-key': once } = request.headers
      asked.push({
        method: request.method,
        url: request.url,
        key,
        once: once as string | undefined,
        body: body === '' ? undefined : JSON.parse(body),
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true })
    server.closeAllConnections()
    await new Promise(closed => server.close(closed))
  })

  async function sendback(words: string[], options: Surroundings = {}) {
    const out: string[] = []
    const err: string[] = []
    const exit = await run(words, {
      env: options.env ?? { SENDBACK_URL: url, SENDBACK_KEY: 'sbk_staff_x', NO_COLOR: '1' },
      folder,
      stdin: Object.assign(Readable.from([options.stdin ?? '']), { isTTY: options.person === true }),
      stdout: { write: (said: string) => out.push(said), isTTY: options.tty === true },
      stderr: { write: (said: string) => err.push(said) },
      ...(options.browse && { browse: options.browse }),
    })
    return { exit, out: out.join(''), err: err.join('') }
  }

  it('receives a unit: the verdict is data, what to do with it is talk', async () => {
    answer.body = { rma: 'RMA-1001', verdict: 'match', told: 'first', note: 'Take it to inspection.', fact: {} }
    const words = ['case', 'receive', 'RMA-1001', '--serial', 'C1', '--received-at', '2026-04-03T15:00:00Z']
    const { exit, out, err } = await sendback([...words, '--by-hand', '--missing-packaging'])
    assert.deepEqual([exit, out, err], [0, 'match\n', 'Take it to inspection.\n'])
    assert.deepEqual(asked[0], {
      method: 'POST',
      url: '/v1/cases/RMA-1001/device-received',
      key: 'Bearer sbk_staff_x',
      once: undefined,
      body: { serial: 'C1', receivedAt: '2026-04-03T15:00:00Z', method: 'hand-delivered', packaging: 'missing' },
    })
  })

  it('opens a case from a file, and from standard input', async () => {
    writeFileSync(join(folder, 'approval.json'), '{"policy":"speco"}')
    const fromFile = await sendback(['case', 'open', '--file', 'approval.json'])
    assert.equal(fromFile.out, 'RMA-1001\n')
    await sendback(['--idempotency-key', 'k1', 'case', 'open', '--file', '-'], { stdin: '{"policy":"focus"}' })
    assert.deepEqual(
      asked.map(({ body, once }) => [body, once]),
      [
        [{ policy: 'speco' }, undefined],
        [{ policy: 'focus' }, 'k1'],
      ],
    )
    assert.equal((await sendback(['case', 'open', '--file', 'nowhere.json'])).exit, 1)
    assert.match((await sendback(['case', 'open', '--file', '-'], { stdin: '{' })).err, /is not JSON/)
  })

  it('opens any kind of return: the file says which, or the command does, and not both in different ways', async () => {
    const open = (returnType: string, stdin: string) =>
      sendback(['case', 'open', '--file', '-', '--return-type', returnType], { stdin })
    for (const returnType of [
      'advanceReplacement',
      'standardReturn',
      'overTheCounterReturn',
      'virtualReturn',
      'orderedNotNeededReturn',
      'subscriptionCancellation',
      'maintenanceCancellation',
    ])
      assert.equal((await open(returnType, '{"policy":"speco"}')).exit, 0)
    assert.deepEqual(asked[3]?.body, { policy: 'speco', returnType: 'virtualReturn' })
    assert.deepEqual(asked.length, 7)
    assert.equal((await open('virtualReturn', '{"returnType":"virtualReturn"}')).exit, 0)
    const other = await open('virtualReturn', '{"returnType":"standardReturn"}')
    assert.match(
      other.err,
      /Standard input asks for returnType "standardReturn", and --return-type for "virtualReturn"/,
    )
    assert.match((await open('virtual', '{}')).err, /Allowed choices are advanceReplacement, standardReturn/)
    assert.equal(asked.length, 8)
  })

  it('approves: with the verdict, the reason, and what support has by now', async () => {
    answer.body = { rma: 'RMA-1001', decision: 'approve', updateId: 'u1', case: { stage: 'awaiting-shipment' } }
    const approve = ['case', 'approve', 'RMA-1001', '--verdict', 'qualified', '--reason', 'Boot loop']
    const { exit, out } = await sendback([
      ...approve,
      ...['--ticket', '4711', '--internal-comment', 'No display', '--site-answer', 'Unknown'],
      ...['--photos', 'https://tickets.example/1', 'https://tickets.example/2'],
    ])
    assert.deepEqual([exit, out], [0, 'awaiting-shipment\n'])
    assert.deepEqual(asked[0]?.url, '/v1/cases/RMA-1001/approval')
    assert.deepEqual(asked[0]?.body, {
      verdict: 'qualified',
      reason: 'Boot loop',
      ticket: '4711',
      internalComment: 'No display',
      siteAnswer: 'Unknown',
      photos: ['https://tickets.example/1', 'https://tickets.example/2'],
    })
    await sendback(approve)
    assert.deepEqual(asked[1]?.body, { verdict: 'qualified', reason: 'Boot loop' })
    assert.match((await sendback(['case', 'approve', 'RMA-1001', '--reason', 'x'])).err, /--verdict/)
    assert.match(
      (await sendback([...approve.slice(0, 4), 'yes', '--reason', 'x'])).err,
      /Allowed choices are qualified/,
    )
  })

  it('lists cases as a table for people, as tab-separated lines for programs, and as JSON', async () => {
    answer.body = { data: [CASE], nextCursor: null }
    const table = await sendback(['case', 'list', '--stage', 'awaiting-return'], { tty: true })
    assert.match(table.out, /^RMA +POLICY +STAGE/)
    assert.equal(asked[0]?.url, '/v1/cases?stage=awaiting-return&limit=50')
    const lines = await sendback(['case', 'list'])
    assert.equal(
      lines.out,
      'RMA-1001\tspeco\tawaiting-return\t\t4711\t2026-04-05T04:00:00.000Z\t2026-04-05T04:00:00.000Z\n',
    )
    assert.deepEqual(JSON.parse((await sendback(['case', 'list', '--json'])).out), [CASE])
  })

  it('shows a problem in words, with what is wrong where and what to do next', async () => {
    answer = {
      status: 422,
      body: {
        title: 'The policy does not grant this',
        status: 422,
        code: 'refused',
        detail: 'serial required',
        errors: [{ pointer: '/units/0/serial', detail: 'missing' }],
        because: [{ rule: 'SP-4', words: 'The serial number is required.' }],
      },
    }
    const { exit, out, err } = await sendback(['case', 'show', 'RMA-1001'])
    assert.deepEqual([exit, out], [1, ''])
    assert.equal(
      err,
      'The policy does not grant this (refused).\nserial required\n  /units/0/serial  missing\n  SP-4  The serial number is required.\n',
    )
  })

  it('ends with 4 without a key, and with one that may not', async () => {
    assert.equal((await sendback(['case', 'list'], { env: { SENDBACK_URL: url } })).exit, 4)
    for (const status of [401, 403]) {
      answer = { status, body: { title: 'No', status, code: 'x', detail: 'y' } }
      assert.equal((await sendback(['case', 'list'])).exit, 4)
    }
  })

  it('ends with 1 for what it does not understand, and says what it did not', async () => {
    for (const [words, said] of [
      [['case', 'extend', 'RMA-1001', '--days', 'ten', '--reason', 'x'], /whole number/],
      [['case', 'extend', 'RMA-1001', '--days', '10'], /--reason/],
      [['case', 'lst'], /Did you mean list/],
      [['case', 'ship', 'RMA-1001', '--replacement', 'C1'], /as in C1=R1/],
    ] as const) {
      const { exit, err } = await sendback([...words])
      assert.equal(exit, 1, words.join(' '))
      assert.match(err, said)
    }
    assert.equal(asked.length, 0)
  })

  it('ends with 1, and says where it looked, when nobody answers', async () => {
    const { exit, err } = await sendback(['--url', 'http://127.0.0.1:1', 'case', 'list'])
    assert.equal(exit, 1)
    assert.match(err, /127\.0\.0\.1:1 does not answer/)
  })

  it('cancels nothing unless somebody has said so', async () => {
    const words = ['case', 'cancel', 'RMA-1001', '--reason', 'The fault was in the cabling']
    const unasked = await sendback(words)
    assert.equal(unasked.exit, 1)
    assert.match(unasked.err, /add --yes/)
    assert.equal(asked.length, 0)
    answer.body = { rma: 'RMA-1001', decision: 'cancel', updateId: 'u', case: { stage: 'closed' } }
    assert.equal((await sendback([...words, '--yes'])).out, 'closed\n')
    assert.deepEqual(asked[0]?.body, { reason: 'The fault was in the cabling' })
  })

  it('finds the sandbox that runs in this folder, and uses the key it is told to', async () => {
    mkdirSync(join(folder, '.sandbox'))
    writeFileSync(
      join(folder, '.sandbox', 'keys.json'),
      JSON.stringify({ url, keys: { staff: 'sbk_s', manager: 'sbk_m' } }),
    )
    answer.body = { data: [], nextCursor: null }
    await sendback(['case', 'list'], { env: {} })
    await sendback(['--as', 'manager', 'case', 'list'], { env: {} })
    await sendback(['--as', 'manager', 'case', 'list'], { env: { SENDBACK_KEY: 'sbk_own' } })
    assert.deepEqual(
      asked.map(({ key }) => key),
      ['Bearer sbk_s', 'Bearer sbk_m', 'Bearer sbk_own'],
    )
  })

  it("moves a unit on at its vendor, by the client's number and the unit's", async () => {
    const vendor = (...words: string[]) => sendback(['case', 'vendor', ...words])
    answer.body = { ...CASE, rma: 'RMA-1001/vendor/C1', stage: 'with-vendor' }
    const started = await vendor('start', 'RMA-1001', '--serial', 'C1', '--reason', 'Confirmed')
    assert.equal(started.out, 'RMA-1001/vendor/C1\n')
    answer.body = { rma: 'RMA-1001/vendor/C1', decision: 'x', updateId: 'u', case: { stage: 'with-vendor' } }
    const entry = ['--number', 'DI-7', '--from', 'original-distributor']
    assert.equal((await vendor('rma', 'RMA-1001', '--serial', 'C1', ...entry)).out, 'with-vendor\n')
    await vendor('dispatch', 'RMA-1001', '--serial', 'C1', '--tracking', '1Z9')
    await vendor('test', 'RMA-1001', '--serial', 'C1', '--result', 'passed')
    answer.body = { fact: {}, verdict: 'taken-in', told: 'first' }
    const credit = ['--answer', 'credit', '--amount', '12000']
    assert.equal((await vendor('answer', 'RMA-1001', '--serial', 'C1', ...credit)).out, 'taken-in\n')
    await vendor('replacement', 'RMA-1001', '--serial', 'C1', '--replacement-serial', 'V1')
    assert.deepEqual(
      asked.map(({ url, body }) => [url?.replace('/v1/cases/RMA-1001/', ''), body]),
      [
        ['vendor-leg', { serial: 'C1', reason: 'Confirmed' }],
        ['vendor-rma', { serial: 'C1', number: 'DI-7', from: 'original-distributor' }],
        ['vendor-dispatch', { serial: 'C1', tracking: '1Z9' }],
        ['vendor-test', { serial: 'C1', result: 'passed' }],
        ['vendor-answer', { serial: 'C1', answer: 'credit', amount: 12_000 }],
        ['vendor-replacement', { serial: 'C1', replacementSerial: 'V1' }],
      ],
    )
    answer.body = { data: [], nextCursor: null }
    await sendback(['case', 'list', '--of', 'RMA-1001'])
    assert.equal(asked.at(-1)?.url, '/v1/cases?of=RMA-1001&limit=50')
  })

  it('ships, delivers and inspects', async () => {
    answer.body = { fact: {}, verdict: 'taken-in', told: 'first' }
    await sendback(['case', 'ship', 'RMA-1001', '--carrier', 'UPS', '--tracking', '1Z1', '--replacement', 'C1=R1'])
    await sendback(['case', 'deliver', 'RMA-1001'])
    answer.body = { rma: 'RMA-1001', decision: 'inspect', updateId: 'u', case: { stage: 'closed' } }
    await sendback(['case', 'inspect', 'RMA-1001', '--serial', 'C1', '--finding', 'client-damage', '--quote', '39900'])
    assert.deepEqual(
      asked.map(({ url, body }) => [url, body]),
      [
        [
          '/v1/cases/RMA-1001/replacement-shipped',
          { carrier: 'UPS', tracking: '1Z1', units: [{ serial: 'C1', replacementSerial: 'R1' }] },
        ],
        ['/v1/cases/RMA-1001/replacement-delivered', {}],
        ['/v1/cases/RMA-1001/inspection', { serial: 'C1', finding: 'client-damage', quote: 39900 }],
      ],
    )
  })

  it('lists mails that wait, and says which case one is about', async () => {
    const mail = { id: 17, receivedAt: '2026-03-10T15:00:00Z', sender: 'eve@x.example', asks: null, state: 'unmatched' }
    answer.body = {
      data: [{ ...mail, subject: 'Hello\u001b[2J', words: 'Help me, please.', rma: null, why: 'it fits no case' }],
    }
    const row = '17\t2026-03-10T15:00:00Z\teve@x.example\t\tHello [2J\tit fits no case\n'
    assert.equal((await sendback(['mail', 'list'])).out, row)
    assert.doesNotMatch((await sendback(['mail', 'list', '--state', 'told'], { tty: true })).out, /\p{Cc}\[2J/u)
    answer.body = { ...mail, state: 'told', rma: 'RMA-1001', subject: 'Hello', words: 'Help\u001b[2J me,\nplease.' }
    assert.match((await sendback(['mail', 'show', '17'])).out, /Hello\n\nHelp \[2J me,\nplease\.\n$/)
    assert.equal((await sendback(['mail', 'link', '17', 'RMA-1001', '--asks', 'label'])).out, 'RMA-1001\n')
    await sendback(['mail', 'link', '17', 'RMA-1001', '--known-sender'])
    await sendback(['mail', 'set-aside', '17'])
    writeFileSync(join(folder, 'focuscloud.json'), '{"policy":"focus"}')
    await sendback(['case', 'open', '--mail', '17', '--file', 'focuscloud.json'])
    assert.deepEqual(
      asked.map(({ url, body }) => [url, body]),
      [
        ['/v1/mails?state=waiting', undefined],
        ['/v1/mails?state=told', undefined],
        ['/v1/mails/17', undefined],
        ['/v1/mails/17/link', { rma: 'RMA-1001', asks: 'label' }],
        ['/v1/mails/17/link', { rma: 'RMA-1001', sender: 'known-to-staff' }],
        ['/v1/mails/17/set-aside', {}],
        ['/v1/mails/17/case', { policy: 'focus' }],
      ],
    )
  })

  it('says what ails the API', async () => {
    answer = { status: 503, body: { ready: 'no', checks: { database: 'ok', temporal: 'no connection' } } }
    const { exit, out } = await sendback(['doctor'])
    assert.deepEqual([exit, out], [1, 'database\tok\ntemporal\tno connection\n'])
  })

  it('shows a case, what happens to it next, and where its page is', async () => {
    answer.body = { ...CASE, next: { at: '2026-03-31T13:00:00Z', what: 'the first reminder goes out' } }
    const { out } = await sendback(['case', 'view', 'RMA-1001'])
    assert.match(out, /next\t2026-03-31T13:00:00Z: the first reminder goes out\n/)
    const web = ['case', 'view', 'RMA-1001/vendor/C1', '--web']
    const page = `${url}/console/cases/RMA-1001%2Fvendor%2FC1`
    assert.deepEqual((await sendback(web)).out, `${page}\n`, 'to a pipe goes the address')
    assert.deepEqual((await sendback(web, { tty: true })).out, `${page}\n`, 'and where there is no browser')
    const opened: string[] = []
    const browse = async (address: string) => opened.push(address) > 0
    const { out: nothing } = await sendback(web, { tty: true, browse })
    assert.deepEqual([nothing, opened], ['', [page]])
  })

  it('prints of everything the fields that are asked for, and says which there are', async () => {
    answer.body = { data: [CASE], nextCursor: null }
    const { out } = await sendback(['case', 'list', '--json', 'rma,stage'])
    assert.deepEqual(JSON.parse(out), [{ rma: 'RMA-1001', stage: 'awaiting-return' }])
    answer.body = CASE
    assert.equal((await sendback(['case', 'view', 'RMA-1001', '--json=ticket'])).out, '{"ticket":"4711"}\n')
    const misspelt = await sendback(['case', 'view', 'RMA-1001', '--json', 'tickt'])
    assert.deepEqual([misspelt.exit, misspelt.out], [1, ''])
    assert.match(misspelt.err, /There is no tickt\. Its fields are rma, policy, /)
  })

  it('reads a long list page by page, as far as it is asked for', async () => {
    answer.body = { data: Array(200).fill(CASE), nextCursor: 'further' }
    const { out, err } = await sendback(['case', 'list', '--tab', 'overdue', '--limit', '400'])
    assert.equal(out.trim().split('\n').length, 400)
    assert.match(err, /There are more/)
    assert.deepEqual(
      asked.map(one => one.url),
      ['/v1/queue?tab=overdue&limit=200', '/v1/queue?tab=overdue&limit=200&cursor=further'],
    )
    assert.match((await sendback(['case', 'list', '--tab', 'overdue', '--stage', 'closed'])).err, /cannot be used with/)
  })

  it('asks before money moves or something ends for good, and never where nobody is', async () => {
    const why = ['--reason', 'x']
    for (const words of [
      ['case', 'keep', 'RMA-1001', '--serials', 'C1', ...why],
      ['case', 'settle-by-hand', 'RMA-1001', '--order', 'RMA-1001/capture/1', '--reference', 'INV-1', ...why],
      ['case', 'resolve', 'RMA-1001', '--exception', 'late-1', '--resolution', 'bill', ...why],
      ['case', 'answer-quote', 'RMA-1001', '--answer', 'accepted'],
      ['case', 'allow-late', 'RMA-1001', '--serials', 'C1', ...why],
      ['case', 'waive-hold', 'RMA-1001', ...why],
      ['case', 'finish', 'RMA-1001', ...why],
      ['key', 'revoke', 'ana'],
      ['endpoint', 'remove', 'ep_1'],
    ]) {
      const { exit, err } = await sendback(words)
      assert.deepEqual([exit, /\? Nobody is here to be asked: add --yes\./.test(err)], [1, true], `${words}: ${err}`)
    }
    assert.equal(asked.length, 0)
    answer.body = { rma: 'RMA-1001', decision: 'x', updateId: 'u', case: { stage: 'billed' } }
    const accept = ['case', 'resolve', 'RMA-1001', '--exception', 'wrong-serial-1', '--resolution', 'accept', ...why]
    assert.equal((await sendback(accept)).out, 'billed\n', 'nothing is lost by that')
  })

  it('does what a person says when it has asked', async () => {
    const words = ['case', 'keep', 'RMA-1001', '--serials', 'C1', 'C2', '--reason', 'Scrapped']
    const no = await sendback(words, { stdin: 'n\n', person: true })
    assert.deepEqual([no.exit, asked.length], [2, 0])
    assert.match(no.err, /Bill the client of RMA-1001 for C1, C2 now\? \[y\/N\] .*Nothing was changed\./)
    answer.body = { rma: 'RMA-1001', decision: 'keepOriginal', updateId: 'u', case: { stage: 'billed' } }
    assert.equal((await sendback(words, { stdin: 'yes\n', person: true })).exit, 0)
    assert.deepEqual(asked[0]?.body, { serials: ['C1', 'C2'], reason: 'Scrapped' })
  })

  it('runs from its own file, as it does when it is installed', function () {
    this.timeout(30_000)
    const bin = resolve(import.meta.dirname, '../../cli/sendback.mjs')
    const { status, stdout } = spawnSync(process.execPath, [bin, 'case', '--help'], { encoding: 'utf8', cwd: folder })
    assert.equal(status, 0)
    assert.match(stdout, /sendback case list/)
  })
})
