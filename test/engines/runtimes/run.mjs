// In Node, Deno and Bun: runs all scenarios, one after the other, and prints each result as a line of JSON.
import process from 'node:process'
const { module, scenarios, origins, build } = JSON.parse(process.argv.at(-1))
for (const name of scenarios) await import(new URL(`../scenarios/${name}`, import.meta.url).href)
const { EventSource, EventStreamDecoder } = await import(`file://${module}`)
const { EventSource: Native } = globalThis
harness.configure({
	EventSource, EventStreamDecoder, Native, kind: 'runtime', origins,
	watch(report) {
		if (globalThis.Deno) return harness.watchGlobal(report)
		process.on('uncaughtException', report)
		process.on('unhandledRejection', report)
	},
})
harness.build = build
const print = (value) => new Promise((resolve) => process.stdout.write(JSON.stringify(value) + '\n', resolve))
await print({ all: harness.list() })
for (const name of harness.list()) await print(await harness.run(name))
process.exit(0)
