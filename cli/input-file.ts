import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError, type Terminal } from './terminal.ts'

/** What is in a file that a command names. Throws a `CommandError` that says why it cannot be read. */
export function bytesOf(terminal: Terminal, file: string): Buffer {
  try {
    return readFileSync(resolve(terminal.folder, file))
  } catch (error) {
    throw new CommandError(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`)
  }
}

export function textOf(terminal: Terminal, file: string): string {
  return bytesOf(terminal, file).toString('utf8')
}
