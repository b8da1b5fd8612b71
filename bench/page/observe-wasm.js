// Runs before the page's own scripts: notes the memory and the size of every WebAssembly module that the page makes.
{
  const seen = { memories: [], bytes: 0 };
  const keep = (instance) => {
    for (const value of Object.values(instance.exports)) {
      if (value instanceof WebAssembly.Memory) seen.memories.push(value);
    }
    return instance;
  };
  const weigh = (source) => {
    if (source?.byteLength !== undefined) seen.bytes = Math.max(seen.bytes, source.byteLength);
  };
  const { Module, Instance, compile, instantiate } = WebAssembly;
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, args, newTarget) => (weigh(args[0]), Reflect.construct(target, args, newTarget)),
  });
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, args, newTarget) => keep(Reflect.construct(target, args, newTarget)),
  });
  WebAssembly.compile = (source) => (weigh(source), compile(source));
  WebAssembly.instantiate = async (source, imports) => {
    weigh(source);
    const result = await instantiate(source, imports);
    keep(result.instance ?? result);
    return result;
  };
  globalThis.wasmSeen = () => ({
    memory: seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    module: seen.bytes,
  });
}
