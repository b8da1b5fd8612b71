// What the page saw on the wire, as a file that `go run ./cmd/replay FILE` serves again; the doc comment of cmd/replay says
// what stands in it.

const FORMAT = 'eventsource-wasm/wire'
const VERSION = 1

/** Bytes kept in all. Beyond it the oldest exchanges go, so that a page left alone does not fill the memory. */
const MOST = 16 << 20

/** Headers and parameters that could hold a secret: they stay out of the file. */
const SECRET = /auth|cookie|key|token|secret|session|signature|password|credential/i

let exchanges = []
let size = 0

export const recorded = () => exchanges.length

export function forget() {
  exchanges = []
  size = 0
}

const headersOf = (headers) => Object.fromEntries([...new Headers(headers)].filter(([name]) => !SECRET.test(name)))

function urlOf(input) {
  const url = new URL(input, document.baseURI)
  url.username = url.password = url.hash = ''
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET.test(name)) url.searchParams.set(name, 'REMOVED')
  }
  return url.origin === location.origin ? url.pathname + url.search : url.href
}

/** Begins an exchange; times are counted from here. */
export function record(input, init) {
  const started = performance.now()
  const at = () => Number((performance.now() - started).toFixed(1))
  const exchange = {
    request: { method: init?.method ?? 'GET', url: urlOf(input), headers: headersOf(init?.headers) },
    response: undefined,
    chunks: [],
    end: undefined,
    now: at,
    size: 0,
  }
  exchanges.push(exchange)
  return {
    response({ status, headers }) {
      exchange.response = { at: at(), status, headers: headersOf(headers) }
    },
    /** @param piece bytes that nobody changes later */
    chunk(piece) {
      exchange.chunks.push({ at: at(), piece })
      exchange.size += piece.length
      size += piece.length
      while (size > MOST && exchanges[0] !== exchange) size -= exchanges.shift().size
    },
    /** @param how 'complete', 'broken' or 'cancelled' */
    end(how) {
      exchange.end ??= { at: at(), how }
    },
  }
}

function written({ at, piece }) {
  try {
    return { at, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(piece) }
  } catch {
    return { at, base64: btoa(String.fromCharCode(...piece)) }
  }
}

/** The file: JSON in which each chunk has a line of its own. */
export function file() {
  const all = exchanges.map(({ request, response, chunks, end, now }) => {
    const members = [['request', request], ['response', response], ['chunks', chunks], ['end', end ?? { at: now(), how: 'open' }]]
    const lines = members.filter(([, value]) => value).map(([name, value]) => {
      const text = name === 'chunks' ? `[${value.map((chunk) => `\n        ${JSON.stringify(written(chunk))}`).join(',')}\n      ]` : JSON.stringify(value)
      return `      "${name}": ${text}`
    })
    return `    {\n${lines.join(',\n')}\n    }`
  })
  return `{\n  "format": "${FORMAT}",\n  "version": ${VERSION},\n  "exchanges": [\n${all.join(',\n')}\n  ]\n}\n`
}
