import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { UnreachableError } from '../../../counterparts/errors.ts'
import { messageIdOf, threadOf } from '../../../counterparts/mail/message-id.ts'
import type { Envelope } from '../../../counterparts/mail/port.ts'
import { caseInAddress } from '../../../counterparts/mail/reply-address.ts'
import { smtpMail } from '../../../counterparts/mail/smtp.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { instant } from '../../../domain/time.ts'
import { type Mailbox, startMailbox } from '../../../sandbox/mailbox.ts'
import type { KeptMail } from '../../../sandbox/mailbox-page.tsx'

const RMA = rmaNumber('RMA-1001')
const CASE_TIME = instant('2026-04-04T12:00:00Z')

const letter: Envelope = {
  rma: RMA,
  messageId: messageIdOf({
    rma: RMA,
    kind: 'reminder',
    occasion: 'day-5',
    address: 'ana@shop.example',
    domain: 'rma.example',
  }),
  to: { name: 'Ana Flores', address: 'ana@shop.example' },
  replyTo: 'help+rma-1001@desk.example',
  subject: '[RMA-1001] A reminder',
  html: '<p>Please send it back.</p>',
  text: 'Please send it back.',
  thread: threadOf(RMA, 'rma.example'),
}

describe('Letters over SMTP', () => {
  let mailbox: Mailbox
  let mail: ReturnType<typeof smtpMail>

  beforeEach(async () => {
    mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, caseNow: async () => CASE_TIME })
    mail = smtpMail({ url: mailbox.smtpUrl, from: { name: 'Returns', address: 'returns@desk.example' } })
  })
  afterEach(async () => {
    mail.close()
    await mailbox.stop()
  })

  // The mailbox shows what it keeps.
  const kept = async (query = '') => (await (await fetch(`${mailbox.url}/mails${query}`)).json()) as KeptMail[]
  const refuse = (order: object) =>
    fetch(`${mailbox.url}/control/refuse`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })

  it('arrive with both parts, in the thread of their case, marked as sent by a machine', async () => {
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    const [arrived, ...others] = await kept('?rma=RMA-1001&to=ana@shop.example')
    assert.equal(others.length, 0)
    assert.equal(arrived!.id, letter.messageId)
    assert.equal(arrived!.inReplyTo, letter.thread)
    assert.deepEqual(arrived!.references, [letter.thread])
    assert.equal(arrived!.replyTo, 'help+rma-1001@desk.example')
    assert.equal(arrived!.autoSubmitted, 'auto-generated')
    assert.equal(arrived!.autoResponseSuppress, 'All')
    assert.equal(arrived!.html.trim(), letter.html)
    assert.equal(arrived!.text.trim(), letter.text)
    assert.equal(arrived!.at, CASE_TIME)
  })

  it('MAIL-OUT-1: bounce when the server refuses the address for good, and say why', async () => {
    await refuse({ address: 'ana@shop.example', reply: 550 })
    const answer = await mail.send(letter)
    assert.equal(answer.kind, 'bounced')
    assert.match(answer.kind === 'bounced' ? answer.why : '', /550/)
    assert.deepEqual(await mail.send({ ...letter, to: { name: 'Bo', address: 'bo@shop.example' } }), {
      kind: 'accepted',
    })
  })

  it('MAIL-OUT-12: bounce when the address is none, and no server is asked', async () => {
    assert.equal(
      (await mail.send({ ...letter, to: { name: 'Ana', address: 'ana\r\nx@shop.example' } })).kind,
      'bounced',
    )
  })

  it('MAIL-OUT-2: wait when the server says later, and arrive when asked again', async () => {
    await refuse({ reply: 451, times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    assert.equal((await kept())[0]!.copies, 1)
  })

  it('MAIL-OUT-3: wait while the server is away', async () => {
    await refuse({ reply: 'away' })
    await assert.rejects(mail.send(letter), UnreachableError)
    await fetch(`${mailbox.url}/control/accept`, { method: 'POST' })
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
  })

  it('MAIL-OUT-4: wait when the server goes away between two letters', async () => {
    await mail.send(letter)
    await refuse({ reply: 'away' })
    await assert.rejects(mail.send({ ...letter, messageId: 'second@rma.example' }), UnreachableError)
    assert.equal((await kept()).length, 1)
  })

  it('MAIL-OUT-5: wait when nobody listens, and when somebody listens and says nothing', async function () {
    this.timeout(10_000)
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => silent.once('listening', resolve))
    const { port } = silent.address() as { port: number }
    const from = { name: 'Returns', address: 'returns@desk.example' }
    const toSilence = smtpMail({ url: `smtp://127.0.0.1:${port}`, from })
    await assert.rejects(toSilence.send(letter), UnreachableError)
    toSilence.close()
    await new Promise(resolve => silent.close(resolve))
    const toNobody = smtpMail({ url: `smtp://127.0.0.1:${port}`, from })
    await assert.rejects(toNobody.send(letter), UnreachableError)
    toNobody.close()
  })

  it('MAIL-OUT-6: are one letter to the reader when the answer was lost and they are sent again', async () => {
    await refuse({ reply: 'drop-after-data', times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    const arrived = await kept()
    assert.deepEqual(
      arrived.map(({ id, copies }) => ({ id, copies })),
      [{ id: letter.messageId, copies: 2 }],
    )
  })

  it('MAIL-OUT-7: are one letter to the reader when the server took them and never answered', async function () {
    this.timeout(20_000)
    await refuse({ reply: 'never-answer', times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    assert.deepEqual(
      (await kept()).map(({ id, copies }) => ({ id, copies })),
      [{ id: letter.messageId, copies: 2 }],
    )
  })

  it('MAIL-OUT-8: bounce when the server refuses the letter itself for good, and say why', async () => {
    await refuse({ reply: 554, times: 1 })
    const answer = await mail.send(letter)
    assert.match(answer.kind === 'bounced' ? answer.why : '', /554 We do not take such letters/)
    assert.equal((await kept()).length, 0)
  })

  it('MAIL-OUT-9: wait when the server says later to the letter itself', async () => {
    await refuse({ reply: 452, times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
  })

  it('MAIL-OUT-10: wait when the server refuses our password: that speaks of us, and somebody mends it', async () => {
    let password = 'of yesterday'
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: (given, _session, done) =>
        given.password === password ? done(null, { user: 'returns' }) : done(new Error('Invalid login')),
      onData: (stream, _session, done) => stream.resume().on('end', () => done()),
    })
    server.on('error', () => {})
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number } // it listens on TCP
    const toIt = smtpMail({
      url: `smtp://returns:today@127.0.0.1:${port}`,
      from: { name: 'R', address: 'r@desk.example' },
    })
    await assert.rejects(toIt.send(letter), UnreachableError)
    password = 'today'
    assert.deepEqual(await toIt.send(letter), { kind: 'accepted' })
    toIt.close()
    await new Promise<void>(resolve => server.close(resolve))
  })

  it('MAIL-OUT-11: wait when the server refuses our sender: that speaks of us, too', async () => {
    await refuse({ reply: 553, times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
  })

  it('are answered to an address that names their case, signed', async () => {
    const signing = smtpMail({
      url: mailbox.smtpUrl,
      from: { name: 'R', address: 'r@desk.example' },
      replySecrets: ['new', 'old'],
    })
    await signing.send({ ...letter, replyTo: 'help@desk.example' })
    signing.close()
    const [arrived] = await kept()
    assert.equal(caseInAddress(arrived!.replyTo, ['new']), 'rma-1001')
    assert.equal(caseInAddress(arrived!.replyTo, ['old']), undefined)
  })

  it('are signed by our domain (DKIM), over what they say and whom they are from', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const dkim = { domain: 'desk.example', selector: 's2026', key }
    const raw: Buffer[] = []
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => stream.on('data', (part: Buffer) => raw.push(part)).on('end', () => done()),
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number } // it listens on TCP
    const signing = smtpMail({
      url: `smtp://127.0.0.1:${port}`,
      from: { name: 'Returns', address: 'r@desk.example' },
      dkim,
    })
    await signing.send(letter)
    signing.close()
    await new Promise<void>(resolve => server.close(resolve))
    const arrived = Buffer.concat(raw).toString('latin1')
    assert.equal(signatureHolds(arrived, publicKey), true)
    assert.equal(signatureHolds(arrived.replace('Please send it back', 'Please keep it'), publicKey), false)
    assert.equal(signatureHolds(arrived.replace('r@desk.example', 'eve@desk.example'), publicKey), false)
  })

  it('are shown on a page that runs none of their scripts', async () => {
    await mail.send({ ...letter, subject: '[RMA-1001] <script>alert(1)</script>', html: '<script>alert(2)</script>' })
    const list = await (await fetch(mailbox.url)).text()
    const page = await (await fetch(`${mailbox.url}/mail/${encodeURIComponent(letter.messageId)}`)).text()
    for (const html of [list, page]) assert.doesNotMatch(html, /<script/)
    assert.match(page, /<iframe[^>]*sandbox=/)
  })
})

/** RFC 6376, as far as `relaxed/relaxed` goes: the body's hash, and the signature over the heads it names. */
function signatureHolds(mail: string, publicKey: KeyObject): boolean {
  const at = mail.indexOf('\r\n\r\n')
  const heads = mail.slice(0, at).split(/\r\n(?![ \t])/)
  const find = (name: string) => heads.find(head => head.toLowerCase().startsWith(`${name}:`)) ?? ''
  const signature = find('dkim-signature')
  const tag = (name: string) => new RegExp(`[;:\\s]${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? ''
  const body = mail
    .slice(at + 4)
    .replace(/[ \t]+/g, ' ')
    .replace(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tag('bh')) return false
  const relaxed = (head: string) => {
    const [name = '', ...value] = head.split(':')
    return `${name.toLowerCase().trim()}:${value
      .join(':')
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  }
  const signed = [
    ...tag('h')
      .split(':')
      .map(name => find(name.toLowerCase())),
    signature.replace(/([;\s]b=)[^;]*/, '$1'),
  ]
  const text = signed.filter(Boolean).map(relaxed).join('\r\n')
  return verify('sha256', Buffer.from(text, 'latin1'), publicKey, Buffer.from(tag('b'), 'base64'))
}

describe('A Message-ID', () => {
  const parts = { rma: RMA, kind: 'reminder', occasion: 'day-5', address: 'ana@shop.example', domain: 'rma.example' }

  it('is the same for the same letter, however the address is written', () => {
    assert.equal(messageIdOf(parts), messageIdOf({ ...parts, address: 'Ana@Shop.Example' }))
    assert.match(messageIdOf(parts), /^[0-9a-f]{32}@rma\.example$/)
  })

  it('differs with the case, the kind, the occasion and the address, and from the thread', () => {
    const others = [
      { ...parts, rma: rmaNumber('RMA-1002') },
      { ...parts, kind: 'reminderday' },
      { ...parts, occasion: 'day-50' },
      { ...parts, address: 'bo@shop.example' },
    ].map(messageIdOf)
    assert.equal(new Set([messageIdOf(parts), threadOf(RMA, 'rma.example'), ...others]).size, 6)
  })
})
