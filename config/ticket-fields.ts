import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const id = z.int('expected the number of a ticket field').positive()
/** What stands in a field; what its values mean, where they are not our own words; or a word that holds for every ticket. */
const source = z.union(
  [id, z.strictObject({ field: id, values: z.record(z.string(), z.string()) }), z.string().trim().min(1).regex(/\D/)],
  'expected the number of a ticket field, { field, values }, or a word that holds for every ticket',
)
export type FieldSource = z.infer<typeof source>
const optional = z.exactOptional(source)
const tag = (otherwise: string) =>
  z
    .string()
    .regex(/^[a-z0-9_/-]+$/, 'expected a tag: small letters, digits and underscores')
    .default(otherwise)

const Fields = z.strictObject({
  policy: source,
  returnType: optional,
  clientType: optional,
  serials: optional,
  brand: optional,
  model: optional,
  currency: optional,
  listPrice: optional,
  paidPrice: optional,
  replacementPrice: optional,
  shippedOn: optional,
  qualified: optional,
  siteAnswer: optional,
  customerRef: optional,
  address: z.exactOptional(
    z.strictObject({ street: source, city: source, state: optional, postalCode: source, country: source }),
  ),
  approvedTag: tag('rma_approved'),
  startedTag: tag('rma_workflow_started'),
  whenClosed: z.enum(['solve', 'leave'], 'expected solve or leave').default('leave'),
})

/** Where a ticket says what `POST /v1/cases` asks for: the numbers of Zendesk's custom fields, and two tags. */
export type TicketFields = z.infer<typeof Fields>

/** Reads the YAML file at `path`. Throws an Error that names every mistake in it. */
export function readTicketFields(path: string): TicketFields {
  const read = Fields.safeParse(parse(readFileSync(path, 'utf8')), { reportInput: true })
  if (read.success) return read.data
  const mistakes = read.error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(
          key => `${[...issue.path, key].join('.')}: unknown; known are ${Object.keys(Fields.shape).join(', ')}`,
        )
      : `${issue.path.join('.') || 'the file'}: ${issue.input === undefined ? 'missing; ' : ''}${issue.message}`,
  )
  throw new Error(mistakes.join('; '))
}
