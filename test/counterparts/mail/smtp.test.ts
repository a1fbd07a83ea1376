import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { UnreachableError } from '../../../counterparts/errors.ts'
import { messageIdOf, threadOf } from '../../../counterparts/mail/message-id.ts'
import type { Envelope } from '../../../counterparts/mail/port.ts'
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

  it('bounce when the server refuses the address for good, and say why', async () => {
    await refuse({ address: 'ana@shop.example', reply: 550 })
    const answer = await mail.send(letter)
    assert.equal(answer.kind, 'bounced')
    assert.match(answer.kind === 'bounced' ? answer.why : '', /550/)
    assert.deepEqual(await mail.send({ ...letter, to: { name: 'Bo', address: 'bo@shop.example' } }), {
      kind: 'accepted',
    })
  })

  it('bounce when the address is none', async () => {
    assert.equal(
      (await mail.send({ ...letter, to: { name: 'Ana', address: 'ana\r\nx@shop.example' } })).kind,
      'bounced',
    )
  })

  it('wait when the server says later, and arrive when asked again', async () => {
    await refuse({ reply: 451, times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    assert.equal((await kept())[0]!.copies, 1)
  })

  it('wait while the server is away', async () => {
    await refuse({ reply: 'away' })
    await assert.rejects(mail.send(letter), UnreachableError)
    await fetch(`${mailbox.url}/control/accept`, { method: 'POST' })
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
  })

  it('wait when the server goes away between two letters', async () => {
    await mail.send(letter)
    await refuse({ reply: 'away' })
    await assert.rejects(mail.send({ ...letter, messageId: 'second@rma.example' }), UnreachableError)
    assert.equal((await kept()).length, 1)
  })

  it('wait when nobody listens, and when somebody listens and says nothing', async function () {
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

  it('are one letter to the reader when the answer was lost and they are sent again', async () => {
    await refuse({ reply: 'drop-after-data', times: 1 })
    await assert.rejects(mail.send(letter), UnreachableError)
    assert.deepEqual(await mail.send(letter), { kind: 'accepted' })
    const arrived = await kept()
    assert.deepEqual(
      arrived.map(({ id, copies }) => ({ id, copies })),
      [{ id: letter.messageId, copies: 2 }],
    )
  })

  it('are shown on a page that runs none of their scripts', async () => {
    await mail.send({ ...letter, subject: '[RMA-1001] <script>alert(1)</script>', html: '<script>alert(2)</script>' })
    const list = await (await fetch(mailbox.url)).text()
    const page = await (await fetch(`${mailbox.url}/mail/${encodeURIComponent(letter.messageId)}`)).text()
    for (const html of [list, page]) assert.doesNotMatch(html, /<script/)
    assert.match(page, /<iframe[^>]*sandbox=/)
  })
})

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
