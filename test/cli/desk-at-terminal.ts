import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { run } from '../../cli/run.ts'
import type { Terminal } from '../../cli/terminal.ts'
import type { TestHouse } from '../api/house.ts'

export interface AtTerminal {
  exit: number
  out: string
  err: string
}

export interface Typing extends Partial<Pick<Terminal, 'interruption' | 'env'>> {
  stdin?: string
  /** A terminal that somebody looks at. */
  tty?: true
  /** Each piece of standard output as it comes. */
  heard?: (text: string) => void
}

/** A folder in which the command line finds a listening API, with a key for each role, as beside a sandbox. */
export interface DeskAtTerminal {
  folder: string
  url: string
  sendback(words: string[], typing?: Typing): Promise<AtTerminal>
  close(): void
}

export async function deskAtTerminal({ api, keys }: Pick<TestHouse, 'api' | 'keys'>): Promise<DeskAtTerminal> {
  await api.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}` // it listens on TCP
  const folder = mkdtempSync(join(tmpdir(), 'sendback-desk-'))
  mkdirSync(join(folder, '.sandbox'))
  writeFileSync(join(folder, '.sandbox', 'keys.json'), JSON.stringify({ url, keys }))
  return {
    folder,
    url,
    async sendback(words, { stdin = '', tty, heard, env = { NO_COLOR: '1' }, ...more } = {}) {
      const out: string[] = []
      const err: string[] = []
      const hear = (text: string) => {
        out.push(text)
        heard?.(text)
      }
      const stdout = { write: hear, isTTY: tty === true, columns: 100 }
      const exit = await run(words, {
        env,
        folder,
        stdin: Readable.from([stdin]),
        stdout,
        stderr: screen(err, tty),
        ...more,
      })
      return { exit, out: out.join(''), err: err.join('') }
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** Standard error as a terminal has it, as far as a spinner asks. */
function screen(said: string[], tty?: true) {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      said.push(String(chunk))
      done()
    },
  })
  const moves = { cursorTo() {}, moveCursor() {}, clearLine() {} }
  return Object.assign(stream, { isTTY: tty === true, columns: 100, ...moves })
}
