import { posix } from 'node:path'
import ts from 'typescript'

/** The house, from the ground up: a room imports only itself and rooms before it. */
export const ROOMS = [
  'domain',
  'policies',
  'config',
  'records',
  'counterparts',
  'activities',
  'workflows',
  'client',
  'worker',
  'api',
  'relay',
  'console',
  'cli',
  'sandbox',
  'test',
  'bench',
] as const

/** A file as it stands in the repository; `path` from its root, with forward slashes. */
export interface SourceFile {
  path: string
  text: string
}

/** Looks at one file and says, in full sentences, what is wrong and what to do. */
export type Rule = (file: SourceFile) => string[]

export const roomsInOrder: Rule = file => {
  const room = roomOf(file.path)
  return importsOf(file).flatMap(({ target }) => {
    const other = target.kind === 'ours' ? roomOf(target.path) : undefined
    if (other === undefined || ROOMS.indexOf(other) <= ROOMS.indexOf(room)) return []
    return [
      `${file.path} imports ${target.path}, but ${room}/ stands below ${other}/: hand it in as a port, or move it.`,
    ]
  })
}

export const domainImportsNothing: Rule = file => {
  if (roomOf(file.path) !== 'domain') return []
  return importsOf(file)
    .filter(({ target }) => target.kind === 'package')
    .map(
      ({ target }) =>
        `${file.path} imports ${target.path}: domain/ is pure language. Move what needs it to another room.`,
    )
}

/** Workflow code is bundled and replayed: only what is pure and small may be in the bundle. */
export const workflowsStayPure: Rule = file => {
  if (roomOf(file.path) !== 'workflows') return []
  const values = importsOf(file)
    .filter(({ carries, target }) => carries === 'values' && !IN_THE_BUNDLE.test(target.path))
    .map(({ target }) => `${file.path} imports values from ${target.path}: use \`import type\`, or ask an activity.`)
  const globals = identifiersIn(file)
    .filter(name => NOT_DETERMINISTIC.has(name))
    .map(name => `${file.path} uses ${name}, which differs between workers: ask an activity, or a ruling.`)
  return [...values, ...globals]
}

const IN_THE_BUNDLE = /^(domain\/|workflows\/|@temporalio\/(workflow|common)$)/
const NOT_DETERMINISTIC = new Set(['Intl', 'process', 'Temporal', 'WeakRef', 'FinalizationRegistry', 'toLocaleString'])

/** Only where an application is put together is the environment read; everybody else is handed what it needs. */
export const environmentAtTheRoots: Rule = file => {
  if (/^(sandbox|test|bench)\/|^[^/]+\/main\.ts$/.test(file.path)) return []
  return readsEnvironment(parse(file))
    ? [`${file.path} reads process.env: take the value as a parameter, and read it in config/ and a main.ts.`]
    : []
}

export const namesSayWhat: Rule = file =>
  file.path
    .split(/[/.-]/)
    .filter(word => /^(utils?|helpers?|common|shared|misc|managers?|services?)$/i.test(word))
    .map(word => `${file.path} is named "${word}": name it after the noun it is about.`)

/** One way to a thing: from the file where it lives, under the name it has there. */
export const importedFromWhereItLives: Rule = file => {
  if (file.path === 'workflows/index.ts') return []
  return parse(file).statements.flatMap(statement => {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier)
      return [`${file.path} passes on ${statement.moduleSpecifier.getText()}: let others import that file itself.`]
    return ts.isExportAssignment(statement) || isDefault(statement)
      ? [`${file.path} has a default export: give it a name.`]
      : []
  })
}

/** Holds for every committed file, code or not. */
export const nothingPrivate: Rule = ({ path, text }) =>
  PRIVATE.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `${path} contains ${what}: take it out.`)

const PRIVATE = [
  { pattern: /\b[sr]k_live_\w/, what: 'a live key of a card gateway' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: 'a private key' },
  { pattern: /\bAKIA[0-9A-Z]{16}\b/, what: 'a cloud access key' },
  { pattern: /(?<![\w.$}~-])\/(home|Users)\/[a-z][\w-]*\//, what: "a path of somebody's machine" },
]

type Target = { kind: 'ours' | 'package'; path: string }

interface Import {
  target: Target
  carries: 'values' | 'types'
}

export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Expression | undefined, carries: Import['carries']) => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ target: targetOf(file.path, specifier.text), carries })
  }
  visit(parse(file), node => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause) ? 'types' : 'values')
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'types' : 'values')
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'values')
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'types')
  })
  return found
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.every(({ isTypeOnly }) => isTypeOnly)
}

function targetOf(from: string, specifier: string): Target {
  if (!specifier.startsWith('.')) return { kind: 'package', path: specifier }
  return { kind: 'ours', path: posix.normalize(posix.join(posix.dirname(from), specifier)) }
}

function roomOf(path: string): (typeof ROOMS)[number] {
  const room = ROOMS.find(name => path.startsWith(`${name}/`))
  if (!room) throw new Error(`${path} is in no room: put it into one of ${ROOMS.join(', ')}.`)
  return room
}

function identifiersIn(file: SourceFile): string[] {
  const names = new Set<string>()
  visit(parse(file), node => {
    if (ts.isIdentifier(node)) names.add(node.text)
  })
  return [...names]
}

function readsEnvironment(source: ts.SourceFile): boolean {
  let reads = false
  visit(source, node => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') reads = true
  })
  return reads
}

function isDefault(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    !!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  )
}

const parsed = new Map<string, ts.SourceFile>()

function parse({ path, text }: SourceFile): ts.SourceFile {
  const key = `${path}\n${text}`
  const known = parsed.get(key)
  if (known) return known
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  parsed.set(key, source)
  return source
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, child => visit(child, look))
}
