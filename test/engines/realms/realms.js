'use strict'
// In a page: the realms that it reaches, each asked by a message for the scenarios that it can run, or to run one.
{
	const made = {}
	const parts = (realm) => {
		const [, kind, type] = /^(\w+) worker, (\w+)$/.exec(realm)
		return { kind, type, url: `/worker.${type === 'module' ? 'mjs' : 'js'}?build=${harness.build}` }
	}
	const makers = {
		dedicated: (url, type) => {
			const worker = new Worker(url, { type })
			return { worker, port: worker }
		},
		shared: (url, type) => {
			const worker = new SharedWorker(url, { type })
			return { worker, port: worker.port }
		},
		async service(url, type) {
			const registration = await navigator.serviceWorker.register(url, { type, scope: `/of-${type}/` })
			const worker = registration.installing ?? registration.waiting ?? registration.active
			while (worker.state !== 'activated') {
				await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
				if (worker.state === 'redundant') throw new Error('it does not start')
			}
			return { worker, port: worker }
		},
	}

	/** Asks a realm: 'page', or 'dedicated worker, module' and the like. */
	window.ask = async (realm, verb, ...args) => {
		if (realm === 'page') return harness[verb](...args)
		const { kind, type, url } = parts(realm)
		const { worker, port } = await (made[realm] ??= makers[kind](url, type))
		const { port1, port2 } = new MessageChannel()
		return new Promise((resolve, reject) => {
			worker.onerror = (event) => reject(new Error(event.message || 'it does not start'))
			port1.onmessage = ({ data }) => ('value' in data ? resolve(data.value) : reject(new Error(data.error)))
			port.postMessage({ verb, args }, [port2])
		})
	}
}
