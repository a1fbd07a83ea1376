import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RmaNumber } from '../domain/names.ts'
import { mistakesIn } from '../policies/wire.ts'
import { brandKey } from '../records/cases.ts'
import { asProblem } from './as-problem.ts'
import type { ApiHouse } from './house.ts'
import { COLUMNS } from './import-columns.ts'
import { MOST_ROWS, readImport, type WrittenCase } from './import-file.ts'
import type { CellMistake } from './import-groups.ts'
import { NewCaseBody, numberFor, readRequest } from './new-case.ts'
import { type Asked, openCase, rehearseOpening } from './opening.ts'
import { malformed, PROBLEMS, type ProblemCode, ProblemError } from './problem.ts'
import { type Api, problems } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'

const MOST_MEGABYTES = 8

const codes = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]) // the keys of a table that has some

const ImportedRow = z
  .object({
    kind: z.literal('row'),
    line: z.int().meta({ description: 'The row’s own, in the file; the header is line 1.' }),
    rma: z.string().nullable(),
    result: z.enum(['opened', 'known', 'refused']).meta({
      description: 'known: the case stood already, with the same content. refused: nothing was opened for its case.',
    }),
    problem: z
      .object({
        code: codes,
        detail: z.string(),
        errors: z.array(z.object({ line: z.int(), column: z.string().nullable(), detail: z.string() })),
        because: z.array(z.object({ rule: z.string(), words: z.string() })),
        rma: z.string().optional().meta({ description: 'The RMA that stands in the way.' }),
      })
      .optional(),
  })
  .meta({ id: 'ImportedRow' })

/** One line of the answer. The last one is `ends`, or `stopped`; without either the answer was cut off. */
export const ImportLine = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('begins'),
      rows: z.int(),
      cases: z.int(),
      dryRun: z.boolean().meta({ description: 'Whether nothing is opened.' }),
    }),
    ImportedRow,
    z
      .object({ kind: z.literal('ends'), opened: z.int(), known: z.int(), refused: z.int() })
      .meta({ description: 'How many rows came to what.' }),
    z
      .object({ kind: z.literal('stopped'), line: z.int(), code: codes, detail: z.string() })
      .meta({ description: 'It went no further than to this row; the same file, sent again, goes on from here.' }),
  ])
  .meta({ id: 'ImportLine' })

export type Imported = z.output<typeof ImportLine>

const ABOUT = `A header, then a row for each unit. Rows of one policy with the same \`rma\`, or without one the same \`ticket\`, are one
case, which bears that number; what a row leaves empty of the case, another of its rows says. Where a row may belong to several
cases, none of them is opened, and of a file with rows that may belong to any, nothing is. Columns are the fields of
POST /v1/cases by their paths, those of a unit by their names; \`role\` is empty or \`loaner\`: ${COLUMNS.join(', ')}.
Prices are written 399.00, lists with spaces between. Columns that nobody needs are left out.

Each case is checked and opened as by POST /v1/cases, one after the other, and one that is refused keeps no other from being
opened. The same file sent again opens nothing twice. The answer is a line of JSON for each row, as it is done. At most ${MOST_ROWS} rows
and ${MOST_MEGABYTES} MB go into one import.`

const EXAMPLE = `policy,rma,customer.ref,customer.name,customer.email,serial,brand,model,listPrice
speco,4711,cust-42,Ana Diaz,ana@example.com,C1,Speco,O8B8,399.00
`

/** Many approved RMAs at once, out of a spreadsheet. */
export async function importRoutes(app: Api, house: ApiHouse): Promise<void> {
  const running = { state: 'open' as 'open' | 'closing' }
  app.addHook('preClose', async () => {
    running.state = 'closing'
  })
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: MOST_MEGABYTES * 1024 * 1024 },
    async (_request: unknown, body: Buffer) => inUtf8(body),
  )
  app.setErrorHandler((error: { statusCode?: number }) => {
    if (error.statusCode !== 413 || error instanceof ProblemError) throw error
    throw new ProblemError('too-large', `An import is at most ${MOST_MEGABYTES} MB. Send the rest as another.`)
  })

  app.post(
    '/v1/imports',
    {
      // The rows are what it goes by when it comes again.
      config: { answers: 'never-kept' },
      schema: {
        tags: ['Cases'],
        summary: 'Open many cases from CSV, a row for each unit',
        description: ABOUT,
        consumes: ['text/csv'],
        querystring: z.object({
          dryRun: z
            .enum(['true', 'false'])
            .default('false')
            .meta({ description: 'true: everything is checked and answered for, and nothing is opened.' }),
        }),
        body: z.string('expected CSV, as text/csv').meta({ examples: [EXAMPLE] }),
        response: {
          200: {
            description: 'A line of JSON for each row, in between as it is done.',
            content: { 'application/x-ndjson': { schema: ImportLine } },
          },
          ...problems('too-large', 'wrong-content-type'),
        },
      },
    },
    async (request, reply) => {
      const cases = readImport(request.body, house.policies)
      const mode = request.query.dryRun === 'true' ? 'rehearsal' : 'for-good'
      const answers = importing(house, { request, cases, mode, running })
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(asLines(answers)) as never) // a stream of what the schema says of each line
    },
  )
}

function inUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw malformed([{ pointer: '', detail: 'is not UTF-8; have the spreadsheet save it as “CSV UTF-8”' }])
  }
}

async function* asLines(answers: AsyncIterable<Imported>): AsyncGenerator<string> {
  for await (const answer of answers) yield `${JSON.stringify(answer)}\n`
}

interface Import {
  request: FastifyRequest
  cases: WrittenCase[]
  mode: 'for-good' | 'rehearsal'
  running: { state: 'open' | 'closing' }
}

/** One case after the other, and whoever has gone away is not worked for: nobody asks for the next line then. */
async function* importing(
  house: ApiHouse,
  { request, cases, mode, running }: Import,
): AsyncGenerator<Imported, void, undefined> {
  const open = mode === 'rehearsal' ? rehearsing(house, signedIn(request)) : opening(house, signedIn(request))
  const counts = { opened: 0, known: 0, refused: 0 }
  const rows = cases.flatMap(one => one.lines).length
  yield { kind: 'begins', rows, cases: cases.length, dryRun: mode === 'rehearsal' }
  for (const written of cases) {
    const [line = 0] = written.lines
    if (running.state === 'closing') {
      yield {
        kind: 'stopped',
        line,
        code: 'stopping',
        detail: 'This server is being stopped. Send the same file again.',
      }
      return
    }
    try {
      const answer = await importOne(house, written, open)
      counts[answer.result] += written.lines.length
      for (const line of written.lines) yield { kind: 'row', line, ...answerFor(line, answer) }
    } catch (error) {
      const { problem: code, message: detail } = asProblem(error as Error, request) // whatever is thrown here is one
      yield { kind: 'stopped', line, code, detail: `${detail} The same file goes on from here.` }
      return
    }
  }
  yield { kind: 'ends', ...counts }
}

/** A row is told of its own mistakes; one without any, of the first that its case was refused for. */
function answerFor(line: number, { problem, ...answer }: Answer): Answer {
  if (!problem) return answer
  const own = problem.errors.filter(error => error.line === line)
  return { ...answer, problem: { ...problem, errors: own.length > 0 ? own : problem.errors.slice(0, 1) } }
}

type Answer = Omit<z.output<typeof ImportedRow>, 'kind' | 'line'>
type Open = (asked: Asked & { rma: RmaNumber }, line: number) => Promise<{ result: 'opened' | 'known'; rma: string }>

/** What is wrong with this case alone. Anything else keeps the next ones from being opened as well. */
const OF_THE_CASE: ProblemCode[] = ['malformed', 'refused', 'unit-taken', 'number-taken']

/** By the form, the rules and the words of POST /v1/cases. */
async function importOne(house: ApiHouse, written: WrittenCase, open: Open): Promise<Answer> {
  const { number, body, mistakes, cellOf, lines } = written
  const refused = (problem: ProblemError, errors: CellMistake[]): Answer => {
    const detail = errors.length > 0 ? `Correct ${places(errors)} and send it again.` : problem.message
    const isMalformed = problem.problem === 'malformed'
    const { because = [], rma } = problem.particulars
    return {
      rma: number,
      result: 'refused',
      problem: {
        code: problem.problem,
        detail: isMalformed ? detail : problem.message,
        errors,
        because,
        ...(rma !== undefined && { rma }),
      },
    }
  }
  if (!body) return refused(malformed([]), mistakes)
  const read = NewCaseBody.safeParse(body, { reportInput: true })
  const formal = read.success
    ? []
    : mistakesIn(read.error).map(({ pointer, detail }) => ({ ...cellOf(pointer), detail }))
  const told = new Set(mistakes.map(({ line, column }) => `${line} ${column}`))
  const wrong = [...mistakes, ...formal.filter(({ line, column }) => !told.has(`${line} ${column}`))]
  if (wrong.length > 0 || !read.success) return refused(malformed([]), wrong)
  try {
    const asked = readRequest(house, read.data)
    const rma = numberFor(asked.profile, number)
    return await open({ ...asked, rma, customer: read.data.customer, telling: 'unkeyed' }, lines[0] ?? 0)
  } catch (error) {
    if (!(error instanceof ProblemError) || !OF_THE_CASE.includes(error.problem)) throw error
    const errors = error.particulars.errors ?? []
    return refused(
      error,
      errors.map(({ pointer, detail }) => ({ ...cellOf(pointer), detail })),
    )
  }
}

function opening(house: ApiHouse, who: Principal): Open {
  return async asked => {
    const { kind, row } = await openCase(house, who, asked)
    return { result: kind, rma: row.rma }
  }
}

/** What is only rehearsed takes no unit and no number, so those that it would have taken are remembered here. */
function rehearsing(house: ApiHouse, who: Principal): Open {
  const taken = new Map<string, number>()
  const numbers = new Map<string, number>()
  return async (asked, line) => {
    const { rma, request } = asked
    const result = await rehearseOpening(house, who, asked)
    if (result === 'known') return { result, rma }
    const loaners = 'loaners' in request ? (request.loaners ?? []) : []
    const units = [...request.units, ...loaners].flatMap(({ brand, serial }) =>
      serial === undefined ? [] : [`${brandKey(brand)} ${serial}`],
    )
    const before = numbers.get(rma)
    if (before !== undefined) {
      const detail = `Line ${before} of this file asks for ${rma} with other content.`
      throw new ProblemError('number-taken', detail, { rma })
    }
    for (const unit of units) {
      const by = taken.get(unit)
      if (by !== undefined) throw new ProblemError('unit-taken', `Line ${by} of this file asks for the same unit.`)
    }
    for (const unit of units) taken.set(unit, line)
    numbers.set(rma, line)
    return { result, rma }
  }
}

function places(errors: CellMistake[]): string {
  const named = errors.map(({ line, column }) => (column === null ? `line ${line}` : `${column} on line ${line}`))
  const [first, more] = [[...new Set(named)].slice(0, 5), new Set(named).size - 5]
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ')
}
