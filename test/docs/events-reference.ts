import { z } from 'zod'
import { CATALOGUE } from '../../counterparts/finance/catalogue.ts'
import { rowsOf, type Schema, table } from './api-reference.ts'

/** Every message that a finance endpoint may be sent, from the catalogue that the sandbox's receiver checks them by. */
export function eventsReference(): string {
  const messages = Object.entries(CATALOGUE)
  const shapes = [...new Set(messages.map(([, { data }]) => data))]
  return [
    '# What finance is told',
    `Signed webhooks ([Standard Webhooks](https://www.standardwebhooks.com)): a body is \`type\`, \`timestamp\` (the case's own time) and
\`data\`. Each movement of money is told once, under one \`webhook-id\` on every try. [finance.md](../connect/finance.md) has how to
receive, verify and count them; \`/openapi.json\` has the same under \`webhooks\`.`,
    ['| type | when |', '|---|---|', ...messages.map(([type, { says }]) => `| \`${type}\` | ${says} |`)].join('\n'),
    ...shapes.flatMap(shape => {
      const ofShape = messages.filter(([, { data }]) => data === shape)
      return [
        `## \`data\` of ${ofShape.length > 2 ? 'a movement of money' : ofShape.map(([type]) => `\`${type}\``).join(', ')}`,
        ...table(rowsOf(z.toJSONSchema(shape) as Schema)), // the catalogue describes objects
        ...ofShape
          .filter(([, { like }], n) => n === 0 || 'bill' in like)
          .map(([type, { like }]) => example(type, like)),
      ]
    }),
  ].join('\n\n')
}

function example(type: string, data: object): string {
  return `\`\`\`json\n${JSON.stringify({ type, timestamp: '2026-04-05T04:00:00.000Z', data }, null, 2)}\n\`\`\``
}
