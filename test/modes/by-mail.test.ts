import assert from 'node:assert/strict'
import { DateTime } from 'luxon'
import { DAY, type Instant, instant, after as later } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { eventually, PlayedCase } from '../chaos/played-case.ts'
import { CLIENTOPS, HELP, OUR_SERVERS, openPostOffice, type PostOffice } from '../counterparts/mailboxes/post-office.ts'
import { Desk } from '../desk.ts'
import { newWorld } from '../world.ts'

const ZONE = 'America/New_York'
const CLIENT = { ref: 'cust-mail', name: 'Synthia Testperson', email: 'synthia@client.example' }

describe('Mail that comes in at a real IMAP server', function () {
  this.timeout(5 * 60_000)
  let office: PostOffice
  let box: RunningSandbox
  let desk: Desk
  // Ten minutes before a New York midnight it is the next day already by UTC.
  const lateInTheEvening = DateTime.now()
    .setZone(ZONE)
    .minus({ days: 1 })
    .set({ hour: 23, minute: 50, second: 0, millisecond: 0 })
  const receivedAt = instant(lateInTheEvening.toMillis())
  const asked = {
    to: CLIENTOPS,
    from: CLIENT.email,
    messageId: '<cancel@client.example>',
    subject: 'Please cancel FocusCloud',
    receivedAt,
  }
  before(async function () {
    this.timeout(8 * 60_000)
    office = await openPostOffice(this)
    // It lies there before anybody reads it.
    await office.post(asked)
    const mailIn = { help: [office.urlOf(HELP)], clientops: [office.urlOf(CLIENTOPS)], servers: OUR_SERVERS }
    box = await newWorld({ mailIn })
    desk = new Desk(box)
  })
  after(async () => {
    await box?.stop()
    await office?.close()
  })

  const mails = async (state: string) => (await desk.ask('staff', 'GET', `/v1/mails?state=${state}`)).data
  const letters = async (rma: string) => (await desk.ask('staff', 'GET', `/v1/cases/${rma}/letters`)).data
  const events = async (rma: string): Promise<string[]> =>
    (await desk.ask('staff', 'GET', `/v1/cases/${rma}/events`)).data.map((event: { what: string }) => event.what)
  const lookedSince = (at: Instant) =>
    eventually('Nobody looks into the mailboxes', async () => {
      const rows = await box.records.selectFrom('mailboxes').selectAll().execute()
      return rows.length === 2 && rows.every(row => row.looked_at && row.looked_at > at) ? true : undefined
    })
  const move = (rma: string, to: object) => desk.ask('admin', 'POST', `/v1/sandbox/cases/${rma}/clock`, to)

  it('cancels on the right date, once, after its confirmation (FO-10)', async () => {
    const [mail] = await eventually('The mail is not read', async () => {
      const waiting = await mails('waiting')
      return waiting.length > 0 ? waiting : undefined
    })
    assert.deepEqual([mail.receivedAt, mail.asks, mail.dmarc], [receivedAt, 'cancellation', 'not-proven'])

    const body = {
      returnType: 'subscriptionCancellation',
      policy: 'focus',
      customer: CLIENT,
      subscription: { service: 'FocusCloud', monthlyFee: { amount: 12000, currency: 'USD' } },
    }
    const { rma } = await desk.ask('ticketing', 'POST', `/v1/mails/${mail.id}/case`, body)
    await move(rma, { rest: 'now' })
    const stage = async () => (await desk.ask('staff', 'GET', `/v1/cases/${rma}`)).stage
    assert.equal(await stage(), 'awaiting-confirmation')

    // The same mail once more, and an answer to our letter some days later: it is one cancellation, of the first day.
    const began = instant(Date.now())
    await office.post(asked)
    const [letter] = await eventually('There is no letter', async () => {
      const kept = await fetch(`${box.mailboxUrl}/mails?rma=${rma}`)
      const all = (await kept.json()) as { text: string; replyTo: string; id: string }[] // as the mailbox shows them
      return all.length > 0 ? all : undefined
    })
    assert.match(letter?.replyTo ?? '', /^clientops\+rma-\d+\.[0-9a-f]{16}@focusca\.com$/)
    await office.post({ to: letter?.replyTo ?? '', from: CLIENT.email, text: 'As I said: please cancel.' })
    await lookedSince(later(began, 1_000))
    await lookedSince(instant(Date.now()))
    await move(rma, { rest: 'now' })
    assert.equal(await stage(), 'awaiting-confirmation')
    assert.equal((await mails('told')).length, 2)
    assert.equal((await events(rma)).filter(what => what === 'cancellation mailed again').length, 1)

    const link = /https?:\/\/\S+\/authorize\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? ''
    const lastDay = lateInTheEvening.plus({ days: 30 })
    assert.match(await (await fetch(link)).text(), new RegExp(`runs through ${lastDay.toFormat('cccc d LLLL yyyy')}`))
    for (const status of [200, 410])
      assert.equal((await fetch(link, { method: 'POST', body: new URLSearchParams() })).status, status)
    await move(rma, { rest: 'now' })
    assert.equal(await stage(), 'in-notice')
    const { due_at } = await box.records
      .selectFrom('cases')
      .selectAll()
      .where('rma', '=', rma)
      .executeTakeFirstOrThrow()
    assert.equal(due_at, instant(lastDay.plus({ days: 1 }).startOf('day').toMillis()))

    await move(rma, { until: later(instant(lastDay.startOf('day').toMillis()), 3 * DAY) })
    const ended = await desk.ask('staff', 'GET', `/v1/cases/${rma}`)
    assert.deepEqual([ended.stage, ended.outcome], ['closed', 'ended'])
    const told = await events(rma)
    assert.equal(told.filter(what => what === 'cancellation confirmed by the client').length, 1)
    const cases = await box.records.selectFrom('cases').selectAll().where('customer_ref', '=', CLIENT.ref).execute()
    assert.equal(cases.length, 1)
    const sent = (await letters(rma)).map((one: { kind: string; occasion: string }) => `${one.kind} ${one.occasion}`)
    assert.equal(new Set(sent).size, sent.length)
  })

  it('has a last notice that bounced sent again, and money moves three days after (settled: when money moves)', async () => {
    const one = await PlayedCase.open(box)
    await one.authorise()
    await one.secured()
    await one.ship()
    await one.deliver()
    await one.goTo(later(one.day(29), DAY / 2))
    const [notice] = (await letters(one.rma)).filter((letter: { kind: string }) => letter.kind === 'final-notice')
    assert.equal(notice.state, 'sent')
    const report = `--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${notice.messageId}>\r\n\r\n--b--`
    const headers = {
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      'MIME-Version': '1.0',
    }
    await office.post({ to: HELP, from: 'MAILER-DAEMON@mx.client.example', headers, text: report })
    await eventually('The case does not know', async () =>
      (await events(one.rma)).includes('letter bounced') ? true : undefined,
    )

    await one.goTo(one.day(32))
    assert.deepEqual(
      (await events(one.rma)).filter(what => /final notice/.test(what)),
      ['final notice', 'final notice, late'],
    )
    const charged = async () =>
      (await box.records.selectFrom('ledger').selectAll().where('rma', '=', one.rma).execute()).some(
        line => line.kind === 'captured',
      )
    assert.equal(await charged(), false)
    await one.goTo(one.day(36))
    assert.equal(await charged(), true)
  })
})
