import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import { type ImapConfig, imapMailbox } from '../../../counterparts/mailboxes/imap.ts'
import type { Disposal, Place } from '../../../counterparts/mailboxes/port.ts'
import type { ReceivedMail } from '../../../counterparts/mailboxes/received-mail.ts'
import { DAY, instant, after as later } from '../../../domain/time.ts'
import { HELP, NOW, OUR_SERVERS, openPostOffice, type PostOffice, Wire } from './post-office.ts'

const yesterday = later(NOW(), -DAY)

describe('A mailbox over IMAP', function () {
  this.timeout(60_000)
  let office: PostOffice
  before(async function () {
    this.timeout(400_000)
    office = await openPostOffice(this)
  })
  after(() => office?.close())
  beforeEach(async () => {
    await office.dovecot.stop()
    rmSync(office.dovecot.maildirOf(HELP), { recursive: true, force: true })
    await office.restart()
  })

  const mailbox = (changes: Partial<ImapConfig> = {}) =>
    imapMailbox({ url: office.urlOf(HELP), serves: ['help'], ourServers: OUR_SERVERS, ...changes })
  const look = async (place?: Place, disposal: Disposal = 'left', box = mailbox()) => {
    const mails: ReceivedMail[] = []
    const seen = await box.look({ place, from: yesterday }, async mail => {
      mails.push(mail)
      return disposal
    })
    return { ...seen, mails, subjects: mails.map(mail => mail.subject) }
  }

  it('hands over what has come since, in its order, and marks nothing as read', async () => {
    await office.post({ to: HELP, subject: 'one' })
    await office.post({ to: 'help+rma-1001.0123456789abcdef@focusca.com', subject: 'two' })
    const first = await look()
    assert.deepEqual(first.subjects, ['one', 'two'])
    assert.deepEqual(first.mails[1]?.recipients, ['help+rma-1001.0123456789abcdef@focusca.com'])
    assert.deepEqual((await look(first.place)).subjects, [])
    await office.post({ to: HELP, subject: 'three' })
    const second = await look(first.place)
    assert.deepEqual(second.subjects, ['three'])
    assert.equal(second.place.lastUid, 3)
    assert.deepEqual(
      office.files(HELP).filter(file => /:2,[A-Z]*S/.test(file)),
      [],
    )
  })

  it('files what is dealt with, once it is on record, and leaves the rest', async () => {
    await office.post({ to: HELP, subject: 'one' })
    await look(undefined, 'left')
    assert.equal(office.files(HELP).length, 1)
    await look(undefined, 'filed')
    assert.deepEqual([office.files(HELP).length, office.files(HELP, 'Sendback').length], [0, 1])
  })

  it('dates a mail by its receipt, whatever it says itself', async () => {
    await office.post({
      to: HELP,
      receivedAt: instant('2026-03-07T04:50:00Z'),
      headers: { Date: 'Mon, 1 Jan 2024 00:00:00 +0000' },
    })
    const dates: string[] = []
    await mailbox().look({ place: undefined, from: instant('2026-03-01T00:00:00Z') }, async mail => {
      dates.push(mail.receivedAt)
      return 'left'
    })
    assert.deepEqual(dates, ['2026-03-07T04:50:00.000Z'])
  })

  it('MAIL-IN-1: is away, and is read from where it stopped once it is back', async () => {
    await office.post({ to: HELP, subject: 'one' })
    const { place } = await look()
    await office.post({ to: HELP, subject: 'two' })
    await office.dovecot.stop()
    await assert.rejects(look(place), UnreachableError)
    await office.restart()
    assert.deepEqual((await look(place)).subjects, ['two'])
  })

  it('MAIL-IN-2: dies without a word, and is given up in time; the next look has a connection of its own', async () => {
    const wire = await Wire.to(office.dovecot.imapPort)
    const patience = { look: 2_000, silence: 500 }
    const lame = mailbox({ url: wire.url(office.urlOf(HELP)), patience })
    await office.post({ to: HELP, subject: 'one' })
    wire.mode = 'silent'
    const began = Date.now()
    await assert.rejects(look(undefined, 'left', lame), UnreachableError)
    assert.ok(Date.now() - began < 5_000)
    wire.mode = 'whole'
    assert.deepEqual((await look(undefined, 'left', lame)).subjects, ['one'])
    assert.equal(wire.opened, 2)
    // It falls silent while it is being read: after the third answer or so.
    let taken = 0
    await assert.rejects(
      lame.look({ place: undefined, from: yesterday }, async () => {
        taken += 1
        wire.mode = 'silent'
        return 'filed'
      }),
      UnreachableError,
    )
    assert.equal(taken, 1)
    await wire.close()
  })

  it('MAIL-IN-3: does not accept the password, or has no such folder, and says so apart', async () => {
    const wrong = Object.assign(new URL(office.urlOf(HELP)), { password: 'guessed' }).href
    await assert.rejects(look(undefined, 'left', mailbox({ url: wrong })), RefusedError)
    await assert.rejects(look(undefined, 'left', mailbox({ url: office.dovecot.urlOf(HELP, 'Nowhere') })), RefusedError)
  })

  it('MAIL-IN-4: breaks off in the middle; what was taken stays taken, and the process lives', async () => {
    const wire = await Wire.to(office.dovecot.imapPort)
    for (const subject of ['one', 'two', 'three']) await office.post({ to: HELP, subject, text: 'x'.repeat(20_000) })
    wire.mode = { cutAfter: 45_000 }
    const lame = mailbox({ url: wire.url(office.urlOf(HELP)) })
    const places: Place[] = []
    const cut = lame.look({ place: undefined, from: yesterday }, async (_mail, place) => {
      places.push(place)
      return 'left'
    })
    await assert.rejects(cut, UnreachableError)
    assert.deepEqual(
      places.map(place => place.lastUid),
      [1, 2],
    )
    wire.mode = 'whole'
    assert.deepEqual((await look(places.at(-1), 'left', lame)).subjects, ['three'])
    await wire.close()
  })

  it('MAIL-IN-5: begins its numbers anew, and is read again by date, each mail known by its own mark', async () => {
    await office.post({ to: HELP, subject: 'old', receivedAt: later(NOW(), -5 * DAY) })
    await office.post({ to: HELP, subject: 'one' })
    const { place, mails } = await look()
    await office.dovecot.stop()
    const maildir = office.dovecot.maildirOf(HELP)
    for (const file of ['dovecot-uidlist', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot.index'])
      rmSync(join(maildir, file), { force: true })
    await office.restart()
    await office.post({ to: HELP, subject: 'two' })
    const again = await look({ ...place, uidValidity: place.uidValidity - 1 })
    assert.deepEqual(again.subjects.toSorted(), ['one', 'two'])
    const one = again.mails.find(mail => mail.subject === 'one')
    assert.ok(mails.some(mail => mail.key === one?.key))
    assert.deepEqual((await look(again.place)).subjects, [])
  })

  it('MAIL-IN-6: is not read on when a mail cannot be kept; the mail comes again', async () => {
    await office.post({ to: HELP, subject: 'one' })
    await office.post({ to: HELP, subject: 'two' })
    let tried = 0
    const failing = mailbox().look({ place: undefined, from: yesterday }, async () => {
      tried += 1
      throw new Error('The records are away.')
    })
    await assert.rejects(failing, /The records are away/)
    assert.equal(tried, 1)
    assert.equal(office.files(HELP).length, 2)
    assert.deepEqual((await look()).subjects, ['one', 'two'])
  })

  it('MAIL-IN-7: cannot file a mail, and says why; the mail is on record all the same', async () => {
    await office.post({ to: HELP, subject: 'one' })
    await office.post({ to: HELP, subject: 'two' })
    // A folder that is none.
    const seen = await look(undefined, 'filed', mailbox({ filedUnder: 'INBOX/../x' }))
    assert.deepEqual(seen.subjects, ['one', 'two'])
    assert.ok(seen.unfiled)
    assert.equal(office.files(HELP).length, 2)
    assert.deepEqual((await look(seen.place)).subjects, [])
  })

  it('MAIL-IN-8: loses a mail to somebody else while it is being read, and goes on with the next', async () => {
    for (const subject of ['one', 'two', 'three']) await office.post({ to: HELP, subject })
    const subjects: string[] = []
    await mailbox().look({ place: undefined, from: yesterday }, async mail => {
      subjects.push(mail.subject)
      if (mail.subject === 'one')
        await mailbox().look({ place: { uidValidity: 0, lastUid: 0 }, from: yesterday }, async other =>
          other.subject === 'two' ? 'filed' : 'left',
        )
      return 'left'
    })
    assert.deepEqual(subjects, ['one', 'three'])
  })

  it('MAIL-IN-9: holds a mail of many megabytes, or one that is no mail at all, and both are read as far as they go', async () => {
    const attached = `--b\r\nContent-Type: text/plain\r\n\r\nA label please.\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\n${'x'.repeat(76).concat('\r\n').repeat(40_000)}\r\n--b--\r\n`
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b', 'MIME-Version': '1.0' }
    await office.post({ to: HELP, subject: 'large', headers, text: attached })
    await office.post({ to: HELP, raw: '\r\n\r\n\xff\xfe nothing of a mail' })
    await office.post({ to: HELP, subject: 'two' })
    const { mails } = await look()
    assert.deepEqual([mails[0]?.words, mails[0]?.subject], ['A label please.', 'large'])
    assert.deepEqual([mails.length, mails[1]?.subject, mails[2]?.subject], [3, '', 'two'])
  })
})
