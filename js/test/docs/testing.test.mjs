// The code in docs/testing.md that stands on others' tools.

import assert from 'node:assert/strict'
import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { after, before, it } from 'node:test'
import { chromium } from 'playwright-core'

const page = await readFile(new URL('../../../docs/testing.md', import.meta.url), 'utf8')
const own = (name) => name.replace(/^eventsource-wasm$/, new URL('../../../dist/eventsource.mjs', import.meta.url).href)

/** The code under a heading, as a module. */
function module(heading) {
  const [, code] = new RegExp(`^#+ ${heading}\n[^#]*?^\`\`\`js\n(.*?)^\`\`\`$`, 'ms').exec(page) ?? []
  assert.ok(code, `docs/testing.md has no code under ${heading}`)
  const resolved = code.replaceAll(/ from '([^']+)'/g, (_, name) => ` from '${import.meta.resolve(own(name))}'`)
  return import(`data:text/javascript,${encodeURIComponent(resolved)}`)
}

it('names the versions', async () => {
  const { devDependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'))
  assert.ok(page.includes(`[MSW](#msw) ${devDependencies.msw} |`))
  assert.ok(page.includes(`[Playwright](#playwright) ${devDependencies['playwright-core']} |`))
})

it('fakes a stream with MSW', async () => {
  const { written } = await module('MSW')
  const { hello } = await module('In Node')
  const answer = written('http://localhost/v1/chat/completions')
  assert.equal(await hello(answer), 'complete')
  assert.deepEqual(answer.requests, [{ prompt: 'Hello' }])
})

it('breaks one off', async () => {
  const { written } = await module('MSW')
  const { hello } = await module('In Node')
  const answer = written('http://localhost/v1/chat/completions')
  assert.equal(await hello({ ...answer, send: answer.breakOff }), 'failed')
  assert.equal(await hello({ ...answer, send: answer.end }), 'incomplete')
})

let browser
before(async () => (browser = await chromium.launch({ executablePath: find(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })))
after(() => browser?.close())

/** The browser that $CHROMIUM names, or the first one on PATH. */
function find() {
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  for (const name of names) {
    for (const folder of name.includes('/') ? [''] : process.env.PATH.split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {}
    }
  }
  throw new Error('no browser; `make test` installs one')
}

/** A page that loads the script. */
async function open(prepare) {
  const opened = await browser.newPage()
  await opened.route('http://page.test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ path: new URL('../../../dist/eventsource.js', import.meta.url).pathname })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><script src="/eventsource.js"></script>' }),
  )
  const prepared = await prepare(opened)
  await opened.goto('http://page.test/')
  await opened.evaluate(() => {
    globalThis.source = new EventSource('/v1/chat/completions', { method: 'POST', body: { prompt: 'Hello' }, done: '[DONE]' })
    globalThis.log = []
    source.onmessage = ({ data }) => log.push(data)
  })
  return { page: opened, prepared, ended: () => opened.evaluate(async () => ({ ...(({ outcome, error }) => ({ outcome, status: error?.status }))(await source.closed), log })) }
}

it('answers by Playwright', async () => {
  const { answerWith } = await module('Playwright')
  const whole = await open((page) => answerWith(page, 'data: a\n\ndata: [DONE]\n\n'))
  assert.deepEqual(await whole.ended(), { outcome: 'complete', status: undefined, log: ['a'] })
  const short = await open((page) => answerWith(page, 'data: a\n\n'))
  assert.equal((await short.ended()).outcome, 'incomplete')
  const refused = await open((page) => answerWith(page, '{"detail":"slowly"}', 429))
  assert.deepEqual(await refused.ended(), { outcome: 'failed', status: 429, log: [] })
})

it('answers piece by piece', async () => {
  const { answerByHand } = await module('Piece by piece')
  const { page, prepared: send, ended } = await open((page) => answerByHand(page, '/v1/chat/completions'))
  await page.waitForFunction(() => globalThis.answer)
  await send('a')
  await page.waitForFunction(() => log.length === 1)
  await send('b')
  await page.waitForFunction(() => log.length === 2)
  await page.evaluate(() => source.close())
  assert.deepEqual(await ended(), { outcome: 'closed', status: undefined, log: ['a', 'b'] })
})
