// For pages, before all other scripts: timers and the time stand still until clock.advance moves them. What a test itself
// waits for goes by clock.real and by setInterval, which are left alone.

var clock = (() => {
	const real = { setTimeout: setTimeout.bind(globalThis), clearTimeout: clearTimeout.bind(globalThis) }
	const began = performance.now(), beganAt = Date.now()
	const timers = new Map() // what to call and when, by id
	let now = Math.ceil(began), last = 1e9 // beyond the ids of setInterval: clearTimeout takes those as well

	globalThis.setTimeout = (callback, delay, ...args) => {
		timers.set(++last, { due: now + Math.max(0, delay || 0), call: () => callback(...args) })
		return last
	}
	globalThis.clearTimeout = (id) => {
		if (!timers.delete(id)) real.clearTimeout(id)
	}
	performance.now = () => now
	Date.now = () => Math.round(beganAt + now - began)

	/** Lets go on what is under way: promises, and tasks that are waiting. */
	const turn = () => new Promise((resolve) => real.setTimeout(resolve))

	/** Calls the timer that falls due first, at its time, unless there is none by then. */
	async function next(end = Infinity) {
		await turn()
		const [id, timer] = [...timers].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due)[0] ?? []
		if (!timer) return false
		timers.delete(id)
		now = Math.max(now, timer.due)
		timer.call()
		return true
	}

	/** Lets so many ms pass: every timer that falls due is called at its time, the earliest first. */
	async function advance(ms) {
		const end = now + ms
		while (await next(end));
		now = Math.max(now, end)
	}

	/** What a busy task does: ms pass, and no timer is called meanwhile. */
	function pass(ms) {
		now += ms
	}

	return { real, next, advance, pass }
})()
