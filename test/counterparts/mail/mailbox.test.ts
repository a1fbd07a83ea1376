import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smtpMail } from '../../../counterparts/mail/smtp.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { instant } from '../../../domain/time.ts'
import { startMailbox } from '../../../sandbox/mailbox.ts'
import type { KeptMail } from '../../../sandbox/mailbox-page.tsx'

describe('The sandbox’s mailbox', () => {
  it('still has every letter after a restart', async () => {
    const journal = await mkdtemp(join(tmpdir(), 'mailbox-'))
    const open = () =>
      startMailbox({ smtpPort: 0, httpPort: 0, journal, caseNow: async () => instant('2026-04-04T12:00:00Z') })
    const before = await open()
    const mail = smtpMail({ url: before.smtpUrl, from: { name: 'Returns', address: 'returns@desk.example' } })
    await mail.send({
      rma: rmaNumber('RMA-1001'),
      messageId: 'one@rma.example',
      to: { name: 'Ana Flores', address: 'ana@shop.example' },
      replyTo: 'help@desk.example',
      subject: '[RMA-1001] A reminder',
      html: '<p>Please send it back.</p>',
      text: 'Please send it back.',
      thread: 'root@rma.example',
    })
    mail.close()
    await before.stop()
    const again = await open()
    const kept = (await (await fetch(`${again.url}/mails?rma=RMA-1001`)).json()) as KeptMail[] // the mailbox's own page
    await again.stop()
    await rm(journal, { recursive: true })
    assert.deepEqual(
      kept.map(({ id, subject }) => [id, subject]),
      [['one@rma.example', '[RMA-1001] A reminder']],
    )
  })
})
