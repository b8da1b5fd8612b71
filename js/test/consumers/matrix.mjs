// Compiles what users write against the built package, as npm installs it: with the oldest TypeScript that is supported, the
// newest and one between, with the DOM library, a worker's, and none but Node's types. No check of declarations is skipped.

import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const build = `${root}build/consumers/`

/** Oldest first. Node's newest types are nothing for the oldest compiler: they do not compile in it by themselves. */
const compilers = [
  { version: '5.2', node: '20' },
  { version: '5.9', node: '26' },
  { version: '7.0', node: '26' },
]

const page = ['ES2022', 'DOM', 'DOM.Iterable']
const newestPage = ['ESNext', 'DOM', 'DOM.Iterable']
const all = ['bundler', 'node16', 'nodenext']

/** Files, the libraries that they compile with, and ways to find the package. */
const programs = [
  { name: 'page', lib: page, files: ['everywhere', 'dom'], resolutions: all },
  { name: 'script', lib: page, files: ['script'], resolutions: ['bundler'] },
  { name: 'newest-page', lib: newestPage, files: ['everywhere', 'dom', 'using'], resolutions: ['node16'] },
  { name: 'worker', lib: ['ES2022', 'WebWorker'], files: ['everywhere', 'dom'], resolutions: ['bundler'] },
  { name: 'node', lib: ['ES2022'], types: ['node'], files: ['everywhere', 'using'], resolutions: all },
  { name: 'node-script', lib: ['ES2022'], types: ['node'], files: ['everywhere', 'script-node'], resolutions: ['node16'] },
  { name: 'page-and-node', lib: page, types: ['node'], files: ['everywhere', 'dom', 'using', 'script'], resolutions: ['nodenext'] },
]

const modules = { bundler: 'ESNext', node16: 'Node16', nodenext: 'NodeNext' }

/** Puts the package where the programs find it. */
function install() {
  const installed = `${here}node_modules/eventsource-wasm`
  rmSync(installed, { recursive: true, force: true })
  cpSync(`${root}dist`, `${installed}/dist`, { recursive: true })
  cpSync(`${root}js/package.json`, `${installed}/package.json`)
}

/** The paths of tsconfig.json files, one a program. */
function configure({ version, node }) {
  return programs.flatMap(({ name, lib, types = [], files, resolutions }) =>
    resolutions.map((moduleResolution) => {
      const compilerOptions = {
        target: 'ES2022',
        lib,
        typeRoots: [`${here}node_modules/@types-${node}`],
        types,
        module: modules[moduleResolution],
        moduleResolution,
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
      }
      const path = `${build}${version}-${name}-${moduleResolution}.json`
      writeFileSync(path, JSON.stringify({ compilerOptions, files: files.map((file) => `${here}${file}.ts`) }))
      return path
    }),
  )
}

/**
 * `tsc -p` on each, by a compiler written in JavaScript. To save time it is one process: what programs share is read once, and
 * the platform's own declarations are checked only if there are global ones beside them, which could clash.
 * @returns whether there were errors, which it has printed
 */
function compile(ts, paths) {
  const shared = new Map()
  const formatting = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here, getNewLine: () => '\n' }
  let failed = false
  for (const path of paths) {
    const errors = []
    const parsed = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (error) => errors.push(error) })
    if (parsed) {
      const host = ts.createCompilerHost(parsed.options)
      const read = host.getSourceFile
      host.getSourceFile = (name, how, ...rest) => {
        const key = `${how.impliedNodeFormat} ${name}`
        if (!shared.has(key)) shared.set(key, read(name, how, ...rest))
        return shared.get(key)
      }
      const program = ts.createProgram(parsed.fileNames, parsed.options, host)
      const files = program.getSourceFiles()
      const whole = files.some(({ fileName }) => fileName.endsWith('/eventsource-wasm/dist/script.d.ts'))
      const checked = whole ? files : files.filter(({ fileName }) => !/\/(typescript-[^/]*|@types-[^/]*|undici-types)\//.test(fileName))
      errors.push(...parsed.errors, ...program.getConfigFileParsingDiagnostics(), ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics())
      for (const file of checked) errors.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file))
    }
    if (errors.length) console.log(`${path.slice(build.length)}:\n${ts.formatDiagnostics(errors, formatting)}`)
    failed ||= errors.length > 0
  }
  return failed
}

const [, self, version, ...given] = process.argv
// A process for one compiler.
if (version) {
  process.exit(compile(createRequire(import.meta.url)(`typescript-${version}`), given) ? 1 : 0)
}

install()
rmSync(build, { recursive: true, force: true })
mkdirSync(build, { recursive: true })
const jobs = compilers.flatMap((compiler) => {
  const paths = configure(compiler)
  const inJavaScript = existsSync(`${here}node_modules/typescript-${compiler.version}/lib/typescript.js`)
  if (inJavaScript) return [{ name: '', command: [self, compiler.version, ...paths] }]
  const tsc = `${here}node_modules/typescript-${compiler.version}/bin/tsc`
  return paths.map((path) => ({ name: `${path.slice(build.length)}:\n`, command: [tsc, '--pretty', 'false', '-p', path] }))
})
let failed = false
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const [error, output] = await new Promise((resolve) => {
      execFile(process.execPath, job.command, { cwd: here, maxBuffer: Infinity }, (error, out, err) => resolve([error, out + err]))
    })
    if (!error) continue
    failed = true
    console.error(job.name + (output || error.message))
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
process.exit(failed ? 1 : 0)
