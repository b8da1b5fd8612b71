// Compiles a component of Svelte's, given on standard input, as its bundler plugins do: compile.mjs NAME client|server
import { readFileSync } from 'node:fs'
import { compile } from 'svelte/compiler'

const { js, warnings } = compile(readFileSync(0, 'utf8'), { filename: process.argv[2], generate: process.argv[3], dev: true })
for (const { message } of warnings) console.error(message)
process.stdout.write(js.code)
