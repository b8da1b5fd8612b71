// Compiles a component of Svelte's or Vue's, given on standard input, as its bundler plugins do: compile.mjs NAME client|server
import { readFileSync } from 'node:fs'
import { compile } from 'svelte/compiler'
import { compileScript, parse } from 'vue/compiler-sfc'

const [, , filename, generate] = process.argv
const source = readFileSync(0, 'utf8')
if (filename.endsWith('.vue')) {
  const { descriptor, errors } = parse(source, { filename })
  for (const { message } of errors) console.error(message)
  process.stdout.write(compileScript(descriptor, { id: filename, inlineTemplate: true }).content)
} else {
  const { js, warnings } = compile(source, { filename, generate, dev: true })
  for (const { message } of warnings) console.error(message)
  process.stdout.write(js.code)
}
