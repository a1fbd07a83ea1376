import type { OpenAPIV3_1 } from 'openapi-types'
import { PROBLEMS } from '../../api/problem.ts'
import { apiDocument } from '../api/document.ts'

type Operation = OpenAPIV3_1.OperationObject
export type Schema = OpenAPIV3_1.SchemaObject
type Document = OpenAPIV3_1.Document

const METHODS = ['get', 'post', 'delete'] as const

/** Said once, at the top: every route that needs a key may answer so. */
const ANYWHERE = ['malformed', 'key-unknown', 'not-allowed', 'too-many']

/** The API's own document, as a page to read: every route, what it takes, what it answers. */
export async function apiReference(): Promise<string> {
  const document = await apiDocument()
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item?.[method]
      return operation ? [{ title: `${method.toUpperCase()} ${path}`, operation }] : []
    }),
  )
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))]
  return [
    '# The API',
    document.info.description ?? '',
    'Where Sendback runs, `/docs` shows the same with a form to try each route, and `/openapi.json` is for programs.',
    [...tags, 'Shapes', 'Problems'].map(tag => `- [${tag}](#${tag.toLowerCase()})`).join('\n'),
    ...tags.flatMap(tag => [
      `## ${tag}`,
      ...operations
        .filter(({ operation }) => operation.tags?.includes(tag))
        .flatMap(({ title, operation }) => written(title, operation, document)),
    ]),
    '## Shapes',
    ...Object.entries(document.components?.schemas ?? {})
      .filter(([name]) => !['Money', 'Problem'].includes(name))
      .flatMap(([name, shape]) => [`### ${name}`, ...table(rowsOf(shape as Schema, '', document))]),
    '## Problems',
    `Every "no" is a problem document (RFC 9457): \`title\`, \`status\`, \`detail\` with what to do next, \`code\` for programs, and
for a malformed request \`errors\`, each with the pointer to its field. Any route that needs a key may answer ${listed(ANYWHERE)}.`,
    ['| code | status | title |', '|---|---|---|']
      .concat(Object.entries(PROBLEMS).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`))
      .join('\n'),
  ].join('\n\n')
}

function written(title: string, operation: Operation, document: Document): string[] {
  const [said, roles] = apart(operation.description ?? '')
  const example = exampleOf(operation.requestBody)
  const problems = Object.values(operation.responses ?? {})
    .flatMap(answer => ('description' in answer ? answer.description.split('. ') : []))
    .flatMap(line => line.split(': ', 1).filter(code => Object.hasOwn(PROBLEMS, code) && !ANYWHERE.includes(code)))
  return [
    `### ${title}`,
    [`${operation.summary}.`, said, roles].filter(Boolean).join(' '),
    ...fieldsOf(operation, document),
    ...(example ? [`\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``] : []),
    ...answerOf(operation, document),
    ...(problems.length > 0 ? [`Besides, it may answer ${listed([...new Set(problems)])}.`] : []),
  ].filter(Boolean)
}

/** What is said of a route, and who may use it. */
function apart(description: string): [said: string, roles: string] {
  const lines = description.split('\n\n')
  const roles = lines.find(line => line.startsWith('Roles: ')) ?? ''
  return [lines.filter(line => line !== roles).join(' '), roles]
}

function exampleOf(body: Operation['requestBody']): unknown {
  if (!body || !('content' in body)) return undefined
  const [content] = Object.values(body.content)
  const [example] = Object.values(content?.examples ?? {})
  return example && 'value' in example ? example.value : undefined
}

function contentOf(body: Operation['requestBody']): Schema | undefined {
  if (!body || !('content' in body)) return undefined
  return Object.values(body.content)[0]?.schema as Schema | undefined // what our routes describe stands in place
}

/** One row for each field of the address, of the query and of the body; of a body of several kinds, what each adds. */
function fieldsOf(operation: Operation, document: Document): string[] {
  const parameters = (operation.parameters ?? []).flatMap(parameter =>
    'name' in parameter && parameter.in !== 'header'
      ? [row(parameter.name, parameter.schema as Schema, parameter.required, parameter.description)]
      : [],
  )
  const body = contentOf(operation.requestBody)
  const kinds = (body?.oneOf ?? body?.anyOf ?? (body ? [body] : [])).map(kind => rowsOf(kind as Schema, '', document))
  const shared = (kinds[0] ?? []).filter(one => kinds.every(kind => kind.includes(one)))
  const rest = kinds.map(kind => kind.filter(one => !shared.includes(one))).filter(kind => kind.length > 0)
  return [
    ...table([...parameters, ...shared]),
    ...rest.flatMap((kind, n) => [n === 0 ? 'Beside that, one of these:' : 'or', ...table(kind)]),
  ]
}

/** What is answered when all is well: a shape by its name, or its fields. */
function answerOf(operation: Operation, document: Document): string[] {
  const [status, answer] = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2')) ?? []
  if (!answer || !('content' in answer) || !answer.content) return []
  const [type = '', content] = Object.entries(answer.content)[0] ?? []
  const schema = (content?.schema ?? {}) as Schema
  const name = nameOf(schema)
  if (name) return [`Answers ${status} with a [${name}](#${name.toLowerCase()}).`]
  const rows = rowsOf(schema, '', document)
  return rows.length > 0 ? [`Answers ${status} with`, ...table(rows)] : [`Answers ${status} (${type}).`]
}

export function table(rows: string[]): string[] {
  return rows.length > 0 ? [['| field | shape | |', '|---|---|---|', ...rows].join('\n')] : []
}

/** One row for each field of an object, and below it for the fields of its own. */
export function rowsOf(given: Schema, before = '', document?: Document): string[] {
  const schema = resolved(given, document)
  const either = schema.oneOf ?? schema.anyOf
  if (either) return either.flatMap(one => rowsOf(one as Schema, before, document))
  if (isList(schema))
    return nameOf(schema.items as Schema) ? [] : rowsOf(schema.items as Schema, `${before.slice(0, -1)}[].`, document)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const inner = isDeep(field as Schema) ? rowsOf(field as Schema, `${before}${name}.`, document) : []
    return [
      row(`${before}${name}`, field as Schema, schema.required?.includes(name), (field as Schema).description),
      ...inner,
    ]
  })
}

/** Whether its fields are worth rows of their own: what has a name of its own stands under that. */
function isDeep(schema: Schema): boolean {
  if (nameOf(schema)) return false
  const either = schema.oneOf ?? schema.anyOf
  if (either) return either.some(one => isDeep(one as Schema))
  if (isList(schema)) return isDeep(schema.items as Schema)
  return schema.properties !== undefined && !isMoney(schema)
}

function isList(schema: Schema): schema is Schema & OpenAPIV3_1.ArraySchemaObject {
  return schema.type === 'array'
}

function isMoney({ properties }: Schema): boolean {
  return properties !== undefined && 'amount' in properties && 'currency' in properties
}

function nameOf(schema: Schema): string | undefined {
  return '$ref' in schema ? String(schema.$ref).split('/').at(-1) : undefined
}

function resolved(schema: Schema, document?: Document): Schema {
  const name = nameOf(schema)
  return name ? ((document?.components?.schemas?.[name] as Schema | undefined) ?? schema) : schema
}

function row(name: string, schema: Schema, isNeeded = false, says = schema.description): string {
  const words = (says ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|')
  return `| \`${name}\`${isNeeded ? '' : ' (optional)'} | ${shapeOf(schema)} | ${words} |`
}

function shapeOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.enum) return schema.enum.map(one => `\`${one}\``).join(' ')
  const name = nameOf(schema)
  if (name) return name === 'Money' ? 'money' : `[${name}](#${name.toLowerCase()})`
  if (isMoney(schema)) return 'money'
  const either = schema.oneOf ?? schema.anyOf
  if (either) return [...new Set(either.map(one => shapeOf(one as Schema)))].join(' or ')
  if (isList(schema)) return `list of ${shapeOf(schema.items as Schema)}`
  return schema.format ?? [schema.type ?? 'any'].flat().join(' or ')
}

function listed(codes: readonly string[]): string {
  return codes.map(code => `\`${code}\``).join(', ')
}
