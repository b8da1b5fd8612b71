// What the Node servers have in common: where the answers come from, and who may ask for one.

/** Who makes the answers: GET {ANSWERS}/{name} tells one, a line a piece. */
const { ANSWERS } = process.env

/**
 * Asks for the pieces of an answer behind number `last`. A response of 204 has none, nor will there be any.
 * @param signal ends the asking
 */
export const ask = (name, prompt, last, signal) =>
  fetch(`${ANSWERS}/${name}?${new URLSearchParams({ after: last, prompt })}`, { signal })

/** The answer's pieces, numbered on. They throw if it breaks off. */
export async function* pieces(response, last) {
  let id = Number(last)
  let rest = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    for (const data of lines) yield { id: ++id, data }
  }
}

/** What is to be done when the answer is complete. */
export const save = (name, signal) => fetch(`${ANSWERS}/${name}/saved`, { method: 'POST', signal })

/** Why this request may not ask, or undefined. Who brings a key of its own needs no token, who comes with a cookie does. */
export function forbidden(headers) {
  if (headers.authorization) return undefined
  const [, token] = /(?:^|; )csrf=(\w+)/.exec(headers.cookie ?? '') ?? []
  return token && token === headers['x-csrftoken'] ? undefined : 'CSRF token missing or incorrect'
}
