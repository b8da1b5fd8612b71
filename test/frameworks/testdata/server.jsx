import { createElement } from 'react'
import { renderToString as renderReact } from 'react-dom/server'
import { createComponent } from 'solid-js'
import { renderToString as renderSolid } from 'solid-js/web'
import { render as renderSvelte } from 'svelte/server'
import { createSSRApp, h } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import * as react from 'eventsource-wasm/react'
import * as solid from 'eventsource-wasm/solid'
import * as vue from 'eventsource-wasm/vue'
import Server from './Server.svelte'

globalThis.fetch = () => {
  throw new Error('a request was made')
}

const options = { url: '/stream', initial: 'nothing yet' }

function React() {
  const { data } = react.useEventStream(options)
  const { status } = react.useEventSource('/stream')
  return createElement('p', null, `${data}: ${status}`)
}

const Vue = () => {
  const { data } = vue.useEventStream(options)
  const { status } = vue.useEventSource('/stream')
  return () => h('p', `${data.value}: ${status.value}`)
}

function Solid() {
  const chat = solid.useEventStream(options)
  const feed = solid.useEventSource('/stream')
  return `${chat.data}: ${feed.status}`
}

console.log(
  JSON.stringify({
    React: renderReact(createElement(React)),
    Vue: await renderVue(createSSRApp({ setup: Vue })),
    Svelte: renderSvelte(Server).body.replace(/<!--.*?-->/g, ''),
    Solid: renderSolid(() => createComponent(Solid, {})),
  }),
)
