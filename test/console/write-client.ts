import { writeFileSync } from 'node:fs'
import { CLIENT_TYPES, clientTypes } from './client-types.ts'

writeFileSync(CLIENT_TYPES, await clientTypes())
process.exit()
