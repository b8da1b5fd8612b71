import htmx from 'htmx.org'
import 'htmx-ext-sse/dist/sse.esm.js'

globalThis.htmx = htmx
globalThis.start = (html) => {
  document.body.innerHTML = html
  htmx.process(document.body)
}
