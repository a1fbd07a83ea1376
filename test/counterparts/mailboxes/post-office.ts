import { readdirSync, utimesSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { type Instant, instant } from '../../../domain/time.ts'
import { dovecotHere, type RunningDovecot, startDovecot } from '../../../sandbox/dovecot.ts'
import { temporaryFolder } from '../../sandbox/ground/temporary-folder.ts'

export const HELP = 'help@focusca.com'
export const CLIENTOPS = 'clientops@focusca.com'
/** What the mail server that stands before the mailboxes calls itself. */
export const OUR_SERVER = 'mx.focusca.com'
export const OUR_SERVERS = [OUR_SERVER, 'store.focusca.com']

/** A real IMAP server with the two mailboxes. Skips the suite, and says why, where there can be none. */
export async function openPostOffice(suite: Mocha.Context): Promise<PostOffice> {
  const here = dovecotHere()
  if (here.kind === 'missing') {
    console.log(`      Not tested here: ${here.why}.`)
    return suite.skip()
  }
  const folder = temporaryFolder()
  return new PostOffice(
    await startDovecot({ folder, addresses: [HELP, CLIENTOPS], hostname: 'store.focusca.com' }),
    folder,
  )
}

export interface Posted {
  to: string
  from?: string
  /** Where it says it goes; the envelope goes to `to` all the same. */
  headers?: Record<string, string>
  subject?: string
  text?: string
  messageId?: string
  /** The whole mail as it is, instead of all that. */
  raw?: string
  /** When the server says it came in: its file's own time. */
  receivedAt?: Instant
}

/** Delivers as the company's mail server does, over LMTP. */
export class PostOffice {
  dovecot: RunningDovecot
  readonly folder: string
  #sent = 0

  constructor(dovecot: RunningDovecot, folder: string) {
    this.dovecot = dovecot
    this.folder = folder
  }

  urlOf(address: string): string {
    return this.dovecot.urlOf(address)
  }

  async post({ to, from = 'ana@client.example', headers = {}, receivedAt, ...mail }: Posted): Promise<string> {
    const lmtp = createTransport({
      host: '127.0.0.1',
      port: this.dovecot.lmtpPort,
      lmtp: true,
      ignoreTLS: true,
    } as object)
    const messageId = mail.messageId ?? `<mail-${++this.#sent}.${Date.now()}@client.example>`
    const head = { From: from, To: to, Subject: mail.subject ?? 'Hello', 'Message-ID': messageId, ...headers }
    const lines = Object.entries(head).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))
    const raw =
      mail.raw ?? `${lines.join('\r\n')}\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\n${mail.text ?? 'Hello'}\r\n`
    const before = new Set(this.files(to))
    await lmtp.sendMail({ envelope: { from: bare(from), to: [to] }, raw })
    lmtp.close()
    const file = this.files(to).find(one => !before.has(one))
    if (receivedAt && file) utimesSync(file, new Date(receivedAt), new Date(receivedAt))
    return messageId.replace(/^<|>$/g, '')
  }

  /** The files of a mailbox's mails; whatever is filed is elsewhere. */
  files(address: string, box = ''): string[] {
    const maildir = join(this.dovecot.maildirOf(address.replace(/\+[^@]*@/, '@')), box && `.${box}`)
    return ['new', 'cur'].flatMap(part => {
      try {
        return readdirSync(join(maildir, part)).map(name => join(maildir, part, name))
      } catch {
        return []
      }
    })
  }

  async restart(): Promise<void> {
    const { imapPort } = this.dovecot
    await this.dovecot.stop()
    this.dovecot = await startDovecot({
      folder: this.folder,
      addresses: [HELP, CLIENTOPS],
      hostname: 'store.focusca.com',
      imapPort,
    })
  }

  close(): Promise<void> {
    return this.dovecot.stop()
  }
}

function bare(from: string): string {
  return /<([^>]*)>/.exec(from)?.[1] ?? from
}

/** A wire to the server that can fail: `silent` passes nothing on and stays open, `cut` breaks off after some bytes. */
export class Wire {
  mode: 'whole' | 'silent' | { cutAfter: number } = 'whole'
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  opened = 0

  static async to(port: number): Promise<Wire> {
    const wire = new Wire(port)
    await new Promise<void>(resolve => wire.#server.listen(0, '127.0.0.1', resolve))
    return wire
  }

  private constructor(port: number) {
    this.#server = createServer(near => {
      this.opened += 1
      const far = connect(port, '127.0.0.1')
      let passed = 0
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => this.#sockets.delete(socket))
      }
      near.on('data', bytes => this.mode !== 'silent' && far.write(bytes))
      far.on('data', bytes => {
        if (this.mode === 'silent') return
        passed += bytes.length
        if (typeof this.mode === 'object' && passed > this.mode.cutAfter) return near.destroy()
        near.write(bytes)
      })
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
    })
  }

  /** The same address, over this wire. */
  url(url: string): string {
    const { port } = this.#server.address() as { port: number } // it listens on TCP
    return Object.assign(new URL(url), { port: String(port) }).href
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise(resolve => this.#server.close(resolve))
  }
}

export const NOW = () => instant(Date.now())
