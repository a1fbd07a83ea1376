import { mkdirSync, writeFileSync } from 'node:fs'
import { at, references } from './references.ts'

mkdirSync(at('docs/reference'), { recursive: true })
for (const [page, text] of Object.entries(await references())) writeFileSync(at(page), text)
process.exit()
