export { advanceReplacement } from './advance/advance-replacement.ts'
