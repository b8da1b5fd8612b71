import { EventSourceError, type EventStreamMessage } from '../index.ts'
import type { Parser, SchemaIssue } from './types.ts'

/** What a message has that brings no data of its kind. */
export const NOTHING = /* @__PURE__ */ Symbol()

/** @throws EventSourceError `parse`: it is no JSON, or does not fit; what a function of the page's throws goes through */
export function parsed(parser: Parser | undefined, message: EventStreamMessage): unknown {
  const { data } = message
  if (!parser || parser === 'text') return data
  const schema = parser !== 'json' && '~standard' in parser ? parser['~standard'] : undefined // of some libraries, it is a function
  if (typeof parser === 'function' && !schema) return parser(message)
  if (!data) return NOTHING
  const value: unknown = JSON.parse(data)
  if (!schema) return value
  const result = schema.validate(value)
  if (result instanceof Promise) throw new TypeError('the schema is asynchronous')
  if (!result.issues) return result.value
  throw new EventSourceError('parse', `The data does not fit the schema: ${result.issues.map(told).join('; ')}`, result.issues)
}

function told({ path = [], message }: SchemaIssue): string {
  const place = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return place ? `${place}: ${message}` : message
}
