'use strict'
// In a frame: makes a source, whose listeners write down what is dispatched in a log of the page around it.
globalThis.watch = (className, log, url, ...init) => {
	const source = new globalThis[className](url, ...init)
	for (const type of ['open', 'message', 'error']) source.addEventListener(type, (e) => log.push(e.data ?? type))
	return { source, log }
}
