import type { MessageType } from '../../domain/delivery.ts'
import type { Instant } from '../../domain/time.ts'

/** What goes over the wire, by https://www.standardwebhooks.com: `data` is what the type is about. */
export function bodyOf({ type, at, data }: { type: MessageType; at: Instant; data: object }): string {
  return JSON.stringify({ type, timestamp: at, data })
}
