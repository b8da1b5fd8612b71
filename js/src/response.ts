// What a response's head says: what the core is told of it.

/** A type and a subtype, each an HTTP token. */
const ESSENCE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/

/**
 * Whether the body is an event stream: Fetch §2.2.2, "extract a MIME type", gives `text/event-stream`. Of several values those
 * that do not parse, and `*` + `/*`, do not count; of the others the last one does.
 */
export function isEventStream(contentType: string | null): boolean {
  const unquoted = (contentType ?? '').replace(/"(\\.|[^"\\])*"?/g, '') // a comma in a parameter's quotes ends no value
  const essences = unquoted.split(',').map((value) => value.split(';')[0]!.trim().toLowerCase())
  return essences.filter((essence) => ESSENCE.test(essence) && essence !== '*/*').at(-1) === 'text/event-stream'
}

/** What a Retry-After comes to, in ms: it gives seconds or a date (RFC 9110 §10.2.3). NaN if it is neither. */
export function retryAfterOf(value: string | null): number {
  return Math.max(0, Number(value) * 1000 || Date.parse(value ?? '') - Date.now())
}

/** The URLs that fetch takes: others, those with a user name among them, fail for good. */
export const FETCHABLE = /^(https?:\/\/[^/@]*\/|data:|blob:)/
