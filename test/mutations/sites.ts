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

/** Where a file keeps the policy's own values; everything else in it is code, and its own tests' business. */
export type Kept = 'a profile' | 'tables' | 'defaults'

/** Every number and every cell of a file's profile, tables or defaults, each changed in turn. */
export function mutantsIn(root: string, file: string, kept: Kept, program: ts.Program): Mutant[] {
  const path = join(root, file)
  const source = program.getSourceFile(path)
  if (!source) throw new Error(`${file} is not part of the program.`)
  const text = readFileSync(path, 'utf8')
  const checker = program.getTypeChecker()
  const mutants: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (isCell(node) && isKept(node, kept)) mutants.push(...changed(node))
    ts.forEachChild(node, visit)
  }
  const changed = (node: Cell): Mutant[] => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
    return otherValues(node, checker).map(to => ({
      file,
      line: line + 1,
      what: namesOf(node).join('.'),
      from: node.getText(source),
      to,
      text: text.slice(0, node.getStart(source)) + to + text.slice(node.getEnd()),
    }))
  }
  visit(source)
  return mutants
}

type Cell = ts.NumericLiteral | ts.StringLiteral | ts.Identifier | ts.ArrayLiteralExpression

function isCell(node: ts.Node): node is Cell {
  return isLiteral(node) || isNamedCell(node) || isEmptyList(node)
}

function isLiteral(node: ts.Node): node is ts.NumericLiteral | ts.StringLiteral {
  if (!ts.isNumericLiteral(node) && !ts.isStringLiteral(node)) return false
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node
  return !isKey && !ts.isImportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent)
}

/** A cell that is written by the name of a constant: `toClient: WE_PAY_RUSH`. */
function isNamedCell(node: ts.Node): node is ts.Identifier {
  return ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.initializer === node
}

/** That nothing is asked for is a value too. */
function isEmptyList(node: ts.Node): node is ts.ArrayLiteralExpression {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0
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

function otherValues(node: Cell, checker: ts.TypeChecker): string[] {
  if (ts.isIdentifier(node)) return otherConstants(node, checker).slice(0, 1)
  if (ts.isNumericLiteral(node)) return otherNumbers(Number(node.text))
  if (ts.isArrayLiteralExpression(node)) return fullerLists(node, checker)
  return otherWords(node, checker).map(word => `'${word}'`)
}

/** One more and one less. */
function otherNumbers(value: number): string[] {
  return value > 0 ? [String(value + 1), String(value - 1)] : [String(value + 1)]
}

/** The first that may be in it. */
function fullerLists(node: ts.ArrayLiteralExpression, checker: ts.TypeChecker): string[] {
  const list = checker.getContextualType(node)
  const [first] = wordsOf(list && checker.getIndexTypeOfType(list, ts.IndexKind.Number))
  return first === undefined ? [] : [`['${first}']`]
}

/** Of words that may stand there, the next. What may be any text is changed by what it is. */
function otherWords(node: ts.StringLiteral, checker: ts.TypeChecker): string[] {
  const words = wordsOf(checker.getContextualType(node))
  const next = words[(words.indexOf(node.text) + 1) % words.length]
  if (next !== undefined && next !== node.text) return [next]
  return TEXTS.filter(({ looks }) => looks.test(node.text))
    .slice(0, 1)
    .map(({ other }) => other(node.text))
}

const TEXTS: { looks: RegExp; other(text: string): string }[] = [
  // A time of day: another hour.
  { looks: /^\d\d:\d\d$/, other: text => `${text.startsWith('11') ? '12' : '11'}${text.slice(2)}` },
  // A holiday by its date, and one by its weekday: another month.
  { looks: /^\d\d-\d\d$/, other: text => `${text.startsWith('03') ? '04' : '03'}${text.slice(2)}` },
  { looks: /^\d\d\/-?\d[A-Z][a-z]{2}$/, other: text => `${text.startsWith('03') ? '04' : '03'}${text.slice(2)}` },
  { looks: /^[^\s@]+@[^\s@]+$/, other: () => 'nobody@nowhere.example' },
  { looks: /^[A-Z][a-z]+\/[A-Z]\w+$/, other: text => (text === 'Asia/Tokyo' ? 'Europe/Paris' : 'Asia/Tokyo') },
  { looks: /^[A-Z]{3}$/, other: text => (text === 'CAD' ? 'MXN' : 'CAD') },
  // A rule's id: the next rule.
  { looks: /^(FO|VD|SP)-\d+$/, other: text => text.replace(/\d+$/, number => String(Number(number) + 1)) },
  { looks: /^settled:/, other: text => `${text}-otherwise` },
]

function wordsOf(type: ts.Type | undefined): string[] {
  if (type === undefined) return []
  const parts = type.isUnion() ? type.types : [type]
  return parts.flatMap(part => (part.isStringLiteral() ? [part.value] : []))
}

/** The other constants of the file that are of the same type, from the next one on. */
function otherConstants(node: ts.Identifier, checker: ts.TypeChecker): string[] {
  const type = typeOf(node, checker)
  const constants = node
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(one => typeOf(one, checker) === type)
    .map(one => one.name.getText())
  const at = constants.indexOf(node.text)
  return [...constants.slice(at + 1), ...constants.slice(0, Math.max(at, 0))].filter(name => name !== node.text)
}

/** Two texts are of one type, whatever they say. */
function typeOf(node: ts.Node, checker: ts.TypeChecker): string {
  return checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node)))
}
