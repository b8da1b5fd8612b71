package eventsource_test

import (
	"context"
	"os"
	"sync"

	"github.com/tetratelabs/wazero"
)

// keepCores is a script for pages, before ours: cores has the exports of every instance of the core, under the names of
// dist/core.wasm. The core inside the scripts is the same with shorter names.
var keepCores = sync.OnceValue(func() string {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	code, err := os.ReadFile("dist/core.wasm")
	if err != nil {
		panic(err)
	}
	module, err := runtime.CompileModule(ctx, code)
	if err != nil {
		panic(err)
	}
	names := map[uint32]string{}
	for name, function := range module.ExportedFunctions() {
		names[function.Index()] = name
	}
	return `
var cores = []
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
	construct(target, args) {
		const instance = Reflect.construct(target, args), { memory, ...functions } = instance.exports
		const names = ` + js(names) + ` // by the functions' own names, which are their indices
		cores.push({ memory, ...Object.fromEntries(Object.values(functions).map((f) => [names[f.name], f])) })
		return instance
	},
})
`
})
