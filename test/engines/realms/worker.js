'use strict'
// In a worker of any kind: answers what the page asks.
{
	async function answer(event) {
		const { data, ports } = event
		let settle
		event.waitUntil?.(new Promise((resolve) => (settle = resolve)))
		try {
			ports[0].postMessage({ value: await harness[data.verb](...data.args) })
		} catch (error) {
			ports[0].postMessage({ error: String(error) })
		}
		settle?.()
	}
	globalThis.onmessage = answer
	globalThis.onconnect = ({ ports }) => (ports[0].onmessage = answer)
}
