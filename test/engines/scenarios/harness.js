'use strict'
// What scenarios are written with, in a page, in a worker of any kind, and in a runtime without pages. It is a script and a
// module alike: no import, no export, one global `scenario` to register with, and one global `harness` to run them.
{
	const registry = new Map()
	const realm = Math.random().toString(36).slice(2)
	/** How long a scenario may take, on a machine that has other things to do. */
	const DEADLINE = 120_000
	/** The same for the browser's own class, of which nothing but a note depends. */
	const NATIVE_DEADLINE = 10_000
	const LATE = 'it did not come to its end'
	let config
	let served = 0
	let onUncaught

	/**
	 * Registers a scenario.
	 * @param options native: the browser's own class can do the same, and shows that the expectation is right; in: where it
	 * can run, 'page', 'worker', 'runtime', everywhere if not given
	 */
	globalThis.scenario = (name, options, run) => {
		if (registry.has(name)) throw new Error(`two scenarios are called ${name}`)
		registry.set(name, { in: ['page', 'worker', 'runtime'], ...options, run })
	}

	/** A URL of the server's, what it has been asked, and what it shall do. */
	class Served {
		constructor(key) {
			this.key = key
			this.url = this.at('main')
		}
		/** The same at another of the server's origins. */
		at(origin) {
			return `${config.origins[origin]}/s/${this.key}`
		}
		async #ask(what, query = '', body) {
			const response = await fetch(`${config.origins.control}/${what}?key=${this.key}${query}`, { method: 'POST', body })
			if (!response.ok) throw new Error(`${what}: ${(await response.text()).trim()}`)
			return response.json()
		}
		serve(answers) {
			return this.#ask('serve', '', JSON.stringify(answers.map(({ body = [], ...answer }) => ({ ...answer, body: steps(body) }))))
		}
		/** The requests, once there are as many. */
		seen(count = 1) {
			return this.#ask('seen', `&count=${count}`)
		}
		/** How many requests there have been. */
		async count() {
			return (await this.#ask('count'))[0]
		}
		async preflights() {
			return (await this.#ask('count'))[1]
		}
		/** Goes on with a held response, the latest one if no index is given; resolves when it is written. */
		do(step, index) {
			return this.#ask('do', index === undefined ? '' : `&index=${index}`, JSON.stringify(step))
		}
		write(text, index) {
			return this.do({ text }, index)
		}
		end(index) {
			return this.do({ do: 'end' }, index)
		}
		reset(index) {
			return this.do({ do: 'reset' }, index)
		}
		/** An engine may not end a request that is given up before more comes, and then some time later. */
		async writeUntilLeft() {
			for (;;) {
				try {
					await this.write(':\n')
				} catch {
					return
				}
				await pause(20)
			}
		}
		/** Ends what is left of it. */
		drop() {
			return this.#ask('drop').catch(() => undefined)
		}
		/** Waits for a request's end: 'ended', as the server meant it, or 'cancelled' by the client. */
		left(index = 0) {
			return this.#ask('left', `&index=${index}`)
		}
	}

	const steps = (body) => [body].flat().map((part) => (typeof part === 'string' ? { text: part } : part))

	/** What one run of a scenario is given. */
	class Test {
		limits = new Set()
		#sources = new Set()
		#served = []
		#controller = new AbortController()
		#over = false
		constructor(Class) {
			this.Class = Class
			this.isNative = Class !== config.EventSource
			this.Decoder = config.EventStreamDecoder
			this.kind = config.kind
			this.origins = config.origins
		}
		/** Makes a source, which is closed in the end. */
		source(url, ...init) {
			return this.track(new this.Class(url, ...init))
		}
		track(source) {
			if (this.#over) source.close()
			this.#sources.add(source)
			return source
		}
		/** The engine's own fetch; what is left of it ends with the scenario, since a browser has few connections to a host. */
		fetch(url, init) {
			return fetch(url, { ...init, signal: this.#controller.signal })
		}
		/** A URL with these answers, see the server's answer; body is text, a step or an array of them. */
		async serve(...answers) {
			const served = this.served()
			await served.serve(answers)
			return served
		}
		served() {
			const one = new Served(realm + served++)
			this.#served.push(one)
			return one
		}
		/** Asks the engine itself whether it can do without what a scenario needs. True: it is the engine's limit, and noted. */
		async lacks(what, probe) {
			const lacks = Boolean(await probe())
			if (lacks) this.limits.add(what)
			return lacks
		}
		/** Whether the engine takes a body for whole whose connection was reset, or cut in mid-chunk. */
		takesForWhole(how = 'reset', origin = 'main') {
			return this.lacks('fetch takes a body that was cut off for a whole one', async () => {
				const bare = await this.serve({ cors: '*', body: 'data: a\n\n' })
				const { body } = await this.fetch(bare.at(origin), { method: 'POST' })
				const reader = body.getReader()
				await reader.read()
				const rest = reader.read().then(() => true, () => false)
				await bare.do({ do: how })
				return rest
			})
		}
		equal(got, want, what = 'it') {
			const [a, b] = [got, want].map((value) => JSON.stringify(value))
			if (a !== b) throw new Error(`${what} is ${short(a)}, not ${short(b)}`)
		}
		ok(value, what) {
			if (!value) throw new Error(what)
		}
		next(target, type) {
			return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }))
		}
		/** The first events of a source, each as its type, data and the readyState that its listener saw. */
		take(source, count, ...types) {
			return new Promise((resolve) => {
				const log = []
				for (const type of new Set(['open', 'message', 'error', ...types])) {
					source.addEventListener(type, (e) => {
						log.push([e.type, ...(e instanceof MessageEvent ? [e.data] : []), source.readyState].join(' '))
						if (log.length === count) resolve(log.slice())
					})
				}
			})
		}
		/** Waits for a condition. */
		async until(condition) {
			while (!this.#over && !(await condition())) await pause(2)
		}
		/** The errors that are reported in this realm while f runs and until there are so many, taken as handled. */
		async reported(count, f) {
			const errors = []
			const before = onUncaught
			onUncaught = (error) => errors.push(error)
			try {
				await f()
				await this.until(() => errors.length >= count)
			} finally {
				onUncaught = before
			}
			return errors
		}
		thrown(f) {
			try {
				f()
				return 'nothing'
			} catch (error) {
				return error?.name ?? String(error)
			}
		}
		async finish() {
			this.#over = true
			this.#controller.abort()
			for (const source of this.#sources) source.close()
			await Promise.all(this.#served.map((one) => one.drop()))
		}
	}

	const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
	const short = (text = 'undefined') => (text.length > 400 ? text.slice(0, 400) + '…' : text)
	const describe = (error) => (error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error))

	async function attempt({ run }, Class) {
		const test = new Test(Class)
		const stray = []
		onUncaught = (error) => stray.push(describe(error))
		let late
		let error
		try {
			await Promise.race([
				run(test),
				new Promise((_, reject) => (late = setTimeout(() => reject(new Error(LATE)), Class === config.EventSource ? DEADLINE : NATIVE_DEADLINE))),
			])
			if (stray.length) throw new Error(`nobody caught ${stray}`)
		} catch (thrown) {
			error = describe(thrown)
		}
		clearTimeout(late)
		await test.finish()
		return { error, limits: [...test.limits] }
	}

	/** Without the key of a stream, which is another each time. */
	const plain = (text) => text.replace(/\/s\/\w+/g, '/s/')

	globalThis.harness = {
		/**
		 * @param given EventSource, EventStreamDecoder, Native (if there is one), kind ('page', 'worker', 'runtime'), origins;
		 * watch(report): calls report for each error that nothing has caught
		 */
		configure(given) {
			config = given
			config.watch((error) => onUncaught?.(error))
		},
		pause,
		/** The names of the scenarios that can run here. */
		list: () => [...registry].filter(([, options]) => options.in.includes(config.kind)).map(([name]) => name),
		/** Runs one: {name, status: 'passed' | 'limited' | 'failed', error, limits, native, ms}. */
		async run(name) {
			const options = registry.get(name)
			const begun = performance.now()
			const { error, limits } = await attempt(options, config.EventSource)
			const result = { name, status: 'passed', error, limits }
			if (options.native && config.Native) result.native = (await attempt(options, config.Native)).error ?? 'agrees'
			// Where the engine's own class departs in just the same way, it is the engine's.
			const same = error && !error.endsWith(LATE) && plain(error) === plain(result.native ?? '')
			if (same) limits.push(`as its own class, ${name}: ${error}`)
			if (error && !same) result.status = 'failed'
			else if (limits.length) result.status = 'limited'
			result.ms = Math.round(performance.now() - begun)
			return result
		},
		/** For browsers: what reports uncaught errors there. */
		watchGlobal(report) {
			addEventListener('error', (event) => {
				event.preventDefault()
				report(event.error ?? event.message)
			})
			addEventListener('unhandledrejection', (event) => {
				event.preventDefault()
				report(event.reason)
			})
		},
	}
}
