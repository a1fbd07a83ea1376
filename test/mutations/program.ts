import { join } from 'node:path'
import ts from 'typescript'
import { POLICIES, WITHOUT_A_RULE } from './rules.ts'
import { type Mutant, mutantsIn } from './sites.ts'

/** Every mutant of the whole policy book that belongs to a rule. */
export function policyMutants(root: string): Mutant[] {
  return allPolicyMutants(root).filter(({ what }) => !Object.hasOwn(WITHOUT_A_RULE, what))
}

export function allPolicyMutants(root: string): Mutant[] {
  const files = Object.entries(POLICIES)
  const program = programOf(
    root,
    files.map(([file]) => file),
  )
  return files.flatMap(([file, { kept }]) => mutantsIn(root, file, kept, program))
}

export function programOf(root: string, files: readonly string[]): ts.Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  return ts.createProgram(
    files.map(file => join(root, file)),
    options,
  )
}
