import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { launch } from './server-process.ts'

export interface DovecotOptions {
  /** Mails, index and log lie here, and are found again by the next start. */
  folder: string
  /** Addresses, each with a mailbox of its own; what stands after a plus reaches the same one. */
  addresses: readonly string[]
  /** What it calls itself in the heads of mails that it takes. */
  hostname: string
  /** A port to listen on for IMAP again; a free one when absent. */
  imapPort?: number
}

/** A real IMAP server on 127.0.0.1, which takes mail over LMTP as a company's own would from its mail server. */
export interface RunningDovecot {
  pid: number
  imapPort: number
  lmtpPort: number
  /** Where a mailbox is read: `imap://…` with its password. */
  urlOf(address: string, folder?: string): string
  /** Where its mails lie, one a file. */
  maildirOf(address: string): string
  stop(): Promise<void>
}

const APT = '/usr/bin/apt-get'
const PROGRAM = '/usr/sbin/dovecot'
const LMTP = '/usr/lib/dovecot/lmtp'
const PASSWORD = 'a password, 100% synthetic'

/**
 * Whether Dovecot is on this machine; where it is not and we are root on a Debian, it is installed first. Otherwise says
 * what is missing.
 */
export function dovecotHere(): { kind: 'here' } | { kind: 'missing'; why: string } {
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return { kind: 'missing', why: 'Dovecot has to be started by root' }
  if (existsSync(PROGRAM) && existsSync(LMTP)) return { kind: 'here' }
  if (!existsSync(APT)) return { kind: 'missing', why: `there is no ${PROGRAM}, and no apt-get to install it` }
  try {
    installed()
    return { kind: 'here' }
  } catch (error) {
    return { kind: 'missing', why: `apt-get could not install dovecot-imapd and dovecot-lmtpd (${String(error)})` }
  }
}

function installed(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]) => execFileSync(APT, words, { env, stdio: 'pipe', timeout: 300_000 })
  const wanted = ['install', '-y', '--no-install-recommends', 'dovecot-imapd', 'dovecot-lmtpd']
  try {
    apt(...wanted)
  } catch {
    apt('update')
    apt(...wanted)
  }
}

/** Starts it for as long as this process lives. Throws with its log's last lines when it does not start. */
export async function startDovecot({ folder, addresses, hostname, imapPort }: DovecotOptions): Promise<RunningDovecot> {
  const user = mailUser()
  for (const part of [folder, join(folder, 'run'), join(folder, 'mail')]) mkdirSync(part, { recursive: true })
  // It serves as another user, who has to reach his mails.
  chmodSync(folder, 0o755)
  chownSync(join(folder, 'mail'), user.uid, user.gid)
  const ports = { imap: imapPort ?? (await freePort()), lmtp: await freePort() }
  const config = join(folder, 'dovecot.conf')
  const passwords = join(folder, 'passwords')
  writeFileSync(passwords, addresses.map(address => `${address}:{PLAIN}${PASSWORD}::::::\n`).join(''))
  writeFileSync(config, configuration({ folder, hostname, passwords, ports, user }))
  const server = launch({
    name: 'Dovecot',
    program: PROGRAM,
    args: ['-F', '-c', config],
    log: join(folder, 'start.log'),
    stopSignal: 'SIGTERM',
  })
  await server.ready(async () =>
    (await Promise.all(Object.values(ports).map(listens))).every(Boolean) ? 'yes' : 'not-yet',
  )
  return {
    pid: server.pid,
    imapPort: ports.imap,
    lmtpPort: ports.lmtp,
    urlOf: (address, box = 'INBOX') =>
      `imap://${encodeURIComponent(address)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${ports.imap}/${encodeURIComponent(box)}`,
    maildirOf: address => join(folder, 'mail', address),
    stop: server.stop,
  }
}

interface Settings {
  folder: string
  hostname: string
  passwords: string
  ports: { imap: number; lmtp: number }
  user: { name: string; uid: number; gid: number }
}

/** Everything that would be the machine's own is named here, so that a Dovecot that runs on it is not met. */
function configuration({ folder, hostname, passwords, ports, user }: Settings): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
instance_name = sendback-${ports.imap}
hostname = ${hostname}
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user.name}
default_login_user = ${user.name}
default_internal_group = ${user.name}
recipient_delimiter = +
mail_location = maildir:${folder}/mail/%u
mail_uid = ${user.uid}
mail_gid = ${user.gid}
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = plain login
lmtp_save_to_detail_mailbox = no
lda_mailbox_autocreate = yes
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = username_format=%u ${passwords}
}
userdb {
  driver = static
  args = uid=${user.uid} gid=${user.gid} home=${folder}/mail/%u allow_all_users=yes
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service stats {
  chroot =
}
`
}

/** The user whom Debian gives mail to; any other that owns no files of value would do. */
function mailUser(): Settings['user'] {
  const id = (what: '-u' | '-g') => Number(execFileSync('id', [what, 'mail'], { encoding: 'utf8' }))
  return { name: 'mail', uid: id('-u'), gid: id('-g') }
}

function listens(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
