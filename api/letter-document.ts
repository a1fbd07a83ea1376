import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { LettersTable } from '../records/tables.ts'
import type { Letter } from './documents.ts'

export function letterDocument({ message_id, ...letter }: Selectable<LettersTable>): z.output<typeof Letter> {
  return { messageId: message_id, ...letter }
}
