import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { createEventStream } from 'eventsource-wasm/store'

const schemas = {
  zod: z.object({ n: z.number().max(2) }),
  valibot: v.object({ n: v.pipe(v.number(), v.maxValue(2)) }),
  arktype: type({ n: 'number <= 2' }),
}

/** Reads a stream by each, and gives what came and how each told of what does not fit. */
globalThis.readAll = async () => {
  const all = {}
  for (const [name, parse] of Object.entries(schemas)) {
    const stream = createEventStream({ url: '/stream/' + name, method: 'POST', parse, initial: [], reduce: (list, { data }) => [...list, data.n] })
    const { data, status, error } = await stream.send()
    all[name] = [data, status, error?.reason, error?.cause.length, /^The data does not fit the schema: n: ./.test(error?.message)]
  }
  return all
}
