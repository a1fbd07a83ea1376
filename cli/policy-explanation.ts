import { grantedInWords } from '../counterparts/granted-in-words.ts'
import type { ReturnType } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { CaseTerms } from '../domain/terms.ts'
import { unreachable } from '../domain/unreachable.ts'
import { decideReturn } from '../policies/decide.ts'
import { returnsOffered } from '../policies/offered.ts'
import type { Profile } from '../policies/profile.ts'
import { parseCaseRequest } from '../policies/request.ts'
import type { Mistake } from '../policies/wire.ts'
import { wordsOf } from '../policies/words.ts'
import { type AskedOptions, type AskedReturn, askedReturn, PRICES, partFor } from './asked-return.ts'
import { colours, type Terminal } from './terminal.ts'

export interface Explanation {
  policy: Pick<Profile, 'id' | 'version' | 'company'>
  returns: ExplainedReturn[]
}

type ExplainedReturn = { returnType: ReturnType } & (
  | { kind: 'granted'; because: Rule[]; terms: CaseTerms; grants: string[] }
  | { kind: 'refused'; because: Rule[]; reason: string; missing: string[] }
  /** The question is not complete, or cannot be read: what each option was to say. */
  | { kind: 'unasked'; needs: { option: string; detail: string }[] }
)

interface Rule {
  rule: RuleId
  words: string
}

/** What a policy answers, for one kind of return or for each that it offers. */
export function explain(profile: Profile, options: AskedOptions, only?: ReturnType): Explanation {
  const { id, version, company } = profile
  const asked = askedReturn(profile, options)
  const returns = only
    ? [explained(profile, only, asked)]
    : returnsOffered(profile).map(type => explained(profile, type, { ...asked, request: partFor(type, asked.request) }))
  return { policy: { id, version, company }, returns }
}

function explained(profile: Profile, returnType: ReturnType, { request, knowledge }: AskedReturn): ExplainedReturn {
  const parsed = parseCaseRequest(returnType, request, { currency: profile.currency })
  if (parsed.kind === 'mistakes') {
    return { returnType, kind: 'unasked', needs: parsed.mistakes.map(needFor) }
  }
  const decision = decideReturn(profile, parsed.request, knowledge)
  const because = decision.because.map(rule => ({ rule, words: wordsOf(rule) }))
  if (decision.kind === 'refused') return { ...decision, returnType, because }
  return { ...decision, returnType, because, grants: grantedInWords(decision.terms) }
}

function needFor({ pointer, detail }: Mistake): { option: string; detail: string } {
  const isPrice = PRICES.includes(pointer.split('/').at(-1) ?? '')
  return { option: optionFor(pointer), detail: isPrice ? 'expected a price such as 399.00' : detail }
}

/** `/units/0/tax` is said with `--unit tax=…`, `/reportedAt` with `--reported-at`. */
function optionFor(pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1)
  const name = first.replace(/s$/, '').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  const field = rest.filter(step => !/^\d+$/.test(step)).join('.')
  return field ? `--${name} ${field}=…` : `--${name}`
}

export function showExplanation(terminal: Terminal, { policy, returns }: Explanation): void {
  const { bold } = colours(terminal)
  const paragraphs = returns.map(one =>
    [bold(`${one.returnType}: ${HEADINGS[one.kind]}`), ...linesOf(one)].join('\n  '),
  )
  terminal.stdout.write(`${policy.company} (${policy.id}), version ${policy.version}\n\n${paragraphs.join('\n\n')}\n`)
}

const HEADINGS = { granted: 'granted', refused: 'refused', unasked: 'say more' } as const satisfies Record<
  ExplainedReturn['kind'],
  string
>

function linesOf(one: ExplainedReturn): string[] {
  switch (one.kind) {
    case 'granted':
      return [...one.grants, 'Because:', ...ruleLines(one.because)]
    case 'refused':
      return [
        one.reason,
        ...(one.missing.length > 0 ? [`Supply: ${one.missing.join(', ')}`] : []),
        ...(one.because.length > 0 ? ['Because:', ...ruleLines(one.because)] : []),
      ]
    case 'unasked':
      return one.needs.map(({ option, detail }) => `${option}  ${detail}`)
    default:
      return unreachable(one)
  }
}

function ruleLines(because: readonly Rule[]): string[] {
  return because.map(({ rule, words }) => `  ${rule}  ${words}`)
}
