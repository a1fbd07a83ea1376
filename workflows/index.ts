export { advanceReplacement } from './advance-replacement.ts'
