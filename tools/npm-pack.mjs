// Makes of a copy of files the package that npm would publish: npm-pack.mjs MANIFEST FOLDER.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const [manifestPath, folder] = process.argv.slice(2)
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
const write = (path, value) => writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)

const { devDependencies: _, ...published } = manifest
write('package.json', published)

// A tool that reads no map of exports looks for a folder of the entry's name.
for (const [entry, target] of Object.entries(manifest.exports)) {
  const name = basename(entry)
  if (name === '.' || typeof target === 'string') continue
  const from = (path) => `../${path.replace('./', '')}`
  mkdirSync(join(folder, name), { recursive: true })
  const { import: module = target, require: main = module } = target
  write(`${name}/package.json`, { main: from(main.default), module: from(module.default), types: from(module.types) })
}

// A link to what is in the repository alone is none in the package, and a picture is what it shows, in words.
const pages = ['.', 'docs'].flatMap((room) => readdirSync(join(folder, room)).filter((name) => name.endsWith('.md')).map((name) => join(room, name)))
for (const page of pages) {
  const text = readFileSync(join(folder, page), 'utf8')
  const linked = text.replace(/!?\[([^\]]*)\]\(([^)#\s]+)(#[^)]*)?\)/g, (link, label, target) =>
    /^[a-z]+:/.test(target) || existsSync(join(folder, dirname(page), target)) ? link : label,
  )
  if (linked !== text) writeFileSync(join(folder, page), linked)
}
