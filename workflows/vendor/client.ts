import type { Fact } from '../../domain/fact.ts'
import { vendors } from '../ask.ts'
import type { LegFile } from './standing.ts'

/**
 * A client's case that waits hears what the vendor gives, and then that the replacement has passed its test and is
 * here. One that was served from stock is not held up by any of it, and hears nothing.
 */
export async function tellClient(
  file: LegFile,
  fact: Extract<Fact, { name: 'vendorAnswered' | 'vendorReplacementReceived' }>,
): Promise<void> {
  const { standing, terms } = file
  if (standing.client !== 'waits') return
  const key = file.key('told')
  await file.away(vendors.tellClientCase({ rma: terms.of, key, fact }))
  file.note({ who: 'sendback', what: `told ${terms.of}: ${fact.name}`, because: ['settled:vendors-answer'] })
}
