import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * What one part of the sandbox remembers: documents by id, kept in an append-only file of JSON lines, so that a
 * restart, or a kill, finds everything that was answered for. Without a file it remembers for one run.
 */
export class Journal<Document> {
  readonly #documents = new Map<string, Document>()
  readonly #file: number | undefined

  constructor(path?: string) {
    if (!path) return
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path))
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        if (line === '') continue
        const [id, document] = parseLine<Document>(line)
        if (document === null) this.#documents.delete(id)
        else this.#documents.set(id, document)
      }
    this.#file = openSync(path, 'a')
    // A line that a kill cut short must not swallow the next one.
    writeSync(this.#file, '\n')
  }

  get(id: string): Document | undefined {
    return this.#documents.get(id)
  }

  all(): Document[] {
    return [...this.#documents.values()]
  }

  put(id: string, document: Document): Document {
    this.#write(id, document)
    this.#documents.set(id, document)
    return document
  }

  remove(id: string): void {
    this.#write(id, null)
    this.#documents.delete(id)
  }

  close(): void {
    if (this.#file === undefined) return
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #write(id: string, document: Document | null): void {
    if (this.#file !== undefined) writeSync(this.#file, `${JSON.stringify([id, document])}\n`)
  }
}

/** A line cut short by a kill was never answered for: it counts as not written. */
function parseLine<Document>(line: string): [string, Document | null] {
  try {
    return JSON.parse(line) as [string, Document | null] // written by `put` above
  } catch {
    return ['', null]
  }
}
