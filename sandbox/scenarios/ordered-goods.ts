import { z } from 'zod'
import { amount, details, oneOf, text, time } from './forms.ts'
import type { Play } from './play.ts'

/** What an approval says of a unit that was ordered and is not needed, beside what it says of any unit. */
export const ORDERED_UNIT = {
  line: z.exactOptional(oneOf(['equipment', 'software-licence', 'one-time-software', 'professional-service'])),
  'sold as': z.exactOptional(oneOf(['item', 'complete-system'])),
  tax: z.exactOptional(amount),
  'delivered at': z.exactOptional(time),
}

export const ORDER = {
  order: z.exactOptional(
    details({ number: text.default('SO-77'), 'sold as': z.exactOptional(oneOf(['items', 'complete-system'])) }),
  ),
}

const SaidOfUnit = z.object(ORDERED_UNIT)
const SaidOfOrder = z.object(ORDER)

/** The same as the API takes it. */
export function orderedUnit(play: Play, said: z.output<typeof SaidOfUnit>): object {
  const { line, 'sold as': soldAs, tax, 'delivered at': deliveredAt } = said
  return {
    ...(line && { line }),
    ...(soldAs && { soldAs }),
    tax: tax ?? 0,
    ...(deliveredAt && { deliveredAt: play.almanac.inWorld(deliveredAt) }),
  }
}

export function orderOf({ order }: z.output<typeof SaidOfOrder>): object {
  const soldAs = order?.['sold as']
  return { order: { number: order?.number ?? 'SO-77', ...(soldAs && { soldAs }) } }
}
