// In a page: the realms that it reaches, asked by messages.

const workers = {
	'dedicated worker': () => new Worker('/testdata/worker.js'),
	'shared worker': () => new SharedWorker('/testdata/worker.js').port,
	'service worker': async () => {
		const registration = await navigator.serviceWorker.register('/testdata/worker.js')
		const worker = registration.installing ?? registration.waiting ?? registration.active
		while (worker.state !== 'activated') await next(worker, 'statechange')
		return worker
	},
}

/** Runs a behaviour's script in a realm, see evaluate; what hangs is told before Go's own deadline. */
async function evaluateIn(realm, name, script, late = 60000) {
	if (realm === 'window') return evaluate(name, script, late)
	const worker = await (workers[realm].made ??= workers[realm]())
	const { port1, port2 } = new MessageChannel()
	worker.postMessage({ name, script, late, origins }, [port2])
	port1.start()
	return (await next(port1, 'message')).data
}

var shown

/** Runs scripts one after the other; shown becomes a promise of what came of each. */
function showAll(realm, name, scripts, late) {
	shown = (async () => {
		const outcomes = []
		for (const script of scripts) {
			const begun = performance.now()
			const outcome = await evaluateIn(realm, name, script, late)
			outcomes.push({ ...outcome, ms: Math.round(performance.now() - begun) })
		}
		return outcomes
	})()
}
