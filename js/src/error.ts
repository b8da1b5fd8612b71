import type { ErrorReason } from './types.ts'

/**
 * Why a connection, or a stream, has ended: the `error` of an `error` event, what `closed` gives, and what a loop throws. Its
 * message begins with what has happened (`HTTP 422: `, `Network error: `) and goes on with what is known of it.
 */
export class EventSourceError extends Error {
  override readonly name = 'EventSourceError'
  declare readonly cause?: unknown
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined

  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(
    readonly reason: ErrorReason,
    message: string,
    cause?: unknown,
    readonly response?: Response,
    readonly truncated = false,
  ) {
    super(message, { cause })
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
