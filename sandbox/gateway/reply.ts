/** An answer over HTTP: an object goes out as JSON, text as a page. */
export interface Reply {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** Instead of an answer: the connection breaks. */
export const DROPPED = Symbol('dropped')
