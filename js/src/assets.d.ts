/** The built core, inlined by the bundler as text. */
declare module '*.wasm' {
  const text: string
  export default text
}

/** The translated core. */
declare module '*/core.mjs' {
  export function instantiate(): import('./wasm.ts').Exports
}
