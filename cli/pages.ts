import type { Desk } from './desk.ts'
import { query } from './said.ts'

/** What the API gives at once. */
const PAGE = 200

/** As many rows of a long list as are wanted, page by page. */
export async function pagesOf<Row>(desk: Desk, path: string, limit: number): Promise<{ rows: Row[]; more: boolean }> {
  const rows: Row[] = []
  for (let cursor: string | null = null; ; ) {
    const page = query({ limit: Math.min(limit - rows.length, PAGE), ...(cursor !== null && { cursor }) }).slice(1)
    const { data, nextCursor }: { data: Row[]; nextCursor: string | null } = await desk.get(
      `${path}${path.includes('?') ? '&' : '?'}${page}`,
    )
    rows.push(...data)
    cursor = nextCursor
    if (cursor === null || rows.length >= limit) return { rows, more: cursor !== null }
  }
}
