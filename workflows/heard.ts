import { canonical } from '../domain/canonical.ts'
import type { KeptFact } from '../domain/fact.ts'

/** Which facts a case has taken in, and in which words: one may come by its own message and be found in the records. */
export class Heard {
  readonly #words = new Map<string, string>()

  /** `otherwise`: under the id of a fact that said something else. */
  hears(fact: KeptFact): 'first' | 'again' | 'otherwise' {
    const words = canonical(fact)
    const before = this.#words.get(fact.id)
    if (before === undefined) this.#words.set(fact.id, words)
    if (before === undefined) return 'first'
    return before === words ? 'again' : 'otherwise'
  }

  knows({ id }: KeptFact): boolean {
    return this.#words.has(id)
  }
}
