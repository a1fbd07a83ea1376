import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** One value of a policy, changed to another that its type allows just as well. */
export interface Mutant {
  file: string
  line: number
  /** Which value, in the policy's own words: `speco.advanceReplacement.window.dueDays`. */
  what: string
  from: string
  to: string
  /** The file's text with that one change. */
  text: string
}

/** Where each file keeps the policy's own values; everything else in it is code, and its own tests' business. */
export type Kept = 'a profile' | 'tables' | 'defaults'

/** Says nothing about what a client is granted. */
const NO_RULE = new Set(['id', 'version', 'company', 'management', 'because', 'reason', 'rules', 'granted', 'serial'])

/** Every number and every cell of a file's profile, tables or defaults, each changed in turn. */
export function mutantsIn(root: string, file: string, kept: Kept, program: ts.Program): Mutant[] {
  const path = join(root, file)
  const source = program.getSourceFile(path)
  if (!source) throw new Error(`${file} is not part of the program.`)
  const text = readFileSync(path, 'utf8')
  const checker = program.getTypeChecker()
  const mutants: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if ((isLiteral(node) || isNamedCell(node)) && isKept(node, kept)) mutants.push(...changed(node))
    ts.forEachChild(node, visit)
  }
  const changed = (node: Cell): Mutant[] => {
    const names = namesOf(node)
    if (names.some(name => NO_RULE.has(name))) return []
    const from = node.getText(source)
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    return otherValues(node, checker).map(to => ({
      file,
      line: line + 1,
      what: names.join('.'),
      from,
      to,
      text: text.slice(0, node.getStart(source)) + to + text.slice(node.getEnd()),
    }))
  }
  visit(source)
  return mutants
}

type Cell = ts.NumericLiteral | ts.StringLiteral | ts.Identifier

function isLiteral(node: ts.Node): node is Cell {
  if (!ts.isNumericLiteral(node) && !ts.isStringLiteral(node)) return false
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node
  return !isKey && !ts.isImportDeclaration(node.parent)
}

/** A cell that is written by the name of a constant: `toClient: WE_PAY_RUSH`. */
function isNamedCell(node: ts.Node): node is Cell {
  return ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.initializer === node
}

function isKept(node: ts.Node, kept: Kept): boolean {
  switch (kept) {
    case 'defaults':
      return [node, ...ancestors(node)].some(one => one.parent && isDefault(one))
    case 'a profile':
    case 'tables':
      return ancestors(node).some(one => ts.isVariableStatement(one)) && !ancestors(node).some(isFunction)
  }
}

/** What stands between the brackets of `.default(7)` or `.prefault({ … })`: what a profile says when it says nothing. */
function isDefault(node: ts.Node): boolean {
  const call = node.parent
  return (
    ts.isCallExpression(call) &&
    call.arguments.some(argument => argument === node) &&
    ts.isPropertyAccessExpression(call.expression) &&
    ['default', 'prefault'].includes(call.expression.name.text)
  )
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isArrowFunction(node)
}

function ancestors(node: ts.Node): ts.Node[] {
  return node.parent ? [node.parent, ...ancestors(node.parent)] : []
}

/** The keys that lead to a value, from the outermost. */
function namesOf(node: ts.Node): string[] {
  return ancestors(node)
    .flatMap(one =>
      (ts.isPropertyAssignment(one) || ts.isVariableDeclaration(one)) && 'text' in one.name ? [one.name.text] : [],
    )
    .reverse()
}

/** A number one more and one less; a word, the next one that may stand there; a time of day, another hour. */
function otherValues(node: Cell, checker: ts.TypeChecker): string[] {
  if (ts.isIdentifier(node)) return otherConstants(node, checker).slice(0, 1)
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text)
    return value > 0 ? [String(value + 1), String(value - 1)] : [String(value + 1)]
  }
  if (/^\d\d:\d\d$/.test(node.text)) return [`'${node.text.startsWith('11') ? '12' : '11'}${node.text.slice(2)}'`]
  if (node.text.includes('@')) return ["'nobody@nowhere.example'"]
  const words = wordsOf(checker.getContextualType(node))
  const next = words[(words.indexOf(node.text) + 1) % words.length]
  return next === undefined || next === node.text ? [] : [`'${next}'`]
}

function wordsOf(type: ts.Type | undefined): string[] {
  if (type === undefined) return []
  const parts = type.isUnion() ? type.types : [type]
  return parts.flatMap(part => (part.isStringLiteral() ? [part.value] : []))
}

/** The other constants of the file that are of the same type, from the next one on. */
function otherConstants(node: ts.Identifier, checker: ts.TypeChecker): string[] {
  const type = checker.typeToString(checker.getTypeAtLocation(node))
  const constants = node
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(one => checker.typeToString(checker.getTypeAtLocation(one)) === type)
    .map(one => one.name.getText())
  const at = constants.indexOf(node.text)
  return [...constants.slice(at + 1), ...constants.slice(0, Math.max(at, 0))].filter(name => name !== node.text)
}
