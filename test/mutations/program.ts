import { join } from 'node:path'
import ts from 'typescript'
import { type Kept, type Mutant, mutantsIn } from './sites.ts'

/** Where the policies keep their numbers and cells. */
const POLICIES: Record<string, Kept> = {
  'policies/profiles/focus.ts': 'a profile',
  'policies/profiles/speco.ts': 'a profile',
  'policies/profiles/voip-desk.ts': 'a profile',
  'policies/aging-matrix.ts': 'tables',
  'policies/warranty.ts': 'tables',
  'policies/vendor.ts': 'tables',
  'policies/profile.ts': 'defaults',
  'policies/sections/mail-confirmation.ts': 'defaults',
  'policies/sections/maintenance.ts': 'defaults',
  'policies/sections/not-needed.ts': 'defaults',
  'policies/sections/over-the-counter.ts': 'defaults',
  'policies/sections/standard.ts': 'defaults',
  'policies/sections/subscription.ts': 'defaults',
  'policies/sections/virtual.ts': 'defaults',
}

/** Every mutant of the whole policy book. */
export function policyMutants(root: string): Mutant[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const files = Object.keys(POLICIES)
  const program = ts.createProgram(
    files.map(file => join(root, file)),
    options,
  )
  return files.flatMap(file => mutantsIn(root, file, POLICIES[file] ?? 'tables', program))
}
