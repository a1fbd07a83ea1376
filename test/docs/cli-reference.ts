import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { CASE_COLUMNS, UNIT_COLUMNS } from '../../api/import-columns.ts'
import { MOST_ROWS } from '../../api/import-file.ts'
import { program } from '../../cli/run.ts'

const ABOUT = `# The command line

\`sendback\` speaks to the API over HTTP. From a checkout it is \`npm run -s sendback --\`; \`npm link\` puts it on the path. Where the API is, and
with which key, is said by \`--url\` and \`--key\`, or \`SENDBACK_URL\` and \`SENDBACK_KEY\`, also in a \`.env\`; otherwise it is the sandbox that runs in
this folder, with the key of whatever role the command needs, or of \`--as\`.

- What is asked for goes to standard output, talk goes to standard error: lists as a table in a terminal, as tab-separated lines to a
  pipe, and as JSON with \`--json\`, or some of its fields with \`--json rma,stage\`
  (\`--json=rma,stage\` where an RMA number follows).
- It ends with 0; with 1 when something is wrong, 2 when somebody stopped it, 4 when the key is missing or may not do that.
- It asks before money moves or something ends for good. \`--yes\` says so beforehand; where nobody is at the terminal it is needed.
- What takes longer than a second shows so in a terminal, and \`NO_COLOR\` is kept to.
- \`case watch\` ends with 0 when its case closes, and with 2 by Ctrl-C. \`listen\` goes on until Ctrl-C, and ends with 0.
- The same \`--idempotency-key\` asks for the same thing, however often it is sent.

## A CSV file of RMAs
\`sendback case import FILE\`, or \`POST /v1/imports\` with the file as \`text/csv\`: UTF-8, with commas, semicolons or tabs, up to ${MOST_ROWS} rows and
8 MB. The first line names the columns, in any order; those that nobody needs are left out.

\`\`\`csv
policy,rma,ticket,clientType,customer.ref,customer.name,customer.email,serial,brand,model,listPrice
speco,4711,70031,direct-client,cust-42,Ana Diaz,ana@example.com,C1,Speco,O8B8,399.00
speco,4711,,,,,,C2,Speco,O8B8,399.00
\`\`\`

- **A row is a unit; rows of one \`policy\` with the same \`rma\`, or without one the same \`ticket\`, are a case**, wherever they stand. The case bears that
  number, as \`speco-4711\`. What one row says of the case the others need not repeat; they may not say otherwise. Nothing is opened where a row
  may belong to several cases, nor of a file in which a row has too few or too many cells, or neither number.
- Columns are the fields of \`POST /v1/cases\` by their paths, and they are checked and decided the same. A price is written 399.00, in the
  case's \`currency\` or the policy's; a time with its offset; a list (\`photos\`, \`traits\`) with spaces between. \`role\` is empty, or \`loaner\`.
- Each row is answered for: \`opened\`, \`known\` (it stood already, with the same content) or \`refused\`, with a problem's code and the columns that
  are wrong. A row that is refused takes the others of its case with it, and no other case.
- The same file sent again opens nothing twice, so what was cut off is simply sent again. \`--dry-run\` (\`?dryRun=true\`) opens nothing.
- The answer of the API is a line of JSON for each row, as it is done, between one that \`begins\` and one that \`ends\`, or \`stopped\`.

| of the case | of the unit |
|---|---|
${columns()}
`

function columns(): string {
  const listed = (names: object) => Object.keys(names).map(name => `\`${name}\``)
  return `| ${listed(CASE_COLUMNS).join(' ')} | ${[...listed(UNIT_COLUMNS), '`role`'].join(' ')} |`
}

/** Every command by its own help. */
export function cliReference(): string {
  const nowhere = { write: () => true }
  const all = program({ env: {}, folder: '.', stdin: Readable.from([]), stdout: nowhere, stderr: nowhere })
  const shown = [all, ...commandsIn(all)]
  return `${ABOUT}\n## Commands\n${shown.map(page).join('\n')}`
}

function commandsIn(command: Command): Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter(one => one.name() !== 'help')
    .flatMap(one => [...(one.commands.length === 0 ? [one] : []), ...commandsIn(one)])
}

/** As it says in a terminal of this width. */
function page(command: Command): string {
  const said: string[] = []
  command.configureHelp({ helpWidth: 110 })
  command.configureOutput({
    writeOut: text => said.push(text),
    getOutHelpWidth: () => 110,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return `### ${wayTo(command)}\n\`\`\`text\n${said.join('').trimEnd()}\n\`\`\``
}

function wayTo(command: Command): string {
  return command.parent ? `${wayTo(command.parent)} ${command.name()}` : command.name()
}
