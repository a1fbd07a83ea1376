import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { readPolicyFiles } from '../config/policy-files.ts'
import { RETURN_TYPES, type ReturnType } from '../domain/case.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { LETTER_KINDS, type LetterKind } from '../domain/step.ts'
import { policyBook } from '../policies/book.ts'
import { policyJsonSchema } from '../policies/json-schema.ts'
import { mistakeLine, type ReadProfile, readProfile } from '../policies/load.ts'
import { readProfiles } from '../policies/load-together.ts'
import { returnsOffered } from '../policies/offered.ts'
import type { Profile } from '../policies/profile.ts'
import { type AskedOptions, CLIENT_TYPES, QUALIFIED } from './asked-return.ts'
import { examples } from './examples.ts'
import { textOf } from './input-file.ts'
import { explain, showExplanation } from './policy-explanation.ts'
import { policiesAtApi } from './policy-known.ts'
import { previewLetters, printLetters, writeLetters } from './policy-letters.ts'
import { CommandError, printJson, say, type Terminal } from './terminal.ts'

/** `sendback policy …`: a company's own rules, checked and tried out without an API. */
export function policyCommands(sendback: Command, terminal: Terminal): void {
  const group = sendback
    .command('policy')
    .description('a company’s own rules, without an API')
    .addHelpText('after', examples('sendback policy check acme.yaml', 'sendback policy explain speco --unit serial=C1'))
  policiesAtApi(group, terminal)
  checking(group, terminal)
  explaining(group, terminal)
  previewing(group, terminal)
  group
    .command('schema')
    .description('print the JSON Schema of a policy, for an editor')
    .addHelpText('after', examples('sendback policy schema > policy.schema.json'))
    .action(() => void terminal.stdout.write(`${JSON.stringify(policyJsonSchema(), null, 2)}\n`))
}

function checking(group: Command, terminal: Terminal): void {
  group
    .command('check <files...>')
    .description('check policy files; ends with 1 when one of them has a mistake')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', examples('sendback policy check acme.yaml', 'sendback policy check policies/*.yaml --json'))
    .action((files: string[], { json }: { json?: true }) => {
      const written = files.map(file => ({ source: file, text: textOf(terminal, file) }))
      const checked = readProfiles(written).map((read, index) => ({ file: files[index] ?? '', read }))
      if (json) printJson(terminal, checked.map(asDocument))
      else for (const one of checked) showChecked(terminal, one)
      const wrong = checked.flatMap(({ read }) => (read.kind === 'mistakes' ? read.mistakes : []))
      if (wrong.length > 0) throw new CommandError(wrong.length === 1 ? 'One mistake.' : `${wrong.length} mistakes.`)
    })
}

interface Checked {
  file: string
  read: ReadProfile
}

function asDocument({ file, read }: Checked) {
  if (read.kind === 'mistakes')
    return { file, mistakes: read.mistakes.map(({ line, column, path, message }) => ({ line, column, path, message })) }
  const { id, version, company } = read.profile
  return { file, mistakes: [], policy: { id, version, company, returns: returnsOffered(read.profile) } }
}

function showChecked(terminal: Terminal, { file, read }: Checked): void {
  if (read.kind === 'mistakes')
    return void terminal.stdout.write(read.mistakes.map(mistake => `${mistakeLine(mistake)}\n`).join(''))
  const { id, version } = read.profile
  say(
    terminal,
    `${file} is a policy: ${id}, version ${version}. It offers: ${returnsOffered(read.profile).join(', ')}.`,
  )
}

const EXPLAIN_HELP = `
A unit is written field=value, with commas between: serial, brand, model, shippedOn, listPrice, paidPrice,
replacementPrice, kind (camera, phone or other), traits (ptz+specialty). Of a unit that we know: replacements and
origin. For what is not needed: line, soldAs, tax, deliveredAt. Prices as 399.00, in the policy's currency or --currency.
A day stands for its first moment, in the policy's zone.
${examples(
  'sendback policy explain speco --unit serial=C1,brand=Speco,model=O8B8,listPrice=399.00',
  'sendback policy explain acme.yaml --return-type virtualReturn --unit serial=C1,brand=Speco,model=O8B8,kind=camera',
  'sendback policy explain focus --order number=4711 --unit serial=C1,brand=Yealink,model=T54W,paidPrice=180,tax=15.98,deliveredAt=2026-03-02',
  'sendback policy explain focus --subscription service=FocusCloud,monthlyFee=99 --mail receivedAt=2026-03-02',
)}`

function explaining(group: Command, terminal: Terminal): void {
  asking(group.command('explain <policy>'))
    .description('what a policy file, or a policy by its id, would grant, and why')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXPLAIN_HELP)
    .action((policy: string, { json, returnType, ...asked }: ExplainOptions) => {
      const profile = findProfile(terminal, policy)
      const explanation = explain(profile, asked, returnType)
      if (json) printJson(terminal, explanation)
      else showExplanation(terminal, explanation)
    })
}

const LETTERS_HELP = `
The return is described as for \`policy explain\`. Without --out the letters are printed as plain text.
${examples(
  'sendback policy letters speco --unit serial=C1,brand=Speco,model=O8B8,listPrice=399.00 --kind reminder',
  'sendback policy letters acme.yaml --unit serial=C1,brand=Acme,model=A1,listPrice=180 --out letters',
)}`

function previewing(group: Command, terminal: Terminal): void {
  asking(group.command('letters <policy>'))
    .description('the letters that a return would send, as its client would read them')
    .addOption(new Option('--kind <kind>', 'only this one').choices(LETTER_KINDS))
    .addOption(new Option('--language <language>', 'as a client who reads this one gets them').choices(LANGUAGES))
    .option('--out <folder>', 'write each as .html and .txt into this folder')
    .addHelpText('after', LETTERS_HELP)
    .action(async (policy: string, { kind, language, out, returnType, ...asked }: LettersOptions) => {
      const profile = findProfile(terminal, policy)
      const letters = await previewLetters(profile, explain(profile, asked, returnType), { kind, language })
      if (out) writeLetters(terminal, out, letters)
      else printLetters(terminal, letters)
    })
}

/** The options that describe a return. */
function asking(command: Command): Command {
  return command
    .addOption(new Option('--return-type <type>', 'only this one; otherwise all that it offers').choices(RETURN_TYPES))
    .option('--unit <fields>', 'a failed unit; again for each further one', collected, [])
    .option('--loaner <fields>', 'a loaner: serial, brand, model, bookPrice', collected, [])
    .addOption(new Option('--client-type <type>', 'who asks').choices(CLIENT_TYPES))
    .option('--ticket <ticket>', 'the ticket')
    .option('--currency <code>', 'of all prices (the policy’s own otherwise)')
    .option('--reported-at <time>', 'when the fault was reported (now otherwise)')
    .option('--approved-at <time>', 'when it is approved (as it is reported otherwise)')
    .addOption(new Option('--qualified <how>', 'how support found the fault').choices(QUALIFIED))
    .option('--internal-comment', 'the full details are in the ticket')
    .option('--site-answer', 'the client said why it failed on site')
    .option('--photos', 'there are photos')
    .option('--terms-accepted-at <time>', 'when the client accepted date and amount')
    .option('--order <fields>', 'for what is not needed: number, soldAs')
    .option('--subscription <fields>', 'service, monthlyFee, billingDay, pastDue, contract.startsOn, contract.endsOn …')
    .option('--maintenance <fields>', 'contract, termStartsOn, termEndsOn, termMonths')
    .option('--mail <fields>', 'the mail that cancels: receivedAt, confirmation')
    .option('--virtual-lately <number>', 'virtual returns of the same customer, lately', '0')
}

type ExplainOptions = AskedOptions & { json?: true; returnType?: ReturnType }
type LettersOptions = AskedOptions & {
  kind?: LetterKind
  language?: Language
  out?: string
  returnType?: ReturnType
}

function collected(one: string, before: readonly string[]): string[] {
  return [...before, one]
}

/** A file where there is one; otherwise one of the three companies, or of POLICY_DIR. */
function findProfile(terminal: Terminal, policy: string): Profile {
  if (/\.ya?ml$/.test(policy) || existsSync(resolve(terminal.folder, policy))) {
    const read = readProfile(textOf(terminal, policy), policy)
    if (read.kind === 'profile') return read.profile
    throw new CommandError(read.mistakes.map(mistakeLine).join('\n'))
  }
  const book = knownPolicies(terminal)
  const known = book.profiles.map(({ id }) => id).join(', ')
  const found = book.find(policy)
  if (!found) throw new CommandError(`There is no policy "${policy}"; name a file, or one of ${known}.`)
  return found
}

function knownPolicies({ env }: Terminal) {
  try {
    return policyBook(readPolicyFiles(env.POLICY_DIR))
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}
