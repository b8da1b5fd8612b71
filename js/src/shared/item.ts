import type { ErrorReason } from '../index.ts'

/** A response without its body, as it goes from tab to tab. */
export interface Head {
  url: string
  status: number
  headers: [string, string][]
}

/** An `error` event, as it goes from tab to tab. */
export interface Loss {
  reason: ErrorReason
  message: string
  reconnecting: boolean
  delay: number | undefined
  /** What the server has answered, if it has: of a refusal with its body. */
  head: Head | undefined
  body: string | null
}

/** What the shared connection brings. Every tab takes the same items in the same order. */
export type Item =
  /** A response has opened: behind which last event ID, and with which reconnection time. */
  | { kind: 'open'; head: Head; id: string; retry: number }
  /** A message as a server would send it, and the same behind it. By this one, `done` has said, the stream has failed. */
  | { kind: 'text'; text: string; id: string; retry: number; failure: string | undefined }
  | { kind: 'error'; loss: Loss }
  | { kind: 'stalled'; phase: 'response' | 'body' }
  /** `done` has matched. */
  | { kind: 'complete' }

/** Whether nothing follows. */
export function isLast(item: Item): boolean {
  return item.kind === 'complete' || (item.kind === 'error' && !item.loss.reconnecting)
}

export function headOf({ url, status, headers }: Response): Head {
  return { url, status, headers: [...headers] }
}

export function responseOf({ url, status, headers }: Head, body: BodyInit | null = null): Response {
  return Object.defineProperty(new Response(body, { status, headers }), 'url', { value: url })
}
