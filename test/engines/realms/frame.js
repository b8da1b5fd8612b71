'use strict'
// In a frame: makes a source, whose listeners write down what is dispatched in a log of the page around it.
globalThis.watch = (className, log, url, ...init) => {
	const source = new globalThis[className](url, ...init)
	for (const type of ['open', 'message', 'error']) source.addEventListener(type, (e) => log.push(e.data ?? type))
	return { source, log }
}
// In a page that is left: the log is kept for the page that comes after it.
globalThis.watchKept = (...args) => {
	const [className, ...rest] = args
	globalThis.kept = watch(className, { push: (entry) => (sessionStorage.log = `${sessionStorage.log ?? ''}${entry} `) }, ...rest)
}
addEventListener('pageshow', ({ persisted }) => (globalThis.restored = persisted))
