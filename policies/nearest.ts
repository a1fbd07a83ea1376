/** The word that somebody most likely meant: at most a third of its letters differ. Absent where none is that near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const ranked = known.map(word => ({ word, apart: distance(written.toLowerCase(), word.toLowerCase()) }))
  const [best] = ranked.toSorted((a, b) => a.apart - b.apart)
  return best && best.apart <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : undefined
}

/** How many letters have to be put in, taken out or replaced to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1]
    for (const [at, against] of [...other].entries())
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === against ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
