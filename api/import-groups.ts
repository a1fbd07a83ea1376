import type { PolicyBook } from '../policies/book.ts'

/** A mistake in one cell, or in a whole row where no column is named. */
export interface CellMistake {
  line: number
  column: string | null
  detail: string
}

export interface Row {
  line: number
  /** Without the empty ones. */
  cells: ReadonlyMap<string, string>
  /** The RMA number, or the ticket of a row that has none. */
  number: string
}

/** As many units, and as many loaners, as a request may have. */
const MOST_ROWS_OF_A_CASE = 100

/** Rows that ask for one case; with doubts where that is not sure, and then none of them may be opened. */
export interface Group {
  rows: Row[]
  /** Undefined where no row says a policy that there is. */
  policy: string | undefined
  doubts: CellMistake[]
}

/**
 * Rows of one policy with the same number, or ticket, are one case; a row without a policy belongs to the only case of its
 * number. A case cannot be added to once it is open, so whatever may belong to a group in doubt is in doubt as well.
 */
export function groupsOf(rows: readonly Row[], policies: PolicyBook): Group[] {
  const families = grouped(rows, row => bareNumber(row, policies))
  const groups = [...families.values()].flatMap(family => partedByPolicy(family, policies))
  doubtHalfNumbered(groups)
  return groups.map(group => (group.rows.length > MOST_ROWS_OF_A_CASE ? tooMany(group) : group))
}

function tooMany({ rows, policy }: Group): Group {
  const detail = `${rows.length} rows ask for this case, and at most ${MOST_ROWS_OF_A_CASE} may`
  return { rows, policy, doubts: rows.slice(0, 1).map(({ line }) => ({ line, column: null, detail })) }
}

/** Known ones only: another may be any of them, misspelt. */
function policyOf({ cells }: Row, policies: PolicyBook): string | undefined {
  return policies.find(cells.get('policy') ?? '')?.id
}

/** `speco-4711` of speco is 4711, as in `numberFor`. */
function bareNumber(row: Row, policies: PolicyBook): string {
  const own = policyOf(row, policies)
  const ids = own === undefined ? policies.profiles.map(({ id }) => id) : [own]
  const id = ids.find(one => row.number.startsWith(`${one}-`))
  return id === undefined ? row.number : row.number.slice(id.length + 1)
}

function partedByPolicy(family: Row[], policies: PolicyBook): Group[] {
  const parts = grouped(family, row => policyOf(row, policies))
  const named = [...parts.keys()].filter(policy => policy !== undefined)
  if (named.length <= 1) return [{ rows: family, policy: named[0], doubts: [] }]
  const detail = `expected ${named.join(' or ')}; each has rows of this number`
  const unnamed = (parts.get(undefined) ?? []).map(({ line }) => ({ line, column: 'policy', detail }))
  return [...parts].map(([policy, rows]) => ({ rows, policy, doubts: [...unnamed] }))
}

/** A ticket stands for its case only where no row has it, or its number, along with an RMA number. */
function doubtHalfNumbered(groups: readonly Group[]): void {
  const numbered = groups.flatMap(group => group.rows.filter(isNumbered).map(row => ({ group, row })))
  const byTicket = grouped(numbered, ({ row }) => row.cells.get('ticket'))
  for (const group of groups) {
    const unnumbered = group.rows.filter(row => !isNumbered(row))
    if (!unnumbered[0]) continue
    const same = group.rows.find(isNumbered)
    const others = (byTicket.get(unnumbered[0].number) ?? []).filter(other => mayBeOne(group, other.group))
    const by = same ?? others[0]?.row
    if (!by) continue
    const why = same ? 'has this number as its rma' : 'has this ticket and an rma'
    const detail = `missing; line ${by.line} ${why}`
    const doubts = unnumbered.map(({ line }) => ({ line, column: 'rma', detail }))
    group.doubts.push(...doubts)
    for (const other of new Set(others.map(one => one.group)))
      if (other !== group) other.doubts.push(...doubts.slice(0, 1))
  }
}

function isNumbered({ cells }: Row): boolean {
  return cells.has('rma')
}

function mayBeOne(one: Group, other: Group): boolean {
  return one.policy === undefined || other.policy === undefined || one.policy === other.policy
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
