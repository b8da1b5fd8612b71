// In workerd: a request names the scenario to run, in hexadecimal. The imports of the scenarios stand before this.
import * as module from 'eventsource.mjs'

const { EventSource, EventStreamDecoder } = module
const Native = globalThis.EventSource
harness.configure({
	EventSource, EventStreamDecoder, Native, kind: 'runtime', origins: ORIGINS,
	watch: harness.watchGlobal,
})
harness.build = 'BUILD'

export default {
	async fetch(request) {
		const name = new URL(request.url).searchParams.get('run')
		if (!name) return Response.json(harness.list())
		const bytes = Uint8Array.from(name.match(/../g), (two) => parseInt(two, 16))
		return Response.json(await harness.run(new TextDecoder().decode(bytes)))
	},
}
