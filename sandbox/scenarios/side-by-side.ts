/** Does all the work, so many pieces at a time; answers in the order of the pieces. */
export async function sideBySide<Piece, Result>(
  pieces: readonly Piece[],
  atOnce: number,
  work: (piece: Piece) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...pieces.entries()]
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return results
}
