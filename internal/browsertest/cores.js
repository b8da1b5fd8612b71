// For pages, before ours: cores has the exports of every instance of the core, under the names of dist/core.wasm. The core
// inside the scripts is the same with shorter names, so the names are found by the functions' own: those are their indices.

var cores = []

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
	construct(target, args) {
		const names = namesOfCore(target)
		const instance = Reflect.construct(target, args), { memory, ...functions } = instance.exports
		cores.push({ memory, ...Object.fromEntries(Object.values(functions).map((f) => [names[f.name], f])) })
		return instance
	},
})

function namesOfCore(Instance) {
	const bytes = Uint8Array.from(atob(core), (c) => c.charCodeAt(0))
	const { memory, ...functions } = new Instance(new WebAssembly.Module(bytes)).exports
	return Object.fromEntries(Object.entries(functions).map(([name, f]) => [f.name, name]))
}

/** How many streams each instance has room for. */
function freeHandles() {
	return cores.map(({ open, release }) => {
		const handles = []
		for (let handle; (handle = open(0, 0, 0, 0, 0)); ) handles.push(handle)
		handles.forEach(release)
		return handles.length
	})
}
