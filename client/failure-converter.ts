import { DefaultFailureConverter } from '@temporalio/common'

/**
 * Puts messages and stack traces where the codec reaches them. Loaded by path, by the client and by the workflow
 * bundle alike, whenever payloads are encrypted: an error's words may quote what the payload hides.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
