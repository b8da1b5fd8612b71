// Copies the script, and holds the page to just this one.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const integrity = require('eventsource-wasm/dist/integrity.json')['eventsource.js']

mkdirSync('dist', { recursive: true })
copyFileSync(require.resolve('eventsource-wasm/dist/eventsource.js'), 'dist/eventsource.js')
writeFileSync('dist/index.html', readFileSync('index.html', 'utf8').replace('integrity=""', `integrity="${integrity}"`))
