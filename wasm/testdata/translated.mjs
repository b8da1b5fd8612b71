// Repeats on the translated core what wasm/translated_test.go has recorded of the native one, and tells the first difference.
import { readSync, writeSync } from 'node:fs'
import { instantiate } from '../../dist/core.mjs'

const { exports: names, parameters, floats, window: WINDOW } = JSON.parse(process.argv[2])
const kinds = names.map((name) => parameters[name])
const givesFloat = names.map((name) => floats.includes(name))

const buffer = Buffer.alloc(1 << 20)
let at = 0
let end = 0
/** Gives where the next so many bytes are in the buffer, once they have come. */
function take(bytes) {
	if (end - at < bytes) {
		buffer.copyWithin(0, at, end)
		end -= at
		at = 0
		while (end < bytes) {
			const read = readSync(0, buffer, end, buffer.length - end)
			if (!read) process.exit()
			end += read
		}
	}
	at += bytes
	return at - bytes
}
const word = () => buffer.readUInt32LE(take(4))
const float = () => buffer.readDoubleLE(take(8))
const bytes = () => {
	const n = word()
	const from = take(n)
	return buffer.subarray(from, from + n)
}
const same = (a, b) => Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.abs(a)

let core, windowAt, before, previous, error, calls
for (;;) {
	const op = buffer[take(1)]
	if (op === 0) {
		previous = core
		before = previous && Buffer.from(previous.memory.buffer.slice(0))
		core = instantiate()
		windowAt = core.window()
		error = ''
		calls = 0
		continue
	}
	if (op === 255) {
		if (previous && before.compare(new Uint8Array(previous.memory.buffer))) error ||= 'another instance has changed'
		writeSync(1, JSON.stringify({ error, calls, memory: core.memory.buffer.byteLength }) + '\n')
		continue
	}
	const name = names[op - 1]
	const args = []
	for (const kind of kinds[op - 1]) args.push(kind === 'f' ? float() : word())
	const want = givesFloat[op - 1] ? float() : word()
	const { buffer: memory } = core.memory
	if (name === 'feed') new Uint8Array(memory).set(bytes(), windowAt)
	const got = core[name](...args)
	calls++
	const at = `${name}(${args})`
	if (name !== 'release' && !(givesFloat[op - 1] ? same(want, got) : want === got >>> 0)) error ||= `${at} is ${got}, natively ${want}`
	if (name === 'feed') {
		const table = bytes()
		if (table.compare(new Uint8Array(memory, windowAt + WINDOW, table.length))) error ||= `the records of ${at} differ`
	}
}
