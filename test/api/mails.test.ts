import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mailRound } from '../../api/mail-round.ts'
import { replyAddress } from '../../counterparts/mail/reply-address.ts'
import { imapMailbox } from '../../counterparts/mailboxes/imap.ts'
import { rmaNumber } from '../../domain/names.ts'
import { HOUR, type Instant, instant, after as later, MINUTE } from '../../domain/time.ts'
import { keepLetter } from '../../records/letters.ts'
import {
  CLIENTOPS,
  HELP,
  NOW,
  OUR_SERVER,
  OUR_SERVERS,
  openPostOffice,
  type PostOffice,
  Wire,
} from '../counterparts/mailboxes/post-office.ts'
import { type TestHouse, testHouse } from './house.ts'

const REPLY_SECRETS = ['of the house']
const CLIENT = { ref: 'cust-1', name: 'Ana Diaz', email: 'Ana@client.example' }
const FOCUS_CLOUD = { service: 'FocusCloud', monthlyFee: { amount: 12000, currency: 'USD' } }
const PROVEN = {
  'Authentication-Results': `${OUR_SERVER}; dmarc=pass header.from=client.example`,
  Received: `from out.client.example by ${OUR_SERVER} with ESMTPS; Fri, 1 Jan 2100 00:00:00 +0000`,
}

describe('A mail from a client', function () {
  this.timeout(60_000)
  let office: PostOffice
  let desk: TestHouse
  let round: () => Promise<void>
  before(async function () {
    this.timeout(400_000)
    office = await openPostOffice(this)
  })
  after(() => office?.close())
  beforeEach(async () => {
    for (const address of [HELP, CLIENTOPS]) rmSync(office.dovecot.maildirOf(address), { recursive: true, force: true })
    await office.dovecot.stop()
    await office.restart()
    desk = await testHouse()
    round = rounds()
  })
  afterEach(() => desk.close())

  const mailboxes = () =>
    ([HELP, CLIENTOPS] as const).map(address =>
      imapMailbox({
        url: office.urlOf(address),
        serves: [address === HELP ? 'help' : 'clientops'],
        ourServers: OUR_SERVERS,
        patience: { look: 5_000, silence: 4_000 },
      }),
    )
  const rounds = () => mailRound(desk.house, { mailboxes: mailboxes(), replySecrets: REPLY_SECRETS })
  const open = async (body: object) => String((await desk.ask('ticketing', 'POST', '/v1/cases', body)).body.rma)
  const exchange = () =>
    open({
      policy: 'focus',
      clientType: 'direct-client',
      customer: CLIENT,
      units: [{ serial: 'C1', brand: 'Yealink', model: 'T54W', replacementPrice: { amount: 21900, currency: 'USD' } }],
    })
  const cancellation = () =>
    open({
      returnType: 'subscriptionCancellation',
      policy: 'focus',
      customer: CLIENT,
      subscription: FOCUS_CLOUD,
      mail: { receivedAt: later(NOW(), -HOUR) },
    })
  const told = () => desk.played.told.map(({ rma, fact }) => [rma, fact.name, 'asks' in fact ? fact.asks : fact.at])
  const mails = async (state = 'waiting') =>
    (await desk.ask('staff', 'GET', `/v1/mails?state=${state}`)).body.data as never as Listed[]
  const tasks = async () =>
    ((await desk.ask('staff', 'GET', '/v1/tasks')).body.data as never as { kind: string; occasion: string }[]).map(
      task => task.kind,
    )
  const letter = (rma: string, messageId = 'letter@sendback.example') =>
    keepLetter(desk.records, {
      messageId,
      rma: rmaNumber(rma),
      kind: 'final-notice',
      occasion: 'final-notice@2026-04-04',
      recipient: CLIENT.email,
      subject: `[${rma}] Your label`,
      html: '',
      text: '',
      at: NOW(),
    })

  interface Listed {
    id: number
    state: string
    asks: string | null
    why: string | null
    rma: string | null
    receivedAt: Instant
    dmarc: string
  }

  describe('finds its case', () => {
    it('by the signed address that it answers to', async () => {
      const rma = await exchange()
      await office.post({
        to: replyAddress(HELP, rma, REPLY_SECRETS),
        from: 'bo@elsewhere.example',
        text: 'A label please',
      })
      await round()
      assert.deepEqual(told(), [[rma, 'mailReceived', 'label']])
      assert.deepEqual([office.files(HELP).length, office.files(HELP, 'Sendback').length], [0, 1])
      assert.deepEqual(await tasks(), [])
    })

    it('by the letter that it answers', async () => {
      const rma = await exchange()
      await letter(rma)
      const headers = {
        'In-Reply-To': '<letter@sendback.example>',
        References: '<root@x.example> <letter@sendback.example>',
      }
      await office.post({
        to: HELP,
        subject: 'Re: Your label',
        headers,
        text: 'Please pick it up.\r\n\r\n> Your label\r\n',
      })
      await round()
      assert.deepEqual(told(), [[rma, 'mailReceived', 'pick-up']])
    })

    it('by the number alone for a label (settled: inbound mail), which goes to the case’s own address anyway', async () => {
      const rma = await exchange()
      await office.post({
        to: HELP,
        from: 'bo@elsewhere.example',
        text: `Please send a label for ${rma.toLowerCase()}.`,
      })
      await round()
      assert.deepEqual(told(), [[rma, 'mailReceived', 'label']])
    })

    it('not when it names two', async () => {
      const [one, other] = [await exchange(), await cancellation()]
      await office.post({ to: HELP, text: `Labels for ${one} and ${other}, please.` })
      await round()
      assert.deepEqual(told(), [])
      assert.deepEqual(await tasks(), ['unmatched-mail'])
    })

    it('and tells it when it came in, once for every mail', async () => {
      const rma = await cancellation()
      const receivedAt = instant(later(NOW(), -30 * MINUTE).replace(/\.\d+/, '.000'))
      await office.post({ to: CLIENTOPS, subject: `[${rma}] Cancellation`, text: 'Please cancel.', receivedAt })
      await round()
      await round()
      assert.deepEqual(told(), [[rma, 'cancellationMailed', receivedAt]])
      assert.equal(desk.played.told[0]?.fact.by, 'mail:cancellation')
    })
  })

  it('MAIL-IN-10: lies there twice, is put back and delivered again, and counts once', async () => {
    const rma = await exchange()
    const messageId = '<same@client.example>'
    for (const to of [HELP, HELP]) await office.post({ to, messageId, text: `A label for ${rma}` })
    await round()
    await office.post({ to: HELP, messageId, text: `A label for ${rma}` })
    await round()
    assert.equal(desk.played.told.length, 1)
    assert.equal((await mails('told')).length, 1)
  })

  it('MAIL-IN-11: bears no Message-ID, or the one of another mail, and is known all the same', async () => {
    const rma = await exchange()
    for (const asked of ['A label', 'A label', 'A pick-up'])
      await office.post({ to: HELP, headers: { 'Message-ID': '' }, text: `${asked} for ${rma}` })
    for (const asked of ['Another label', 'Another pick-up'])
      await office.post({ to: HELP, messageId: '<same@client.example>', text: `${asked} for ${rma}` })
    await round()
    assert.deepEqual(
      told().map(([, , asks]) => asks),
      ['label', 'pick-up', 'label', 'pick-up'],
    )
  })

  it('MAIL-IN-12: is read by two APIs at once, and counts once', async () => {
    const rma = await exchange()
    for (const n of [1, 2, 3]) await office.post({ to: HELP, text: `${n}: a label for ${rma}` })
    const other = rounds()
    await Promise.all([round(), other(), round(), other()])
    await round()
    assert.equal(desk.played.told.length, 3)
    assert.equal(office.files(HELP, 'Sendback').length, 3)
  })

  it('MAIL-IN-13: is kept, and we die before anything else: it is taken in again, and counts once', async () => {
    const rma = await exchange()
    await office.post({ to: HELP, text: `A label for ${rma}` })
    await office.post({ to: HELP, text: 'Where are you?' })
    await round()
    // As it stands when the process ends between the mail's row and everything that follows.
    await desk.records.updateTable('mails').set({ state: 'new', rma: null }).execute()
    await desk.records.deleteFrom('mailboxes').execute()
    await office.post({ to: HELP, messageId: '<again@client.example>', text: 'Still there?' })
    await round()
    const facts = await desk.records.selectFrom('facts').selectAll().execute()
    assert.equal(facts.length, 1)
    assert.equal((await tasks()).length, 2)
  })

  it('MAIL-IN-14: comes while Temporal is away, and the case is told once it is back', async () => {
    const rma = await exchange()
    desk.played.temporal = 'away'
    await office.post({ to: HELP, text: `A label for ${rma}` })
    await round()
    const [fact] = await desk.records.selectFrom('facts').selectAll().execute()
    assert.deepEqual([fact?.rma, fact?.passed_on_at], [rma, null])
    assert.equal((await mails('told')).length, 1)
  })

  it('MAIL-IN-15: is forged: a cancellation counts by its link only, unless our own server proves the client’s domain', async () => {
    const rma = await cancellation()
    const subject = `[${rma}] Please cancel`
    await office.post({ to: CLIENTOPS, from: CLIENT.email, subject })
    const forged = {
      Received: 'from a by mx.client.example; Mon, 2 Mar 2026 10:00:00 +0000',
      'Authentication-Results': PROVEN['Authentication-Results'],
    }
    await office.post({ to: CLIENTOPS, from: CLIENT.email, subject, headers: forged })
    await office.post({ to: CLIENTOPS, from: CLIENT.email, subject, headers: PROVEN })
    // Proven, but not the client.
    const answer = { ...PROVEN, 'In-Reply-To': '<letter@sendback.example>' }
    await letter(rma)
    await office.post({ to: CLIENTOPS, from: 'eve@client.example', text: 'Please cancel', headers: answer })
    await round()
    assert.deepEqual(
      desk.played.told.map(({ fact }) => fact.name === 'cancellationMailed' && fact.confirmation),
      ['asked-by-link', 'asked-by-link', 'dmarc-passed', 'asked-by-link'],
    )
  })

  it('MAIL-IN-16: guesses an address of ours, or names a number in a stranger’s name, and is nobody’s', async () => {
    const rma = await cancellation()
    await office.post({
      to: `clientops+${rma.toLowerCase()}.0123456789abcdef@focusca.com`,
      from: 'eve@elsewhere.example',
      text: 'Cancel',
    })
    await office.post({ to: CLIENTOPS, from: 'eve@elsewhere.example', subject: `[${rma}] Please cancel` })
    await round()
    assert.deepEqual(told(), [])
    assert.deepEqual(
      (await mails()).map(mail => [mail.state, mail.asks, mail.rma]),
      [
        ['unmatched', 'cancellation', null],
        ['unmatched', 'cancellation', null],
      ],
    )
    assert.deepEqual(await tasks(), ['unmatched-mail', 'unmatched-mail'])
  })

  it('MAIL-IN-17: is a robot’s, a list’s or an absence, and nothing is done or answered', async () => {
    const rma = await exchange()
    for (const headers of [{ 'Auto-Submitted': 'auto-replied' }, { 'List-Id': '<a.b>' }, { Precedence: 'bulk' }])
      await office.post({ to: HELP, text: `A label for ${rma}`, headers: headers as Record<string, string> })
    await round()
    assert.deepEqual([told(), await tasks(), office.files(HELP).length], [[], [], 3])
    assert.deepEqual((await mails('automatic')).length, 3)
  })

  it('MAIL-IN-18, MAIL-OUT-13: says that a letter bounced, and letter, staff and case know', async () => {
    const rma = await exchange()
    await letter(rma)
    const headers = {
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      'MIME-Version': '1.0',
    }
    const report = (action: string) =>
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <letter@sendback.example>\r\n\r\n--b--`
    await office.post({ to: HELP, from: 'MAILER-DAEMON@mx.client.example', headers, text: report('delayed') })
    await round()
    assert.deepEqual(told(), [])
    for (const n of [1, 2])
      await office.post({
        to: HELP,
        from: 'MAILER-DAEMON@mx.client.example',
        headers,
        subject: `${n}`,
        text: report('failed'),
      })
    await round()
    const [row] = await desk.records.selectFrom('letters').selectAll().execute()
    assert.equal(row?.state, 'bounced')
    assert.deepEqual(await tasks(), ['letter-undelivered'])
    const fact = desk.played.told[0]?.fact
    assert.equal(fact?.name === 'letterBounced' && fact.letter, 'final-notice/final-notice@2026-04-04')
    assert.equal(new Set(desk.played.told.map(one => one.fact.id)).size, 1)
  })

  it('MAIL-IN-19: is a letter of our own that came round, and starts nothing', async () => {
    const rma = await exchange()
    await letter(rma)
    await office.post({ to: HELP, messageId: '<letter@sendback.example>', text: `Your label for ${rma}` })
    await round()
    assert.deepEqual([told(), await tasks()], [[], []])
  })

  it('MAIL-IN-20: is the twenty-first of its sender within an hour, and waits with the rest for one person', async () => {
    const rma = await exchange()
    for (let n = 1; n <= 23; n++) await office.post({ to: HELP, text: `${n}. A label for ${rma}` })
    await office.post({ to: HELP, from: 'bo@elsewhere.example', text: `A label for ${rma}` })
    await round()
    assert.equal(desk.played.told.length, 21)
    assert.deepEqual(
      (await mails()).map(mail => mail.state),
      ['held-back', 'held-back', 'held-back'],
    )
    assert.deepEqual(await tasks(), ['unmatched-mail'])
  })

  it('MAIL-IN-21: asks for nothing plain, or only quotes our letter, and a person reads it', async () => {
    const rma = await exchange()
    await letter(rma)
    const headers = { 'In-Reply-To': '<letter@sendback.example>' }
    await office.post({
      to: HELP,
      subject: 'Re: Your label',
      headers,
      text: 'Thank you!\r\n\r\n> Print the label.\r\n',
    })
    await office.post({ to: HELP, headers, text: 'I do not want a label.' })
    await round()
    assert.deepEqual(told(), [])
    assert.deepEqual(
      (await mails()).map(mail => [mail.asks, mail.rma]),
      [
        [null, rma],
        [null, rma],
      ],
    )
    assert.equal(office.files(HELP).length, 2)
  })

  it('asks for a label that the policy does not give (FO-8), and a person tells the client who pays', async () => {
    const rma = await open({
      returnType: 'orderedNotNeededReturn',
      policy: 'focus',
      customer: CLIENT,
      order: { number: 'SO-7' },
      units: [
        {
          serial: 'C9',
          brand: 'Yealink',
          model: 'T54W',
          paidPrice: { amount: 21900, currency: 'USD' },
          tax: { amount: 0, currency: 'USD' },
          deliveredAt: later(NOW(), -HOUR),
        },
      ],
    })
    await office.post({ to: HELP, text: `A label for ${rma}, please.` })
    await round()
    assert.deepEqual(told(), [])
    const [mail] = await mails()
    assert.equal(mail?.rma, rma)
    assert.match(mail?.why ?? '', /The client ships at their own cost/)
  })

  it('MAIL-IN-22: lies in a mailbox that cannot be read: it is on record, after an hour a task, and over once it can', async () => {
    const rma = await exchange()
    await office.post({ to: HELP, text: `A label for ${rma}` })
    await office.dovecot.stop()
    await round()
    assert.deepEqual(await tasks(), [])
    assert.match((await desk.ask('receiver', 'GET', '/metrics')).text, /what="mailboxes_failing"\} 2/)
    await desk.records
      .updateTable('mailboxes')
      .set({ failing_since: later(NOW(), -HOUR) })
      .execute()
    await round()
    assert.deepEqual(await tasks(), ['mailbox-unread', 'mailbox-unread'])
    await office.restart()
    await round()
    assert.deepEqual([told().length, await tasks()], [1, []])
    assert.doesNotMatch((await desk.ask('receiver', 'GET', '/metrics')).text, /mailboxes_failing/)
  })

  it('MAIL-IN-23: lies where our password is refused, which is not tried again at once', async () => {
    const wire = await Wire.to(office.dovecot.imapPort)
    const wrong = Object.assign(new URL(wire.url(office.urlOf(HELP))), { password: 'guessed' }).href
    const mailbox = imapMailbox({ url: wrong, serves: ['help'], ourServers: [] })
    const look = mailRound(desk.house, { mailboxes: [mailbox], replySecrets: [] })
    await look()
    const [row] = await desk.records.selectFrom('mailboxes').selectAll().execute()
    assert.match(row?.why ?? '', /does not accept the name or the password/)
    await look()
    assert.equal(wire.opened, 1)
    await wire.close()
  })

  it('MAIL-IN-24: was read before its server began its numbers anew, and counts once', async () => {
    const rma = await exchange()
    await office.post({ to: HELP, text: `A label for ${rma}` })
    await office.post({ to: HELP, text: 'Where are you?' })
    await round()
    await desk.records.updateTable('mailboxes').set({ uid_validity: 1, last_uid: 77 }).execute()
    await office.post({ to: HELP, text: `A pick-up for ${rma}` })
    await round()
    assert.deepEqual(
      told().map(([, , asks]) => asks),
      ['label', 'pick-up'],
    )
    assert.equal((await mails()).length, 1)
  })

  it('MAIL-IN-25: is too much for the records just now, stays where it is, and is taken in later', async () => {
    const rma = await exchange()
    await office.post({ to: HELP, text: `A label for ${rma}` })
    await desk.records.schema.alterTable('mails').renameTo('mails_away').execute()
    await round()
    assert.deepEqual([told(), office.files(HELP).length], [[], 1])
    await desk.records.schema.alterTable('mails_away').renameTo('mails').execute()
    await round()
    assert.deepEqual([told().length, office.files(HELP).length], [1, 0])
  })

  describe('that no rule could place', () => {
    const waiting = async (mail: Parameters<PostOffice['post']>[0]) => {
      await office.post(mail)
      await round()
      const [listed] = await mails()
      if (!listed) throw new Error('It does not wait.')
      return listed
    }

    it('is linked to its case by staff, counts from the day it came in, and is nobody’s task any more', async () => {
      const rma = await exchange()
      const mail = await waiting({ to: HELP, text: 'Could you help me, please?' })
      const link = (body: object) => desk.ask('staff', 'POST', `/v1/mails/${mail.id}/link`, body)
      assert.equal((await link({ rma })).status, 400)
      const { status, body } = await link({ rma, asks: 'label' })
      assert.deepEqual([status, body.state, body.rma], [200, 'told', rma])
      assert.equal((await link({ rma, asks: 'label' })).status, 200)
      assert.deepEqual(new Set(desk.played.told.map(({ fact }) => `${fact.id} ${fact.at} ${fact.by}`)).size, 1)
      assert.equal(desk.played.told[0]?.fact.at, mail.receivedAt)
      assert.deepEqual(await tasks(), [])
    })

    it('is linked to a cancellation, proven or known to staff', async () => {
      const rma = await cancellation()
      const mail = await waiting({ to: CLIENTOPS, from: 'eve@elsewhere.example', subject: 'Please cancel' })
      await desk.ask('staff', 'POST', `/v1/mails/${mail.id}/link`, { rma, sender: 'known-to-staff' })
      const fact = desk.played.told[0]?.fact
      assert.equal(fact?.name === 'cancellationMailed' && fact.confirmation, 'known-to-staff')
      const exchanged = await exchange()
      const other = await waiting({ to: CLIENTOPS, from: 'eve@elsewhere.example', subject: 'Please cancel it' })
      assert.equal((await desk.ask('staff', 'POST', `/v1/mails/${other.id}/link`, { rma: exchanged })).status, 400)
    })

    it('becomes a case that bears its date, once, however often it is asked for', async () => {
      const receivedAt = instant(later(NOW(), -3 * HOUR).replace(/\.\d+/, '.000'))
      const mail = await waiting({
        to: CLIENTOPS,
        from: CLIENT.email,
        subject: 'Please cancel FocusCloud',
        receivedAt,
        headers: PROVEN,
      })
      assert.deepEqual([mail.asks, mail.receivedAt, mail.dmarc], ['cancellation', receivedAt, 'passed'])
      const body = {
        returnType: 'subscriptionCancellation',
        policy: 'focus',
        customer: CLIENT,
        subscription: FOCUS_CLOUD,
      }
      const opened = await desk.ask('ticketing', 'POST', `/v1/mails/${mail.id}/case`, body)
      assert.equal(opened.status, 201)
      const [row] = await desk.records.selectFrom('cases').selectAll().execute()
      assert.deepEqual(row?.request && 'mail' in row.request && row.request.mail, {
        receivedAt,
        confirmation: 'dmarc-passed',
      })
      const again = await desk.ask('ticketing', 'POST', `/v1/mails/${mail.id}/case`, body)
      assert.deepEqual([again.status, again.body.rma], [200, opened.body.rma])
      assert.deepEqual([desk.played.started.length, told(), await tasks()], [1, [], []])
    })

    it('is confirmed by link when another client is named than its sender', async () => {
      const mail = await waiting({
        to: CLIENTOPS,
        from: 'eve@client.example',
        subject: 'Please cancel FocusCloud',
        headers: PROVEN,
      })
      const body = {
        returnType: 'subscriptionCancellation',
        policy: 'focus',
        customer: CLIENT,
        subscription: FOCUS_CLOUD,
      }
      await desk.ask('staff', 'POST', `/v1/mails/${mail.id}/case`, body)
      const [row] = await desk.records.selectFrom('cases').selectAll().execute()
      assert.equal(row?.request && 'mail' in row.request && row.request.mail.confirmation, 'asked-by-link')
    })

    it('is set aside, and found under what became of it', async () => {
      const mail = await waiting({ to: HELP, text: 'Thank you!' })
      assert.equal((await desk.ask('receiver', 'GET', '/v1/mails')).status, 403)
      assert.equal((await desk.ask('staff', 'POST', `/v1/mails/${mail.id}/set-aside`)).status, 200)
      assert.deepEqual([(await mails()).length, (await mails('set-aside')).length, await tasks()], [0, 1, []])
      assert.equal((await desk.ask('staff', 'POST', '/v1/mails/999/set-aside')).status, 404)
    })
  })
})
