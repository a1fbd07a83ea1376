import { sleep } from '@temporalio/workflow'
import { advanceReplacement as asReleased } from '../../workflows/advance/advance-replacement.ts'

/** The workflow with one timer more than the recorded cases have: what an unguarded change looks like. */
export async function advanceReplacement(request: unknown) {
  await sleep('1 hour')
  return asReleased(request)
}
