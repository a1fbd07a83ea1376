/**
 * A file's names, made unlike those of any other play: a unit has one open RMA, and files that speak of `C1` are played
 * side by side and again. `C1` of the file is `C1.7K3QX9` in the world; what is read back is shown as the file says it.
 */
export class Aliases {
  readonly id: string

  /** `id`: six capital letters and digits, as they may stand in a serial number. */
  constructor(id = newId()) {
    this.id = id
  }

  inWorld(name: string): string {
    return `${name}.${this.id}`
  }

  inFile(text: string): string {
    return text.replaceAll(`.${this.id}`, '').replaceAll(`.${this.id.toLowerCase()}`, '')
  }
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function newId(): string {
  return Array.from({ length: 6 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('')
}
