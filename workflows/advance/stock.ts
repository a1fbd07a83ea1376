import { STOCK_ANSWERS } from '../../domain/staff-decision.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import type { ExchangeFile } from './standing.ts'

/**
 * What happens while the replacement is out of stock: the client chooses, and staff enter it. The hold is neither kept
 * nor let go by that: it is renewed only as the client agreed to when they placed it, and runs out otherwise.
 */
export function stockDecisions(
  file: ExchangeFile,
  cancel: (decision: Decided<'answerStock'>) => void,
): Pick<DecisionTable, 'outOfStock' | 'answerStock'> {
  const { standing } = file
  return {
    outOfStock: {
      objection: () => {
        if (standing.cancelled) return 'The case is cancelled already.'
        if (standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered')
          return 'The replacement has left already.'
        if (standing.owed.length === 0) return 'Nothing is owed any more.'
        return standing.outOfStock.answer === 'awaited' ? 'The client has been asked already.' : undefined
      },
      carryOut: decision => askClient(file, decision),
    },
    answerStock: {
      objection: ({ answer }) => {
        if (!STOCK_ANSWERS.includes(answer)) return `An answer is one of ${STOCK_ANSWERS.join(', ')}.`
        return standing.outOfStock.answer === 'awaited' ? undefined : 'The client has not been asked (out-of-stock).'
      },
      carryOut: decision => {
        enter(file, decision)
        if (decision.answer === 'cancel') cancel(decision)
      },
    },
  }
}

function askClient(file: ExchangeFile, { by, role, reason }: Decided<'outOfStock'>): void {
  const { standing } = file
  standing.outOfStock = { times: standing.outOfStock.times + 1, answer: 'awaited' }
  const occasion = `stock-${standing.outOfStock.times}`
  file.note({
    who: by,
    what: 'out of stock: the client is asked',
    detail: { role, reason },
    letters: [{ kind: 'out-of-stock', occasion }],
    comments: [{ kind: 'out-of-stock', occasion }],
    tasks: [{ kind: 'stock-unanswered', occasion, role: 'staff' }],
  })
}

function enter(file: ExchangeFile, { answer, by, role, reason }: Decided<'answerStock'>): void {
  const { standing } = file
  standing.outOfStock.answer = 'given'
  file.note({
    who: by,
    what: `out of stock: the client's answer is ${answer}`,
    detail: { role, reason },
    comments: [{ kind: 'stock-answer', occasion: `stock-${standing.outOfStock.times}`, variant: answer }],
    settles: ['stock-unanswered'],
  })
}
