/** The built core, inlined by the bundler as text. */
declare module '*.wasm' {
  const text: string
  export default text
}
