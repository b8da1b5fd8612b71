import type { ErrorReason } from './types.ts'

/**
 * Why a connection, or a stream, has ended: the `error` of an `error` event, what `closed` gives, and what a loop throws. Its
 * message begins with what has happened (`HTTP 422: `, `Network error: `) and goes on with what is known of it.
 */
export class EventSourceError extends Error {
  override readonly name = 'EventSourceError'
  declare readonly reason: ErrorReason
  declare readonly cause?: unknown
  /** The response, if there was one: that of a refusal holds its body, and can be read at any time. */
  declare readonly response?: Response | undefined
  /** The response holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB. */
  declare readonly truncated: boolean
  /** The HTTP status, if there was a response. */
  declare readonly status: number | undefined

  /** @param cause what was thrown, if anything was */
  constructor(reason: ErrorReason, message: string, cause?: unknown, response?: Response, truncated = false) {
    super(message, { cause })
    this.reason = reason
    this.response = response
    this.truncated = truncated
    this.status = response?.status
  }
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** Reports an exception that code of the page's has thrown, as the platform does: to `window.onerror` or `uncaughtException`. */
export function report(error: unknown): void {
  if (typeof reportError === 'function') {
    reportError(error)
  } else {
    queueMicrotask(() => {
      throw error
    })
  }
}
